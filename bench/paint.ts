/**
 * How soon a citizen sees each page of the portal on a phone with a slow line, in a real Chromium: the
 * first visit with nothing kept, and again. Names of pages after `paint` measure these alone.
 */
import { type Browser, chromium } from 'playwright-core';
import { CITIZEN_COOKIE } from '#portal/citizen/visitor.ts';
import { openCitizenPages } from '#test/support/citizen-pages.ts';
import { startBenchSystem } from './bench-system.ts';
import { SLOW_3G, SLOW_4G, type Visit, type Visited, visitTwice } from './slow-visit.ts';

const ROUNDS = 3;
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'vi-VN' };
/** The page that shows figures may be heavier. */
const STATISTICS = 'statistics';

/** Goals of ui.md §6: milliseconds, a share of the view, bytes. */
const LIMITS = {
  lcp3g: 3000,
  lcp3gAgain: 3000,
  lcp4g: 1800,
  cls: 0.01,
  tbt: 150,
  first: 30_000,
  again: 8000,
  scripts: 5000,
  styles: 12_000,
} as const;
const STATISTICS_BYTES = 50_000;

type Figures = Readonly<Record<keyof typeof LIMITS | 'fcp3g' | 'fcp4g', number>>;

export async function bench(only: readonly string[]): Promise<Record<string, unknown>> {
  const system = await startBenchSystem(300);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const origin = `http://localhost:${system.port}`;
    const { cookies, paths } = await prepare(browser, origin);
    const pages = Object.entries(paths).filter(
      ([name]) => only.length === 0 || only.includes(name),
    );
    const figures: Record<string, Figures> = {};
    const missed: string[] = [];
    console.log(HEAD);
    for (const [name, path] of pages) {
      const measured = await measure(browser, { url: origin + path, cookies, options: PHONE });
      figures[name] = measured;
      console.log(line(name, measured));
      missed.push(...missedBy(name, measured));
    }
    console.log(missed.length === 0 ? 'every limit is met' : `missed: ${missed.join('; ')}`);
    return { missed, ...figures };
  } finally {
    await browser.close();
    await system.stop();
  }
}

async function prepare(browser: Browser, origin: string) {
  const context = await browser.newContext({ ...PHONE, baseURL: origin });
  const paths = await openCitizenPages(await context.newPage());
  const cookies = await context.cookies();
  await context.close();
  return { paths, cookies: cookies.filter(({ name }) => name === CITIZEN_COOKIE) };
}

/** The middle of three visits each by slow 3G and slow 4G. */
async function measure(browser: Browser, visited: Visited): Promise<Figures> {
  const visits = { first: [] as Visit[], again: [] as Visit[], first4g: [] as Visit[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const [first, again] = await visitTwice(browser, visited, SLOW_3G);
    const [first4g] = await visitTwice(browser, visited, SLOW_4G);
    visits.first.push(first);
    visits.again.push(again);
    visits.first4g.push(first4g);
  }
  const { first, again, first4g } = visits;
  const all = [first, again, first4g];
  return {
    fcp3g: middle(first, 'fcp'),
    lcp3g: middle(first, 'lcp'),
    lcp3gAgain: middle(again, 'lcp'),
    fcp4g: middle(first4g, 'fcp'),
    lcp4g: middle(first4g, 'lcp'),
    cls: Math.max(...all.map((some) => middle(some, 'cls'))),
    tbt: Math.max(...all.map((some) => middle(some, 'tbt'))),
    first: middle(first, 'bytes'),
    again: middle(again, 'bytes'),
    scripts: middle(first, 'scripts'),
    styles: middle(first, 'styles'),
  };
}

const middle = (visits: readonly Visit[], figure: keyof Visit): number =>
  visits.map((visit) => visit[figure]).toSorted((a, b) => a - b)[Math.floor(visits.length / 2)] ??
  0;

function missedBy(name: string, figures: Figures): readonly string[] {
  const limits =
    name === STATISTICS ? { ...LIMITS, first: STATISTICS_BYTES, again: STATISTICS_BYTES } : LIMITS;
  return Object.entries(limits)
    .map(([figure, limit]) => ({ figure, limit, value: figures[figure as keyof typeof LIMITS] }))
    .filter(({ value, limit }) => value > limit)
    .map(({ figure, limit, value }) => `${name} ${figure} ${shown(value)} of ${limit}`);
}

const COLUMNS: readonly (readonly [string, keyof Figures])[] = [
  ['3G FCP', 'fcp3g'],
  ['3G LCP', 'lcp3g'],
  ['LCP again', 'lcp3gAgain'],
  ['4G FCP', 'fcp4g'],
  ['4G LCP', 'lcp4g'],
  ['CLS', 'cls'],
  ['TBT', 'tbt'],
  ['bytes', 'first'],
  ['again', 'again'],
  ['JS', 'scripts'],
  ['CSS', 'styles'],
];

const WIDTH = 10;

const shown = (value: number): string =>
  Number.isInteger(value) || value >= 1 ? value.toFixed() : value.toFixed(3);

const HEAD = `${''.padEnd(12)}${COLUMNS.map(([head]) => head.padStart(WIDTH)).join('')}`;

const line = (name: string, figures: Figures): string =>
  `${name.padEnd(12)}${COLUMNS.map(([, figure]) => shown(figures[figure]).padStart(WIDTH)).join('')}`;
