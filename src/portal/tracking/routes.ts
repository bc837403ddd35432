import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { parseDossierCode } from '#dossier/dossier-code.ts';
import { factsFor } from '#store/run-command.ts';
import { parcelStands } from '#store/postal-orders.ts';
import { trackDossier } from '#store/tracking.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sendHtml } from '#web/send-html.ts';
import { languageOf, sayIn } from '#web/language.ts';
import { portalLayout } from '#web/layout/portal-layout.ts';
import type { Services } from '#web/services.ts';
import { portalNavigation } from '#portal/navigation.ts';
import { foundPage, trackingForm } from '#portal/tracking/tracking-page.ts';

/**
 * Anybody follows a dossier by its code and four digits. The answer to a POST, so that neither
 * stands in an address, a history or a log.
 */
export function trackingRoutes(app: FastifyInstance, services: Services): void {
  app.get('/tra-cuu', async (request, reply) =>
    send(request, reply, services, { values: new Map(), errors: [] }),
  );
  app.post('/tra-cuu', async (request, reply) => track(request, reply, services));
}

async function track(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
): Promise<unknown> {
  const values = formValues(request.body);
  const errors: FieldError[] = [];
  const code = parseDossierCode(one(values, 'code'));
  if (!code.ok) errors.push({ field: 'code', text: code.error.text });
  const lastFour = one(values, 'lastFour').replaceAll(/\s/g, '');
  if (!/^\d{4}$/.test(lastFour)) errors.push({ field: 'lastFour', text: FOUR_DIGITS });
  if (!code.ok || errors.length > 0) return send(request, reply, services, { values, errors });

  const answer = await trackDossier(services.pool, {
    code: code.value.code,
    lastFour,
    address: request.ip,
    now: services.now(),
  });
  switch (answer.kind) {
    case 'too-many-attempts':
      return send(
        request,
        reply,
        services,
        { values, errors: [{ field: 'code', text: WAIT }] },
        429,
      );
    case 'not-found':
      return send(
        request,
        reply,
        services,
        { values, errors: [{ field: 'code', text: NOT_FOUND }] },
        404,
      );
    case 'found': {
      const lang = languageOf(request, services.furtherLanguages);
      const { history, dossierId } = answer;
      const facts = factsFor(history, services.world(), services.now());
      const parcels = await parcelStands(services.readPool, dossierId);
      return sendPage(request, reply, services, {
        title: `${sayIn(lang)('Hồ sơ', 'Dossier')} ${history.dossier.code}`,
        body: foundPage(lang, services.directory(), history, { facts, parcels }),
        errors: [],
      });
    }
  }
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  form: { readonly values: FormValues; readonly errors: readonly FieldError[] },
  status?: number,
): unknown {
  const lang = languageOf(request, services.furtherLanguages);
  return sendPage(request, reply.code(status ?? (form.errors.length > 0 ? 422 : 200)), services, {
    title: sayIn(lang)('Tra cứu hồ sơ', 'Follow a dossier'),
    body: trackingForm(lang, form.values, form.errors),
    errors: form.errors,
  });
}

function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  services: Services,
  page: {
    readonly title: string;
    readonly body: ReturnType<typeof trackingForm>;
    readonly errors: readonly FieldError[];
  },
): unknown {
  const lang = languageOf(request, services.furtherLanguages);
  const layout = portalLayout({
    lang,
    province: services.directory().province,
    furtherLanguages: services.furtherLanguages,
    title: page.title,
    path: '/tra-cuu',
    hasErrors: page.errors.length > 0,
    nav: portalNavigation(lang, '/tra-cuu'),
    body: page.body,
  });
  return sendHtml(reply.header('cache-control', 'no-store'), layout);
}

const FOUR_DIGITS = {
  vi: 'Nhập đúng 4 chữ số cuối của số định danh (CCCD) hoặc số điện thoại đã khai.',
  en: 'Enter exactly the last 4 digits of the identity number or of the phone number given.',
};

const NOT_FOUND = {
  vi: 'Không tìm thấy hồ sơ với mã và 4 chữ số này. Kiểm tra lại mã trên giấy tiếp nhận; nếu vẫn không được, gọi nơi đã tiếp nhận.',
  en: 'No dossier has this code and these 4 digits. Check the code on the receipt; if it still fails, call the desk that received it.',
};

const WAIT = {
  vi: 'Đã thử sai nhiều lần. Đợi 15 phút rồi tra cứu lại, hoặc gọi nơi đã tiếp nhận hồ sơ.',
  en: 'Too many wrong attempts. Wait 15 minutes and try again, or call the desk that received the dossier.',
};
