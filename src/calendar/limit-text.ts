import { clockText, dayText, plural } from '#calendar/proof-text.ts';
import type { TimeLimit } from '#calendar/time-limit.ts';
import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { DayNumber } from '#kernel/day.ts';

/** One kind of time limit. */
export type Limit<Unit extends TimeLimit['unit']> = Extract<TimeLimit, { readonly unit: Unit }>;

export function workingTimeText(
  limit: Limit<'WORKING_DAY'> | Limit<'HOUR'>,
  calendar: WorkingCalendar,
): Bilingual {
  const { quantity } = limit;
  if (limit.unit === 'HOUR') {
    return {
      vi: `Thời hạn: ${quantity} giờ làm việc.`,
      en: `Time limit: ${quantity} working ${plural(quantity, 'hour')}.`,
    };
  }
  const day = clockText(calendar.minutesPerDay);
  return {
    vi: `Thời hạn: ${quantity} ngày làm việc; một ngày làm việc là ${day.vi}.`,
    en: `Time limit: ${quantity} working ${plural(quantity, 'day')}; one working day is ${day.en}.`,
  };
}

export function calendarText(limit: Limit<'DAY'> | Limit<'MONTH'>): Bilingual {
  const [vi, en] = limit.unit === 'DAY' ? ['ngày', 'calendar day'] : ['tháng', 'month'];
  return {
    vi: `Thời hạn: ${limit.quantity} ${vi}, kể cả ngày nghỉ; không tính ngày tiếp nhận.`,
    en: `Time limit: ${limit.quantity} ${plural(limit.quantity, en)}, days off included; the day of receipt is not counted.`,
  };
}

export function lastDayText(last: DayNumber): Bilingual {
  const day = dayText(last);
  return { vi: `Ngày cuối của thời hạn: ${day.vi}.`, en: `Last day of the limit: ${day.en}.` };
}

export function sameDayText(cut: string): Bilingual {
  return {
    vi: `Trả kết quả trong ngày; tiếp nhận sau ${cut} thì trả trong ngày làm việc tiếp theo.`,
    en: `Result on the same day; received after ${cut}, on the next working day.`,
  };
}

export function cutOffText(cut: string, late: boolean): Bilingual {
  return late
    ? { vi: `Tiếp nhận sau ${cut}: không trả trong ngày.`, en: `After ${cut}: not the same day.` }
    : { vi: `Không quá ${cut}: trả trong ngày.`, en: `Not after ${cut}: the same day.` };
}
