import { isList, itemsAt, type JsonPath, textAt, valueAt } from '#catalogue/json-path.ts';
import { expandItem } from '#eform/expand-form.ts';
import { FIELD_TYPES, type Part, type Parts } from '#eform/form.ts';
import type { FormShelf } from '#eform/form-shelf.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { canonicalJson, type JsonValue } from '#kernel/canonical-json.ts';
import type { Option } from '#workbench/catalogue/field-spec.ts';
import { fieldTypeLabels, registerLabels } from '#workbench/forms/form-labels.ts';

/** The options of the fields with which a form is written. They read a form that may have any fault. */

export const typeOptions: readonly Option[] = FIELD_TYPES.map((value) => ({
  value,
  text: fieldTypeLabels[value],
}));

export const partOptions = (parts: Parts): readonly Option[] =>
  [...parts.values()].map(({ key, title }) => ({ value: key, text: title }));

/** A question that stands before another, as far as others can depend on it. */
interface Asked {
  readonly id: string;
  readonly type: string;
  readonly label: Bilingual;
  readonly answers: readonly { readonly is: JsonValue; readonly text: Bilingual }[];
}

/** The questions before a row (`pages.1.fields.2`), those of parts written out. */
function askedBefore(body: JsonValue, row: JsonPath, parts: Parts): readonly Asked[] {
  const [page, item] = [Number(row[1]), Number(row[3])];
  return itemsAt(body, ['pages']).flatMap((own, index) => {
    const fields = itemsAt(own, ['fields']);
    const before = index < page ? fields : index > page ? [] : fields.slice(0, item);
    return before.flatMap((field) => asked(field, parts));
  });
}

function asked(item: JsonValue, parts: Parts): readonly Asked[] {
  const part = parts.get(textAt(item, ['part']));
  if (part !== undefined) return askedInPart(item, part, parts);
  const answers = itemsAt(item, ['options']).map((option) => ({
    is: valueAt(option, ['value']) ?? null,
    text: labelAt(option, 'text'),
  }));
  const type = textAt(item, ['type']);
  const own = { id: textAt(item, ['id']), type, label: labelAt(item, 'label') };
  return [{ ...own, answers: type === 'flag' ? YES_NO : answers }];
}

function askedInPart(item: JsonValue, part: Part, parts: Parts): readonly Asked[] {
  const label = labelAt(item, 'label');
  const use = { id: textAt(item, ['id']), part: part.key, label, when: [], feeds: null };
  return expandItem(use, parts).map((field) => ({
    id: field.id,
    type: field.type,
    label: both(label, field.label, ': '),
    answers:
      field.type === 'flag'
        ? YES_NO
        : field.options.map(({ value, text }) => ({ is: value, text })),
  }));
}

const YES_NO = [
  { is: true, text: { vi: 'Có', en: 'Yes' } },
  { is: false, text: { vi: 'Không', en: 'No' } },
] as const;

const labelAt = (json: JsonValue, member: string): Bilingual => ({
  vi: textAt(json, [member, 'vi']),
  en: textAt(json, [member, 'en']),
});

const both = (a: Bilingual, b: Bilingual, between: string): Bilingual => ({
  vi: `${a.vi}${between}${b.vi}`,
  en: `${a.en}${between}${b.en}`,
});

/** One answer to one earlier question, as one option: `ground="mua"`. */
export const answerKey = (field: string, is: JsonValue): string => `${field}=${canonicalJson(is)}`;

/** Every answer to an earlier question on which this one can depend; what it names wrongly stands last. */
export const conditionOptions =
  (parts: Parts) =>
  (body: JsonValue, row: JsonPath): readonly Option[] => {
    const possible = askedBefore(body, row, parts).flatMap(({ id, label, answers }) =>
      answers.map(({ is, text }) => ({ value: answerKey(id, is), text: both(label, text, ' – ') })),
    );
    return withUnknown(possible, conditionKeys(valueAt(body, [...row, 'when'])));
  };

/** Conditions as the options that are ticked. */
export const conditionKeys = (when: JsonValue | undefined): readonly string[] =>
  (isList(when) ? when : []).flatMap((condition) =>
    itemsAt(condition, ['is']).map((is) => answerKey(textAt(condition, ['field']), is)),
  );

/** Dates may not be later than the day of declaring, or than a date that is asked before. */
export const limitOptions =
  (parts: Parts) =>
  (body: JsonValue, row: JsonPath): readonly Option[] => {
    const dates = askedBefore(body, row, parts)
      .filter(({ type }) => type === 'date' || type === 'partial-date')
      .map(({ id, label }) => ({ value: id, text: label }));
    const today = { value: 'today', text: { vi: 'Ngày khai', en: 'The day of declaring' } };
    return withUnknown([today, ...dates], [textAt(body, [...row, 'notAfter'])]);
  };

/** A source as one option. */
export const sourceKey = (source: JsonValue): string =>
  ['kind', 'register', 'path', 'name']
    .map((member) => textAt(source, [member]))
    .filter((text) => text !== '')
    .join(' ');

/** Every source that any form or part has: where answers are known to come from. */
export function sourceOptions(parts: Parts, shelf: FormShelf) {
  const known = new Map<string, Option>();
  const fields = [
    ...[...parts.values()].flatMap((part) => part.fields),
    ...shelf.everything().flatMap(({ pages }) => pages.flatMap((page) => page.fields)),
  ];
  for (const field of fields) {
    if (!('sources' in field)) continue;
    for (const source of field.sources) {
      const value = sourceKey({ ...source });
      known.set(value, { value, text: sourceText(value) });
    }
  }
  const sorted = [...known.values()].sort((a, b) => (a.value < b.value ? -1 : 1));
  return (body: JsonValue, row: JsonPath): readonly Option[] =>
    withUnknown(sorted, itemsAt(body, [...row, 'sources']).map(sourceKey));
}

function sourceText(key: string): Bilingual {
  const [kind, first = '', path = ''] = key.split(' ');
  if (kind === 'declaration') {
    return { vi: `Lần khai trước: ${first}`, en: `Earlier declaration: ${first}` };
  }
  if (kind === 'document') {
    return { vi: `Kho giấy tờ: ${first}`, en: `Store of documents: ${first}` };
  }
  const register = (registerLabels as Readonly<Record<string, Bilingual | undefined>>)[first];
  return both(register ?? { vi: first, en: first }, { vi: path, en: path }, ': ');
}

/** So that what a form names wrongly is seen and can be taken away. */
function withUnknown(options: readonly Option[], chosen: readonly string[]): readonly Option[] {
  const known = new Set(options.map(({ value }) => value));
  const unknown = chosen.filter((value) => value !== '' && !known.has(value));
  return [
    ...options,
    ...unknown.map((value) => ({
      value,
      text: { vi: `${value} (không có)`, en: `${value} (unknown)` },
    })),
  ];
}
