import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { readVietQr } from '#registries/vietqr.ts';
import {
  ADMINISTRATOR,
  checkAndReceive,
  COUNTER,
  SPECIALIST,
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { readQr } from '#test/support/pdf-reader.ts';

const stage = await openStage(0);
const control = new URL(stage.system.url);
control.port = String(Number(control.port) + 3);
const order = (plan: object): Promise<Response> =>
  fetch(new URL('/control/payment', control), { method: 'POST', body: JSON.stringify(plan) });

/** Receives a dossier that costs 20,000 đồng; answers the address of its page, which is open. */
async function receiveWithFee(page: Page): Promise<string> {
  await page.goto('/can-bo/tiep-nhan/1.004222');
  await page.fill('#applicantName', 'Lâm Thị Mỹ Hạnh');
  await page.fill('#applicantIdentity', '091185012345');
  await page.fill('#applicantBirth', '1985');
  await page.locator('[name=applicantSex][value=female]').check();
  await page.fill('#applicantAddress', '12 Trần Phú, Phường Vĩnh Thanh Vân');
  await page.fill('#applicantPhone', '0912345678');
  await page.locator('[name=basis][value=self]').check();
  await page.fill('#original-ct01', '1');
  const dossier = await checkAndReceive(page);
  await page.goto(dossier);
  return dossier;
}

/** Opens the page again until a part of it says something. */
async function untilItSays(page: Page, where: string, text: RegExp): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = page.locator(where);
    if ((await found.count()) > 0 && text.test(await found.first().innerText())) return;
    await pause(100);
    await page.reload();
  }
  assert.fail(`${where} never said ${String(text)}: ${await page.locator('#main').innerText()}`);
}

/** What a phone reads from the code on the page. */
async function scan(page: Page): Promise<string> {
  // In the dark too it is black on white, with white around it, as phones expect.
  await page.emulateMedia({ colorScheme: 'dark' });
  const fills = await page
    .locator('.qr svg > *')
    .evaluateAll((parts) =>
      parts.map((part) => part.ownerDocument.defaultView?.getComputedStyle(part).fill),
    );
  assert.deepEqual(fills, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  const picture = await page.locator('.qr svg').screenshot({ scale: 'css' });
  await page.emulateMedia({ colorScheme: null });
  return (await readQr(new Blob([new Uint8Array(picture)]), 72))?.text ?? assert.fail('no code');
}

test('the officer starts a payment, the payer pays on a phone, the page shows fee and bill', async () => {
  const page = await stage.officer(COUNTER, { javaScriptEnabled: false });
  const dossier = await receiveWithFee(page);
  assert.match(await page.locator('#money').innerText(), /Còn lại\s+20\.000/);
  await page.getByRole('button', { name: 'Thu qua Cổng thanh toán' }).click();
  await untilItSays(page, '#pay', /Mở trang thanh toán/);
  const address = await page
    .getByRole('link', { name: /Mở trang thanh toán/ })
    .getAttribute('href');
  assert.equal(await scan(page), address);

  const payer = await stage.person({ width: 390 });
  await payer.goto(address ?? '');
  await payer.getByText('Đây là trang thanh toán giả lập').waitFor();
  await payer.getByRole('button', { name: 'Trả đủ' }).click();
  await payer.getByText(/^Đã trả: 20\.000/).waitFor();

  await untilItSays(page, '#state', /Mở biên lai/);
  assert.match(await page.locator('#state').innerText(), /Được ghi thu\s+20\.000/);
  await page.goto(dossier);
  assert.match(await page.locator('#money').innerText(), /Đã thu\s+20\.000[\s\S]*Đã trả đủ/);
  assert.match(
    await page.locator('#history').innerText(),
    /Thu phí, lệ phí: 20\.000[\s\S]*Giao dịch/,
  );
  assert.equal(await page.getByRole('button', { name: 'Thu qua Cổng thanh toán' }).count(), 0);
  const bill = await page.getByRole('link', { name: /^Biên lai/ }).getAttribute('href');
  const answer = await page.request.get(bill ?? '');
  assert.equal(answer.headers()['content-type'], 'application/pdf');
  assert.equal((await answer.body()).subarray(0, 5).toString(), '%PDF-');
});

test('with the line dead nobody waits: the payment is cancelled and a transfer confirmed by hand', async () => {
  await order({ isOut: true });
  const page = await stage.officer(COUNTER);
  const dossier = await receiveWithFee(page);
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Thu qua Cổng thanh toán' }).click();
  await untilItSays(page, '#pay', /Chưa gửi được từ/);
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Hủy lượt thanh toán' }).click();
  await page.getByText('Đã hủy tại quầy').waitFor();
  assert.deepEqual(await faultsOf(page), []);

  await page.goto(dossier);
  await page.getByRole('button', { name: 'Thu bằng VietQR' }).click();
  await page.getByText('Tài khoản giả lập').waitFor();
  const code = readVietQr(await scan(page));
  assert.ok(code.ok);
  assert.equal(code.value.amount, 20_000);
  assert.ok((await page.locator('#pay').innerText()).includes(code.value.purpose));
  assert.deepEqual(await faultsOf(page), []);

  await page.fill('#transaction', '?');
  await page.fill('#amount', 'hai mươi');
  await page.getByRole('button', { name: 'Xác nhận đã nhận' }).click();
  assert.equal(statusOf(page), 422);
  assert.equal(await page.inputValue('#amount'), 'hai mươi');
  await page.locator('#transaction-error').waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await page.fill('#transaction', 'FT22172000001');
  await page.fill('#amount', '20.000');
  await page.getByRole('button', { name: 'Xác nhận đã nhận' }).click();
  await page.getByText('Cán bộ xác nhận theo sao kê').waitFor();
  await page.goto(dossier);
  assert.match(await page.locator('#money').innerText(), /Đã thu\s+20\.000/);
  await order({});
});

test('one transfer is taken once, and what was paid twice is shown until a person settles it', async () => {
  const page = await stage.officer(COUNTER);
  const dossier = await receiveWithFee(page);
  await page.getByRole('button', { name: 'Thu bằng VietQR' }).click();
  await page.fill('#transaction', 'FT22172000001');
  await page.getByRole('button', { name: 'Xác nhận đã nhận' }).click();
  assert.equal(statusOf(page), 422);
  assert.match(await page.locator('#transaction-error').innerText(), /đã được ghi cho một khoản/);
  const payment = page.url();
  await page.goto(dossier);
  await page.getByRole('button', { name: 'Ghi nhận đã thu phí' }).click();
  await page.goto(payment);
  await page.fill('#transaction', 'FT22172000002');
  await page.getByRole('button', { name: 'Xác nhận đã nhận' }).click();
  await page.goto(dossier);
  const money = await page.locator('#money').innerText();
  assert.match(money, /Đã thu\s+20\.000[\s\S]*Trả trùng: 20\.000/);
  assert.deepEqual(await faultsOf(page), []);
});

test('others see how it stands or nothing at all, and change nothing', async () => {
  const page = await stage.officer(COUNTER);
  const dossier = await receiveWithFee(page);
  await page.getByRole('button', { name: 'Thu bằng VietQR' }).click();
  const payment = new URL(page.url()).pathname;
  for (const [path, status] of [
    [`${dossier}/thanh-toan/KHONG-CO`, 404],
    [`${payment}/bien-lai`, 404],
  ] as const) {
    await page.goto(path);
    assert.equal(statusOf(page), status, path);
  }
  const administrator = await stage.officer(ADMINISTRATOR);
  await administrator.goto(payment);
  assert.equal(statusOf(administrator), 200);
  assert.equal(await administrator.locator('#confirm').count(), 0);
  const specialist = await stage.officer(SPECIALIST);
  await specialist.goto(payment);
  assert.equal(statusOf(specialist), 403);
});
