import type { FastifyInstance } from 'fastify';
import { parseWorkingHours } from '#calendar/working-hours.ts';
import { type Day, dayOf, parseDay, parseTypedDay, weekday, yearOf } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import {
  type CalendarDay,
  putCalendarDay,
  readCalendarDay,
  readCalendarDays,
  removeCalendarDay,
} from '#store/calendar-days.ts';
import { putWorkingHours, readWorkingHours, removeWorkingHours } from '#store/working-hours.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { calendarPage, removalPage } from '#workbench/admin/calendar-page.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { readAsOf } from '#workbench/as-of.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';

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
  app.get(`${PATH}/xoa`, route('remove-calendar-day', askRemoval));
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
  const asOf = readAsOf(on, formValues(on.request.query));
  const days = await readCalendarDays(on.services.pool, year, asOf.day);
  return sendPage(on, {
    title: sayIn(on.lang)('Ngày nghỉ và giờ làm việc', 'Days off and hours'),
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: calendarPage(on, {
      year,
      asOf,
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
  else errors.push(...dayErrors(on, day.value, kind));
  if (name === '') errors.push({ field: 'name', text: NAME_MISSING });
  if (!day.ok || errors.length > 0) return show(on, values, errors);
  const source = clean(one(values, 'source'));
  const entry = { day: day.value, kind, name, source: source === '' ? null : source } as const;
  const before = await readCalendarDay(on.services.pool, day.value);
  const detail = `${day.value} ${entryText(before)} > ${entryText(entry)}`;
  await recordChange(on, 'put-calendar-day', detail, async (client) => {
    await putCalendarDay(client, entry, dayOf(on.services.now()));
    return true;
  });
  return done(on, yearOf(day.value));
}

/** A day that is over is history: due dates were reckoned by it. */
function dayErrors(on: OfficerRequest, day: Day, kind: CalendarDay['kind']): readonly FieldError[] {
  if (day < dayOf(on.services.now())) return [{ field: 'day', text: DAY_OF_THE_PAST }];
  const isWeekend = WEEKEND.includes(weekday(day));
  if (kind === 'off' && isWeekend) return [{ field: 'day', text: OFF_ANYWAY }];
  return kind === 'work' && !isWeekend ? [{ field: 'day', text: WORKED_ANYWAY }] : [];
}

const entryText = (entry: CalendarDay | null): string =>
  entry === null ? '–' : `${entry.kind} ${entry.name} ${entry.source ?? ''}`.trim();

/** What is about to go, before it goes. */
async function askRemoval(on: OfficerRequest): Promise<unknown> {
  const entry = await entryOf(on, one(formValues(on.request.query), 'day'));
  if (entry === null) return seeOther(on, PATH);
  return sendPage(on, {
    title: sayIn(on.lang)('Xóa ngày khỏi lịch', 'Take a day out of the calendar'),
    body: removalPage(on, entry),
  });
}

async function removeDay(on: OfficerRequest): Promise<unknown> {
  const entry = await entryOf(on, one(formValues(on.request.body), 'day'));
  if (entry === null) return show(on, new Map(), [{ field: 'day', text: NOT_TO_BE_REMOVED }]);
  await recordChange(on, 'remove-calendar-day', `${entry.day} ${entryText(entry)} > –`, (client) =>
    removeCalendarDay(client, entry.day, dayOf(on.services.now())),
  );
  return done(on, yearOf(entry.day));
}

/** An entry that may be removed: one of today or later. */
async function entryOf(on: OfficerRequest, typed: string): Promise<CalendarDay | null> {
  const day = parseDay(typed);
  if (!day.ok || day.value < dayOf(on.services.now())) return null;
  return readCalendarDay(on.services.pool, day.value);
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
  const known = await readWorkingHours(on.services.pool);
  const before = known.findLast(
    (period) => period.agency === agency && period.validFrom <= from.value,
  );
  const detail = `${agency || 'province'} ${from.value} ${before?.hours ?? '–'} > ${hours ?? '–'}`;
  await recordChange(on, 'put-working-hours', detail, async (client) => {
    await putWorkingHours(client, { agency, validFrom: from.value, hours });
    return true;
  });
  return done(on, null);
}

async function removeHours(on: OfficerRequest): Promise<unknown> {
  const values = formValues(on.request.body);
  const agency = one(values, 'agency');
  const from = parseDay(one(values, 'validFrom'));
  if (!from.ok || from.value <= dayOf(on.services.now())) {
    return show(on, new Map(), [{ field: 'hoursFrom', text: HOURS_OF_THE_PAST }]);
  }
  const detail = `${agency || 'province'} ${from.value}`;
  await recordChange(on, 'remove-working-hours', detail, async (client) => {
    await removeWorkingHours(client, { agency, validFrom: from.value });
    return true;
  });
  return done(on, null);
}

async function done(on: OfficerRequest, year: number | null): Promise<unknown> {
  await on.services.refreshWorld();
  return seeOther(on, year === null ? PATH : `${PATH}?nam=${year}`);
}

/** Saturday and Sunday, as `weekday` counts. */
const WEEKEND = [6, 7, 0];
const DAY_OF_THE_PAST = {
  vi: 'Ngày đã qua là lịch sử, không sửa được: hạn trả đã tính theo ngày đó. Chọn từ hôm nay trở đi.',
  en: 'A day that is over is history: due dates were reckoned by it. Choose today or later.',
};
const OFF_ANYWAY = {
  vi: 'Thứ Bảy, Chủ nhật vốn là ngày nghỉ; chỉ ghi ngày nghỉ rơi vào thứ Hai đến thứ Sáu.',
  en: 'Saturdays and Sundays are off anyway; enter days off from Monday to Friday.',
};
const WORKED_ANYWAY = {
  vi: 'Ngày này vốn là ngày làm việc; chỉ ghi ngày làm bù rơi vào thứ Bảy, Chủ nhật.',
  en: 'This is a working day anyway; enter make-up days on Saturdays or Sundays.',
};
const NOT_TO_BE_REMOVED = {
  vi: 'Ngày này không có trong bảng hoặc đã qua nên không xóa được.',
  en: 'This day is not in the table, or is over, and cannot be taken out.',
};
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
