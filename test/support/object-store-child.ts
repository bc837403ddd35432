/** A small store that speaks S3, as a process of its own: `object-store.ts` starts it. */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

const BUCKET = 'giay-to';
const KEYS: Readonly<Record<string, string>> = { 'mot-cua': 'khoa-cua-kho-doi-tuong' };
const REGION = 'vn-1';
const PAGE = 3;

interface Kept {
  readonly bytes: Buffer;
  readonly at: Date;
}
const objects = new Map<string, Kept>();
/** What goes wrong next, and how often. */
let ordered = { kind: 'none', times: 0, method: '' };

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer | string, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

const encode = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** What is wrong with the signature of a request (Signature Version 4, in the header); null if nothing. */
function wrongWith(request: IncomingMessage, url: URL): string | null {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/.exec(
      request.headers.authorization ?? '',
    );
  if (given === null) return 'AccessDenied';
  const [, id = '', day = '', region = '', names = '', signature = ''] = given;
  const secret = KEYS[id];
  if (secret === undefined) return 'InvalidAccessKeyId';
  if (region !== REGION) return 'AuthorizationHeaderMalformed';
  const at = String(request.headers['x-amz-date']);
  const instant = Date.parse(
    at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  if (!(Math.abs(Date.now() - instant) < 15 * 60_000)) return 'RequestTimeTooSkewed';
  const signed = names.split(';');
  if (!['host', 'x-amz-content-sha256', 'x-amz-date'].every((name) => signed.includes(name))) {
    return 'AccessDenied';
  }
  const canonical = [
    request.method,
    url.pathname
      .split('/')
      .map((part) => encode(decodeURIComponent(part)))
      .join('/'),
    [...url.searchParams]
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join('&'),
    ...signed.map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    names,
    request.headers['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(hmac, `AWS4${secret}`);
  return hmac(key, text).toString('hex') === signature ? null : 'SignatureDoesNotMatch';
}

function say(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`);
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function list(response: ServerResponse, query: URLSearchParams): void {
  const from = query.get('continuation-token') ?? '';
  const names = [...objects.keys()]
    .filter((name) => name.startsWith(query.get('prefix') ?? '') && name > from)
    .sort();
  const shown = names.slice(0, PAGE);
  const contents = shown.map(
    (name) =>
      `<Contents><Key>${escaped(name)}</Key><LastModified>${objects.get(name)?.at.toISOString()}</LastModified></Contents>`,
  );
  const isTruncated = names.length > PAGE;
  const next = isTruncated ? `<NextContinuationToken>${shown.at(-1)}</NextContinuationToken>` : '';
  response.writeHead(200, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>${isTruncated}</IsTruncated>${contents.join('')}${next}</ListBucketResult>`,
  );
}

async function store(request: IncomingMessage, response: ServerResponse, name: string) {
  const wanted = Number(request.headers['content-length'] ?? NaN);
  if (Number.isNaN(wanted)) return say(response, 411, 'MissingContentLength');
  const bytes = await buffer(request);
  if (bytes.length !== wanted) return say(response, 400, 'IncompleteBody');
  if (sha256(bytes) !== request.headers['x-amz-content-sha256']) {
    return say(response, 400, 'XAmzContentSHA256Mismatch');
  }
  objects.set(name, { bytes, at: new Date() });
  return response.writeHead(200).end();
}

/** Orders of the test itself: what goes wrong next, what is kept, and a byte that rots. */
async function control(request: IncomingMessage, response: ServerResponse, url: URL) {
  const name = url.searchParams.get('name') ?? '';
  switch (url.pathname) {
    case '/_order':
      ordered = JSON.parse((await buffer(request)).toString()) as typeof ordered;
      return response.end();
    case '/_names':
      return response.end(JSON.stringify([...objects.keys()].sort()));
    case '/_bytes':
      return response.end(objects.get(name)?.bytes);
    case '/_put':
      objects.set(name, { bytes: await buffer(request), at: new Date() });
      return response.end();
    case '/_drop':
      objects.delete(name);
      return response.end();
    default:
      return response.writeHead(404).end();
  }
}

/** Whether the request was spoilt as ordered. */
function spoil(request: IncomingMessage, response: ServerResponse, name: string): boolean {
  if (ordered.times === 0 || (ordered.method !== '' && ordered.method !== request.method)) {
    return false;
  }
  ordered = { ...ordered, times: ordered.times - 1 };
  switch (ordered.kind) {
    case 'busy':
      say(response, 503, 'SlowDown');
      return true;
    case 'break':
      request.socket.destroy();
      return true;
    case 'break-within': {
      // After some of what is sent, or of what is answered.
      if (request.method === 'PUT' && request.headers['content-length'] !== '0') {
        request.once('data', () => request.socket.destroy());
      } else if (request.method !== 'GET') request.socket.destroy();
      else {
        const bytes = objects.get(name)?.bytes ?? Buffer.alloc(0);
        response.writeHead(200, { 'content-length': bytes.length });
        response.write(bytes.subarray(0, bytes.length / 2), () => request.socket.destroy());
      }
      return true;
    }
    default:
      return false;
  }
}

const server = createServer((request, response) => {
  void (async () => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname.startsWith('/_')) return control(request, response, url);
    const [, bucket = '', ...rest] = url.pathname.split('/');
    const name = decodeURIComponent(rest.join('/'));
    if (spoil(request, response, name)) return undefined;
    const wrong = wrongWith(request, url);
    if (wrong !== null) return say(response, 403, wrong);
    if (bucket !== BUCKET) return say(response, 404, 'NoSuchBucket');
    if (name === '') return list(response, url.searchParams);
    const kept = objects.get(name);
    switch (request.method) {
      case 'PUT':
        return store(request, response, name);
      case 'DELETE':
        objects.delete(name);
        return response.writeHead(204).end();
      default:
        if (kept === undefined) return say(response, 404, 'NoSuchKey');
        response.writeHead(200, { 'content-length': kept.bytes.length });
        return response.end(request.method === 'HEAD' ? undefined : kept.bytes);
    }
  })().catch(() => request.socket.destroy()); // the line broke: nothing is kept of it
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('ready'));
