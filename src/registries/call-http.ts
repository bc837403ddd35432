import { RegistryFault } from '#registries/registry-fault.ts';

/** A request to an outside system. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Milliseconds until the whole answer must be there. */
  readonly timeout: number;
  /** The answer is a file: its text has one character (of Latin-1) for each byte. */
  readonly isFile?: boolean;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** Bytes of an answer beyond which nothing is read: none of the services answers with files so large. */
const MOST_BYTES = 20 * 1024 * 1024;

/**
 * Sends a request and reads its answer as UTF-8, whatever its status. Throws a `RegistryFault` where
 * there is no answer, not in time, too large, or in another encoding. Redirections are not followed:
 * a look-up must not carry a person's data to another address.
 */
export async function callHttp(request: HttpRequest): Promise<HttpAnswer> {
  const signal = AbortSignal.timeout(request.timeout);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      redirect: 'manual',
      signal,
    });
    const bytes = await readBounded(response);
    const text = request.isFile ? latin1(bytes) : decoded(bytes, response.status);
    return { status: response.status, text };
  } catch (fault) {
    throw fault instanceof RegistryFault ? fault : faultOf(fault, signal.aborted);
  }
}

async function readBounded(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array;
    size += bytes.byteLength;
    if (size > MOST_BYTES) {
      throw new RegistryFault('too-large', `more than ${MOST_BYTES} bytes`, {
        status: response.status,
      });
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

function decoded(bytes: Uint8Array, status: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new RegistryFault('wrong-encoding', 'the bytes are no UTF-8', { status, cause });
  }
}

/** Codes by which Node names what is wrong with a certificate. */
const CERTIFICATE = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL)/;

function faultOf(fault: unknown, timedOut: boolean): RegistryFault {
  const cause: unknown = fault instanceof Error ? (fault.cause ?? fault) : fault;
  const code = codeOf(cause);
  if (timedOut) return new RegistryFault('timed-out', 'no whole answer in time', { cause });
  if (CERTIFICATE.test(code)) return new RegistryFault('certificate', code, { cause });
  return new RegistryFault('unreachable', code === '' ? 'the connection broke' : code, { cause });
}

const codeOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
