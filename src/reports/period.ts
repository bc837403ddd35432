import type { CutOff } from '#catalogue/report-rules.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { addDays, type Day, formatDay, monthsAfter, parseDay } from '#kernel/day.ts';
import { strict as assert } from 'node:assert';

/** The periods for which reports are made; `which` counts months, quarters or halves from 1. */
export type PeriodChoice =
  | { readonly kind: 'month' | 'quarter' | 'half'; readonly year: number; readonly which: number }
  | { readonly kind: 'nine-months' | 'year'; readonly year: number };

/** A stretch of days, both its ends in it, as a report calls it. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
  readonly name: Bilingual;
}

/** The days of a period by a cut-off: from its first day in the month before, or in the month itself. */
export function periodOf(choice: PeriodChoice, { firstDay }: CutOff): Period {
  const [first, count] = monthsOf(choice);
  const start = dayIn(choice.year, first, firstDay);
  // From the 15th on: December's figures begin in November.
  const from = firstDay === 1 ? start : monthsAfter(start, -1);
  return { from, to: addDays(monthsAfter(from, count), -1), name: nameOf(choice) };
}

/** Any two days. */
export const daysBetween = (from: Day, to: Day): Period => ({
  from,
  to,
  name: {
    vi: `từ ngày ${formatDay(from)} đến ngày ${formatDay(to)}`,
    en: `from ${formatDay(from)} to ${formatDay(to)}`,
  },
});

/** The choices of a year, in the order in which a page offers them. */
export const choicesOf = (year: number): readonly PeriodChoice[] => [
  ...count(12).map((which) => ({ kind: 'month', year, which }) as const),
  ...count(4).map((which) => ({ kind: 'quarter', year, which }) as const),
  ...count(2).map((which) => ({ kind: 'half', year, which }) as const),
  { kind: 'nine-months', year },
  { kind: 'year', year },
];

/** A choice in a few letters, as addresses have it: `t6`, `q2`, `h1`, `9t`, `nam`. */
export function choiceKey(choice: PeriodChoice): string {
  switch (choice.kind) {
    case 'month':
      return `t${choice.which}`;
    case 'quarter':
      return `q${choice.which}`;
    case 'half':
      return `h${choice.which}`;
    case 'nine-months':
      return '9t';
    case 'year':
      return 'nam';
  }
}

/** The first month, from 1, and how many there are. */
function monthsOf(choice: PeriodChoice): readonly [number, number] {
  switch (choice.kind) {
    case 'month':
      return [choice.which, 1];
    case 'quarter':
      return [choice.which * 3 - 2, 3];
    case 'half':
      return [choice.which * 6 - 5, 6];
    case 'nine-months':
      return [1, 9];
    case 'year':
      return [1, 12];
  }
}

const ROMAN = ['I', 'II', 'III', 'IV'];

/** What a period of a year is called, without the year. */
export function choiceName(choice: PeriodChoice): Bilingual {
  switch (choice.kind) {
    case 'month':
      return { vi: `tháng ${choice.which}`, en: `month ${choice.which}` };
    case 'quarter': {
      const quarter = ROMAN[choice.which - 1] ?? '';
      return { vi: `quý ${quarter}`, en: `quarter ${quarter}` };
    }
    case 'half':
      return choice.which === 1
        ? { vi: '6 tháng đầu năm', en: 'first half' }
        : { vi: '6 tháng cuối năm', en: 'second half' };
    case 'nine-months':
      return { vi: '9 tháng đầu năm', en: 'first nine months' };
    case 'year':
      return { vi: 'cả năm', en: 'whole year' };
  }
}

/** The same with its year. */
export function nameOf(choice: PeriodChoice): Bilingual {
  if (choice.kind === 'year') return { vi: `năm ${choice.year}`, en: `year ${choice.year}` };
  const { vi, en } = choiceName(choice);
  const year = vi.endsWith('năm') ? choice.year : `năm ${choice.year}`;
  return { vi: `${vi} ${year}`, en: `${en} of ${choice.year}` };
}

const count = (most: number): readonly number[] => Array.from({ length: most }, (_, at) => at + 1);

function dayIn(year: number, month: number, date: number): Day {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = parseDay(`${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`);
  assert(day.ok, 'a month has its first 28 days');
  return day.value;
}
