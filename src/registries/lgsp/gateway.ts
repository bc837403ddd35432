import { callHttp, type HttpAnswer } from '#registries/call-http.ts';
import { type Signature, signedHeaders } from '#registries/lgsp/signature.ts';
import { deadlineIn } from '#registries/deadline.ts';
import { withSpans } from '#registries/lgsp/call-spans.ts';
import { createTokens } from '#registries/lgsp/tokens.ts';
import { startOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { epochOf, type Instant } from '#kernel/day.ts';
import { traceHeaders } from '#tracing/in-span.ts';

/** For whom a system is asked, about what, and what for; every call carries it and is kept with it. */
export interface CallContext {
  readonly dossierId: string;
  readonly subject: string;
  readonly agency: string;
  readonly purpose: string;
  readonly procedureCode: string | null;
  /** Identity number of the person asked about, or null. */
  readonly person: string | null;
}

/** One call to one service behind the platform. */
export interface ServiceCall<T> {
  /** Short name of the service, as the log lists it: `DongBoHoSoMC`. */
  readonly service: string;
  /** Below the platform's address, as `dvcqg/call`; or a whole address there, that an answer gave. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null for a file that is fetched by GET; all services take POST. */
  readonly body: string | null;
  /** The request as it is kept, where the one that is sent holds a secret. */
  readonly keptBody?: string;
  /** The answer is a secret and is not kept. */
  readonly isSecretAnswer?: true;
  /** The answer is a file, read by its bytes (see `HttpRequest`), and is not kept as text. */
  readonly isFile?: true;
  /** Milliseconds until the answer must be there, a token that must be fetched first included. */
  readonly timeout: number;
  /** Reads the answer; throws a `RegistryFault` where it is none. */
  readonly read: (answer: HttpAnswer) => T;
}

/** What a call came to, as it is kept. */
export interface CallRecord extends CallContext {
  readonly at: Instant;
  readonly service: string;
  readonly milliseconds: number;
  readonly outcome: 'answered' | 'refused' | 'failed';
  readonly status: number | null;
  readonly faultCode: string | null;
  readonly fault: string | null;
  readonly request: string;
  readonly response: string | null;
}

/** The integration platform as one party's adapter sees it. */
export interface Gateway {
  readonly call: <T>(call: ServiceCall<T>, context: CallContext) => Promise<T>;
}

export interface GatewayOptions {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where a service stands whose place is another than below `baseUrl`, by the first part of its path. */
  readonly routes: ReadonlyMap<string, string>;
  /** Services that are called with a signature in place of the token, by the same part. */
  readonly signatures?: ReadonlyMap<string, Signature>;
  readonly now: () => Instant;
}

/** Keeps what a call came to; a call whose record cannot be kept is not made known as done. */
export type KeepRecord = (record: CallRecord) => Promise<void>;

/**
 * The integration platform (LGSP, NGSP): one address in front of all services, OAuth2 with client
 * credentials. Headers name the officer, the agency and the purpose of each call for the platform's
 * own log; no source gives their names (docs/integrations/lgsp.md).
 */
export function createPlatform(options: GatewayOptions): (keep: KeepRecord) => Gateway {
  const tokens = createTokens(options);
  const send = async <T>(call: ServiceCall<T>, context: CallContext): Promise<HttpAnswer> => {
    const url = addressOf(options, call.path);
    const deadline = deadlineIn(call.timeout);
    const once = async (proof: Readonly<Record<string, string>>): Promise<HttpAnswer> =>
      callHttp({
        url,
        method: call.body === null ? 'GET' : 'POST',
        headers: { ...call.headers, ...auditHeaders(context), ...traceHeaders(), ...proof },
        body: call.body,
        timeout: deadline.left(),
        isFile: call.isFile === true,
      });
    const signature = options.signatures?.get(serviceOf(call.path));
    if (signature !== undefined) {
      return admitted(await once(signedHeaders(url, signature, options.now())));
    }
    const token = await deadline.hold(tokens.current());
    const answer = await once(bearer(token));
    if (answer.status !== 401) return answer;
    tokens.forget(token);
    return admitted(await once(bearer(await deadline.hold(tokens.current()))));
  };
  return (keep) => recordedGateway(keep, options.now, send);
}

/** Keeps what each call came to, whichever way it is sent. */
export function recordedGateway(
  keepRecord: KeepRecord,
  now: () => Instant,
  send: <T>(call: ServiceCall<T>, context: CallContext) => Promise<HttpAnswer>,
): Gateway {
  const plain = (keep: KeepRecord): Gateway => ({
    call: async (call, context) => {
      const at = now();
      const started = performance.now();
      let answer: HttpAnswer | null = null;
      const record = (outcome: CallRecord['outcome'], fault: RegistryFault | null): Promise<void> =>
        keep({
          ...context,
          at,
          service: call.service,
          milliseconds: Math.round(performance.now() - started),
          outcome,
          status: answer?.status ?? fault?.status ?? null,
          faultCode: fault?.code ?? null,
          fault: fault?.message ?? null,
          request: call.keptBody ?? call.body ?? '',
          response: call.isSecretAnswer || call.isFile ? null : (answer?.text ?? null),
        });
      try {
        answer = await send(call, context);
        const read = call.read(answer);
        await record('answered', null);
        return read;
      } catch (fault) {
        if (!(fault instanceof RegistryFault)) throw fault;
        await record(REFUSALS.has(fault.code) ? 'refused' : 'failed', fault);
        throw fault;
      }
    },
  });
  return withSpans(plain)(keepRecord);
}

/** Faults that are answers: the line and the system are well. */
const REFUSALS: ReadonlySet<string> = new Set(['refused', 'out-of-order']);
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** An answer to a call whose proof is as good as it gets: where it is not admitted, none will be. */
function admitted(answer: HttpAnswer): HttpAnswer {
  if (answer.status !== 401) return answer;
  throw new RegistryFault('not-signed-in', `401 ${startOf(answer.text)}`.trim(), answer);
}

const serviceOf = (path: string): string => path.split('/')[0] ?? '';

/**
 * `hotich/dangKyHoTich` below the platform's address, or below that of the route of `hotich`. A whole
 * address is taken where it lies below one of these alone: no answer may send our token elsewhere.
 */
function addressOf({ baseUrl, routes }: GatewayOptions, path: string): string {
  if (URL.canParse(path)) {
    const { href } = new URL(path);
    if ([baseUrl, ...routes.values()].some((own) => href.startsWith(`${own}/`))) return href;
    throw new RegistryFault('wrong-shape', 'a file at an address that is not the platform’s');
  }
  const route = routes.get(serviceOf(path));
  return route === undefined
    ? `${baseUrl}/${path}`
    : `${route}${path.slice(serviceOf(path).length)}`;
}

const auditHeaders = ({ subject, agency, purpose, procedureCode }: CallContext) => ({
  'X-Can-Bo': encodeURIComponent(subject),
  'X-Don-Vi': agency,
  'X-Muc-Dich': encodeURIComponent(purpose),
  ...(procedureCode === null ? {} : { 'X-Ma-TTHC': procedureCode }),
});

/** An instant as the services write it: `yyyyMMddHHmmss` of Viet Nam. */
export function timestamp(instant: Instant): string {
  const local = new Date(epochOf(instant) + VIET_NAM_MS).toISOString();
  return local.replaceAll(/[-:T]/g, '').slice(0, 14);
}
const VIET_NAM_MS = 7 * 3600 * 1000;
