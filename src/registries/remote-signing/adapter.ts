import { createHash } from 'node:crypto';
import type { Instant } from '#kernel/day.ts';
import { callHttp, type HttpAnswer } from '#registries/call-http.ts';
import { deadlineIn } from '#registries/deadline.ts';
import {
  type CallContext,
  type Gateway,
  type KeepRecord,
  recordedGateway,
  type ServiceCall,
} from '#registries/lgsp/gateway.ts';
import { createTokens } from '#registries/lgsp/tokens.ts';
import {
  authorizeBody,
  infoBody,
  listBody,
  readAuthorization,
  readInfo,
  readList,
  readSignature,
  type RemoteCredential,
  SERVICES,
  signBody,
} from '#registries/remote-signing/codec.ts';
import { traceHeaders } from '#tracing/in-span.ts';

/** The account of the province at a service that signs with keys which it never gives away. */
export interface RemoteSigningAccount {
  /** Below it stand `oauth2/token` and `csc/v2/…`. */
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A signing service. Every call throws a `RegistryFault` where the world failed. */
export interface RemoteSigning {
  /** The key of somebody, by the name by which the service knows them; null for none in force. */
  readonly credentialOf: (user: string, context: CallContext) => Promise<RemoteCredential | null>;
  /** Signs bytes by SHA-256: only their digest leaves this machine. */
  readonly sign: (
    credential: RemoteCredential,
    bytes: Uint8Array,
    context: CallContext,
  ) => Promise<Uint8Array>;
}

const TIMEOUT = 30_000;
/** The signer may have to take out a phone and confirm. */
const CONFIRMING = 120_000;

export function remoteSigning(
  account: RemoteSigningAccount,
  keep: KeepRecord,
  now: () => Instant,
): RemoteSigning {
  const gateway = cscGateway(account, keep, now);
  return {
    credentialOf: async (user, context) => {
      const [id] = await gateway.call(callOf(SERVICES.list, listBody(user), readList), context);
      if (id === undefined) return null;
      const certificates = await gateway.call(
        callOf(SERVICES.info, infoBody(id), readInfo),
        context,
      );
      return certificates === null ? null : { id, certificates };
    },
    sign: async ({ id }, bytes, context) => {
      const digest = createHash('sha256').update(bytes).digest();
      const authorization = await gateway.call(
        {
          ...callOf(
            SERVICES.authorize,
            authorizeBody(id, digest, context.purpose),
            readAuthorization,
          ),
          timeout: CONFIRMING,
          isSecretAnswer: true,
        },
        context,
      );
      const signing = callOf(SERVICES.sign, signBody(id, authorization, digest), readSignature);
      const keptBody = JSON.stringify(signBody(id, '***', digest));
      return gateway.call({ ...signing, keptBody }, context);
    },
  };
}

const callOf = <T>(
  service: string,
  body: object,
  read: (answer: HttpAnswer) => T,
): ServiceCall<T> => ({
  service,
  path: `csc/v2/${service}`,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
  timeout: TIMEOUT,
  read,
});

/** OAuth2 with client credentials. Who works on which dossier is not told to a company. */
function cscGateway(account: RemoteSigningAccount, keep: KeepRecord, now: () => Instant): Gateway {
  const tokens = createTokens({ ...account, baseUrl: `${account.url}/oauth2`, now });
  return recordedGateway(keep, now, async (call) => {
    const deadline = deadlineIn(call.timeout);
    const once = async (token: string): Promise<HttpAnswer> =>
      callHttp({
        url: `${account.url}/${call.path}`,
        method: 'POST',
        headers: { ...call.headers, ...traceHeaders(), Authorization: `Bearer ${token}` },
        body: call.body,
        timeout: deadline.left(),
      });
    const token = await deadline.hold(tokens.current());
    const answer = await once(token);
    if (answer.status !== 401) return answer;
    tokens.forget(token);
    return once(await deadline.hold(tokens.current()));
  });
}
