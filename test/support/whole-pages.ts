import type { Locator, Page } from 'playwright-core';

type Click = (this: Locator, options?: Parameters<Locator['click']>[0]) => Promise<void>;

const patched = new WeakSet<object>();

/**
 * Lets every click end once the page that it leads to stands. By itself Playwright ends it when the browser has begun that
 * page: what a test counts or reads then without waiting is as much as has come by chance.
 */
export function clickUntilWhole(page: Page): void {
  const locators: { click: Click } = Object.getPrototypeOf(page.locator('html'));
  if (patched.has(locators)) return;
  patched.add(locators);
  const { click } = locators;
  locators.click = async function clickAndStand(options) {
    await click.call(this, options);
    // A click may close its page.
    await this.page()
      .waitForLoadState('domcontentloaded')
      .catch(() => undefined);
  };
}
