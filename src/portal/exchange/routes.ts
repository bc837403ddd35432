import type { FastifyInstance } from 'fastify';
import { namesRoutes } from '#portal/exchange/names-routes.ts';
import { paymentCallBackRoutes } from '#portal/exchange/payment-call-back.ts';
import { resultRoutes } from '#portal/exchange/result-routes.ts';
import { usageRoutes } from '#portal/exchange/usage-routes.ts';
import { isFileLink } from '#web/file-link.ts';
import { formValues, one } from '#web/form-values.ts';
import { openContent } from '#web/open-content.ts';
import type { Services } from '#web/services.ts';

/**
 * What other systems ask of us: papers of which they were told, each by a link that we signed, and
 * the call-backs of the payment platform, whose data were used, what results people have, and what
 * broken names were.
 */
export function exchangeRoutes(app: FastifyInstance, services: Services): void {
  paymentCallBackRoutes(app, services);
  usageRoutes(app, services);
  resultRoutes(app, services);
  namesRoutes(app, services);
  app.get('/trao-doi/tep/:sha256', async (request, reply) => {
    const { sha256 } = request.params as { readonly sha256: string };
    const asked = formValues(request.query);
    const link = { sha256, until: one(asked, 'han'), signature: one(asked, 'ky') };
    const holds = isFileLink(services.formKey, link, services.now());
    if (!holds) return reply.code(404).send();
    const opened = await openContent(services, sha256);
    if (opened.kind === 'missing') return reply.code(404).send();
    if (opened.kind === 'retired') return reply.code(410).send();
    if (opened.kind === 'withheld') return reply.code(410).send(); // a virus was found: do not ask again
    return reply
      .type(TYPES.has(one(asked, 'loai')) ? one(asked, 'loai') : 'application/octet-stream')
      .header('content-disposition', 'attachment')
      .header('x-content-type-options', 'nosniff')
      .send(opened.stream);
  });
}

const TYPES: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);
