import type { FastifyInstance } from 'fastify';
import { CITIZEN_HOME, CITIZEN_SIGN_IN, CITIZEN_SIGN_OUT } from '#portal/citizen/paths.ts';
import { CITIZEN_COOKIE } from '#portal/citizen/visitor.ts';
import { readCitizenClaims } from '#registries/citizen-identity/claims.ts';
import { CITIZEN_SESSION_SECONDS } from '#web/citizen-session.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';
import { openDoor } from '#web/sign-in.ts';

/** Log-in of citizens and enterprises by the national portal's single sign-on or VNeID. */
export function citizenSignInRoutes(app: FastifyInstance, services: Services): void {
  const { citizens, citizenIdentity: identity, log } = services;
  if (identity === null) {
    app.get(CITIZEN_SIGN_IN, async (request, reply) =>
      sendProblemPage(request, reply, services, 503, NO_PROVIDER),
    );
    return;
  }
  openDoor(app, services, {
    paths: {
      signIn: CITIZEN_SIGN_IN,
      done: `${CITIZEN_SIGN_IN}/xong`,
      signOut: CITIZEN_SIGN_OUT,
    },
    cookies: { attempt: 'mot_cua_cong_dan_vao', session: CITIZEN_COOKIE },
    seconds: CITIZEN_SESSION_SECONDS,
    identity,
    home: CITIZEN_HOME,
    leadsTo: (path) => /^\/(cong-dan|nop|giup-do)(\/|$|\?)/.test(path),
    open: async ({ claims, idToken }, now) => {
      const read = readCitizenClaims(claims);
      if (!read.ok) {
        log.warn({ fault: read.error }, 'the claims of a citizen cannot be used');
        return null;
      }
      return citizens.open(read.value, idToken, now);
    },
    find: citizens.find,
    close: citizens.close,
    stranger: UNUSABLE,
  });
}

const NO_PROVIDER = {
  vi: 'Tỉnh chưa nối hệ thống đăng nhập cho người dân. Bạn vẫn xem thủ tục, tra cứu và soạn hồ sơ nháp được; nộp tại quầy bằng mã hồ sơ nháp.',
  en: 'The province has no sign-in for citizens yet. You can read, follow and prepare; hand in at a counter by the code of your draft.',
};

const UNUSABLE = {
  vi: 'Hệ thống định danh không cho biết tên của tài khoản này. Thử lại sau, hoặc nộp hồ sơ tại quầy.',
  en: 'The identity provider does not tell the name of this account. Try again later, or come to a counter.',
};
