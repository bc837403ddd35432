import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { COUNTER } from '#test/support/at-the-counter.ts';
import { openStage, signIn } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import {
  beginBirth,
  beginBirthSignedIn,
  CHILD,
  fillChild,
  givePaper,
  keptRows,
  onward,
  untilKept,
} from '#test/support/offline-drafts.ts';

const stage = await openStage(0);
const [FATHER = '', MOTHER = ''] = (await offeredCitizens(await stage.person())).filter((one) =>
  /^\d{12}$/.test(one),
);

test('whoever signs out leaves nothing behind', async () => {
  const page = await stage.person();
  await beginBirth(page, MOTHER);
  await untilKept(page, /^page:.*kiem-tra$/);
  await page.getByLabel(CHILD).fill('Lâm Bí Mật');
  await untilKept(page, /^typed:/);
  await page.goto('/cong-dan');
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await page.waitForURL((url) => url.pathname !== '/cong-dan');
  await page.goto('/');
  assert.deepEqual((await keptRows(page)).names, []);
});

test('what waits is sent before one signs out, and what cannot be sent is not deleted unasked', async () => {
  const page = await stage.person({ width: 390 });
  const context = page.context();
  const draft = await beginBirth(page, MOTHER);
  await givePaper(page, draft);
  await untilKept(page, /^page:.*kiem-tra$/);
  const home = await context.newPage();
  await home.goto('/cong-dan');
  await context.setOffline(true);
  await fillChild(page, 'Lâm Gia Chờ');
  await onward(page);
  await page.waitForURL(/noi-sinh$/);
  await untilKept(page, /^\d+$/);

  const out = home.getByRole('button', { name: 'Đăng xuất', exact: true });
  await out.click();
  await home.getByText('Chưa đăng xuất: còn phần chưa gửi').waitFor();
  assert.equal(await out.count(), 0);
  assert.ok(
    (await keptRows(home)).names.some((name) => /^\d+$/.test(name)),
    'it is still there',
  );

  await context.setOffline(false);
  await untilKept(home, /^\d+$/, false);
  await out.click();
  await home.waitForURL((url) => url.pathname !== '/cong-dan');
  await home.goto('/');
  assert.deepEqual((await keptRows(home)).names, []);
  await signInCitizen(home, MOTHER);
  await home.goto(`/nop/nhap/${draft}/kiem-tra`);
  assert.match(await home.locator('main').innerText(), /Lâm Gia Chờ/, 'the server has it');
});

test('whoever would rather lose what waits signs out without it', async () => {
  const page = await stage.person();
  const context = page.context();
  await beginBirth(page, MOTHER);
  await untilKept(page, /^page:.*kiem-tra$/);
  const home = await context.newPage();
  await home.goto('/cong-dan');
  await context.setOffline(true);
  await fillChild(page, 'Lâm Bí Mật');
  await onward(page);
  await untilKept(page, /^\d+$/);
  await home.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
  await home.getByRole('button', { name: 'Xóa phần chưa gửi và đăng xuất' }).click();
  await untilKept(page, /^\d+$/, false);
});

test('whoever signs in as another sees nothing of it, and a deleted draft is kept no more', async () => {
  const page = await stage.person();
  const draft = await beginBirth(page, MOTHER);
  const context = page.context();
  await untilKept(page, /^page:.*kiem-tra$/);
  await page.getByLabel(CHILD).fill('Lâm Bí Mật');
  await untilKept(page, /^typed:/);
  // The session ends without a sign-out, as it does by itself.
  await context.clearCookies();
  await signInCitizen(page, FATHER);
  await untilKept(page, /./, false);
  await context.setOffline(true);
  await page.goto(`/nop/nhap/${draft}/tre`);
  assert.match(await page.locator('main').innerText(), /chưa được giữ trong máy/);
  await context.setOffline(false);
  await page.getByText('Không có hồ sơ nháp này').waitFor();
  const own = await beginBirthSignedIn(page);
  await untilKept(page, /^page:.*kiem-tra$/);
  await page.goto(`/nop/nhap/${own}/xoa`);
  await page.getByRole('button', { name: 'Xóa' }).click();
  await page.waitForURL(/cong-dan$/);
  assert.deepEqual((await keptRows(page)).names, ['owner']);
});

test('nothing is kept on a device that others use too', async () => {
  const page = await stage.person();
  await signIn(page, COUNTER);
  const context = page.context();
  const staff = await context.cookies();
  await context.clearCookies();
  await context.addCookies(staff.filter(({ name }) => name === 'mot_cua_session'));
  await beginBirth(page, MOTHER);
  await page.getByLabel(CHILD).fill('Lâm Bí Mật');
  await page.waitForTimeout(1000);
  assert.deepEqual((await keptRows(page)).names, []);
  assert.equal(
    await page.evaluate('navigator.serviceWorker.getRegistrations().then((all) => all.length)'),
    0,
  );
});

test('what was kept for thirty days is gone', async () => {
  const page = await stage.person();
  await beginBirth(page, MOTHER);
  await untilKept(page, /^page:.*kiem-tra$/);
  await page.getByLabel(CHILD).fill('Lâm Bí Mật');
  await untilKept(page, /^typed:/);
  await page.goto('/cong-dan');
  await ageRows(page, 29);
  await restartWorker(page);
  await untilKept(page, /^typed:/);
  await ageRows(page, 2);
  await restartWorker(page);
  await untilKept(page, /^(?!owner)/, false);
});

/** Makes all rows older by some days. */
const ageRows = (page: Page, days: number): Promise<void> =>
  page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('ho-so-nhap');
    opening.addEventListener('error', reject);
    opening.addEventListener('success', () => {
      const work = opening.result.transaction('kept', 'readwrite');
      const asked = work.objectStore('kept').openCursor();
      asked.addEventListener('success', () => {
        const cursor = asked.result;
        if (cursor === null) return;
        if (cursor.value.at) cursor.update({ ...cursor.value, at: cursor.value.at - ${days} * 86400000 });
        cursor.continue();
      });
      work.addEventListener('complete', () => {
        opening.result.close();
        resolve();
      });
    });
  })`);

/** Ends the worker, as a browser does after a while; the next page of the account wakes it. */
async function restartWorker(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
  await page.reload();
}
