import { strict as assert } from 'node:assert';
import type { Page } from 'playwright-core';
import { signInCitizen } from '#test/support/citizens.ts';
import { BIRTH_ONLINE, OTHER_DAY } from '#test/support/home-filing.ts';
import { pdfFile } from '#test/support/sample-files.ts';

/** A signed-in parent on the first page of a new draft of a birth; answers its id. */
export async function beginBirth(page: Page, citizen: string): Promise<string> {
  await signInCitizen(page, citizen, BIRTH_ONLINE);
  return beginBirthSignedIn(page);
}

export async function beginBirthSignedIn(page: Page): Promise<string> {
  if (!page.url().endsWith(BIRTH_ONLINE)) await page.goto(BIRTH_ONLINE);
  await page.getByText('Cha, mẹ', { exact: true }).click();
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  return draftOn(page);
}

export const draftOn = (page: Page): string =>
  /\/nop\/nhap\/([0-9a-f-]+)\//.exec(page.url())?.[1] ?? assert.fail(page.url());

/** Gives the one paper while the line is good, and comes back to the first page. */
export async function givePaper(page: Page, draft: string): Promise<void> {
  await page.goto(`/nop/nhap/${draft}/giay-to`);
  await page.setInputFiles('#file-giay-chung-sinh', [pdfFile('chung-sinh.pdf')]);
  await page.locator('[data-chosen] li', { hasText: 'Đã gửi' }).waitFor();
  await page.goto(`/nop/nhap/${draft}/tre`);
}

/** What is kept on the device: the names of the rows, and all their content as text. */
export async function keptRows(
  page: Page,
): Promise<{ readonly names: readonly string[]; readonly text: string }> {
  return page.evaluate(`(async () => {
    const settled = (request) => new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'ho-so-nhap')) return { names: [], text: '' };
    const database = await settled(indexedDB.open('ho-so-nhap'));
    const table = database.transaction('kept').objectStore('kept');
    const [names, rows] = await Promise.all([settled(table.getAllKeys()), settled(table.getAll())]);
    database.close();
    const textOf = (value) => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder().decode(value);
      if (value instanceof CryptoKey) return value.extractable ? 'EXTRACTABLE' : 'sealed';
      if (typeof value === 'object' && value !== null) return Object.values(value).map(textOf).join(' ');
      return String(value);
    };
    return { names: names.map(String), text: rows.map(textOf).join('\\n') };
  })()`);
}

/** Waits until the device keeps a row of a name, or no longer does. */
export async function untilKept(page: Page, name: RegExp, isKept = true): Promise<void> {
  const until = Date.now() + 30_000;
  for (;;) {
    const { names } = await keptRows(page);
    if (names.some((one) => name.test(one)) === isKept) return;
    assert.ok(Date.now() < until, `${name} among ${names.join(', ')}`);
    await page.waitForTimeout(50);
  }
}

/** Waits until the child has a name on the page. */
export async function untilValue(page: Page, value: string): Promise<void> {
  const until = Date.now() + 10_000;
  while ((await page.getByLabel(CHILD).inputValue()) !== value) {
    assert.ok(Date.now() < until, value);
    await page.waitForTimeout(50);
  }
}

export const lineState = (page: Page, state: string) => page.locator(`[data-state="${state}"]`);

export const CHILD = 'Họ, chữ đệm, tên của trẻ';

export async function fillChild(page: Page, name: string): Promise<void> {
  await page.getByLabel(CHILD).fill(name);
  await page.getByText('Nam', { exact: true }).click();
  await page.getByLabel(OTHER_DAY).fill('1/6/2022');
}

export const onward = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Tiếp tục' }).click();

export async function chooseWard(page: Page, id: string): Promise<void> {
  const select = page.locator(`[id="${id}"]`);
  const options = await select.locator('option').allTextContents();
  await select.selectOption({ label: options.find((text) => /Vĩnh Thanh Vân/.test(text)) ?? '' });
}
