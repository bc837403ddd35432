import type { FastifyInstance } from 'fastify';
import { parseWorkingHours } from '#calendar/working-hours.ts';
import { dayOf, parseDay, parseTypedDay, yearOf } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { putCalendarDay, readCalendarDays, removeCalendarDay } from '#store/calendar-days.ts';
import { putWorkingHours, readWorkingHours, removeWorkingHours } from '#store/working-hours.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { calendarPage } from '#workbench/admin/calendar-page.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { recordAdministration } from '#workbench/record-administration.ts';

const PATH = '/can-bo/quan-tri/lich';

/** Days off, make-up Saturdays and working hours: law that changes, edited by the province. */
export function calendarRoutes(app: FastifyInstance, services: Services): void {
  const route = (act: string, page: (on: OfficerRequest) => Promise<unknown>) =>
    administratorRoute(services, act, page);
  app.get(
    PATH,
    route('calendar', (on) => show(on, new Map(), [])),
  );
  app.post(`${PATH}/ngay`, route('put-calendar-day', putDay));
  app.post(`${PATH}/xoa`, route('remove-calendar-day', removeDay));
  app.post(`${PATH}/gio`, route('put-working-hours', putHours));
  app.post(`${PATH}/xoa-gio`, route('remove-working-hours', removeHours));
}

async function show(
  on: OfficerRequest,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<unknown> {
  const thisYear = yearOf(dayOf(on.services.now()));
  const asked = Number(one(formValues(on.request.query), 'nam'));
  const year = Number.isInteger(asked) && asked > 1900 && asked < 2200 ? asked : thisYear;
  const days = await readCalendarDays(on.services.pool, year);
  return sendPage(on, {
    title: sayIn(on.lang)('Ngày nghỉ và giờ làm việc', 'Days off and hours'),
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: calendarPage(on, {
      year,
      days,
      hours: await readWorkingHours(on.services.pool),
      values,
      errors,
    }),
  });
}

async function putDay(on: OfficerRequest): Promise<unknown> {
  const values = formValues(on.request.body);
  const errors: FieldError[] = [];
  const day = parseTypedDay(one(values, 'day'));
  const name = clean(one(values, 'name'));
  const kind = one(values, 'kind') === 'work' ? 'work' : 'off';
  if (!day.ok) errors.push({ field: 'day', text: WRONG_DAY });
  if (name === '') errors.push({ field: 'name', text: NAME_MISSING });
  if (!day.ok || errors.length > 0) return show(on, values, errors);
  const source = clean(one(values, 'source'));
  await putCalendarDay(on.services.pool, {
    day: day.value,
    kind,
    name,
    source: source === '' ? null : source,
  });
  return done(on, 'put-calendar-day', `${day.value} ${kind}`, yearOf(day.value));
}

async function removeDay(on: OfficerRequest): Promise<unknown> {
  const day = parseTypedDay(one(formValues(on.request.body), 'day'));
  if (!day.ok) return show(on, new Map(), [{ field: 'day', text: WRONG_DAY }]);
  await removeCalendarDay(on.services.pool, day.value);
  return done(on, 'remove-calendar-day', day.value, yearOf(day.value));
}

async function putHours(on: OfficerRequest): Promise<unknown> {
  const values = formValues(on.request.body);
  const typed = one(values, 'hours').replaceAll(/\s/g, '');
  const agency = clean(one(values, 'agency'));
  const from = parseTypedDay(one(values, 'hoursFrom'));
  const errors: FieldError[] = [];
  const clears = agency !== '' && typed === '';
  if (!clears && !parseWorkingHours(typed).ok) errors.push({ field: 'hours', text: WRONG_HOURS });
  if (agency !== '' && on.services.directory().agency(agency) === null) {
    errors.push({ field: 'agency', text: UNKNOWN_AGENCY });
  }
  if (!from.ok) errors.push({ field: 'hoursFrom', text: WRONG_DAY });
  else if (from.value < dayOf(on.services.now())) {
    errors.push({ field: 'hoursFrom', text: HOURS_OF_THE_PAST });
  }
  if (errors.length > 0 || !from.ok) return show(on, values, errors);
  const hours = clears ? null : typed;
  await putWorkingHours(on.services.pool, { agency, validFrom: from.value, hours });
  const detail = `${agency || 'province'} ${from.value} ${typed}`;
  return done(on, 'put-working-hours', detail, null);
}

async function removeHours(on: OfficerRequest): Promise<unknown> {
  const values = formValues(on.request.body);
  const agency = one(values, 'agency');
  const from = parseDay(one(values, 'validFrom'));
  if (!from.ok || from.value <= dayOf(on.services.now())) {
    return show(on, new Map(), [{ field: 'hoursFrom', text: HOURS_OF_THE_PAST }]);
  }
  await removeWorkingHours(on.services.pool, { agency, validFrom: from.value });
  return done(on, 'remove-working-hours', `${agency || 'province'} ${from.value}`, null);
}

async function done(
  on: OfficerRequest,
  act: string,
  detail: string,
  year: number | null,
): Promise<unknown> {
  await recordAdministration(on, act, detail);
  await on.services.refreshWorld();
  return seeOther(on, year === null ? PATH : `${PATH}?nam=${year}`);
}

const WRONG_DAY = {
  vi: 'Nhập ngày, ví dụ 02/09/2026.',
  en: 'Enter a day, such as 02/09/2026.',
};
const NAME_MISSING = {
  vi: 'Ghi tên ngày nghỉ hoặc lý do làm bù, ví dụ Quốc khánh.',
  en: 'Give the name of the day, such as National Day.',
};
const HOURS_OF_THE_PAST = {
  vi: 'Giờ làm việc chỉ đổi được từ hôm nay trở đi; giờ đã có hiệu lực là lịch sử.',
  en: 'Hours can be changed from today on; those that have begun are history.',
};
const WRONG_HOURS = {
  vi: 'Nhập các buổi làm việc không chồng nhau, ví dụ 07:00-11:00,13:00-17:00.',
  en: 'Enter sessions that do not overlap, such as 07:00-11:00,13:00-17:00.',
};
const UNKNOWN_AGENCY = {
  vi: 'Không có cơ quan mang mã này. Để trống nếu là giờ chung của tỉnh.',
  en: 'No agency has this code. Leave it empty for the province’s hours.',
};
