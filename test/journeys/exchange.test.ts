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
  SPECIALIST,
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';

const stage = await openStage(0);
const OPERATIONS = '/can-bo/van-hanh';
const control = new URL(stage.system.url);
control.port = String(Number(control.port) + 3);
const order = (system: string, plan: object): Promise<Response> =>
  fetch(new URL(`/control/${system}`, control), { method: 'POST', body: JSON.stringify(plan) });

/** Opens the page again until it says something. */
async function untilItSays(page: Page, where: string, text: RegExp): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (text.test(await page.locator(where).innerText())) return;
    await pause(100);
    await page.reload();
  }
  assert.fail(`${where} never said ${String(text)}`);
}

test('a dossier is received while every line is dead; it is told and verified when they return', async () => {
  await order('lgsp', { isOut: true });
  const page = await stage.officer(COUNTER);
  await fillBirthForm(page);
  const dossier = await checkAndReceive(page);
  const code = await codeOnPage(page);
  assert.match(await page.locator('#exchange').innerText(), /Chờ xác thực/);
  await page.goto(dossier);
  await untilItSays(page, '#exchange', /Chưa gửi được từ/);

  const administrator = await stage.officer(ADMINISTRATOR);
  await administrator.goto(OPERATIONS);
  assert.match(await administrator.locator('#national-portal').innerText(), new RegExp(code));
  assert.match(await administrator.locator('#national-portal').innerText(), /Không kết nối được/);
  const handle = () =>
    administrator.locator('#national-portal').getByRole('link', { name: `Xử lý ${code}` });
  await handle().click();
  assert.deepEqual(await faultsOf(administrator), []);
  await administrator.getByRole('button', { name: 'Giữ lại' }).click();
  assert.match(await administrator.locator('#error-summary').innerText(), /Ghi lý do giữ lại/);
  await administrator.getByLabel('Lý do giữ lại').fill('Chờ trục sửa');
  await administrator.getByRole('button', { name: 'Giữ lại' }).click();
  assert.match(
    await administrator.locator('#national-portal').innerText(),
    /Giữ lại: Chờ trục sửa/,
  );
  assert.deepEqual(await faultsOf(administrator), []);
  await order('lgsp', {});
  await administrator.getByRole('button', { name: 'Gửi lại tất cả ngay' }).first().click();
  await untilItSays(page, '#exchange', /Không tìm thấy số định danh/);
  assert.match(await page.locator('#exchange').innerText(), /Giữ lại: Chờ trục sửa/);
  await handle().click();
  await administrator.getByRole('button', { name: 'Gửi tiếp' }).click();
  await untilItSays(page, '#exchange', /Cổng Dịch vụ công quốc gia\s+Đã đồng bộ/);
  assert.match(await page.locator('#history').innerText(), /không có số định danh này/);
});

test('where a register does not answer a person answers in its place, under the own name', async () => {
  await order('civil-status', { isOut: true });
  const counter = await stage.officer(COUNTER);
  await fillBirthForm(counter);
  const dossier = await checkAndReceive(counter);
  const code = await codeOnPage(counter);
  const press = async (page: Page, act: string): Promise<void> => {
    await page.goto(dossier);
    await page.locator(`form[action="${dossier}/${act}"] button`).click();
    await page.waitForLoadState();
  };
  await press(counter, 'pass-on');
  const specialist = await stage.officer(SPECIALIST);
  await press(specialist, 'accept');
  await press(specialist, 'propose');
  await untilItSays(specialist, '#exchange', /Hộ tịch \(Bộ Tư pháp\)\s+Chưa gửi được từ/);

  const administrator = await stage.officer(ADMINISTRATOR);
  await administrator.goto(OPERATIONS);
  await administrator
    .locator('#civil-status')
    .getByRole('link', { name: `Xử lý ${code}` })
    .click();
  await administrator.getByRole('button', { name: 'Ghi nhận' }).click();
  assert.match(
    await administrator.locator('#error-summary').innerText(),
    /Chọn kết quả.*Ghi căn cứ/s,
  );
  await administrator.getByLabel('Đã có kết quả').check();
  await administrator.getByLabel('Số đăng ký').fill('77/KS');
  await administrator.getByLabel('Căn cứ').fill('Công văn 12/TP');
  await administrator.getByRole('button', { name: 'Ghi nhận' }).click();
  await administrator.getByText('Đã ghi nhận.').waitFor();

  await specialist.goto(dossier);
  const history = await specialist.locator('#history').innerText();
  assert.match(history, /Hộ tịch \(Bộ Tư pháp\): Đã có kết quả/);
  assert.match(history, /Công văn 12\/TP – Số 77\/KS/);
  assert.match(await specialist.locator('#exchange').innerText(), /Hộ tịch.*Số 77\/KS/s);
  await order('civil-status', {});
});

test('every call is found, what says who somebody is stays hidden until there is a reason', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${OPERATIONS}/nhat-ky?he-thong=national-population&ket-qua=answered`);
  assert.deepEqual(await faultsOf(page), []);
  await page.locator('tbody a').first().click();
  assert.deepEqual(await faultsOf(page), []);
  assert.doesNotMatch(await page.locator('#request').innerText(), /\d{12}/);
  assert.match(await page.locator('#request').innerText(), /•••/);
  await page.getByRole('button', { name: 'Hiện đầy đủ' }).click();
  assert.equal(statusOf(page), 422);
  await page.fill('#reason', 'Đối chiếu với trục');
  await page.getByRole('button', { name: 'Hiện đầy đủ' }).click();
  assert.match(await page.locator('#request').innerText(), /\d{12}/);
  for (const [path, status] of [
    [OPERATIONS, 200],
    [`${OPERATIONS}/nhat-ky?so=000000000000`, 200],
    [`${OPERATIONS}/nhat-ky?ngay=31/02/2022&ho-so=x`, 422],
    [`${OPERATIONS}/nhat-ky/x`, 404],
  ] as const) {
    await page.goto(path);
    assert.equal(statusOf(page), status, path);
    assert.deepEqual(await faultsOf(page), [], path);
  }
  const counter = await stage.officer(COUNTER);
  await counter.goto(OPERATIONS);
  assert.equal(statusOf(counter), 403);
});

test('the counter looks a person up; where the line is slow it goes on after three seconds', async () => {
  const people = (await (await fetch(new URL('/people', control))).json()) as {
    readonly number: string;
    readonly name: string;
    readonly address: string;
  }[];
  const [somebody] = people;
  assert.ok(somebody !== undefined);
  const page = await stage.officer(COUNTER);
  await fillBirthForm(page);
  await page.fill('#applicantIdentity', somebody.number);
  await page.getByRole('button', { name: /^Tra cứu dân cư/ }).click();
  await page.getByText('Đã điền theo CSDL quốc gia về dân cư').waitFor();
  assert.equal(await page.inputValue('#applicantName'), somebody.name);
  assert.ok((await page.inputValue('#applicantAddress')).startsWith(somebody.address));
  assert.equal(await page.inputValue('#concernedName'), 'Lâm Gia Bảo', 'nothing typed is lost');
  assert.match(await page.locator('#main').innerText(), /chung-sinh\.pdf/, 'nor uploaded');

  await order('national-population', { latency: 20_000 });
  const started = performance.now();
  await page.getByRole('button', { name: /^Tra cứu dân cư/ }).click();
  await page.getByText('CSDL quốc gia về dân cư chưa trả lời').waitFor();
  const waited = performance.now() - started;
  assert.ok(waited > 2500 && waited < 15_000, `${waited} ms`);
  await order('national-population', {});
  const dossier = await checkAndReceive(page);
  await page.goto(dossier);
  await untilItSays(page, '#exchange', /Đã xác thực, khớp/);
});
