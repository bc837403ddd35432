import { type ChildProcess, fork } from 'node:child_process';
import { randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { findAsset } from '#web/assets.ts';
import { STYLE_COOKIE } from '#web/first-visit-style.ts';
import { signInCitizenAt } from '#test/support/citizen-session.ts';
import { type BenchSystem, startBenchSystem } from './bench-system.ts';
import { cpuMsOf } from './cpu-time.ts';
import { httpLoad, percentile } from './http-load.ts';

const SECONDS = 5;
const ROUNDS = 3;
/** Enough for two processes: of 10, those whose five connections wait leave one idle part of the time. */
const CLIENTS = 24;
/** A system has been up for days: its code is compiled, which takes a tenth of the first seconds. */
const WARM_SECONDS = 8;
/** As many people, so that none of them asks for more pages than one may in a minute. */
const PEOPLE = 300;

interface Drafted {
  readonly cookie: string;
  readonly page: string;
}

/**
 * Pages of a form with the draft read from PostgreSQL, a second, beside what the same question to
 * PostgreSQL and a page made before would come to, and beside a bare page of the same framework,
 * taking turns: each by one process, then each by as many as there are cores. The load comes from this
 * process, on the same cores. Then the bytes of a form page in a browser, the first time and again.
 */
export async function bench(): Promise<Record<string, unknown>> {
  const cores = availableParallelism();
  const alone = await withSystem(1, async (system, people, servers) => ({
    ...(await measureSpeed(servers, people)),
    ...(await measureBytes(system, people[0] ?? NOBODY)),
    ...(await measureScripts(system, people[0] ?? NOBODY)),
  }));
  if (cores === 1) return alone;
  const all = await withSystem(cores, async (_, people, servers) => measureSpeed(servers, people));
  return { ...alone, processes: cores, all_cores: all };
}

/** Measures with each subject served by so many processes. */
async function withSystem<T>(
  processes: number,
  measure: (
    system: BenchSystem,
    people: readonly Drafted[],
    servers: Readonly<Record<Subject, Answering>>,
  ) => Promise<T>,
): Promise<T> {
  console.log(`each by ${processes} process${processes === 1 ? '' : 'es'}:`);
  const system = await startBenchSystem(0, { WEB_PROCESSES: String(processes) });
  const servers: Server[] = [];
  const serve = async (file: string, ...args: readonly string[]): Promise<Server> => {
    const server = await serveBy(processes, file, args);
    servers.push(server);
    return server;
  };
  try {
    const people = await beginDrafts(system);
    const hello = await serve('hello-server.ts');
    const page = await onePage(system, people);
    const floor = await serve('floor-server.ts', system.databaseUrl, page);
    const ours = { port: system.port, pids: system.pids() };
    return await measure(system, people, { ours, floor, hello });
  } finally {
    for (const { stop } of servers) stop();
    await system.stop();
  }
}

const NOBODY: Drafted = { cookie: '', page: '' };

/** What answers requests, and whose processor time is counted. */
interface Answering {
  readonly port: number;
  readonly pids: readonly (number | undefined)[];
}

interface Server extends Answering {
  readonly stop: () => void;
}

/** So many processes of a server on one port. */
async function serveBy(count: number, file: string, args: readonly string[]): Promise<Server> {
  const children: ChildProcess[] = [];
  let port = 0;
  for (let index = 0; index < count; index += 1) {
    const child = fork(join(import.meta.dirname, file), [String(port), ...args], {
      execArgv: ['--max-semi-space-size=64'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    children.push(child);
    [port] = (await once(child, 'message')) as [number];
  }
  return {
    port,
    pids: children.map(({ pid }) => pid),
    stop: () => children.forEach((child) => child.kill('SIGKILL')),
  };
}

const onePage = async (
  { port }: BenchSystem,
  [one = NOBODY]: readonly Drafted[],
): Promise<string> => {
  const headers = { cookie: one.cookie };
  return (await fetch(`http://127.0.0.1:${port}${one.page}`, { headers })).text();
};

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

type Subject = 'ours' | 'floor' | 'hello';

async function measureSpeed(
  servers: Readonly<Record<Subject, Answering>>,
  people: readonly Drafted[],
): Promise<Record<string, number>> {
  let asked = 0;
  const formPage = (): Buffer => {
    const { page, cookie } = people[(asked += 1) % people.length] ?? NOBODY;
    return Buffer.from(`GET ${page} HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\n\r\n`);
  };
  const bare = Buffer.from('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  const run = async (subject: Subject, seconds: number) => {
    const { port, pids } = servers[subject];
    const cpuMs = (): number => pids.reduce<number>((sum, pid) => sum + cpuMsOf(pid), 0);
    const request = subject === 'hello' ? () => bare : formPage;
    const before = cpuMs();
    const ownBefore = process.cpuUsage();
    const load = await httpLoad({ clients: CLIENTS, expectStatus: 200, seconds, port, request });
    if (load.failed > 0) throw new Error(`${load.failed} of ${load.done} pages failed`);
    const p95 = percentile(load.latencies, 0.95);
    const { user, system: kernel } = process.cpuUsage(ownBefore);
    return {
      rate: load.perSecond,
      p95,
      cpu: ((cpuMs() - before) / load.done) * 1000,
      ask: (user + kernel) / load.done,
    };
  };
  await run('ours', WARM_SECONDS);
  await run('floor', 2);
  const rounds: Record<Subject, Awaited<ReturnType<typeof run>>>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const hello = await run('hello', SECONDS);
    const floor = await run('floor', SECONDS);
    rounds.push({ hello, floor, ours: await run('ours', SECONDS) });
  }
  const middle = rounds.toSorted((a, b) => a.ours.rate - b.ours.rate)[Math.floor(ROUNDS / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  const { ours, floor, hello } = middle;
  const figures = {
    pages_s: Math.round(ours.rate),
    p95_ms: Number(ours.p95.toFixed(1)),
    cpu_us: Math.round(ours.cpu),
    asking_us: Math.round(ours.ask),
    floor_s: Math.round(floor.rate),
    floor_cpu_us: Math.round(floor.cpu),
    hello_s: Math.round(hello.rate),
    of_floor: Number((ours.rate / floor.rate).toFixed(2)),
    floor_of_hello: Number((floor.rate / hello.rate).toFixed(2)),
    of_hello: Number((ours.rate / hello.rate).toFixed(2)),
  };
  console.log(
    `form pages ${figures.pages_s} a second at ${CLIENTS} clients, p95 ${figures.p95_ms} ms, ${figures.cpu_us} µs of the processor each, and ${figures.asking_us} to ask for it on the same cores`,
  );
  console.log(
    `read alike and made before: ${figures.floor_s} a second, ${figures.floor_cpu_us} µs; form pages ${figures.of_floor} times that`,
  );
  console.log(
    `hello ${figures.hello_s} a second; form pages ${figures.of_hello} times that, the page made before ${figures.floor_of_hello}`,
  );
  return figures;
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
    await context.addCookies([sessionOf(cookie, url)]);
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

/** The session alone: a browser that was sent no style sheet yet. */
function sessionOf(cookie: string, url: string) {
  const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
  return { name, value, url };
}

/** Bytes that the worker of drafts fetches at the first page: itself, and the pages after it. */
async function keptBytes(
  browser: Browser,
  url: string,
  { cookie, page: path }: Drafted,
): Promise<number> {
  const context = await browser.newContext();
  await context.addCookies([sessionOf(cookie, url)]);
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
