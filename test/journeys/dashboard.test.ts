import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { ADMINISTRATOR, COUNTER, LEADER } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { layoutFaults } from '#test/support/layout-checks.ts';
import { faultsOf, sourceFaults, statusOf } from '#test/support/page-checks.ts';
import { databaseUrlOf, signInStaff } from '#test/support/staff-session.ts';

const stage = await openStage(900);
const STEERING = '/can-bo/dieu-hanh';

/** The addresses of all figures on the page with the number that each says. */
const figuresOn = (
  page: Page,
): Promise<readonly { readonly href: string; readonly count: number }[]> =>
  page.evaluate(`[...document.querySelectorAll('[data-live] a[href*="ho-so?"]')]
    .map((link) => ({ href: link.getAttribute('href'), count: parseInt(link.textContent.replaceAll('.', ''), 10) }))
    .filter(({ count }) => !Number.isNaN(count))`);

async function listed(page: Page, href: string): Promise<number> {
  let rows = 0;
  for (let number = 1; ; number += 1) {
    await page.goto(`${href}&trang=${number}`);
    assert.equal(statusOf(page), 200, href);
    rows += await page.locator('main tbody tr').count();
    if ((await page.locator('a[rel=next]').count()) === 0) return rows;
  }
}

test('an administrator sees the province, and each figure leads to as many dossiers as it says', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.locator('nav a', { hasText: 'Điều hành' }).click();
  await page.locator('h1', { hasText: 'Điều hành: toàn tỉnh' }).waitFor();
  const figures = await figuresOn(page);
  assert.ok(figures.length >= 8, `${figures.length} figures`);
  assert.deepEqual(await faultsOf(page), []);
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 860 });
    assert.deepEqual(await layoutFaults(page), [], `at ${width}`);
  }
  for (const { href, count } of figures) assert.equal(await listed(page, href), count, href);
  await page.goto(STEERING);
  assert.ok((await page.locator('.coms a').count()) > 100);
  await page.locator('.coms a', { hasText: 'Vĩnh Thanh Vân' }).click();
  await page.locator('h1', { hasText: 'Vĩnh Thanh Vân' }).waitFor();
  await page.goto(`${STEERING}?co-quan=there-is-none`);
  assert.equal(statusOf(page), 404);
});

test('a leader sees the own agency alone, with the names of its dossiers', async () => {
  const page = await stage.officer(LEADER, { width: 390 });
  await page.goto(STEERING);
  await page.locator('h1', { hasText: 'phường Vĩnh Thanh Vân' }).waitFor();
  assert.equal(await page.locator('.coms').count(), 0);
  const open = page.locator('.figs a').first();
  assert.match(await open.innerText(), /[1-9]\d*\s+đang giải quyết/);
  await open.click();
  await page.locator('h1', { hasText: 'Đang giải quyết' }).waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await page.locator('tbody a').first().click();
  await page.waitForURL(/\/can-bo\/ho-so\/[0-9a-f-]{36}/);
  await page.goto(`${STEERING}?co-quan=000.00.00.H33`);
  assert.equal(statusOf(page), 403);
});

test('a leader of the provincial office sees what is behind a figure of others, and nobody’s name', async () => {
  const page = await stage.person();
  const { dataDir } = stage.system;
  const database = new pg.Client({ connectionString: databaseUrlOf(dataDir) });
  await database.connect();
  const subject = 'demo:lanhdao.vanphongubndtinh';
  const { cookie } = await signInStaff(database, dataDir, subject);
  await database.end();
  const value = cookie.slice(cookie.indexOf('=') + 1);
  await page.context().addCookies([{ name: 'mot_cua_session', value, url: stage.system.url }]);
  await page.goto(STEERING);
  await page.locator('.figs a').first().click();
  await page.getByText('Tên người nộp chỉ hiện với cơ quan đang giữ hồ sơ').waitFor();
  const names = await page.locator('main tbody td:nth-child(3)').allInnerTexts();
  assert.ok(names.length > 20 && names.every((name) => name === '–'));
  assert.equal(await page.locator('main tbody a').count(), 0);
});

test('whoever leads nothing is sent away', async () => {
  const page = await stage.officer(COUNTER);
  assert.equal(await page.locator('nav a', { hasText: 'Điều hành' }).count(), 0);
  await page.goto(STEERING);
  assert.equal(statusOf(page), 403);
});

test('the page keeps itself up to date where it was scrolled to, and what was unfolded stays so', async () => {
  const page = await stage.officer(LEADER);
  await page.clock.install();
  await page.goto(STEERING);
  await page.locator('#days-table summary').click();
  await page.evaluate('document.activeElement.blur(); scrollTo(0, 200)');
  await page.evaluate(`document.querySelector('[data-live] h2').textContent = 'old'`);
  await page.clock.runFor(21_000);
  await page.locator('h2', { hasText: 'Đang giải quyết' }).waitFor();
  assert.equal(await page.locator('#days-table').getAttribute('open'), '');
  assert.equal(await page.evaluate('scrollY'), 200);
  await page.context().setOffline(true);
  await page.clock.runFor(21_000);
  await page.getByText('Mất kết nối: số liệu bên dưới').waitFor();
});

test('without a script it goes to itself anew, and all figures are there', async () => {
  const page = await stage.officer(LEADER, { javaScriptEnabled: false });
  await page.goto(STEERING);
  assert.deepEqual(await sourceFaults(page), []);
  assert.match(
    await page.content(),
    /http-equiv="refresh" content="60;url=\/can-bo\/dieu-hanh\?co-quan=/,
  );
  assert.ok((await figuresCount(page)) >= 4);
});

const figuresCount = (page: Page): Promise<number> =>
  page.locator('[data-live] a[href*="ho-so?"]').count();
