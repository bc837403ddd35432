import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  COUNTER,
  checkAndReceive,
  codeOnPage,
  fillBirthForm,
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';

const stage = await openStage();

async function ask(page: Page, code: string, lastFour: string): Promise<number> {
  await page.goto('/tra-cuu');
  await page.fill('#code', code);
  await page.fill('#lastFour', lastFour);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.locator('main form button').click(),
  ]);
  await page.waitForLoadState();
  return answer.status();
}

async function receivedCode(): Promise<string> {
  const counter = await stage.officer(COUNTER);
  await fillBirthForm(counter);
  await checkAndReceive(counter);
  return codeOnPage(counter);
}

for (const javaScriptEnabled of [true, false]) {
  test(`a stranger follows a dossier and learns nothing of its people (script: ${javaScriptEnabled})`, async () => {
    const code = await receivedCode();
    const page = await stage.person({ javaScriptEnabled });
    await page.goto('/');
    await page.locator('main a[href^="/tra-cuu"]').click();
    await page.locator('#code').waitFor();
    assert.equal(await ask(page, code, '2345'), 200); // of the identity number
    const shown = await page.locator('main').innerText();
    assert.ok(shown.includes(code));
    assert.match(shown, /Tiếp nhận/);
    assert.match(shown, /phường Vĩnh Thanh Vân/);
    const source = await page.content();
    for (const secret of [
      'Mỹ Hạnh',
      'Gia Bảo',
      '091185012345',
      '0912345678',
      '12 Trần Phú',
      'Mỹ Duyên',
    ]) {
      assert.ok(!source.includes(secret), `the page does not tell ${secret}`);
    }
    assert.ok(!page.url().includes(code), 'the code stands in no address');
    assert.equal(await ask(page, code, '5678'), 200); // of the phone
  });
}

test('wrong digits tell nothing, and after five misses the sixth waits', async () => {
  const code = await receivedCode();
  const page = await stage.person();
  assert.equal(await ask(page, code, '12'), 422);
  assert.match(await page.locator('#lastFour-error').innerText(), /4 chữ số/);
  assert.equal(await page.inputValue('#code'), code);
  for (let miss = 1; miss <= 5; miss += 1) {
    assert.equal(await ask(page, code, '0000'), 404);
    assert.match(await page.locator('main').innerText(), /Không tìm thấy hồ sơ/);
  }
  assert.equal(await ask(page, code, '2345'), 429, 'even the right digits wait now');
  assert.match(await page.locator('main').innerText(), /Đợi 15 phút/);
  assert.equal(await ask(page, '000.00.33.H33-220101-9999', '0000'), 404);
});
