import type { FastifyInstance } from 'fastify';
import { isOverLimit, noteAttempt } from '#store/attempts.ts';
import { enrolDevice } from '#store/kiosk-devices.ts';
import { button } from '#web/components/button.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, sentField, summaryOf } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { rememberDevice } from '#portal/kiosk/device.ts';
import { kioskRoute, type KioskVisit, sendKioskPage } from '#portal/kiosk/kiosk-visit.ts';
import { kioskPath } from '#portal/kiosk/paths.ts';

/** Wrong codes from one address within a quarter of an hour. */
const MOST_MISSES = 10;
const IDLE_SECONDS = 120;

/** An officer makes this device a kiosk of the desk, by a code shown once in the workbench. */
export function enrolRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    '/ki-os/:desk/thiet-lap',
    kioskRoute(services, async (visit) => send(visit, new Map(), [])),
  );
  app.post('/ki-os/:desk/thiet-lap', kioskRoute(services, enrol));
}

async function enrol(visit: KioskVisit): Promise<unknown> {
  const { services, request, reply, desk } = visit;
  const values = formValues(request.body);
  const code = one(values, 'code').replaceAll(/\s/g, '');
  const now = services.now();
  const limits = [{ key: `enrol:${request.ip}`, most: MOST_MISSES }];
  if (await isOverLimit(services.pool, limits, now)) {
    return send(visit, values, [{ field: 'code', text: WAIT }], 429);
  }
  const device = await enrolDevice(services.pool, { desk: desk.code, code, now });
  if (device === null) {
    await noteAttempt(services.pool, limits, now);
    return send(visit, values, [{ field: 'code', text: WRONG_CODE }], 422);
  }
  rememberDevice(visit, device);
  return reply.redirect(kioskPath(desk.code), 303);
}

function send(
  visit: KioskVisit,
  values: FormValues,
  errors: readonly FieldError[],
  status = 200,
): unknown {
  const { lang } = visit;
  const say = sayIn(lang);
  const title = say('Thiết lập ki-ốt', 'Set this kiosk up');
  return sendKioskPage(visit, {
    title,
    status,
    hasErrors: errors.length > 0,
    idleSeconds: IDLE_SECONDS,
    body: html`${errorSummary({ lang, errors: summaryOf(errors, lang) })}<h1>${title}</h1>
<form method="post" novalidate>${textInput({
      ...sentField(lang, { values, errors })('code'),
      label: say('Mã thiết lập', 'Set-up code'),
      hint: say(
        'Cán bộ tạo mã 8 chữ số ở trang “Ki-ốt và lịch hẹn”',
        'An officer makes the 8 digits on the page “Kiosks and appointments”',
      ),
      inputMode: 'numeric',
      width: 'medium',
      maxLength: 12,
    })}${button({ text: say('Thiết lập', 'Set up') })}</form>`,
  });
}

const WRONG_CODE = {
  vi: 'Mã không đúng, đã dùng hoặc đã hết hạn. Tạo mã mới rồi nhập lại.',
  en: 'The code is wrong, used already or too old. Make a new one and enter it.',
};
const WAIT = {
  vi: 'Đã nhập sai nhiều lần. Đợi 15 phút rồi thử lại.',
  en: 'Too many wrong codes. Wait 15 minutes and try again.',
};
