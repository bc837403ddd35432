import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';

/** Signs in through the page of the bundled provider, by the button of an account that it offers. */
export async function signInCitizen(
  page: Page,
  username: string,
  path = '/cong-dan',
): Promise<void> {
  const isOpen = path.startsWith('/nop');
  await page.goto(isOpen ? `/cong-dan/dang-nhap?tiep=${encodeURIComponent(path)}` : path);
  await page
    .locator(`form:has(input[type=hidden][name=username][value="${username}"]) button`)
    .click();
  await page.waitForURL(
    (url) => url.pathname.startsWith('/cong-dan') || url.pathname.startsWith('/nop'),
  );
}

/** The usernames that the provider's page offers to citizens, in their order. */
export async function offeredCitizens(page: Page): Promise<readonly string[]> {
  await page.goto('/cong-dan');
  const names = await page
    .locator('input[type=hidden][name=username]')
    .evaluateAll((inputs) => inputs.map((input) => (input as unknown as { value: string }).value));
  assert.ok(names.length >= 4, 'a few households are offered');
  return names;
}
