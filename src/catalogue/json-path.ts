import type { JsonValue } from '#kernel/canonical-json.ts';

/** Names of members and numbers of items, from the outside in, as `['components', '0', 'name']`. */
export type JsonPath = readonly string[];

/** What stands at a path, or undefined where nothing does. */
export function valueAt(json: JsonValue | undefined, path: JsonPath): JsonValue | undefined {
  let place = json;
  for (const name of path) {
    if (typeof place !== 'object' || place === null) return undefined;
    // Its own members only: a law may have one named as what every object inherits.
    place = Object.hasOwn(place, name)
      ? (place as Readonly<Record<string, JsonValue | undefined>>)[name]
      : undefined;
  }
  return place;
}

/** The same with another value at a path; members on the way that are missing are made. */
export function withValueAt(
  json: JsonValue | undefined,
  path: JsonPath,
  value: JsonValue,
): JsonValue {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const inner = withValueAt(valueAt(json, [name]), rest, value);
  if (isList(json)) return json.map((item, index) => (String(index) === name ? inner : item));
  return { ...(isMembers(json) ? json : {}), [name]: inner };
}

/** The text at a path, or the empty string where no text stands there. */
export function textAt(json: JsonValue | undefined, path: JsonPath): string {
  const found = valueAt(json, path);
  return typeof found === 'string' ? found : '';
}

/** The items of a list at a path; none where there is no list. */
export function itemsAt(json: JsonValue | undefined, path: JsonPath): readonly JsonValue[] {
  const found = valueAt(json, path);
  return isList(found) ? found : [];
}

export const isList = (json: JsonValue | undefined): json is readonly JsonValue[] =>
  Array.isArray(json);

export const isMembers = (
  json: JsonValue | undefined,
): json is { readonly [key: string]: JsonValue | undefined } =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
