import { addDays, type Day, formatDay, monthsAfter, parseDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** A stretch of time of which is reported, with the last day of which figures are told. */
export interface ReportingPeriod {
  /** `2022-h1`, `2022-q2`, `2022-06`. */
  readonly code: string;
  /** As the title of the report says it: `06 tháng đầu năm 2022`. */
  readonly label: string;
  readonly from: Day;
  /** Last day, inclusive. */
  readonly to: Day;
}

const HALVES = ['06 tháng đầu', '06 tháng cuối'];
const ROMAN = ['I', 'II', 'III', 'IV'];

/** Reads the code of a half-year, a quarter or a month. */
export function parsePeriod(code: string): Result<ReportingPeriod, 'not-a-period'> {
  const found = /^(\d{4})-(?:h([12])|q([1-4])|(0[1-9]|1[0-2]))$/.exec(code);
  if (found === null) return err('not-a-period');
  const [, year = '', half, quarter, month] = found;
  if (half !== undefined) {
    return periodOf(code, year, {
      label: `${HALVES[Number(half) - 1]} năm ${year}`,
      month: Number(half) * 6 - 5,
      months: 6,
    });
  }
  if (quarter !== undefined) {
    return periodOf(code, year, {
      label: `quý ${ROMAN[Number(quarter) - 1]} năm ${year}`,
      month: Number(quarter) * 3 - 2,
      months: 3,
    });
  }
  return periodOf(code, year, {
    label: `tháng ${month} năm ${year}`,
    month: Number(month),
    months: 1,
  });
}

function periodOf(
  code: string,
  year: string,
  { label, month, months }: { label: string; month: number; months: number },
): Result<ReportingPeriod, 'not-a-period'> {
  const from = parseDay(`${year}-${String(month).padStart(2, '0')}-01`);
  if (!from.ok) return err('not-a-period');
  return ok({ code, label, from: from.value, to: addDays(monthsAfter(from.value, months), -1) });
}

/** The same period told up to an earlier day, as a report that is due before its period ends. */
export function toldUpTo(period: ReportingPeriod, day: Day): ReportingPeriod {
  return day < period.from || day > period.to ? period : { ...period, to: day };
}

/** `từ 01/01/2022 đến hết 20/06/2022`. */
export const periodWords = ({ from, to }: ReportingPeriod): string =>
  `từ ${formatDay(from)} đến hết ${formatDay(to)}`;
