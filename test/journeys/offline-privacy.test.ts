import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { COUNTER } from '#test/support/at-the-counter.ts';
import { openStage, signIn } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import {
  beginBirth,
  beginBirthSignedIn,
  CHILD,
  keptRows,
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
  await page.waitForLoadState();
  await page.goto('/');
  assert.deepEqual((await keptRows(page)).names, []);
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
