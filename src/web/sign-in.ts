import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { IdentityClient, SignedIn, SignInAttempt } from '#web/identity-client.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';
import { SESSION_SECONDS } from '#web/session.ts';
import { csrfMatches } from '#web/session-token.ts';

export const SESSION_COOKIE = 'mot_cua_session';
const ATTEMPT_SECONDS = 600;

/** A way in: for officers or for citizens, each with a provider, paths and cookies of its own. */
export interface Door {
  readonly paths: { readonly signIn: string; readonly done: string; readonly signOut: string };
  readonly cookies: { readonly attempt: string; readonly session: string };
  /** Seconds for which the browser keeps the session. */
  readonly seconds: number;
  readonly identity: IdentityClient;
  /** Where one comes to who asked for nothing else. */
  readonly home: string;
  /** Whether one may be brought to a path of ours after signing in. */
  readonly leadsTo: (path: string) => boolean;
  /** Opens a session; null where whoever signed in is none of ours. */
  readonly open: (who: SignedIn, now: number) => Promise<string | null>;
  readonly find: (
    token: string,
    now: number,
  ) => Promise<{ readonly csrf: string; readonly idToken: string } | null>;
  readonly close: (token: string) => Promise<void>;
  /** Said to whoever is none of ours. */
  readonly stranger: Bilingual;
}

/** Log-in of officers by OpenID Connect. */
export const signInRoutes = (app: FastifyInstance, services: Services): void =>
  openDoor(app, services, {
    paths: { signIn: '/dang-nhap', done: '/dang-nhap/xong', signOut: '/dang-xuat' },
    cookies: { attempt: 'mot_cua_sign_in', session: SESSION_COOKIE },
    seconds: SESSION_SECONDS,
    identity: services.identity,
    home: '/can-bo',
    leadsTo: (path) => /^\/can-bo(\/|$|\?)/.test(path),
    open: ({ subject, idToken }, now) => services.sessions.open(subject, idToken, now),
    find: services.sessions.find,
    close: services.sessions.close,
    stranger: NOT_STAFF,
  });

/** Log-in by OpenID Connect, and log-out at both sides. No password ever reaches us. */
export function openDoor(app: FastifyInstance, services: Services, door: Door): void {
  const secure = services.publicUrl.startsWith('https:');
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  const { paths, cookies, identity } = door;

  app.get(paths.signIn, async (request, reply) => {
    try {
      const { url, attempt } = await identity.begin(safeReturn(request, door));
      reply.setCookie(cookies.attempt, JSON.stringify(attempt), {
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

  app.get(paths.done, async (request, reply) => {
    const attempt = readAttempt(request, cookies.attempt);
    reply.clearCookie(cookies.attempt, cookie);
    if (attempt === null) return reply.redirect(paths.signIn, 303);
    let who: SignedIn;
    try {
      who = await identity.finish(new URL(request.url, services.publicUrl), attempt);
    } catch (fault) {
      services.log.warn({ fault }, 'a sign-in was not completed');
      return sendProblemPage(request, reply, services, 403, NOT_COMPLETED);
    }
    const token = await door.open(who, Date.now());
    if (token === null) return sendProblemPage(request, reply, services, 403, door.stranger);
    reply.setCookie(cookies.session, token, { ...cookie, maxAge: door.seconds });
    return reply.redirect(attempt.returnTo, 303);
  });

  app.post(paths.signOut, async (request, reply) => {
    const token = request.cookies[cookies.session] ?? '';
    const session = token === '' ? null : await door.find(token, Date.now());
    const sent = (request.body as { _csrf?: unknown } | null)?._csrf;
    if (session === null) return reply.redirect('/', 303);
    if (typeof sent !== 'string' || !csrfMatches(session, sent)) {
      return sendProblemPage(request, reply, services, 403, FORM_TOO_OLD);
    }
    await door.close(token);
    // Drafts that this browser kept for a dead line, which a script wipes too where there is one.
    reply.header('clear-site-data', '"storage"');
    reply.clearCookie(cookies.session, cookie);
    return reply.redirect(await identity.signOutUrl(session.idToken), 303);
  });
}

/** A local path only: nobody is sent to another site after signing in. */
function safeReturn(request: FastifyRequest, { home, leadsTo }: Door): string {
  const { query } = request;
  const asked = typeof query === 'object' && query !== null && 'tiep' in query ? query.tiep : '';
  return typeof asked === 'string' && leadsTo(asked) ? asked : home;
}

function readAttempt(request: FastifyRequest, cookie: string): SignInAttempt | null {
  const raw = request.cookies[cookie];
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
