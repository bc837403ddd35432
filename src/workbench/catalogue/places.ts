import { itemsAt, type JsonPath, textAt } from '#catalogue/json-path.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { say } from '#workbench/catalogue/field-makers.ts';
import {
  type FieldSpec,
  kindOf,
  type RowsSpec,
  type SectionSpec,
} from '#workbench/catalogue/field-spec.ts';

/** A place in a law as the editor calls it, and the field that is typed there, where one is. */
export interface Place {
  readonly text: Bilingual;
  readonly spec: FieldSpec | null;
}

/**
 * What the editor's pages call a place of a law: `steps, 5, name, vi` is “Bước 6 “Trả kết quả”, tên
 * bước (tiếng Việt)”. Where they do not have it, the place itself.
 */
export function placeAt(sections: readonly SectionSpec[], body: JsonValue, path: JsonPath): Place {
  for (const { fields } of sections) {
    const spec = fields.find((one) => isUnder(path, one.path.split('.')));
    if (spec !== undefined) return { text: withLanguage(spec.label, path), spec };
  }
  // Pages have questions: of two lists that hold the place, the inner one names it.
  const [inner] = sections
    .flatMap(({ rows, title }) => (rows === null ? [] : [{ rows, title }]))
    .filter(({ rows }) => isUnder(path, rows.path.split('.')))
    .toSorted((a, b) => b.rows.path.length - a.rows.path.length);
  if (inner !== undefined) return placeInRows(sections, body, path, inner);
  const place = path.join('.');
  const whole = WHOLES.get(place) ?? WHOLES.get(path[0] ?? '');
  return { text: whole ?? say(`mục “${place}”`, `“${place}”`), spec: null };
}

function placeInRows(
  sections: readonly SectionSpec[],
  body: JsonValue,
  path: JsonPath,
  { rows, title }: { readonly rows: RowsSpec; readonly title: Bilingual },
): Place {
  const at = rows.path.split('.');
  const number = path[at.length];
  if (number === undefined) return { text: title, spec: null };
  const row = itemsAt(body, at)[Number(number)] ?? null;
  const kind = kindOf(rows, row);
  const name = rowName(sections, body, row);
  const text = both(
    kind.row,
    both(say(` ${Number(number) + 1}`, ` ${Number(number) + 1}`), quoted(name)),
  );
  const inside = path.slice(at.length + 1);
  const spec = kind.fields.find((one) => isUnder(inside, one.path.split('.'))) ?? null;
  if (spec === null || spec.type.kind === 'key') return { text, spec: null };
  const label = withLanguage(spec.label, inside);
  return { text: both(text, say(`, ${lower(label.vi)}`, `, ${lower(label.en)}`)), spec };
}

/** By what people know a row of a list: its name, or the place that it speaks of. */
export function rowName(
  sections: readonly SectionSpec[],
  body: JsonValue,
  row: JsonValue,
): Bilingual {
  const field = textAt(row, ['field']);
  if (field !== '') return placeAt(sections, body, pathOf(field)).text;
  for (const member of ['name', 'label', 'title']) {
    const [vi, en] = [textAt(row, [member, 'vi']), textAt(row, [member, 'en'])];
    if (vi !== '' || en !== '') return { vi, en };
  }
  const plain = textAt(row, ['document']) || textAt(row, ['code']);
  return say(plain, plain);
}

/** Members that no single field of the editor holds, by their places. */
export const WHOLES: ReadonlyMap<string, Bilingual> = new Map([
  ['', say('cả nội dung', 'the whole')],
  ['validFrom', say('Có hiệu lực từ ngày', 'In force from')],
  ['validTo', say('Hết hiệu lực từ ngày', 'No longer in force from')],
  ['timeLimit', say('Thời hạn', 'Time limit')],
  ['supplement', say('Cách tính khi chờ bổ sung', 'What a supplement does to the time limit')],
  ['filedWithin', say('Thời hạn phải nộp', 'In which time it is to be filed')],
  ['field', say('Lĩnh vực', 'Field')],
  ['parts', say('Nhóm câu hỏi dùng chung', 'Shared group of questions')],
]);

/** `fees[0].amount`, as a law names one of its own places, and back. */
export const pathOf = (place: string): JsonPath => place.match(/[^.[\]]+/g) ?? [];

export const placeOf = (path: JsonPath): string =>
  path
    .map((name) => (/^\d+$/.test(name) ? `[${name}]` : `.${name}`))
    .join('')
    .replace(/^\./, '');

const isUnder = (path: JsonPath, outer: JsonPath): boolean =>
  outer.every((name, index) => path[index] === name);

function withLanguage(label: Bilingual, path: JsonPath): Bilingual {
  const language = path.at(-1);
  if (language === 'vi') return both(label, say(' (tiếng Việt)', ' (Vietnamese)'));
  if (language === 'en') return both(label, say(' (tiếng Anh)', ' (English)'));
  return label;
}

const both = (a: Bilingual, b: Bilingual): Bilingual => say(`${a.vi}${b.vi}`, `${a.en}${b.en}`);

const quoted = ({ vi, en }: Bilingual): Bilingual =>
  say(vi === '' ? '' : ` “${vi}”`, en === '' ? '' : ` “${en}”`);

/** Inside a sentence; an abbreviation stays as it is. */
const lower = (label: string): string =>
  /^\p{Lu}\p{Lu}/u.test(label) ? label : label.slice(0, 1).toLowerCase() + label.slice(1);
