import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import type { Bookable } from '#desk/slots.ts';
import { parsePurpose, type VisitPurpose } from '#desk/visit-purpose.ts';
import { dayOf } from '#kernel/day.ts';
import { isUuid } from '#kernel/uuid.ts';
import { parsePersonName } from '#persons/person-name.ts';
import { parsePhone } from '#persons/phone.ts';
import { book } from '#store/appointments.ts';
import { desksWithSlots } from '#store/slot-rules.ts';
import type { FieldError, SentForm } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { languageOf, sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import {
  appointmentRoute,
  type AppointmentVisit,
  bookablePurposes,
  daysAt,
  rememberAppointment,
  sendAppointmentPage,
  withPlaces,
} from '#portal/appointments/appointment-visit.ts';
import { dayPage, timePage } from '#portal/appointments/booking-pages.ts';
import { deskList } from '#portal/appointments/desk-list.ts';
import { ownRoutes } from '#portal/appointments/own-routes.ts';
import { APPOINTMENTS_PATH, appointmentPath } from '#portal/appointments/paths.ts';

/** Nobody takes all places of a desk from one address. */
const BOOKING_LIMIT = { max: 20, timeWindow: '10 minutes' };

/** Everybody books a time at a desk, and sees, moves or cancels it by its code. */
export function appointmentRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (visit: AppointmentVisit) => Promise<unknown>) =>
    appointmentRoute(services, page);
  const path = appointmentPath(':desk');
  app.get(APPOINTMENTS_PATH, async (request, reply) => {
    const lang = languageOf(request, services.furtherLanguages);
    const open = await desksWithSlots(services.pool, dayOf(services.now()));
    const desks = services.directory().agencies.filter(({ code }) => open.has(code));
    return sendAppointmentPage(
      { request, reply, services, lang },
      { title: sayIn(lang)('Đặt lịch hẹn', 'Appointments'), body: deskList(lang, desks) },
    );
  });
  app.get(
    path,
    route((visit) => sendDays(visit, { values: new Map(), errors: [] })),
  );
  app.get(`${path}/gio`, route(showTimes));
  app.post(`${path}/gio`, { config: { rateLimit: BOOKING_LIMIT } }, route(bookTime));
  ownRoutes(app, services, sendDays);
}

async function sendDays(
  visit: AppointmentVisit,
  sent: SentForm,
  status = sent.errors.length > 0 ? 422 : 200,
): Promise<unknown> {
  const { lang, desk } = visit;
  return sendAppointmentPage(visit, {
    title: sayIn(lang)('Đặt lịch hẹn', 'Book an appointment'),
    status,
    hasErrors: sent.errors.length > 0,
    body: dayPage(lang, {
      desk: desk.code,
      deskName: textIn(lang, desk.name),
      purposes: bookablePurposes(visit),
      days: await daysAt(visit),
      sent,
    }),
  });
}

async function showTimes(visit: AppointmentVisit): Promise<unknown> {
  const values = formValues(visit.request.query);
  const asked = await readAsked(visit, values);
  return 'errors' in asked
    ? sendDays(visit, { values, errors: asked.errors })
    : sendTimes(visit, asked, { values, errors: [] });
}

interface Asked {
  readonly purpose: VisitPurpose;
  readonly bookable: Bookable;
}

/** Purpose and day, both among those that the desk offers. */
async function readAsked(
  visit: AppointmentVisit,
  values: FormValues,
): Promise<Asked | { readonly errors: readonly FieldError[] }> {
  const purpose = parsePurpose(one(values, 'viec'));
  const isOffered = purpose !== null && bookablePurposes(visit).includes(purpose);
  const bookable = (await daysAt(visit)).find(({ day }) => day === one(values, 'ngay'));
  if (isOffered && bookable !== undefined) return { purpose, bookable };
  return {
    errors: [
      ...(isOffered ? [] : [{ field: 'viec', text: CHOOSE_PURPOSE }]),
      ...(bookable === undefined ? [{ field: 'ngay', text: CHOOSE_DAY }] : []),
    ],
  };
}

async function sendTimes(visit: AppointmentVisit, asked: Asked, sent: SentForm): Promise<unknown> {
  const { lang, desk } = visit;
  const known = one(sent.values, 'appointmentId');
  return sendAppointmentPage(visit, {
    title: sayIn(lang)('Chọn giờ', 'Choose a time'),
    status: sent.errors.length > 0 ? 422 : 200,
    hasErrors: sent.errors.length > 0,
    body: timePage(lang, {
      desk: desk.code,
      deskName: textIn(lang, desk.name),
      purpose: asked.purpose,
      bookable: await withPlaces(visit, asked.bookable),
      appointmentId: isUuid(known) ? known : randomUUID(),
      sent,
    }),
  });
}

async function bookTime(visit: AppointmentVisit): Promise<unknown> {
  const { services, reply, desk } = visit;
  const values = formValues(visit.request.body);
  const asked = await readAsked(visit, values);
  if ('errors' in asked) return sendDays(visit, { values, errors: asked.errors });
  const { purpose, bookable } = asked;
  const slot = bookable.slots.find(({ start }) => start === one(values, 'gio'));
  const name = parsePersonName(one(values, 'name'));
  const phone = parsePhone(one(values, 'phone'));
  if (slot === undefined || !name.ok || !phone.ok) {
    const errors: readonly FieldError[] = [
      ...(slot === undefined ? [{ field: 'gio', text: CHOOSE_TIME }] : []),
      ...(name.ok ? [] : [{ field: 'name', text: name.error.text }]),
      ...(phone.ok ? [] : [{ field: 'phone', text: phone.error.text }]),
    ];
    return sendTimes(visit, asked, { values, errors });
  }
  const sent = one(values, 'appointmentId');
  const appointmentId = isUuid(sent) ? sent : randomUUID();
  const at = services.now();
  const outcome = await book(
    services.pool,
    { appointmentId, desk: desk.code, slot, purpose, name: name.value, phone: phone.value, at },
    bookable.rule.capacity,
  );
  if (outcome === 'full') {
    return sendTimes(visit, asked, { values, errors: [{ field: 'gio', text: JUST_TAKEN }] });
  }
  rememberAppointment(visit, appointmentId);
  return reply.redirect(`${appointmentPath(desk.code)}/phieu`, 303);
}

const CHOOSE_PURPOSE = { vi: 'Chọn việc cần làm.', en: 'Choose what you need.' };
const CHOOSE_DAY = { vi: 'Chọn một ngày trong danh sách.', en: 'Choose a day of the list.' };
const CHOOSE_TIME = { vi: 'Chọn một khung giờ.', en: 'Choose a time.' };
const JUST_TAKEN = {
  vi: 'Khung giờ này vừa hết chỗ. Chọn giờ khác.',
  en: 'This time was just taken. Choose another.',
};
