import type { Bilingual } from '#kernel/bilingual.ts';
import { BASICS, type Basic, basicOf, type SourceRecord } from '#quality/source-record.ts';

/**
 * What is wrong with a record of the source that is being cleaned. The first four are the classes of
 * 2262/BYT-CNTT (domain.md §11.3–11.4); `no-card` is of pupils alone.
 */
export const CASE_CLASSES = [
  'missing-number',
  'malformed-number',
  'wrong-number',
  'wrong-basics',
  'unmatched',
  'no-card',
] as const;
export type CaseClass = (typeof CASE_CLASSES)[number];

export const caseClassLabels = {
  'missing-number': { vi: 'Thiếu số định danh', en: 'No personal number' },
  'malformed-number': { vi: 'Số định danh sai định dạng', en: 'Number of the wrong form' },
  'wrong-number': { vi: 'Số định danh của người khác', en: 'Another number' },
  'wrong-basics': { vi: 'Sai thông tin cơ bản', en: 'Name, birth or sex differ' },
  unmatched: { vi: 'Không tìm thấy trong dân cư', en: 'Found nowhere' },
  'no-card': { vi: 'Chưa có thẻ căn cước', en: 'Without a citizen card' },
} satisfies Record<CaseClass, Bilingual>;

const PERSONAL_NUMBER = /^\d{12}$/;

/**
 * The class of a record beside the one that it was matched with, or null where both tell the same. A
 * record that nobody was found for and whose number is well formed is `unmatched`.
 */
export function caseClassOf(left: SourceRecord, right: SourceRecord | null): CaseClass | null {
  const number = left.identityNumber.trim();
  if (number === '') return 'missing-number';
  if (!PERSONAL_NUMBER.test(number)) return 'malformed-number';
  if (right === null) return 'unmatched';
  if (right.identityNumber !== '' && number !== right.identityNumber) return 'wrong-number';
  return differencesOf(left, right).length > 0 ? 'wrong-basics' : null;
}

/** A basic that two records tell differently. */
export interface Difference {
  readonly field: Basic;
  readonly left: string;
  readonly right: string;
}

/**
 * The basics that differ, in their order. What one of both does not tell is no difference but the number,
 * which every record should have; a year is the same as a whole date within it, since of the old the
 * population database knows no more. Case, Unicode form and the place of a tone mark do not count.
 */
export function differencesOf(left: SourceRecord, right: SourceRecord): readonly Difference[] {
  return BASICS.flatMap((field) => {
    const [own, other] = [basicOf(left, field), basicOf(right, field)];
    return agree(field, own, other) ? [] : [{ field, left: own, right: other }];
  });
}

function agree(field: Basic, left: string, right: string): boolean {
  if (field === 'identityNumber') return right === '' || left === right;
  if (left === '' || right === '') return true;
  if (field === 'name') return comparableName(left) === comparableName(right);
  return field === 'birthDate' ? left.startsWith(right) || right.startsWith(left) : left === right;
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Lower case, one space between words, the tone of each word behind its letters: Hoà is Hòa. */
const comparableName = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replaceAll(TONES, '') + (word.match(TONES) ?? []).join(''))
    .join(' ');
