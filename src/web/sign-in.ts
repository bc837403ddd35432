import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { SignInAttempt } from '#web/identity-client.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';
import { csrfMatches, SESSION_SECONDS } from '#web/session.ts';

export const SESSION_COOKIE = 'mot_cua_session';
const ATTEMPT_COOKIE = 'mot_cua_sign_in';
const ATTEMPT_SECONDS = 600;

/** Log-in by OpenID Connect, and log-out at both sides. No password ever reaches us. */
export function signInRoutes(app: FastifyInstance, services: Services): void {
  const secure = services.publicUrl.startsWith('https:');
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;

  app.get('/dang-nhap', async (request, reply) => {
    try {
      const { url, attempt } = await services.identity.begin(safeReturn(request));
      reply.setCookie(ATTEMPT_COOKIE, JSON.stringify(attempt), {
        ...cookie,
        signed: true,
        maxAge: ATTEMPT_SECONDS,
      });
      return await reply.redirect(url, 303);
    } catch (fault) {
      services.log.warn({ fault }, 'the identity provider does not answer');
      return sendProblemPage(request, reply, services, 503, PROVIDER_DOWN);
    }
  });

  app.get('/dang-nhap/xong', async (request, reply) => {
    const attempt = readAttempt(request);
    reply.clearCookie(ATTEMPT_COOKIE, cookie);
    if (attempt === null) return reply.redirect('/dang-nhap', 303);
    let identity: Awaited<ReturnType<Services['identity']['finish']>>;
    try {
      identity = await services.identity.finish(new URL(request.url, services.publicUrl), attempt);
    } catch (fault) {
      services.log.warn({ fault }, 'a sign-in was not completed');
      return sendProblemPage(request, reply, services, 403, NOT_COMPLETED);
    }
    const token = await services.sessions.open(identity.subject, identity.idToken, Date.now());
    if (token === null) return sendProblemPage(request, reply, services, 403, NOT_STAFF);
    reply.setCookie(SESSION_COOKIE, token, { ...cookie, maxAge: SESSION_SECONDS });
    return reply.redirect(attempt.returnTo, 303);
  });

  app.post('/dang-xuat', async (request, reply) => {
    const token = request.cookies[SESSION_COOKIE] ?? '';
    const session = token === '' ? null : await services.sessions.find(token, Date.now());
    const sent = (request.body as { _csrf?: unknown } | null)?._csrf;
    if (session === null) return reply.redirect('/', 303);
    if (typeof sent !== 'string' || !csrfMatches(session, sent)) {
      return sendProblemPage(request, reply, services, 403, FORM_TOO_OLD);
    }
    await services.sessions.close(token);
    reply.clearCookie(SESSION_COOKIE, cookie);
    return reply.redirect(await services.identity.signOutUrl(session.idToken), 303);
  });
}

/** A local path only: nobody is sent to another site after signing in. */
function safeReturn(request: FastifyRequest): string {
  const { query } = request;
  const asked = typeof query === 'object' && query !== null && 'tiep' in query ? query.tiep : '';
  return typeof asked === 'string' && /^\/can-bo(\/|$|\?)/.test(asked) ? asked : '/can-bo';
}

function readAttempt(request: FastifyRequest): SignInAttempt | null {
  const raw = request.cookies[ATTEMPT_COOKIE];
  if (raw === undefined) return null;
  const { valid, value } = request.unsignCookie(raw);
  // The signature is ours, so the content is what we wrote.
  return valid && value !== null ? (JSON.parse(value) as SignInAttempt) : null;
}

export const FORM_TOO_OLD: Bilingual = {
  vi: 'Biểu mẫu này thuộc phiên đăng nhập khác. Quay lại, tải lại trang rồi gửi lại.',
  en: 'This form belongs to another session. Go back, reload the page and send it again.',
};

const PROVIDER_DOWN: Bilingual = {
  vi: 'Hệ thống định danh chưa trả lời. Thử đăng nhập lại sau ít phút.',
  en: 'The identity provider does not answer. Try again in a few minutes.',
};

const NOT_COMPLETED: Bilingual = {
  vi: 'Đăng nhập chưa hoàn tất. Đăng nhập lại từ đầu.',
  en: 'The sign-in was not completed. Start again.',
};

const NOT_STAFF: Bilingual = {
  vi: 'Tài khoản này chưa được cấp quyền cán bộ. Liên hệ quản trị tỉnh để được cấp quyền.',
  en: 'This account is not registered as staff. Ask the province administrator for access.',
};
