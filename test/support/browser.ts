import { existsSync } from 'node:fs';
import { after } from 'node:test';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { watchPage } from './page-checks.ts';
import { clickUntilWhole } from './whole-pages.ts';
import { type RunningSystem, startSystem } from './running-system.ts';

/** A running system and a real browser for one file of journeys; both end with the file. */
export interface Stage {
  readonly system: RunningSystem;
  readonly browser: Browser;
  /** A browser of a person of their own: no cookies of anybody else. */
  readonly person: (options?: PersonOptions) => Promise<Page>;
  /** A person signed in with a demo account, through the provider's page the first time. */
  readonly officer: (username: string, options?: PersonOptions) => Promise<Page>;
}

export interface PersonOptions {
  readonly javaScriptEnabled?: boolean;
  readonly width?: number;
  readonly height?: number;
}

const CHOSEN = process.env['CHROMIUM_PATH'] ?? '';
const WITH_WINDOW = [CHOSEN, '/usr/bin/chromium', '/usr/bin/chromium-browser'];
/** What a page does is the same without a window, for a third less processor time. */
const WITHOUT_WINDOW = [CHOSEN, '/usr/bin/chromium-headless-shell', ...WITH_WINDOW];
const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
const PATIENCE_MS = 60_000;

export async function openStage(
  demoDossiers?: number,
  environment?: Readonly<Record<string, string>>,
): Promise<Stage> {
  const [system, browser] = await Promise.all([
    startSystem(demoDossiers, undefined, environment),
    launchBrowser(),
  ]);
  after(async () => {
    await browser.close();
    await system.stop();
  });
  type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
  const signedIn = new Map<string, Cookies>();
  const person = async (options: PersonOptions = {}) => {
    const context = await browser.newContext({
      baseURL: system.url,
      locale: 'vi-VN',
      javaScriptEnabled: options.javaScriptEnabled ?? true,
      viewport: { width: options.width ?? 1280, height: options.height ?? 860 },
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    watchPage(page);
    clickUntilWhole(page);
    return page;
  };
  return {
    system,
    browser,
    person,
    officer: async (username, options) => {
      const page = await person(options);
      const cookies = signedIn.get(username);
      if (cookies === undefined) {
        await signIn(page, username);
        signedIn.set(username, await page.context().cookies());
      } else {
        await page.context().addCookies(cookies);
        await page.goto('/can-bo');
      }
      return page;
    },
  };
}

/** Signs in through the page of the bundled identity provider, by the button of a demo account. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto('/can-bo');
  await page
    .locator(`form:has(input[type=hidden][name=username][value="${username}"]) button`)
    .click();
  await page.waitForURL(/\/can-bo/);
}

const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: installed(WITHOUT_WINDOW), args: ARGUMENTS });

/** A browser of its own, on a phone, with what an earlier one kept in the same directory. */
export async function launchWithProfile(
  directory: string,
  baseURL: string,
): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(directory, {
    executablePath: installed(WITH_WINDOW),
    args: ARGUMENTS,
    baseURL,
    locale: 'vi-VN',
    viewport: { width: 390, height: 860 },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

function installed(paths: readonly string[]): string {
  const found = paths.find((path) => path !== '' && existsSync(path));
  if (found === undefined) throw new Error('Chromium is needed: apt-get install chromium');
  return found;
}
