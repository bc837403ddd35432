import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { isUuid } from '#kernel/uuid.ts';
import { isOverLimit, noteAttempt } from '#store/attempts.ts';
import { checkIn } from '#store/appointments.ts';
import { button } from '#web/components/button.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { linkButton } from '#web/components/link-button.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, sentField, summaryOf } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { deviceOf } from '#portal/kiosk/device.ts';
import { kioskRoute, type KioskVisit, sendKioskPage } from '#portal/kiosk/kiosk-visit.ts';
import { kioskPath, slipPath } from '#portal/kiosk/paths.ts';

/** Wrong codes within a quarter of an hour; a kiosk is used by many. */
const MOST_MISSES = 30;
const IDLE_SECONDS = 60;

/** Whoever has an appointment takes a number by its code. */
export function checkInRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    '/ki-os/:desk/lich-hen',
    kioskRoute(services, async (visit) => send(visit, new Map(), [])),
  );
  app.post('/ki-os/:desk/lich-hen', kioskRoute(services, enter));
}

async function enter(visit: KioskVisit): Promise<unknown> {
  const { services, request, reply, desk } = visit;
  const values = formValues(request.body);
  const now = services.now();
  const limits = [{ key: `check-in:${deviceOf(request) ?? request.ip}`, most: MOST_MISSES }];
  if (await isOverLimit(services.pool, limits, now)) {
    return send(visit, values, [{ field: 'code', text: WAIT }], 429);
  }
  const sent = one(values, 'ticketId');
  const answer = await checkIn(services.pool, {
    desk: desk.code,
    code: one(values, 'code').replaceAll(/\D/g, ''),
    ticketId: isUuid(sent) ? sent : randomUUID(),
    now,
  });
  if (typeof answer !== 'string') return reply.redirect(slipPath(answer), 303);
  await noteAttempt(services.pool, limits, now);
  return send(visit, values, [{ field: 'code', text: TEXTS[answer] }], 422);
}

function send(
  visit: KioskVisit,
  values: FormValues,
  errors: readonly FieldError[],
  status = 200,
): unknown {
  const { lang, desk } = visit;
  const say = sayIn(lang);
  const title = say('Tôi có lịch hẹn', 'I have an appointment');
  const known = one(values, 'ticketId');
  return sendKioskPage(visit, {
    title,
    status,
    hasErrors: errors.length > 0,
    idleSeconds: IDLE_SECONDS,
    body: html`${errorSummary({ lang, errors: summaryOf(errors, lang) })}<h1>${title}</h1>
<form method="post" action="${kioskPath(desk.code)}/lich-hen" novalidate>${hiddenFields({
      ticketId: isUuid(known) ? known : randomUUID(),
    })}${textInput({
      ...sentField(lang, { values, errors })('code'),
      label: say('Mã hẹn', 'Code of the appointment'),
      hint: say('8 chữ số', '8 digits'),
      inputMode: 'numeric',
      width: 'medium',
      maxLength: 12,
      autofocus: true,
    })}${button({ text: say('Lấy số', 'Take a number'), size: 'large' })}</form>
<p class="kq-more">${linkButton({ text: say('Về màn hình đầu', 'Back to the start'), href: kioskPath(desk.code), kind: 'secondary' })}</p>`,
  });
}

const TEXTS = {
  'unknown-code': {
    vi: 'Không có lịch hẹn nào mang mã này. Kiểm tra lại, hoặc lấy số thường.',
    en: 'There is no appointment with this code. Check it, or take an ordinary number.',
  },
  'other-day': {
    vi: 'Lịch hẹn này không phải hôm nay. Ông/bà có thể lấy số thường.',
    en: 'This appointment is not today. You may take an ordinary number.',
  },
};
const WAIT = {
  vi: 'Đã nhập sai nhiều lần. Hỏi cán bộ, hoặc lấy số thường.',
  en: 'Too many wrong codes. Ask an officer, or take an ordinary number.',
};
