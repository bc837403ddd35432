import { type Bilingual, filled } from '#kernel/bilingual.ts';
import type { Brand } from '#kernel/brand.ts';
import { type Day, isDate } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** A date of birth, often partial: `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (domain.md §4.5). */
export type BirthDate = Brand<string, 'BirthDate'>;

export interface BirthDateFault {
  readonly code: 'not-a-date' | 'impossible' | 'future' | 'too-early';
  readonly text: Bilingual;
}

const EARLIEST_YEAR = 1875;

/**
 * Parses what people type and scanners send: 19/11/1990, 19-11-1990, 19 11 1990, 19111990,
 * 11/1990, 111990, 1990, 1990-11-19. Refuses dates that do not exist, lie ahead of `today`, or
 * before 1875.
 */
export function parseBirthDate(text: string, today: Day): Result<BirthDate, BirthDateFault> {
  const parts = partsOf(text.trim());
  if (parts === null) return fault('not-a-date');
  const { year, month, date } = parts;
  if (!isDate(year, month ?? 1, date ?? 1)) return fault('impossible');
  if (year < EARLIEST_YEAR) return fault('too-early');
  const value = [pad(year, 4), month, date]
    .filter((part) => part !== null)
    .map((part) => pad(part, 2))
    .join('-');
  return value > today.slice(0, value.length) ? fault('future') : ok(value as BirthDate);
}

/** `19/11/1990`, `11/1990` or `1990`. */
export const formatBirthDate = (birthDate: string): string =>
  birthDate.split('-').reverse().join('/');

export const birthYear = (birthDate: BirthDate): number => Number(birthDate.slice(0, 4));

interface Parts {
  readonly year: number;
  readonly month: number | null;
  readonly date: number | null;
}

function partsOf(text: string): Parts | null {
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text);
  if (iso !== null) return parts(iso[1], iso[2], iso[3]);
  const separated = /^(?:(?:(\d{1,2})[\s./-]+)?(\d{1,2})[\s./-]+)?(\d{4})$/.exec(text);
  if (separated !== null) return parts(separated[3], separated[2], separated[1]);
  const packed = /^(?:(\d{2})?(\d{2}))?(\d{4})$/.exec(text);
  return packed === null ? null : parts(packed[3], packed[2], packed[1]);
}

const parts = (year?: string, month?: string, date?: string): Parts => ({
  year: Number(year),
  month: month === undefined ? null : Number(month),
  date: date === undefined ? null : Number(date),
});

const pad = (part: number | string, length: number): string => String(part).padStart(length, '0');

const fault = (code: BirthDateFault['code']): Result<BirthDate, BirthDateFault> =>
  err({ code, text: texts[code] });

const texts = {
  'not-a-date': {
    vi: 'Ngày sinh chưa đúng dạng. Nhập ngày/tháng/năm, tháng/năm hoặc năm, ví dụ 19/11/1985.',
    en: 'This is no date of birth. Enter day/month/year, month/year or the year, such as 19/11/1985.',
  },
  impossible: {
    vi: 'Ngày này không có trong lịch. Kiểm tra lại ngày và tháng.',
    en: 'There is no such day. Check the day and the month.',
  },
  future: {
    vi: 'Ngày sinh ở tương lai. Kiểm tra lại năm sinh.',
    en: 'The date of birth lies in the future. Check the year.',
  },
  'too-early': filled(
    'Năm sinh trước {earliest}. Kiểm tra lại năm sinh.',
    'The year of birth is before {earliest}. Check the year.',
    { earliest: EARLIEST_YEAR },
  ),
} satisfies Record<BirthDateFault['code'], Bilingual>;
