import { itemsAt, type JsonPath, textAt, valueAt } from '#catalogue/json-path.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { dataTable } from '#web/components/data-table.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import {
  type FieldSpec,
  kindOf,
  type RowsSpec,
  type SectionSpec,
} from '#workbench/catalogue/field-spec.ts';
import { rowName } from '#workbench/catalogue/places.ts';
import { shownValue } from '#workbench/catalogue/shown-value.ts';

/** One page of the editor to be read: all that would be published of it, nothing to type. */
export const sectionFacts = (lang: Language, section: SectionSpec, body: JsonValue): Html =>
  html`${section.fields.length === 0 ? null : summaryList({ rows: section.fields.map((spec) => ({ key: textIn(lang, spec.label), value: fact(lang, spec, body, []) })) })}
${section.rows === null ? null : rowFacts(lang, section.rows, section, body)}`;

function rowFacts(lang: Language, rows: RowsSpec, section: SectionSpec, body: JsonValue): Html {
  const say = sayIn(lang);
  const items = itemsAt(body, rows.path.split('.'));
  const [kind] = rows.kinds;
  if (items.length === 0) {
    return html`<p>${say('{row}: không có.', '{row}: none.', { row: textIn(lang, kind.row) })}</p>`;
  }
  // Rows of one kind are a table; those of several differ too much for one.
  return rows.kinds.length === 1
    ? table(lang, rows, section, body)
    : html`${items.map((row, index) => oneRow(lang, rows, row, [...rows.path.split('.'), String(index)], body))}`;
}

function table(lang: Language, rows: RowsSpec, section: SectionSpec, body: JsonValue): Html {
  const path = rows.path.split('.');
  const fields = rows.kinds[0].fields.filter(({ type }) => type.kind !== 'key');
  return dataTable({
    caption: `${sayIn(lang)('Bảng', 'Table')}: ${textIn(lang, section.title)}`,
    captionHidden: true,
    columns: fields.map((spec) => ({
      label: textIn(lang, spec.label),
      numeric: spec.type.kind === 'number',
    })),
    rows: itemsAt(body, path).map((_, index) =>
      fields.map((spec) => fact(lang, spec, body, [...path, String(index)])),
    ),
  });
}

/** A question of a form, with what it has of the many things that a question may have. */
function oneRow(
  lang: Language,
  rows: RowsSpec,
  row: JsonValue,
  place: JsonPath,
  body: JsonValue,
): Html {
  const kind = kindOf(rows, row);
  const number = Number(place.at(-1)) + 1;
  const has = ({ path }: FieldSpec): boolean => {
    const value = valueAt(row, path.split('.'));
    return value !== undefined && value !== null && JSON.stringify(value) !== '[]';
  };
  return html`<h3>${textIn(lang, kind.row)} ${number}: ${textIn(lang, rowName([], body, row))}</h3>${summaryList(
    {
      rows: kind.fields
        .filter((spec) => spec.type.kind !== 'key' && has(spec))
        .map((spec) => ({ key: textIn(lang, spec.label), value: fact(lang, spec, body, place) })),
    },
  )}`;
}

/** A value as it is published; of a text in two languages both. */
function fact(lang: Language, spec: FieldSpec, body: JsonValue, row: JsonPath): Html {
  const value = valueAt(body, [...row, ...spec.path.split('.')]);
  if (spec.type.kind === 'bilingual' && value !== null && value !== undefined) {
    const [vi, en] = [textAt(value, ['vi']), textAt(value, ['en'])];
    return en === vi ? html`${vi}` : html`${vi}<br><span class="fine" lang="en">${en}</span>`;
  }
  const isNone = value === undefined || value === null || value === '';
  return html`${isNone ? '–' : shownValue(value, { spec, body, row }, lang)}`;
}
