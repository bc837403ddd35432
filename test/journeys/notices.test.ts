import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import {
  ADMINISTRATOR,
  checkAndReceive,
  codeOnPage,
  COUNTER,
  fillBirthForm,
  press,
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';

const stage = await openStage(0);

/** Opens the dossier's page again until its notices say something. */
async function untilNoticesSay(page: Page, text: RegExp): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (text.test(await page.locator('#notices').innerText())) return;
    await pause(100);
    await page.reload();
  }
  assert.match(await page.locator('#notices').innerText(), text);
}

test('who gave an e-mail address finds the code of the dossier in the mailbox', async () => {
  const page = await stage.officer(COUNTER);
  await fillBirthForm(page);
  await page.locator('[name=notify][value=mail]').check();
  await press(page, 'check');
  assert.equal(statusOf(page), 422, 'mail was chosen and no address given');
  assert.match(await page.locator('.summary, [role=alert]').first().innerText(), /thư điện tử/i);
  await page.fill('#applicantEmail', 'hanh@vidu.vn');
  await press(page, 'check');
  assert.match(await page.locator('#answers').innerText(), /Nhận thông báo qua\s+Thư điện tử/);
  await press(page, 'receive');
  await page.waitForURL(/\/can-bo\/ho-so\//);
  const code = await codeOnPage(page);
  await untilNoticesSay(page, /Đã tiếp nhận\s+Đã gửi\s+Thư điện tử · h•••@vidu\.vn/);
  assert.deepEqual(await faultsOf(page), []);

  const developer = await stage.person();
  await developer.goto('/dev');
  await developer.getByRole('link', { name: /Hộp thư giả lập/ }).click();
  assert.match(await developer.locator('h1').innerText(), /Hộp thư giả lập/);
  await developer.fill('#dia-chi', 'hanh@');
  await developer.getByRole('button', { name: 'Lọc' }).click();
  const letter = developer.locator('details').filter({ hasText: code });
  await letter.locator('summary').click();
  assert.match(await letter.locator('pre').innerText(), /Kính gửi: Lâm Thị Mỹ Hạnh/);
  assert.match(await letter.locator('pre').innerText(), /Ngày hẹn trả kết quả/);
});

test('a wrong address is seen on the dossier, corrected, and the letter sent again', async () => {
  const page = await stage.officer(COUNTER);
  await fillBirthForm(page, 'Danh Thị Sa Rây');
  await page.fill('#applicantEmail', 'khong-co@vidu.vn');
  const dossier = await checkAndReceive(page);
  await page.goto(dossier);
  await untilNoticesSay(page, /Sai địa chỉ[^]*550 5\.1\.1/);
  assert.deepEqual(await faultsOf(page), []);

  await page.locator('#correct summary').click();
  const field = page.locator('#correct [name="applicant.email"]');
  await field.fill('không phải địa chỉ');
  await page.locator('#correct [name=reason]').fill('Ghi sai thư điện tử');
  await page.locator('#correct button[type=submit], #correct form button').last().click();
  assert.equal(statusOf(page), 422, 'no address at all');
  await page.locator('#correct [name="applicant.email"]').fill('sa.ray@vidu.vn');
  await page.locator('#correct form button').last().click();
  await page.getByRole('button', { name: 'Gửi lại Đã tiếp nhận' }).click();
  assert.match(await page.locator('#notices').innerText(), /Đang gửi lại/);
  await untilNoticesSay(page, /Đã gửi\s+Thư điện tử · s•••@vidu\.vn/);
  assert.equal(await page.getByRole('button', { name: 'Gửi lại Đã tiếp nhận' }).count(), 0);
});

test('the ways to applicants stand among the parties of the exchange; what was sent is masked', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto('/can-bo/van-hanh');
  for (const name of ['thư điện tử', 'SMS', 'Zalo']) {
    const row = page.locator('tbody tr', { hasText: `Thông báo qua ${name}` });
    assert.match(await row.innerText(), /Bình thường/);
  }
  await page.goto('/can-bo/van-hanh/nhat-ky?he-thong=mail');
  await page.locator('tbody a').first().click();
  const sent = await page.locator('#request').innerText();
  assert.match(sent, /messageId/);
  assert.doesNotMatch(sent, /vidu\.vn"|Kính gửi/);
});
