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
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';

// Whoever runs this by night would find the comparison of that night.
const stage = await openStage(0, { RECONCILE_NIGHTLY: '0' });
const PATH = '/can-bo/van-hanh/doi-chieu';
const control = new URL(stage.system.url);
control.port = String(Number(control.port) + 3);

async function alter(code: string, order: object): Promise<void> {
  const body = JSON.stringify({ code, ...order });
  const answer = await fetch(new URL('/held', control), { method: 'POST', body });
  assert.equal(answer.status, 200);
}

const heldLines = async (code: string): Promise<number> => {
  const held = (await (await fetch(new URL('/held', control))).json()) as Record<
    string,
    { readonly progress: readonly unknown[] }
  >;
  return held[code]?.progress.length ?? 0;
};

/** Opens the page again, as its reader would, until a part of it says something. */
async function untilItSays(page: Page, where: string, text: RegExp): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (text.test(await page.locator(where).innerText())) return;
    await pause(100);
    await page.reload();
  }
  assert.fail(`${where} never said ${String(text)}`);
}

/** Receives a birth, and waits until the portal was told. */
async function receiveTold(): Promise<string> {
  const page = await stage.officer(COUNTER);
  await fillBirthForm(page);
  await page.goto(await checkAndReceive(page));
  await untilItSays(page, '#exchange', /Cổng Dịch vụ công quốc gia\s+Đã đồng bộ/);
  return codeOnPage(page);
}

test('without a script: differences are found, repaired with one click, and gone; others say what to do', async () => {
  const [wrong, doubled] = [await receiveTold(), await receiveTold()];
  const page = await stage.officer(ADMINISTRATOR, { javaScriptEnabled: false });
  await page.goto(PATH);
  assert.match(await page.locator('#runs').innerText(), /Chưa có lượt nào/);
  assert.match(await page.locator('#findings').innerText(), /Không có sai lệch nào/);
  await alter(wrong, { set: { TrangThaiHoSo: '7' }, drop: 0 });
  await alter(doubled, { double: 0 });
  await page.getByRole('button', { name: 'Bắt đầu đối chiếu' }).click();
  await untilItSays(page, '#runs', /2 \/ 2\s+2\s+0\s+Xong/);
  const findings = page.locator('#findings');
  const text = await findings.innerText();
  assert.match(text, new RegExp(`${wrong}\\s+Khác trạng thái\\s+2 \\(được tiếp nhận\\)\\s+7`));
  assert.match(text, new RegExp(`${wrong}\\s+Thiếu dòng tiến độ`));
  assert.match(text, new RegExp(`${doubled}\\s+Trùng dòng tiến độ[\\s\\S]*Cần người xử lý`));
  await page.goto('/can-bo/van-hanh');
  await page.getByRole('link', { name: 'Đối chiếu với Cổng: 3 sai lệch' }).click();
  await page.getByRole('button', { name: `Sửa ${wrong} Khác trạng thái` }).click();
  assert.match(await page.locator('[role=status]').innerText(), /Đang gửi lại 1 hồ sơ/);
  await untilItSays(page, '#findings', /^(?![\s\S]*Khác trạng thái)[\s\S]*Trùng dòng/);
  assert.equal(await heldLines(wrong), 1, 'no line is there twice');
  await page.goto(`${PATH}?xem=da-khop`);
  assert.match(
    await page.locator('#findings').innerText(),
    new RegExp(`${wrong}[\\s\\S]*Khớp lại`),
  );
});

test('one dossier by its code, all of a kind at one click, the list as a file', async () => {
  const code = await receiveTold();
  await alter(code, { forget: true });
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(PATH);
  await page.getByLabel('mã hồ sơ').fill(code);
  await page.getByRole('button', { name: 'Bắt đầu đối chiếu' }).click();
  await untilItSays(page, '#findings', /Cổng chưa có hồ sơ/);
  assert.deepEqual(await faultsOf(page), []);
  const file = await page.request.get(`${PATH}/sai-lech.csv`);
  assert.match(file.headers()['content-type'] ?? '', /^text\/csv/);
  assert.match(
    await file.text(),
    new RegExp(`^\uFEFF"Mã hồ sơ"[\\s\\S]*"${code}","Cổng chưa có hồ sơ"`),
  );
  await page.getByRole('link', { name: 'Cổng chưa có hồ sơ' }).click();
  await page.getByRole('button', { name: 'Sửa tất cả loại này' }).click();
  await untilItSays(page, '#findings', /Không có sai lệch nào/);
  assert.equal(await heldLines(code), 1);
  await page.goto(`${PATH}?xem=da-khop`);
  assert.deepEqual(await faultsOf(page), []);
});

test('what was typed wrongly is said at its field and kept; others than the administrator are refused', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(PATH);
  for (const [from, to, message] of [
    ['31/02/2022', '01/03/2022', /Nhập ngày/],
    ['02/03/2022', '01/03/2022', /bằng hoặc sau/],
    ['01/01/2020', '01/03/2022', /không quá 366 ngày/],
  ] as const) {
    await page.getByLabel('Tiếp nhận từ ngày').fill(from);
    await page.getByLabel('Đến ngày').fill(to);
    await page.getByRole('button', { name: 'Bắt đầu đối chiếu' }).click();
    assert.equal(statusOf(page), 422);
    assert.match(await page.locator('#error-summary').innerText(), message);
    assert.equal(await page.getByLabel('Tiếp nhận từ ngày').inputValue(), from);
  }
  await page.getByLabel('mã hồ sơ').fill('000.01.40.H33-220621-9999');
  await page.getByRole('button', { name: 'Bắt đầu đối chiếu' }).click();
  assert.match(await page.locator('#error-summary').innerText(), /Không có hồ sơ mang mã này/);
  assert.deepEqual(await faultsOf(page), []);
  const counter = await stage.officer(COUNTER);
  for (const path of [PATH, `${PATH}/sai-lech.csv`]) {
    assert.equal((await counter.request.get(path)).status(), 403, path);
  }
});
