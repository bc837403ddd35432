import type { HttpAnswer } from '#registries/call-http.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';
import { type JsonObject, readJsonAnswer, textOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

export interface PortalAccount {
  readonly username: string;
  readonly password: string;
  /** Code of the portal at the adapter, sent as the header `dstcode`. */
  readonly destination: string;
  /** Code of the province's unit (`madonvi`). */
  readonly unit: string;
}

/** Calls one service of the portal's adapter within a session; `timeout` in milliseconds. */
export type PortalCall = (
  service: string,
  payload: JsonObject,
  context: CallContext,
  timeout?: number,
) => Promise<JsonObject>;

const TIMEOUT = 30_000;
const JSON_TYPE = { 'Content-Type': 'application/json' };
const OK = '0';
/** The session is not known (any more); no source gives the code (docs/integrations). */
const SESSION_ENDED = '-1';

/** The adapter's services behind one sign-in: a session that ended is begun anew, once a call. */
export function portalCalls(gateway: Gateway, account: PortalAccount): PortalCall {
  let session: Promise<string> | null = null;
  const signIn = async (context: CallContext, timeout: number): Promise<string> =>
    gateway.call(
      {
        service: 'login',
        path: 'dvcqg/login',
        headers: { ...JSON_TYPE, dstcode: account.destination },
        body: JSON.stringify({ username: account.username, password: account.password }),
        timeout,
        keptBody: JSON.stringify({ username: account.username }),
        isSecretAnswer: true,
        read: readSession,
      },
      context,
    );
  const currentSession = (context: CallContext, timeout: number): Promise<string> => {
    session ??= signIn(context, timeout).catch((fault: unknown) => {
      session = null;
      throw fault;
    });
    return session;
  };
  const once: PortalCall = async (service, payload, context, timeout = TIMEOUT) => {
    const held = await currentSession(context, timeout);
    const own = { madonvi: account.unit, service, ...payload };
    return gateway.call(
      {
        service,
        path: 'dvcqg/call',
        headers: JSON_TYPE,
        body: JSON.stringify({ session: held, ...own }),
        keptBody: JSON.stringify(own),
        timeout,
        read: readCall,
      },
      context,
    );
  };
  return async (...of) => {
    const answer = await once(...of);
    if (textOf(answer, 'error_code') === OK) return answer;
    session = null;
    const again = await once(...of);
    if (textOf(again, 'error_code') === OK) return again;
    throw new RegistryFault('no-token', 'a session just begun is not known');
  };
}

/** The answer to a call; of errors only the end of the session is one that may be mended at once. */
function readCall(answer: HttpAnswer): JsonObject {
  const json = readJsonAnswer(answer);
  const code = textOf(json, 'error_code');
  if (code === OK || code === SESSION_ENDED) return json;
  throw new RegistryFault('refused', `${code} ${textOf(json, 'message')}`.trim(), answer);
}

function readSession(answer: HttpAnswer): string {
  const json = readJsonAnswer(answer);
  const session = textOf(json, 'session');
  if (textOf(json, 'error_code') !== OK || session === '') {
    throw new RegistryFault('no-token', textOf(json, 'message') || 'no session', answer);
  }
  return session;
}
