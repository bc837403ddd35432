import { addDays, type Day, formatDay, monthsAfter, parseDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** A stretch of time of which is reported, with the last day of which figures are told. */
export interface ReportingPeriod {
  /** `2022-h1`, `2022-q2`, `2022-06`. */
  readonly code: string;
  readonly part: YearPart;
  /** As the title of the report says it: `06 tháng đầu năm 2022`. */
  readonly label: string;
  readonly from: Day;
  /** Last day, inclusive. */
  readonly to: Day;
}

/** A half-year, a quarter or a month; `which` counts from 1. */
export interface YearPart {
  readonly kind: 'half' | 'quarter' | 'month';
  readonly year: number;
  readonly which: number;
}

const MONTHS = { half: 6, quarter: 3, month: 1 } satisfies Record<YearPart['kind'], number>;

/** Reads the code of a half-year, a quarter or a month. */
export function parsePeriod(code: string): Result<ReportingPeriod, 'not-a-period'> {
  const [, year = '', half, quarter, month] =
    /^(\d{4})-(?:h([12])|q([1-4])|(0[1-9]|1[0-2]))$/.exec(code) ?? [];
  const kind = half !== undefined ? 'half' : quarter !== undefined ? 'quarter' : 'month';
  const part = { kind, year: Number(year), which: Number(half ?? quarter ?? month) } as const;
  const months = MONTHS[kind];
  const from = parseDay(`${year}-${two((part.which - 1) * months + 1)}-01`);
  if (!from.ok) return err('not-a-period');
  const to = addDays(monthsAfter(from.value, months), -1);
  return ok({ code, part, label: `${labelOf(part)} năm ${year}`, from: from.value, to });
}

const HALVES = ['06 tháng đầu', '06 tháng cuối'];
const ROMAN = ['I', 'II', 'III', 'IV'];

function labelOf({ kind, which }: YearPart): string {
  switch (kind) {
    case 'half':
      return HALVES[which - 1] ?? '';
    case 'quarter':
      return `quý ${ROMAN[which - 1] ?? ''}`;
    case 'month':
      return `tháng ${two(which)}`;
  }
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The same period told up to an earlier day, as a report that is due before its period ends. */
export function toldUpTo(period: ReportingPeriod, day: Day): ReportingPeriod {
  return day < period.from || day > period.to ? period : { ...period, to: day };
}

/** `từ 01/01/2022 đến hết 20/06/2022`. */
export const periodWords = ({ from, to }: ReportingPeriod): string =>
  `từ ${formatDay(from)} đến hết ${formatDay(to)}`;
