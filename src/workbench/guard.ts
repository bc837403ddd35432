import type { FastifyInstance } from 'fastify';
import { formValues, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';
import { csrfMatches } from '#web/session-token.ts';
import { FORM_TOO_OLD, SESSION_COOKIE } from '#web/sign-in.ts';
import { sendProblemPage } from '#web/send-problem.ts';

/**
 * Every route of the workbench: somebody is signed in, and a form that changes anything carries
 * the token of that session. Pages of officers are never kept by a cache.
 */
export function guardWorkbench(app: FastifyInstance, services: Services): void {
  app.decorateRequest('session', null);

  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const token = request.cookies[SESSION_COOKIE] ?? '';
    request.session = token === '' ? null : await services.sessions.find(token, Date.now());
    if (request.session !== null) return;
    const back = request.method === 'GET' ? request.url : '/can-bo';
    await reply.redirect(`/dang-nhap?tiep=${encodeURIComponent(back)}`, 303);
  });

  app.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'POST' || request.isMultipart()) return;
    if (tokenMatches(request.session, one(formValues(request.body), '_csrf'))) return;
    await sendProblemPage(request, reply, services, 403, FORM_TOO_OLD);
  });
}

/** Whether a form's token is that of the session; multipart forms ask once they are read. */
export const tokenMatches = (
  session: Parameters<typeof csrfMatches>[0] | null,
  sent: string,
): boolean => session !== null && csrfMatches(session, sent);
