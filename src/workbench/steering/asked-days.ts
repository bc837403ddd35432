import { formatDay } from '#kernel/day.ts';
import type { Days } from '#store/steering-records.ts';
import { button } from '#web/components/button.ts';
import { dateInput } from '#web/components/date-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import type { FieldError } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { formatDay as shownDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { dayField, readTwoDays, type TypedDays } from '#workbench/two-days.ts';

/** The days that an address asks for, as typed; `days` is null where none are asked for, or where they make no sense. */
export interface AskedDays {
  readonly typed: TypedDays;
  readonly days: Days | null;
  readonly errors: readonly FieldError[];
}

/** Reads `tu` and `den` of the address; where nothing was typed, those that stand for it (null: all days). */
export function readAskedDays(on: OfficerRequest, usual: Days | null): AskedDays {
  const values = formValues(on.request.query);
  const typed = { tu: one(values, 'tu').trim(), den: one(values, 'den').trim() };
  if (usual === null && typed.tu === '' && typed.den === '') {
    return { typed, days: null, errors: [] };
  }
  const whole = {
    tu: asShown(typed.tu) || (usual === null ? '' : formatDay(usual.from)),
    den: asShown(typed.den) || (usual === null ? '' : formatDay(usual.to)),
  };
  const { start, end, errors } = readTwoDays(whole);
  return { typed: whole, days: start === null ? null : { from: start, to: end }, errors };
}

/** A link says a day as 2022-06-30; fields say it as 30/06/2022. */
const asShown = (typed: string): string => typed.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1');

/** Two days by which a page is asked for again; `kept` is what else its address says. */
export function daysForm(
  { lang }: OfficerRequest,
  path: string,
  { typed, errors }: Pick<AskedDays, 'typed' | 'errors'>,
  kept: Readonly<Record<string, string>> = {},
): Html {
  const say = sayIn(lang);
  const day = dayField(lang, typed, errors);
  return html`<form method="get" action="${path}" class="row" novalidate>${hiddenFields(kept)}${dateInput({ ...day('tu'), label: say('Từ ngày', 'From') })}${dateInput({ ...day('den'), label: say('đến hết ngày', 'to the end of') })}${button({ text: say('Xem', 'Show'), kind: 'secondary' })}</form>`;
}

/** Says of a list that is narrowed to some days how long it is, and leads to all of it. */
export function daysNote(
  { lang }: OfficerRequest,
  path: string,
  { days }: AskedDays,
  count: number,
): Html | null {
  if (days === null) return null;
  const say = sayIn(lang);
  const told = say('{count} dòng, từ {from} đến hết {to}.', '{count} lines, {from} to {to}.', {
    count,
    from: shownDay(days.from, lang),
    to: shownDay(days.to, lang),
  });
  return html`<p>${told} <a href="${path}">${say('Xem tất cả', 'See all')}</a></p>`;
}
