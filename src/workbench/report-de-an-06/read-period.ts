import { closingInstant, type WorkingCalendar } from '#calendar/working-calendar.ts';
import { type Day, parseTypedDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { parsePeriod } from '#written-report/reporting-period.ts';
import type { OpenPeriod } from '#store/report-texts.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';

/**
 * Reads the form that opens a period: which, the last day whose figures are told, and the day until whose last
 * working minute agencies send their parts.
 */
export function readPeriod(
  values: FormValues,
  calendarOn: (day: Day) => WorkingCalendar,
): Result<OpenPeriod, readonly FieldError[]> {
  const code = `${one(values, 'year').trim()}-${one(values, 'part')}`;
  const parsed = parsePeriod(code);
  const deadline = parseTypedDay(one(values, 'deadline'));
  if (!parsed.ok || !deadline.ok) {
    return err([
      ...(parsed.ok ? [] : [NO_YEAR]),
      ...(deadline.ok ? [] : [{ field: 'deadline', text: NO_DAY }]),
    ]);
  }
  const { from, to } = parsed.value;
  const typed = one(values, 'toldTo').trim();
  const toldTo = typed === '' ? ok(to) : parseTypedDay(typed);
  if (!toldTo.ok || toldTo.value < from || toldTo.value > to) {
    return err([{ field: 'toldTo', text: NOT_WITHIN }]);
  }
  return ok({
    period: code,
    toldTo: toldTo.value,
    deadline: closingInstant(deadline.value, calendarOn(deadline.value)),
  });
}

const NO_YEAR: FieldError = {
  field: 'year',
  text: { vi: 'Ghi năm bằng bốn chữ số, ví dụ 2022.', en: 'Write the year in four digits.' },
};
const NO_DAY = {
  vi: 'Ghi ngày như 15/06/2022.',
  en: 'Write the day as 15/06/2022.',
};
const NOT_WITHIN = {
  vi: 'Ghi một ngày trong kỳ báo cáo, hoặc để trống để lấy hết kỳ.',
  en: 'Write a day of the period, or nothing for all of it.',
};
