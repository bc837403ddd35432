/**
 * How long the function of a page takes with given data: one request at a time within the real system,
 * whose database is asked once and answers from memory then. Routing, headers and what is written to the
 * wire are in it, uncompressed. Names of pages after `page-functions` measure these alone.
 */
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CITIZEN_COOKIE } from '#portal/citizen/visitor.ts';
import { STYLE_COOKIE } from '#web/first-visit-style.ts';
import { openCitizenPages } from '#test/support/citizen-pages.ts';
import { type Taken, TIMES_PATH } from './answers-at-once.ts';
import { type BenchSystem, startBenchSystem } from './bench-system.ts';
import { percentile } from './http-load.ts';

/** Milliseconds at the 95th percentile. */
const LIMIT = 5;
const REQUESTS = 100;
/** Until all of a page is compiled; with the requests no more than one citizen may send in a minute. */
const WARM_UP = 150;
/** Fewer before the page of strangers, of whom one address may ask less. */
const WARM_UP_STRANGER = 15;

export async function bench(only: readonly string[]): Promise<Record<string, unknown>> {
  process.env['NODE_OPTIONS'] = `--import ${join(import.meta.dirname, 'answers-at-once.ts')}`;
  const system = await startBenchSystem(300);
  try {
    const figures: Record<string, unknown> = {};
    const missed: string[] = [];
    const pages = await pagesOf(system);
    await timesSince(system);
    console.log('                 p50     p95     max   (ms)');
    for (const asked of pages) {
      const { name } = asked;
      if (only.length > 0 && !only.includes(name)) continue;
      const sorted = Float64Array.from(await timesOf(system, asked)).toSorted();
      const p95 = percentile(sorted, 0.95);
      const shown = [percentile(sorted, 0.5), p95, sorted.at(-1) ?? 0].map((ms) => ms.toFixed(2));
      console.log(`${name.padEnd(12)} ${shown.map((ms) => ms.padStart(7)).join(' ')}`);
      figures[name] = Number(p95.toFixed(2));
      if (p95 > LIMIT) missed.push(name);
    }
    console.log(missed.length === 0 ? 'every page is within 5 ms' : `missed: ${missed.join(', ')}`);
    return { missed, ...figures };
  } finally {
    await system.stop();
  }
}

interface Asked {
  readonly name: string;
  readonly path: string;
  readonly cookie: string;
  readonly warmUp: number;
}

/** The pages that are seen most, each with the session of whom it is for. */
async function pagesOf(system: BenchSystem): Promise<readonly Asked[]> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const baseURL = `http://localhost:${system.port}`;
    const context = await browser.newContext({ baseURL, locale: 'vi-VN' });
    const { form, papers, check, dossier, home } = await openCitizenPages(await context.newPage());
    const session = (await context.cookies()).find(({ name }) => name === CITIZEN_COOKIE);
    const style = `${STYLE_COOKIE.name}=${STYLE_COOKIE.value}`;
    const citizen = `${CITIZEN_COOKIE}=${session?.value ?? ''}; ${style}`;
    const officer = await system.signIn('demo:chuyenvien.vinhthanhvan');
    const own = Object.entries({ form, check, papers, dossier });
    return [
      ...own.map(([name, path]) => ({ name, path, cookie: citizen, warmUp: WARM_UP })),
      { name: 'home', path: home, cookie: style, warmUp: WARM_UP_STRANGER },
      {
        name: 'work-list',
        path: '/can-bo',
        cookie: `${officer.cookie}; ${style}`,
        warmUp: WARM_UP,
      },
    ];
  } finally {
    await browser.close();
  }
}

/** Milliseconds of each answer once the database has said everything. */
async function timesOf(
  system: BenchSystem,
  { path, cookie, warmUp }: Asked,
): Promise<readonly number[]> {
  const address = `http://localhost:${system.port}${path}`;
  const ask = async (times: number): Promise<readonly Taken[]> => {
    for (let nth = 0; nth < times; nth += 1) {
      const headers = { cookie, 'accept-encoding': 'identity' };
      const answer = await fetch(address, { headers, redirect: 'manual' });
      if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
      await answer.arrayBuffer();
    }
    return timesSince(system);
  };
  await ask(warmUp);
  const taken = await ask(REQUESTS);
  const questions = taken.reduce((sum, { asked }) => sum + asked, 0);
  if (questions > 0) throw new Error(`${path} asked the database ${questions} times`);
  return taken.map(({ ms }) => ms);
}

async function timesSince({ port }: BenchSystem): Promise<readonly Taken[]> {
  const answer = await fetch(`http://localhost:${port}${TIMES_PATH}`);
  return answer.json() as Promise<readonly Taken[]>;
}
