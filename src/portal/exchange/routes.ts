import type { FastifyInstance } from 'fastify';
import { paymentCallBackRoutes } from '#portal/exchange/payment-call-back.ts';
import { usageRoutes } from '#portal/exchange/usage-routes.ts';
import { isFileLink } from '#web/file-link.ts';
import { formValues, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';

/**
 * What other systems ask of us: papers of which they were told, each by a link that we signed, and
 * the call-backs of the payment platform, and whose data were used.
 */
export function exchangeRoutes(app: FastifyInstance, services: Services): void {
  paymentCallBackRoutes(app, services);
  usageRoutes(app, services);
  app.get('/trao-doi/tep/:sha256', async (request, reply) => {
    const { sha256 } = request.params as { readonly sha256: string };
    const asked = formValues(request.query);
    const link = { sha256, until: one(asked, 'han'), signature: one(asked, 'ky') };
    const holds = isFileLink(services.formKey, link, services.now());
    if (!holds || !(await services.content.has(sha256))) return reply.code(404).send();
    return reply
      .type(TYPES.has(one(asked, 'loai')) ? one(asked, 'loai') : 'application/octet-stream')
      .header('content-disposition', 'attachment')
      .header('x-content-type-options', 'nosniff')
      .send(services.content.open(sha256));
  });
}

const TYPES: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);
