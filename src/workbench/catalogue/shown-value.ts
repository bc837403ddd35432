import { isList, isMembers, type JsonPath, valueAt } from '#catalogue/json-path.ts';
import { type Language, textIn, writtenIn } from '#kernel/bilingual.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { parseDay } from '#kernel/day.ts';
import { formatDay } from '#web/format.ts';
import { sayIn } from '#web/language.ts';
import { type FieldSpec, optionsOf } from '#workbench/catalogue/field-spec.ts';

/** A field of a law, where it stands: its options may be made from the law and from its row. */
export interface ShownField {
  readonly spec: FieldSpec | null;
  readonly body: JsonValue;
  /** Place of its row, empty outside of rows. */
  readonly row: JsonPath;
}

/** A value of a law as people read it, in the words of the field in which it is typed. */
export function shownValue(
  value: JsonValue | undefined,
  field: ShownField,
  lang: Language,
): string {
  if (value === undefined) return '';
  const lens = field.spec?.lens;
  return inWords(lens === undefined ? value : lens.shown(value), field, lang);
}

function inWords(value: JsonValue, field: ShownField, lang: Language): string {
  const say = sayIn(lang);
  if (isEmpty(value)) return say('(trống)', '(empty)');
  if (typeof value === 'boolean') return value ? say('Có', 'Yes') : say('Không', 'No');
  if (isList(value)) return value.map((item) => inWords(item, field, lang)).join('; ');
  if (isMembers(value)) return ofMembers(value, field, lang);
  if (typeof value === 'number') return ofOption(String(value).replace('.', ','), field, lang);
  const text = String(value);
  const day = parseDay(text);
  return day.ok ? formatDay(day.value, lang) : ofOption(text, field, lang);
}

const isEmpty = (value: JsonValue): boolean =>
  value === null || value === '' || (isList(value) && value.length === 0);

/** By its name where it has one; else all that it holds. */
function ofMembers(value: JsonValue, field: ShownField, lang: Language): string {
  for (const member of ['name', 'label', 'title', writtenIn(lang)]) {
    const name = valueAt(value, [member]);
    if (name !== undefined) return inWords(name, field, lang);
  }
  return Object.values(value ?? {})
    .filter((item: JsonValue) => !isEmpty(item))
    .map((item: JsonValue) => inWords(item, field, lang))
    .join(', ');
}

function ofOption(value: string, { spec, body, row }: ShownField, lang: Language): string {
  if (spec === null || !('options' in spec.type)) return value;
  const options = optionsOf(spec.type.options, body, row);
  return textIn(lang, options.find((option) => option.value === value)?.text) ?? value;
}
