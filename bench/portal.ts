import { type ChildProcess, fork } from 'node:child_process';
import { randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findAsset } from '#web/assets.ts';
import { STYLE_COOKIE } from '#web/first-visit-style.ts';
import { signInCitizenAt } from '#test/support/citizen-session.ts';
import { type BenchSystem, startBenchSystem } from './bench-system.ts';
import { httpLoad, percentile } from './http-load.ts';

const SECONDS = 5;
const ROUNDS = 3;
const CLIENTS = 10;
/** As many people, so that none of them asks for more pages than one may in a minute. */
const PEOPLE = 300;
const HELLO = join(import.meta.dirname, 'hello-server.ts');

interface Drafted {
  readonly cookie: string;
  readonly page: string;
}

/**
 * Pages of a form with the draft read from PostgreSQL, a second, beside a bare page of the same
 * framework, taking turns; then the bytes of a form page in a browser, the first time and again.
 */
export async function bench(): Promise<Record<string, unknown>> {
  const system = await startBenchSystem(0);
  const hello = fork(HELLO, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  try {
    const [port] = (await once(hello, 'message')) as [number];
    const people = await beginDrafts(system);
    const speed = await measureSpeed(system, port, people);
    const bytes = await measureBytes(system, people[0] ?? NOBODY);
    return { ...speed, ...bytes, ...(await measureScripts(system, people[0] ?? NOBODY)) };
  } finally {
    end(hello);
    await system.stop();
  }
}

const NOBODY: Drafted = { cookie: '', page: '' };

const end = (child: ChildProcess): boolean => child.kill('SIGKILL');

/** A draft of a birth each, on whose second page nothing is filled in. */
async function beginDrafts(system: BenchSystem): Promise<readonly Drafted[]> {
  const people: Drafted[] = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    const number = `0911850${String(index).padStart(5, '0')}`;
    const person = { number, name: 'Lâm Thị Mỹ Hạnh' };
    const { cookie, csrf } = await signInCitizenAt(system.database, system.dataDir, person);
    const draftId = randomUUIDv7();
    const answer = await fetch(`http://127.0.0.1:${system.port}/nop/1.001193`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: new URLSearchParams({ _csrf: csrf, draftId, 'tk.relation': 'khac' }),
    });
    if (answer.status !== 303) throw new Error(`a draft was answered with ${answer.status}`);
    // Whoever is on the second page of a form has the style sheet already.
    people.push({
      cookie: `${cookie}; ${STYLE_COOKIE.name}=${STYLE_COOKIE.value}`,
      page: `/nop/nhap/${draftId}/noi-sinh`,
    });
  }
  return people;
}

async function measureSpeed(
  system: BenchSystem,
  helloPort: number,
  people: readonly Drafted[],
): Promise<Record<string, number>> {
  let asked = 0;
  const formPage = (): Buffer => {
    const { page, cookie } = people[(asked += 1) % people.length] ?? NOBODY;
    return Buffer.from(`GET ${page} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\n\r\n`);
  };
  const bare = Buffer.from('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  const load = { clients: CLIENTS, expectStatus: 200, seconds: SECONDS };
  const forms = () => httpLoad({ ...load, port: system.port, request: formPage });
  const hellos = () => httpLoad({ ...load, port: helloPort, request: () => bare });
  await httpLoad({ ...load, seconds: 2, port: system.port, request: formPage });
  const rates: { readonly ours: number; readonly hello: number; readonly p95: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const hello = await hellos();
    const ours = await forms();
    if (ours.failed > 0) throw new Error(`${ours.failed} of ${ours.done} pages failed`);
    rates.push({
      ours: ours.perSecond,
      hello: hello.perSecond,
      p95: percentile(ours.latencies, 0.95),
    });
  }
  const [, middle = rates[0]] = rates.toSorted((a, b) => a.ours - b.ours);
  const { ours = 0, hello = 1, p95 = 0 } = middle ?? {};
  console.log(
    `form pages ${ours.toFixed()} a second, p95 ${p95.toFixed(1)} ms at ${CLIENTS} clients; hello ${hello.toFixed()}; ${(ours / hello).toFixed(2)} times`,
  );
  return {
    pages_s: Math.round(ours),
    p95_ms: Number(p95.toFixed(1)),
    hello_s: Math.round(hello),
    ratio: Number((ours / hello).toFixed(2)),
  };
}

/** Bytes of the scripts of a form page, and of the worker that keeps it, gzipped. */
async function measureScripts(
  { port }: BenchSystem,
  { cookie, page }: Drafted,
): Promise<Record<string, number>> {
  const textOf = async (path: string): Promise<string> =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } })).text();
  const sizeOf = (text: string): number =>
    [...new Set(text.match(/\/a\/[a-z]+-[0-9a-f]+\.js/g))].reduce(
      (sum, script) => sum + (findAsset(script)?.gzip.length ?? 0),
      0,
    );
  const scripts = sizeOf(await textOf(page));
  // Its first line names what it is made of, the second what it keeps.
  const [parts = ''] = (await textOf('/nop/ngoai-mang.js')).split('\n');
  const worker = sizeOf(parts);
  console.log(`its scripts: ${scripts} bytes; the worker beside it, once: ${worker} bytes`);
  return { script_bytes: scripts, worker_bytes: worker };
}

/** Bytes over the wire of a form page in a browser: with an empty cache, and once more. */
async function measureBytes(
  system: BenchSystem,
  { cookie, page: path }: Drafted,
): Promise<Record<string, number>> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const url = `http://localhost:${system.port}`;
    // What the worker fetches besides is counted by itself.
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    let bytes = 0;
    const origins = new Set<string>();
    session.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    const visit = async (): Promise<number> => {
      bytes = 0;
      await page.goto(`${url}${path}`, { waitUntil: 'networkidle' });
      return bytes;
    };
    const first = await visit();
    const again = await visit();
    console.log(
      `a form page: ${first} bytes the first time, ${again} again, ${origins.size} origin`,
    );
    const kept = await keptBytes(browser, url, { cookie, page: path });
    console.log(`to keep the draft on the device, once and behind it: ${kept} bytes`);
    return { first_bytes: first, again_bytes: again, kept_bytes: kept, origins: origins.size };
  } finally {
    await browser.close();
  }
}

/** Bytes that the worker of drafts fetches at the first page: itself, and the pages after it. */
async function keptBytes(
  browser: Browser,
  url: string,
  { cookie, page: path }: Drafted,
): Promise<number> {
  const context = await browser.newContext();
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url }]);
  const sizes: Promise<number>[] = [];
  context.on('requestfinished', (request) => {
    if (request.serviceWorker() === null) return;
    const size = request.sizes().then((all) => all.responseBodySize + all.responseHeadersSize);
    sizes.push(size.catch(() => 0));
  });
  const page = await context.newPage();
  await page.goto(`${url}${path}`, { waitUntil: 'networkidle' });
  await page.waitForTimeout(3000);
  const all = await Promise.all(sizes);
  await context.close();
  return all.reduce((sum, size) => sum + size, 0);
}
