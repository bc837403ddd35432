import { type Difference, numberedPath } from '#catalogue/differences.ts';
import { isList, isMembers, type JsonPath, valueAt } from '#catalogue/json-path.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { dataTable } from '#web/components/data-table.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { SectionSpec } from '#workbench/catalogue/field-spec.ts';
import { placeAt, rowName } from '#workbench/catalogue/places.ts';
import { shownValue } from '#workbench/catalogue/shown-value.ts';

/** Two versions of a law, and the pages on which it is written. */
export interface Compared {
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly sections: readonly SectionSpec[];
}

/** Where two versions differ, in the words of the editor's pages. */
export function differenceTable(
  lang: Language,
  found: readonly Difference[],
  compared: Compared,
): Html {
  const say = sayIn(lang);
  if (found.length === 0) {
    return html`<p class="empty">${say('Không có khác biệt nào.', 'They do not differ.')}</p>`;
  }
  return dataTable({
    caption: say('Khác biệt', 'Differences'),
    captionHidden: true,
    columns: [
      { label: say('Mục', 'Place') },
      { label: say('Trước', 'Before') },
      { label: say('Sau', 'After') },
    ],
    rows: found.map((difference) => differenceRow(lang, difference, compared)),
  });
}

/** What went is named as the version before had it, all else as the one after has it. */
function differenceRow(
  lang: Language,
  { path, before, after }: Difference,
  compared: Compared,
): readonly string[] {
  const { sections } = compared;
  const sides = [
    { value: before, body: compared.before, at: numberedPath(compared.before, path) },
    { value: after, body: compared.after, at: numberedPath(compared.after, path) },
  ] as const;
  const [old, now] = sides;
  const naming = now.at === null || after === undefined ? old : now;
  const { text, spec } = placeAt(sections, naming.body, naming.at ?? path);
  return [
    textIn(lang, text).slice(0, 1).toUpperCase() + textIn(lang, text).slice(1),
    ...sides.map(
      ({ value, body, at }) =>
        orderText(value, body, at, compared, lang) ??
        shownValue(value, { spec, body, row: rowOf(at ?? path) }, lang),
    ),
  ];
}

/** The row in which a field stands: its place up to the last number. */
const rowOf = (path: JsonPath): JsonPath =>
  path.slice(0, path.findLastIndex((name) => /^\d+$/.test(name)) + 1);

/** Rows whose order changed, by their names; null where it is not about an order. */
function orderText(
  value: JsonValue | undefined,
  body: JsonValue,
  at: JsonPath | null,
  { sections }: Compared,
  lang: Language,
): string | null {
  const rows = at === null ? undefined : valueAt(body, at);
  if (!isList(value) || !isList(rows) || !rows.every(isMembers)) return null;
  if (!value.every((name) => typeof name === 'string')) return null;
  return value
    .map((name) => {
      const place = numberedPath(body, [...(at ?? []), name]);
      const row = place === null ? undefined : valueAt(body, place);
      return row === undefined ? name : textIn(lang, rowName(sections, body, row));
    })
    .join('; ');
}
