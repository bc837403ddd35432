import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { writeDocument } from '#registries/document-axis/codec.ts';
import { COUNTER, ADMINISTRATOR } from '#test/support/at-the-counter.ts';
import { axisDocument, OFFICE, PROVINCE } from '#test/support/axis-samples.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { pdfFile } from '#test/support/sample-files.ts';

/** Documents over the axis: the report is sent, and what comes is acknowledged. */

const LIST = '/can-bo/van-ban';
const stage = await openStage(0);
const year = new Date().getUTCFullYear();
const PERIOD = `/can-bo/bao-cao/de-an-06/${year}-h2`;
const mainOf = (page: Page): Promise<string> => page.locator('main').innerText();
const control = new URL(stage.system.url);
control.port = String(Number(control.port) + 3);
const axis = (order: object): Promise<Response> =>
  fetch(new URL('/axis', control), { method: 'POST', body: JSON.stringify(order) });

const order = (plan: object): Promise<Response> =>
  fetch(new URL('/control/document-axis', control), { method: 'POST', body: JSON.stringify(plan) });

/** What the page of operations tells of the line to the axis. */
async function lineOf(page: Page): Promise<string> {
  await page.goto('/can-bo/van-hanh');
  return page.locator('tbody tr', { hasText: 'Trục liên thông văn bản' }).first().innerText();
}

/** Loads a page again until it says something. */
async function until(page: Page, words: RegExp): Promise<void> {
  for (let tries = 0; tries < 60; tries += 1) {
    if (words.test(await mainOf(page))) return;
    await page.waitForTimeout(1000);
    await page.reload();
  }
  assert.match(await mainOf(page), words);
}

test('the report is sent under its number to chosen receivers, who tell how they get on', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto('/can-bo/bao-cao/de-an-06');
  await page.getByLabel('Kỳ', { exact: true }).selectOption({ label: '06 tháng cuối năm' });
  await page.getByLabel('Hạn các cơ quan gửi').fill(`15/01/${year + 1}`);
  await page.getByRole('button', { name: 'Mở kỳ báo cáo' }).click();
  await page.getByRole('link', { name: 'Gửi qua trục' }).click();
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Lập và gửi' }).click();
  assert.equal(statusOf(page), 422);
  assert.match(await page.locator('#error-summary').innerText(), /Chọn ít nhất một nơi nhận/);
  assert.deepEqual(await faultsOf(page), []);
  await order({ isOut: true });
  await send(page);
  await page.waitForURL(/\/can-bo\/van-ban\/[0-9a-f-]{36}/);
  const document = page.url();
  await until(page, /Chưa gửi được sau \d+ lần/);
  assert.match(await mainOf(page), /Văn phòng Chính phủ\s+Chờ gửi/);
  assert.doesNotMatch(await mainOf(page), /Đã gửi, chưa đến/);
  assert.deepEqual(await faultsOf(page), []);
  await page.goto(LIST);
  assert.match(await mainOf(page), /Văn phòng Chính phủ: Chờ gửi/);
  assert.doesNotMatch(await mainOf(page), /Đã gửi, chưa đến/);
  assert.match(await lineOf(page), /Mất kết nối\t[^\t]*không liên lạc được; thử lại sau/);
  assert.match(await lineOf(page), /\t1: 1 đang lỗi\t\d+ phút trước\t/);
  const pane = page.locator('#document-axis');
  assert.match(await pane.innerText(), /131\/BC-BCĐ\t[^\t]+\t\d+\t.*kết nối/);
  assert.deepEqual(await faultsOf(page), []);
  await pane.getByRole('button', { name: 'Gửi lại tất cả ngay' }).click();
  assert.match(await mainOf(page), /Đã ghi nhận/);
  await order({});
  await page.goto(document);
  await until(page, /06 Hoàn thành/);
  assert.match(await lineOf(page), /Bình thường\tThông\t/);
  await page.goto(document);
  const main = await mainOf(page);
  assert.match(main, /Văn phòng Chính phủ\s+Đã hoàn thành/);
  assert.match(main, /03 Đã tiếp nhận \(vào sổ\)/);
  assert.match(main, /bao-cao-de-an-06-\d{4}-h2\.docx/);
  assert.deepEqual(await faultsOf(page), []);
  await page.goto(`${PERIOD}/gui`);
  await send(page);
  assert.equal(statusOf(page), 422);
  assert.match(await page.locator('#error-summary').innerText(), /đã được gửi/);
});

async function send(page: Page): Promise<void> {
  await page.getByLabel('Số văn bản').fill('131');
  await page.getByLabel('Ngày ký').fill('21/06/2022');
  await page.getByLabel('Người ký').fill('Lâm Minh Thành');
  await page.getByLabel(/Văn phòng Chính phủ/).check();
  await page.getByRole('button', { name: 'Lập và gửi' }).click();
}

test('a recall says what is missing, goes out, and is answered', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(LIST);
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('link', { name: '131/BC-BCĐ' }).click();
  await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  assert.equal(statusOf(page), 422);
  assert.match(await page.locator('#error-summary').innerText(), /Ghi lý do cho nơi nhận/);
  assert.deepEqual(await faultsOf(page), []);
  await page.getByLabel('Thu hồi văn bản').check();
  await page.getByLabel('Lý do').fill('Sai số liệu');
  await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  // It was finished already: the office refuses.
  await until(page, /16 Từ chối yêu cầu/);
  assert.match(await mainOf(page), /Yêu cầu thu hồi\s+Sai số liệu/);
  assert.match(await mainOf(page), /Văn phòng Chính phủ\s+Đã hoàn thành\s+từ chối: thu hồi/);
  await page.getByLabel('Thay thế bằng bản mới').check();
  await page.getByLabel('Lý do').fill('Sai số liệu');
  await page.setInputFiles('[name=file-van-ban]', pdfFile('ban-moi.pdf', 'bản mới'));
  await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  await until(page, /từ chối: thay thế/);
  assert.match(await mainOf(page), /ban-moi.pdf\s+3\s+nơi nhận không đồng ý/);
  assert.deepEqual(await faultsOf(page), []);
});

test('what comes is registered and completed by us; a refusal needs its reason', async () => {
  const sample = axisDocument('7816/VPCP-KSTT');
  const document = {
    ...sample,
    id: { ...sample.id, organ: OFFICE.id },
    from: OFFICE,
    to: [PROVINCE],
    subject: 'Đôn đốc báo cáo Đề án 06',
    files: [{ id: 'a', name: 'cv.txt', mediaType: 'text/plain', bytes: new Uint8Array([65]) }],
  };
  await axis({ raw: writeDocument(document) });
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${LIST}?huong=den`);
  await until(page, /Đôn đốc báo cáo/);
  await page.getByRole('link', { name: '7816/VPCP-KSTT' }).click();
  assert.deepEqual(await faultsOf(page), []);
  await page.getByLabel('Từ chối tiếp nhận').check();
  await page.getByRole('button', { name: 'Báo trạng thái' }).click();
  assert.match(await page.locator('#error-summary').innerText(), /Ghi lý do từ chối/);
  await page.getByLabel('Đã tiếp nhận (vào sổ)').check();
  await page.getByRole('button', { name: 'Báo trạng thái' }).click();
  await until(page, /Đã vào sổ/);
  assert.equal(await page.getByLabel('Từ chối tiếp nhận').count(), 0);
  await page.getByLabel('Hoàn thành').check();
  await page.getByRole('button', { name: 'Báo trạng thái' }).click();
  await until(page, /Đã hoàn thành/);
});

test('who neither sends nor receives documents is refused', async () => {
  const page = await stage.officer(COUNTER);
  await page.goto(LIST);
  assert.equal(statusOf(page), 403);
});
