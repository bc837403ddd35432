import { itemsAt, type JsonPath, textAt, valueAt } from '#catalogue/json-path.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { say } from '#workbench/catalogue/field-makers.ts';
import { kindOf, type Option, type SectionSpec } from '#workbench/catalogue/field-spec.ts';
import { pathOf, placeAt, placeOf, WHOLES } from '#workbench/catalogue/places.ts';

/**
 * Every place that a law has, as the editor calls it, under the page on which it is written: so that
 * nobody types `fees[0].amount`. What the law speaks of and does not have stands last.
 */
export const placeOptions =
  (sections: readonly SectionSpec[]) =>
  (body: JsonValue): readonly Option[] => {
    const exists = (path: JsonPath): boolean => valueAt(body, path) !== undefined;
    const options = sections.flatMap((section): readonly Option[] =>
      placesOf(section, body)
        .filter(exists)
        .map((path) => ({
          value: placeOf(path),
          text: placeAt(sections, body, path).text,
          group: section.title,
        })),
    );
    const wholes = [...WHOLES]
      .filter(([place]) => IN_GENERAL.has(place) && exists(pathOf(place)))
      .map(([value, text]): Option => ({ value, text, group: WHOLE }));
    return withUnknown([...wholes, ...options], sections, body);
  };

const WHOLE = say('Chung', 'In general');
const IN_GENERAL: ReadonlySet<string> = new Set([
  'validFrom',
  'validTo',
  'timeLimit',
  'supplement',
  'filedWithin',
]);

/** The fields of a section, the list that it has, and each row with its fields. */
function placesOf({ fields, rows }: SectionSpec, body: JsonValue): readonly JsonPath[] {
  const own = fields.map((spec) => spec.path.split('.'));
  if (rows === null) return own;
  const at = rows.path.split('.');
  const ofRows = itemsAt(body, at).flatMap((row, index) => {
    const place = [...at, String(index)];
    const inside = kindOf(rows, row).fields.filter(({ type }) => type.kind !== 'key');
    return [place, ...inside.map((spec) => [...place, ...spec.path.split('.')])];
  });
  return [...own, at, ...ofRows];
}

function withUnknown(
  options: readonly Option[],
  sections: readonly SectionSpec[],
  body: JsonValue,
): readonly Option[] {
  const known = new Set(options.map(({ value }) => value));
  const named = itemsAt(body, ['toBeConfirmed']).map((item) => textAt(item, ['field']));
  const unknown = new Set(named.filter((place) => place !== '' && !known.has(place)));
  return [
    ...options,
    ...[...unknown].map((value) => {
      const { vi, en } = placeAt(sections, body, pathOf(value)).text;
      return { value, text: say(`${vi} (không có)`, `${en} (unknown)`) };
    }),
  ];
}
