import type { OffStretch, Stretch, WorkedStretch } from '#calendar/stretches.ts';
import {
  isWorkingNumber,
  openingMinute,
  type WorkingCalendar,
} from '#calendar/working-calendar.ts';
import { addWorkingMinutes, countedArrival } from '#calendar/working-time.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import {
  dayFromNumber,
  type DayNumber,
  formatDay,
  formatMinute,
  type LocalMinute,
  weekdayOfNumber,
} from '#kernel/day.ts';

/** Where the clock starts and why: 'Tiếp nhận lúc 17:30 thứ Sáu 17/06/2022, sau giờ làm việc: …'. */
export function arrivalText(received: LocalMinute, calendar: WorkingCalendar): Bilingual {
  const start = addWorkingMinutes(received, 0, calendar);
  const why = arrivalReason(received, start, calendar);
  const came = momentText(received);
  if (start === received) {
    return {
      vi: `Tiếp nhận lúc ${came.vi}, ${why.vi}: tính từ lúc tiếp nhận.`,
      en: `Received at ${came.en}, ${why.en}: counted from receipt.`,
    };
  }
  const counted = momentText(start);
  return {
    vi: `Tiếp nhận lúc ${came.vi}, ${why.vi}: tính từ ${counted.vi}.`,
    en: `Received at ${came.en}, ${why.en}: counted from ${counted.en}.`,
  };
}

/** One run of days: 'Thứ Hai 20/06 – thứ Sáu 24/06/2022: 5 ngày làm việc.' */
export function stretchText(stretch: Stretch, calendar: WorkingCalendar): Bilingual {
  const days = daysText(stretch.first, stretch.last);
  const what = stretch.kind === 'off' ? offText(stretch) : workedText(stretch, calendar);
  return { vi: `${capital(days.vi)}: ${what.vi}.`, en: `${days.en}: ${what.en}.` };
}

/** Working time in days of this agency, hours and minutes: '2 ngày làm việc 3 giờ 30 phút'. */
export function durationText(minutes: number, calendar: WorkingCalendar): Bilingual {
  const days = Math.floor(minutes / calendar.minutesPerDay);
  const rest = minutes - days * calendar.minutesPerDay;
  const clock = clockText(rest);
  if (days === 0) return clock;
  const whole = { vi: `${days} ngày làm việc`, en: `${days} working ${plural(days, 'day')}` };
  if (rest === 0) return whole;
  return { vi: `${whole.vi} ${clock.vi}`, en: `${whole.en} ${clock.en}` };
}

/** Hours and minutes: '7 giờ 30 phút'. */
export function clockText(minutes: number): Bilingual {
  const hours = Math.floor(minutes / 60);
  const rest = minutes - hours * 60;
  if (hours === 0) return { vi: `${rest} phút`, en: `${rest} ${plural(rest, 'minute')}` };
  const whole = { vi: `${hours} giờ`, en: `${hours} ${plural(hours, 'hour')}` };
  if (rest === 0) return whole;
  return { vi: `${whole.vi} ${rest} phút`, en: `${whole.en} ${rest} ${plural(rest, 'minute')}` };
}

/** '16:00 thứ Ba 28/06/2022'. */
export function momentText(moment: LocalMinute): Bilingual {
  const day = Math.floor(moment / DAY);
  const time = formatMinute(moment - day * DAY);
  const date = dayText(day);
  return { vi: `${time} ${date.vi}`, en: `${time} ${date.en}` };
}

/** 'thứ Ba 28/06/2022'. */
export function dayText(day: DayNumber): Bilingual {
  return named(day, formatDay(dayFromNumber(day)));
}

export function undeclaredText(year: number): Bilingual {
  return {
    vi: `Lưu ý: chưa có lịch nghỉ lễ, tết chính thức của năm ${year}; ngày hẹn trả có thể phải kiểm tra lại khi Chính phủ công bố.`,
    en: `Note: the days off of ${year} are not declared in the system yet; this date may have to be checked when the Government publishes them.`,
  };
}

/** The English noun after a number. */
export function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

const DAY = 1440;
const vietnameseDays = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];
const englishDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function arrivalReason(
  received: LocalMinute,
  start: LocalMinute,
  calendar: WorkingCalendar,
): Bilingual {
  const day = Math.floor(received / DAY);
  if (!isWorkingNumber(day, calendar)) return { vi: 'ngày nghỉ', en: 'a day off' };
  if (start === received) return { vi: 'trong giờ làm việc', en: 'in office hours' };
  if (countedArrival(received, calendar) >= (day + 1) * DAY) {
    return { vi: 'sau giờ làm việc', en: 'after office hours' };
  }
  return received - day * DAY < openingMinute(calendar)
    ? { vi: 'trước giờ làm việc', en: 'before office hours' }
    : { vi: 'giữa hai buổi làm việc', en: 'in the midday break' };
}

function offText(stretch: OffStretch): Bilingual {
  if (stretch.name === null) {
    return { vi: 'nghỉ cuối tuần, không tính', en: 'weekend, not counted' };
  }
  return { vi: `${stretch.name}, không tính`, en: `day off (${stretch.name}), not counted` };
}

function workedText(stretch: WorkedStretch, calendar: WorkingCalendar): Bilingual {
  const time = stretch.full ? durationText(stretch.minutes, calendar) : clockText(stretch.minutes);
  const hours = hoursText(stretch);
  if (stretch.makeUp === null) return { vi: `${hours.vi}${time.vi}`, en: `${hours.en}${time.en}` };
  return {
    vi: `${hours.vi}${time.vi} (${stretch.makeUp})`,
    en: `${hours.en}${time.en} (make-up day)`,
  };
}

/** The hours of a day that counts in part: 'từ 16:00, ' or 'đến 09:30, '. */
function hoursText({ since, until }: WorkedStretch): Bilingual {
  const [from, to] = [formatMinute(since ?? 0), formatMinute(until ?? 0)];
  if (since !== null && until !== null) {
    return { vi: `từ ${from} đến ${to}, `, en: `from ${from} to ${to}, ` };
  }
  if (since !== null) return { vi: `từ ${from}, `, en: `from ${from}, ` };
  return until === null ? { vi: '', en: '' } : { vi: `đến ${to}, `, en: `until ${to}, ` };
}

/** Both ends with weekday; the year once where it is the same. */
function daysText(first: DayNumber, last: DayNumber): Bilingual {
  const end = formatDay(dayFromNumber(last));
  if (first === last) return named(last, end);
  const start = formatDay(dayFromNumber(first));
  const sameYear = start.slice(6) === end.slice(6);
  const from = named(first, sameYear ? start.slice(0, 5) : start);
  const to = named(last, end);
  return { vi: `${from.vi} – ${to.vi}`, en: `${from.en} – ${to.en}` };
}

function named(day: DayNumber, date: string): Bilingual {
  const weekday = weekdayOfNumber(day);
  return { vi: `${vietnameseDays[weekday]} ${date}`, en: `${englishDays[weekday]} ${date}` };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
