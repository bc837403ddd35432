import { itemsAt, type JsonPath, textAt, withValueAt } from '#catalogue/json-path.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { pathOf, placeOf } from '#workbench/catalogue/places.ts';

/**
 * A law after the rows of one of its lists changed places: what is to be confirmed goes with the row
 * of which it speaks, and away with one that was removed. `order` has the number that each row had
 * before, or null for a new one.
 */
export function withPlacesMoved(
  body: JsonValue,
  list: JsonPath,
  order: readonly (number | null)[],
): JsonValue {
  const before = itemsAt(body, ['toBeConfirmed']);
  const after = before.flatMap((item) => {
    const path = pathOf(textAt(item, ['field']));
    const number = path[list.length];
    if (number === undefined || !list.every((name, index) => path[index] === name)) return [item];
    const place = order.indexOf(Number(number));
    if (place === -1) return [];
    const moved = [...list, String(place), ...path.slice(list.length + 1)];
    return [withValueAt(item, ['field'], placeOf(moved))];
  });
  return before.length === 0 ? body : withValueAt(body, ['toBeConfirmed'], after);
}
