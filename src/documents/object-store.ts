import { createReadStream } from 'node:fs';
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { StorageFault } from '#documents/storage-fault.ts';

/** A bucket of a store that speaks S3, and with what requests to it are signed. */
export interface ObjectStoreAccount {
  /** Without a slash at its end. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

export interface ObjectRequest {
  readonly method: 'GET' | 'PUT' | 'HEAD' | 'DELETE';
  /** Of the object; `''` for the bucket itself. */
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: ObjectBody | null;
}

/** A local file, or nothing at all to be written; the store refuses what does not have the hash. */
export interface ObjectBody {
  readonly file: string | null;
  readonly size: number;
  readonly sha256: string;
}

/** Milliseconds in which a line may stand still. */
const STILL_MS = 10_000;
/** Milliseconds between the tries; none is begun that late after the first. */
const PAUSES_MS = [100, 400, 1500];
const NO_MORE_TRIES_MS = 20_000;
const MOST_CONNECTIONS = 32;

/**
 * Asks the store, again where the line breaks or it is busy. Answers null where there is no such object;
 * throws a `StorageFault` for all else that is not done. The answer is read by whoever asked.
 */
export type AskObjectStore = (request: ObjectRequest) => Promise<IncomingMessage | null>;

export function connectObjectStore(account: ObjectStoreAccount): AskObjectStore {
  const isSecure = account.endpoint.startsWith('https:');
  const limits = { keepAlive: true, maxSockets: MOST_CONNECTIONS };
  const agent = isSecure ? new HttpsAgent(limits) : new HttpAgent(limits);
  return async (request) => {
    const begun = performance.now();
    for (let tries = 0; ; tries += 1) {
      const answer = await attempt(account, request, agent);
      if (!(answer instanceof StorageFault)) return answer;
      const wait = PAUSES_MS[tries];
      const mayTryAgain = answer.code === 'unreachable' || answer.code === 'busy';
      const isLate = performance.now() - begun > NO_MORE_TRIES_MS;
      if (!mayTryAgain || wait === undefined || isLate) throw answer;
      await pause(wait);
    }
  };
}

async function attempt(
  account: ObjectStoreAccount,
  request: ObjectRequest,
  agent: HttpAgent,
): Promise<IncomingMessage | StorageFault | null> {
  let response: IncomingMessage;
  try {
    response = await send(account, request, agent);
  } catch (fault) {
    const { code, message } = fault as NodeJS.ErrnoException;
    return new StorageFault('unreachable', code ?? message, fault);
  }
  const status = response.statusCode ?? 0;
  if (status >= 200 && status < 300) return response;
  const said = await errorCodeOf(response);
  if (status === 404 && said !== 'NoSuchBucket') return null;
  const detail = said === '' ? `HTTP ${status}` : said;
  if (status === 404) return new StorageFault('no-bucket', detail);
  const isBusy = status >= 500 || status === 429 || said === 'RequestTimeout';
  return new StorageFault(isBusy ? 'busy' : 'refused', detail);
}

async function send(
  account: ObjectStoreAccount,
  { method, name, query, body }: ObjectRequest,
  agent: HttpAgent,
): Promise<IncomingMessage> {
  const asked = new URL(`${account.endpoint}/${account.bucket}${name === '' ? '' : `/${name}`}`);
  asked.search = new URLSearchParams(query).toString();
  const { url, headers } = await new AwsV4Signer({
    method,
    url: asked.href,
    headers: {
      'x-amz-content-sha256': body?.sha256 ?? NOTHING,
      ...(body === null ? {} : { 'content-length': String(body.size) }),
    },
    accessKeyId: account.accessKey,
    secretAccessKey: account.secretKey,
    service: 's3',
    region: account.region,
  }).sign();
  return new Promise((resolve, reject) => {
    const start = url.protocol === 'https:' ? requestHttps : requestHttp;
    const sent = start(url, { method, headers: Object.fromEntries(headers), agent });
    sent.setTimeout(STILL_MS, () => sent.destroy(new Error('no answer in time')));
    sent.once('error', reject).once('response', resolve);
    if (body === null || body.file === null) return sent.end();
    const file = createReadStream(body.file);
    file.once('error', (fault) => sent.destroy(fault));
    sent.once('close', () => file.destroy());
    return file.pipe(sent);
  });
}

/** SHA-256 of no bytes. */
export const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const MOST_SAID = 100_000;

/** The code in an answer that is an error; empty where there is none. */
async function errorCodeOf(response: IncomingMessage): Promise<string> {
  let text = '';
  try {
    for await (const bytes of response.setEncoding('utf8')) {
      text += String(bytes);
      if (text.length > MOST_SAID) break;
    }
  } catch {
    // Its status says enough.
  }
  return /<Code>(\w{1,100})<\/Code>/.exec(text)?.[1] ?? '';
}
