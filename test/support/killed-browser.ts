import { mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { launchWithProfile } from '#test/support/browser.ts';
import { watchPage } from '#test/support/page-checks.ts';

/** A browser that keeps its profile on disk, as that of a telephone does. */
export interface KilledBrowser {
  /** Starts it with what it kept; answers its one page. */
  readonly start: () => Promise<Page>;
  /** Ends it as its user does: what it writes to disk only now and then, as cookies, is there too. */
  readonly close: () => Promise<void>;
  /** Ends its process at once, as a telephone does that needs the memory or has no power left. */
  readonly kill: () => Promise<void>;
}

export function killedBrowser(baseURL: string): KilledBrowser {
  const profile = mkdtempSync(join(tmpdir(), 'mot-cua-profile-'));
  let running: BrowserContext | null = null;
  after(async () => {
    await close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const close = async (): Promise<void> => {
    await running?.close();
    running = null;
  };
  return {
    close,
    start: async () => {
      running = await launchWithProfile(profile, baseURL);
      const page = running.pages()[0] ?? (await running.newPage());
      watchPage(page);
      return page;
    },
    kill: async () => {
      const gone = running?.waitForEvent('close');
      // Chromium names the host and the process that hold a profile.
      const holder = readlinkSync(join(profile, 'SingletonLock'));
      process.kill(Number(holder.slice(holder.lastIndexOf('-') + 1)), 'SIGKILL');
      await gone;
      running = null;
    },
  };
}
