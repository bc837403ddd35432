import type { CalendarDay } from '#store/calendar-days.ts';
import type { HoursPeriod } from '#store/working-hours.ts';
import { errorOf, type FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';
import type { AsOf } from '#workbench/as-of.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface CalendarView {
  readonly year: number;
  /** On which day the calendar was as it is shown. */
  readonly asOf: AsOf;
  readonly days: readonly CalendarDay[];
  readonly hours: readonly HoursPeriod[];
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

/** Fields of the calendar's forms, with what was typed and what was wrong. */
export function fieldMaker(on: OfficerRequest, view: CalendarView) {
  return (name: string, known = '') => ({
    lang: on.lang,
    name,
    value: one(view.values, name) || known,
    error: errorOf(view.errors, name, on.lang),
  });
}
