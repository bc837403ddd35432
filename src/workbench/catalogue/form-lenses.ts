import { isList, itemsAt, textAt, valueAt } from '#catalogue/json-path.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';
import { slug } from '#kernel/slug.ts';
import type { Lens } from '#workbench/catalogue/field-spec.ts';
import { conditionKeys, sourceKey } from '#workbench/catalogue/form-options.ts';

/** How the members of a question that no single control holds are typed and kept. */

/** Choices as lines; a choice keeps its value while its text or its place stays the same. */
export const choiceLines: Lens = {
  shown: (held) =>
    (isList(held) ? held : []).map((option) => {
      const [vi, en] = [textAt(option, ['text', 'vi']), textAt(option, ['text', 'en'])];
      return en === '' ? vi : `${vi} | ${en}`;
    }),
  held: (typed, row) => {
    const before = itemsAt(row, ['options']);
    const lines = textsOf(typed);
    return lines.map((line, index) => {
      const [vi = '', en = ''] = line.split('|').map((side) => side.trim());
      const same = before.find((option) => textAt(option, ['text', 'vi']) === vi);
      const there = before.length === lines.length ? before[index] : undefined;
      const value = textAt(same ?? there, ['value']) || slug(vi);
      return { value, text: { vi, en: en === '' ? vi : en } };
    });
  },
};

/**
 * What is said where a required answer is missing is made from the question; one that somebody
 * wrote stays.
 */
export const requiredFlag: Lens = {
  shown: (held) => held !== null && held !== undefined,
  held: (typed, row) => {
    if (typed !== true) return null;
    const before = valueAt(row, ['required']);
    const isMade = MADE.test(textAt(before, ['vi']));
    if (before !== null && before !== undefined && !isMade) return before;
    const label = (lang: string): string => textAt(row, ['label', lang]);
    return { vi: `Trả lời câu: ${label('vi')}.`, en: `Please answer: ${label('en')}.` };
  },
};
const MADE = /^Trả lời câu: /;

/** Conditions as the answers that are ticked (`conditionOptions`). */
export const conditionLens: Lens = {
  shown: conditionKeys,
  held: (typed) => {
    const byField = Map.groupBy(textsOf(typed), (one) => one.slice(0, one.indexOf('=')));
    return [...byField].map(([field, ones]) => ({
      field,
      is: ones.map((one): JsonValue => answerOf(one.slice(field.length + 1))),
    }));
  },
};

/** What stands after the sign in an option; a text that is no JSON was not made by the page. */
function answerOf(text: string): JsonValue {
  if (text === 'true' || text === 'false') return text === 'true';
  return text.replaceAll('"', '');
}

/** Sources as those that are ticked (`sourceOptions`). */
export const sourceKeys: Lens = {
  shown: (held) => (isList(held) ? held.map(sourceKey) : []),
  held: (typed) =>
    textsOf(typed).map((one): JsonValue => {
      const [kind = '', first = '', ...path] = one.split(' ');
      return kind === 'register'
        ? { kind, register: first, path: path.join(' ') }
        : { kind, name: first };
    }),
};

const textsOf = (typed: JsonValue): readonly string[] =>
  isList(typed) ? typed.filter((one) => typeof one === 'string') : [];
