import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADMINISTRATOR } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';

const stage = await openStage(0);
const DESK = '001.01.40.H33';

for (const javaScriptEnabled of [true, false]) {
  test(`anybody finds a desk without diacritics, and what nobody knows is said to be unknown (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled, width: 320 });
    await page.goto('/');
    await page.locator('footer a[href="/lien-he"]').click();
    await page.fill('#tim', 'vinh thanh van');
    await page.locator('main form button').click();
    const desk = page.locator('.desk', { hasText: 'phường Vĩnh Thanh Vân' });
    assert.equal(await page.locator('.desk').count(), 1);
    assert.match(await desk.innerText(), /Điện thoại\s+chưa có trong dữ liệu của tỉnh/);
    assert.match(await desk.innerText(), /Rạch Giá/);
    await page.fill('#tim', 'khongcoai');
    await page.locator('main form button').click();
    await page.getByText('Không có bộ phận một cửa nào khớp').waitFor();
  });
}

test('phone and hours are those that the administrator keeps', async () => {
  const administrator = await stage.officer(ADMINISTRATOR);
  await administrator.goto(`/can-bo/quan-tri/co-quan/sua?ma=${DESK}`);
  await administrator.fill('#phone', '02973812345');
  await administrator.locator('main form[method=post] button').click();
  await administrator.getByText('Đã lưu').waitFor();
  await administrator.goto('/can-bo/quan-tri/lich');
  await administrator.fill('#hours', '00:00-23:59');
  await administrator.selectOption('#agency', DESK);
  const today = new Intl.DateTimeFormat('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(new Date());
  await administrator.fill('#hoursFrom', today);
  await administrator.locator('form:has(#hours) button').first().click();
  await administrator.locator('h1').waitFor();
  const page = await stage.person();
  await page.goto('/lien-he?tim=vinh+thanh+van');
  const shown = await page.locator('.desk').innerText();
  assert.match(shown, /02973812345/);
  assert.match(shown, /Đang mở cửa 00:00–23:59|Nghỉ/);
});
