import assert from 'node:assert/strict';
import axe, { type Result } from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Page, Response } from 'playwright-core';

interface Watched {
  readonly faults: string[];
  document: Response | null;
}

const watchedPages = new WeakMap<Page, Watched>();

/** Notes what goes wrong on a page, and keeps its source as it was sent; before its first visit. */
export function watchPage(page: Page): void {
  const watched: Watched = { faults: [], document: null };
  watchedPages.set(page, watched);
  page.on('pageerror', (fault) => watched.faults.push(`script: ${fault.message}`));
  page.on('dialog', async (dialog) => {
    watched.faults.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    // Chromium reports the status of the page itself, which is what some journeys are after.
    const ofPage = message.location().url === watched.document?.url();
    if (ofPage && message.text().startsWith('Failed to load resource')) return;
    watched.faults.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    const request = response.request();
    if (request.isNavigationRequest() && response.frame() === page.mainFrame()) {
      watched.document = response;
    } else if (response.status() >= 400) {
      watched.faults.push(`${response.status()} ${response.url()}`);
    }
  });
}

/** The status with which the open page was answered. */
export const statusOf = (page: Page): number => watchedPages.get(page)?.document?.status() ?? 0;

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const DESK = 1280;
const PHONE = 390;
/** A screen at a desk that is zoomed to 200 % lays out as one of half as much. */
const ZOOMED = 640;
const NARROWEST = 320;

const markup = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'void-style': 'off',
    'valid-id': ['error', { relaxed: true }], // a full stop in an id is sound HTML
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
    // Kiosks and displays go on by themselves: nobody sits before them.
    'meta-refresh': 'off',
    'no-trailing-whitespace': 'off', // of no consequence to anybody who reads the page
  },
});

/**
 * Whether the page that is open is sound: accessible at desk and phone width, in the light and in the
 * dark, valid markup as it was sent, no script or policy errors, nothing cut off at 320 px. Answers
 * all faults, by name.
 */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  return [
    ...(await sourceFaults(page)),
    ...(await accessFaults(page)),
    ...(await darkFaults(page)),
    ...(await overflowAt(page, NARROWEST)),
  ];
}

/** What other words can break on a page that is sound in the first language: not its colours. */
export async function faultsOfWords(page: Page): Promise<readonly string[]> {
  return [
    ...(await sourceFaults(page)),
    ...(await accessFaults(page)),
    ...(await overflowAt(page, NARROWEST)),
  ];
}

/** The part of it that does not depend on how the page is laid out. */
export async function sourceFaults(page: Page): Promise<readonly string[]> {
  const watched = watchedPages.get(page);
  assert(watched !== undefined, 'the page is watched since before its first visit');
  await page.waitForLoadState();
  return [...watched.faults.splice(0), ...(await markupFaults(watched))];
}

/** The fields `kept` are a list by design: one for each file that the server holds already. */
async function markupFaults({ document }: Watched): Promise<readonly string[]> {
  assert(document !== null, 'a page is open');
  const report = await markup.validateString(await document.text());
  return report.results
    .flatMap((result) => result.messages)
    .filter(({ ruleId, message }) => ruleId !== 'form-dup-name' || !message.includes('"kept"'))
    .map(
      ({ ruleId, message, line, selector }) => `markup ${ruleId} ${line}: ${message} ${selector}`,
    );
}

async function accessFaults(page: Page): Promise<readonly string[]> {
  const before = page.viewportSize();
  const faults: string[] = [];
  for (const width of [DESK, PHONE]) {
    await page.setViewportSize({ width, height: 860 });
    faults.push(...named(await audit(page, AXE_TAGS), `at ${width}`));
  }
  if (before !== null) await page.setViewportSize(before);
  return faults;
}

/**
 * In the dark the colours are others, and nothing else is: only they are looked at again. On the narrowest screen all is
 * looked at, once for both palettes.
 */
async function darkFaults(page: Page): Promise<readonly string[]> {
  const before = page.viewportSize();
  const faults: string[] = [];
  // Without motion: a colour on its way to another has the contrast of neither.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  for (const width of [DESK, ZOOMED, NARROWEST]) {
    await page.setViewportSize({ width, height: width === ZOOMED ? 430 : 860 });
    const violations = await audit(page, width === NARROWEST ? AXE_TAGS : ['color-contrast']);
    faults.push(...named(violations, `at ${width} in the dark`));
  }
  await page.emulateMedia({ colorScheme: null });
  // The light stands before motion is allowed again.
  await page.evaluate('getComputedStyle(document.body).color');
  await page.emulateMedia({ reducedMotion: null });
  if (before !== null) await page.setViewportSize(before);
  return faults;
}

const named = (violations: readonly Result[], where: string): readonly string[] =>
  violations.map(({ id, nodes }) => {
    const faults = nodes
      .slice(0, 3)
      .map((node) => `${node.target.join(' ')} ${node.failureSummary}`);
    return `axe ${id} ${where}: ${faults.join(' | ')}`;
  });

/** Audits by these rules or tags; the auditor stays in the page, which saves most of the time. */
async function audit(page: Page, runOnly: readonly string[]): Promise<readonly Result[]> {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axe.source);
  return page.evaluate(
    `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'] })})
      .then((found) => found.violations)`,
  );
}

async function overflowAt(page: Page, width: number): Promise<readonly string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 860 });
  const wide: readonly string[] = await page.evaluate(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 80));
  })()`);
  if (before !== null) await page.setViewportSize(before);
  return wide.length === 0 ? [] : [`wider than ${width} px: ${wide.join(', ')}`];
}
