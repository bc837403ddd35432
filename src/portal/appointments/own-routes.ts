import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { isOverLimit, noteAttempt } from '#store/attempts.ts';
import { type Appointment, cancel, findByCode, move } from '#store/appointments.ts';
import type { FieldError, SentForm } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import {
  appointmentRoute,
  type AppointmentVisit,
  daysAt,
  ownAppointment,
  rememberAppointment,
  sendAppointmentPage,
  withPlaces,
} from '#portal/appointments/appointment-visit.ts';
import { appointmentPath } from '#portal/appointments/paths.ts';
import { appointmentPage, movePage } from '#portal/appointments/slip-pages.ts';

/** Wrong codes from one address within a quarter of an hour. */
const MOST_MISSES = 10;

type SendDays = (visit: AppointmentVisit, sent: SentForm, status?: number) => Promise<unknown>;

/** See, move and cancel an appointment that one has made, or knows the code of. */
export function ownRoutes(app: FastifyInstance, services: Services, sendDays: SendDays): void {
  const path = appointmentPath(':desk');
  const own = (page: (visit: AppointmentVisit, appointment: Appointment) => Promise<unknown>) =>
    appointmentRoute(services, async (visit) => {
      const appointment = await ownAppointment(visit);
      return appointment === null
        ? visit.reply.redirect(appointmentPath(visit.desk.code), 303)
        : page(visit, appointment);
    });
  app.post(
    `${path}/ma`,
    appointmentRoute(services, (visit) => enterCode(visit, sendDays)),
  );
  app.get(`${path}/phieu`, own(showSlip));
  app.post(`${path}/huy`, own(cancelIt));
  app.get(
    `${path}/doi`,
    own((visit) => sendMove(visit, [])),
  );
  app.post(`${path}/doi`, own(moveIt));
}

async function enterCode(visit: AppointmentVisit, sendDays: SendDays): Promise<unknown> {
  const { services, request, reply, desk } = visit;
  const values = formValues(request.body);
  const code = one(values, 'ma').replaceAll(/\D/g, '');
  const limits = [{ key: `appointment:${request.ip}`, most: MOST_MISSES }];
  if (await isOverLimit(services.pool, limits, services.now())) {
    return sendDays(visit, { values, errors: [{ field: 'ma', text: WAIT }] }, 429);
  }
  const found = await findByCode(services.pool, desk.code, code);
  if (found === null) {
    await noteAttempt(services.pool, limits, services.now());
    return sendDays(visit, { values, errors: [{ field: 'ma', text: WRONG_CODE }] }, 422);
  }
  rememberAppointment(visit, found);
  return reply.redirect(`${appointmentPath(desk.code)}/phieu`, 303);
}

const showSlip = async (visit: AppointmentVisit, appointment: Appointment): Promise<unknown> =>
  sendAppointmentPage(visit, {
    title: sayIn(visit.lang)('Lịch hẹn của ông/bà', 'Your appointment'),
    body: appointmentPage(
      visit.lang,
      appointment,
      textIn(visit.lang, visit.desk.name),
      visit.services.now(),
    ),
  });

async function cancelIt(
  { services, reply, desk }: AppointmentVisit,
  { appointmentId }: Appointment,
): Promise<unknown> {
  await cancel(services.pool, appointmentId);
  return reply.redirect(`${appointmentPath(desk.code)}/phieu`, 303);
}

async function sendMove(visit: AppointmentVisit, errors: readonly FieldError[]): Promise<unknown> {
  const { request, lang, desk } = visit;
  const values = formValues(request.method === 'GET' ? request.query : request.body);
  const days = await daysAt(visit);
  const chosen = days.find(({ day }) => day === one(values, 'ngay'));
  return sendAppointmentPage(visit, {
    title: sayIn(lang)('Đổi giờ hẹn', 'Move the appointment'),
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: movePage(lang, {
      desk: desk.code,
      days,
      chosen: chosen === undefined ? null : await withPlaces(visit, chosen),
      sent: { values, errors },
    }),
  });
}

async function moveIt(visit: AppointmentVisit, appointment: Appointment): Promise<unknown> {
  const { services, request, reply, desk } = visit;
  const values = formValues(request.body);
  const bookable = (await daysAt(visit)).find(({ day }) => day === one(values, 'ngay'));
  const slot = bookable?.slots.find(({ start }) => start === one(values, 'gio'));
  if (bookable === undefined || slot === undefined) {
    return sendMove(visit, [{ field: 'gio', text: CHOOSE_TIME }]);
  }
  const outcome = await move(services.pool, appointment, slot, bookable.rule.capacity);
  return outcome === 'full'
    ? sendMove(visit, [{ field: 'gio', text: JUST_TAKEN }])
    : reply.redirect(`${appointmentPath(desk.code)}/phieu`, 303);
}

const WRONG_CODE = {
  vi: 'Không có lịch hẹn nào mang mã này tại Bộ phận này. Kiểm tra lại 8 chữ số.',
  en: 'This desk has no appointment with this code. Check the 8 digits.',
};
const WAIT = {
  vi: 'Đã nhập sai nhiều lần. Đợi 15 phút rồi thử lại.',
  en: 'Too many wrong codes. Wait 15 minutes and try again.',
};
const CHOOSE_TIME = { vi: 'Chọn một khung giờ.', en: 'Choose a time.' };
const JUST_TAKEN = {
  vi: 'Khung giờ này vừa hết chỗ. Chọn giờ khác.',
  en: 'This time was just taken. Choose another.',
};
