import { closingInstant, type WorkingCalendar } from '#calendar/working-calendar.ts';
import { type Day, type Instant, parseTypedDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { parsePeriod, type ReportingPeriod } from '#written-report/reporting-period.ts';
import type { OpenPeriod } from '#store/report-texts.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';

/** The working time of whoever sets the deadline. */
export type CalendarOn = (day: Day) => WorkingCalendar;

/** Reads the form that opens a period. */
export function readPeriod(
  values: FormValues,
  calendarOn: CalendarOn,
  now: Instant,
): Result<OpenPeriod, readonly FieldError[]> {
  const code = `${one(values, 'year').trim()}-${one(values, 'part')}`;
  const parsed = parsePeriod(code);
  if (!parsed.ok) return err([NO_YEAR, ...deadlineOf(values, calendarOn, now).errors]);
  return readDays(values, parsed.value, calendarOn, now);
}

/**
 * Reads the last day of a period whose figures are told, and the day until whose last working minute agencies send
 * their parts: who is told of it when it has passed can only be late.
 */
export function readDays(
  values: FormValues,
  { code, from, to }: ReportingPeriod,
  calendarOn: CalendarOn,
  now: Instant,
): Result<OpenPeriod, readonly FieldError[]> {
  const { deadline, errors } = deadlineOf(values, calendarOn, now);
  const typed = one(values, 'toldTo').trim();
  const toldTo = typed === '' ? ok(to) : parseTypedDay(typed);
  const isWithin = toldTo.ok && toldTo.value >= from && toldTo.value <= to;
  if (deadline === null || !isWithin) {
    return err([...errors, ...(isWithin ? [] : [{ field: 'toldTo', text: NOT_WITHIN }])]);
  }
  return ok({ period: code, toldTo: toldTo.value, deadline });
}

function deadlineOf(
  values: FormValues,
  calendarOn: CalendarOn,
  now: Instant,
): { readonly deadline: Instant | null; readonly errors: readonly FieldError[] } {
  const day = parseTypedDay(one(values, 'deadline'));
  if (!day.ok) return { deadline: null, errors: [{ field: 'deadline', text: NO_DAY }] };
  const deadline = closingInstant(day.value, calendarOn(day.value));
  return deadline > now
    ? { deadline, errors: [] }
    : { deadline: null, errors: [{ field: 'deadline', text: PASSED }] };
}

const NO_YEAR: FieldError = {
  field: 'year',
  text: { vi: 'Ghi năm bằng bốn chữ số, ví dụ 2022.', en: 'Write the year in four digits.' },
};
const NO_DAY = {
  vi: 'Ghi ngày như 15/06/2022.',
  en: 'Write the day as 15/06/2022.',
};
const PASSED = {
  vi: 'Giờ làm việc của ngày này đã hết. Chọn một ngày sau để các cơ quan còn kịp gửi.',
  en: 'Work has ended on this day. Choose a later one, so that agencies can still send in time.',
};
const NOT_WITHIN = {
  vi: 'Ghi một ngày trong kỳ báo cáo, hoặc để trống để lấy hết kỳ.',
  en: 'Write a day of the period, or nothing for all of it.',
};
