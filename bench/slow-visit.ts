import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core';

/** A line as Chromium imitates it: milliseconds that each request waits, bytes a second. */
export interface Line {
  readonly latency: number;
  readonly bytesPerSecond: number;
}

export const SLOW_3G: Line = { latency: 2000, bytesPerSecond: 50_000 };
export const SLOW_4G: Line = { latency: 562, bytesPerSecond: 1_474_560 / 8 };

/**
 * What one visit took: milliseconds, a share of the view for `cls`, bytes over the wire with their
 * headers; of scripts and style sheets without.
 */
export interface Visit {
  readonly fcp: number;
  readonly lcp: number;
  readonly cls: number;
  readonly tbt: number;
  readonly bytes: number;
  readonly scripts: number;
  readonly styles: number;
}

export interface Visited {
  readonly url: string;
  readonly cookies: Parameters<Awaited<ReturnType<Browser['newContext']>>['addCookies']>[0];
  readonly options: BrowserContextOptions;
}

/** How much slower than this machine the processor of a phone is. */
const CPU_RATE = 4;
/** Long enough for what moves late to be seen. */
const SETTLE_MS = 500;
const LONG_TASK_MS = 50;

/** Visits a page with nothing kept but who one is, then again with what the first visit left. */
export async function visitTwice(
  browser: Browser,
  { url, cookies, options }: Visited,
  line: Line,
): Promise<readonly [Visit, Visit]> {
  const context = await browser.newContext(options);
  context.setDefaultNavigationTimeout(120_000);
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.addInitScript({ content: OBSERVE });
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.latency,
    downloadThroughput: line.bytesPerSecond,
    uploadThroughput: line.bytesPerSecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE });
  const first = await visit(page, session, url);
  await page.goto('about:blank');
  const again = await visit(page, session, url);
  await context.close();
  return [first, again];
}

interface Head {
  readonly type: string;
  readonly bytes: number;
}

interface Answered {
  readonly requestId: string;
  readonly type: string;
  readonly response: { readonly encodedDataLength: number };
}

interface Finished {
  readonly requestId: string;
  readonly encodedDataLength: number;
}

async function visit(page: Page, session: CDPSession, url: string): Promise<Visit> {
  const wire = { all: 0, heads: new Map<string, Head>(), bodies: new Map<string, number>() };
  const typed = ({ requestId, type, response }: Answered): void => {
    wire.heads.set(requestId, { type, bytes: response.encodedDataLength });
  };
  const finished = ({ requestId, encodedDataLength }: Finished): void => {
    const { type, bytes } = wire.heads.get(requestId) ?? { type: '', bytes: 0 };
    wire.all += encodedDataLength;
    const body = Math.max(0, encodedDataLength - bytes);
    wire.bodies.set(type, (wire.bodies.get(type) ?? 0) + body);
  };
  session.on('Network.responseReceived', typed);
  session.on('Network.loadingFinished', finished);
  const answer = await page.goto(url, { waitUntil: 'networkidle' });
  if (answer?.status() !== 200) throw new Error(`${url} answered ${answer?.status()}`);
  await page.waitForTimeout(SETTLE_MS);
  session.off('Network.responseReceived', typed);
  session.off('Network.loadingFinished', finished);
  const seen: {
    readonly fcp: number;
    readonly lcp: number;
    readonly cls: number;
    readonly tasks: readonly { readonly start: number; readonly duration: number }[];
  } = await page.evaluate('window.seen');
  const blocking = seen.tasks
    .filter(({ start }) => start >= seen.fcp)
    .reduce((sum, { duration }) => sum + duration - LONG_TASK_MS, 0);
  return {
    fcp: seen.fcp,
    lcp: seen.lcp,
    cls: seen.cls,
    tbt: blocking,
    bytes: wire.all,
    scripts: wire.bodies.get('Script') ?? 0,
    styles: wire.bodies.get('Stylesheet') ?? 0,
  };
}

const OBSERVE = `
  window.seen = { fcp: 0, lcp: 0, cls: 0, tasks: [] };
  const observe = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  observe('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') seen.fcp = entry.startTime;
  });
  observe('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
  observe('layout-shift', (entry) => {
    if (!entry.hadRecentInput) seen.cls += entry.value;
  });
  observe('longtask', ({ startTime: start, duration }) => seen.tasks.push({ start, duration }));
`;
