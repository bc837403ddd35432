import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import {
  CLERK,
  COUNTER,
  checkAndReceive,
  codeOnPage,
  fillBirthForm,
  LEADER,
  press,
  SPECIALIST,
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';

const stage = await openStage(0);
const LIST = '/can-bo/buu-chinh';
const control = new URL(stage.system.url);
control.port = String(Number(control.port) + 3);
const order = (plan: object): Promise<Response> =>
  fetch(new URL('/control/postal', control), { method: 'POST', body: JSON.stringify(plan) });

/** Opens the page again until it says something. */
async function untilItSays(page: Page, where: string, text: RegExp): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    if (text.test(await page.locator(where).innerText())) return;
    await pause(1000);
    await page.reload();
  }
  assert.fail(`${where} never said ${String(text)}`);
}

const andLoad = (page: Page, does: () => Promise<void>): Promise<unknown> =>
  Promise.all([page.waitForEvent('load'), does()]);

const buttonOf = (page: Page, name: string) =>
  page.locator('#postal').getByRole('button', { name });

/** Receives a birth whose certificate is to be posted. */
async function receivedByPost(page: Page): Promise<string> {
  await fillBirthForm(page);
  await page.locator('[name=delivery][value=post]').check();
  const rachGia = page.locator('#deliveryUnit option', { hasText: 'Vĩnh Thanh Vân' });
  await page.selectOption('#deliveryUnit', (await rachGia.getAttribute('value')) ?? '');
  await page.fill('#deliveryAddress', '12 Trần Phú');
  return checkAndReceive(page);
}

async function act(username: string, path: string, acts: readonly string[]): Promise<void> {
  const page = await stage.officer(username);
  for (const name of acts) {
    await page.goto(path);
    if (name === 'issue') {
      const details = page.locator('details[id="issue"]');
      if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
      await details.locator('[name=resultNumber]').fill('15/2026/KS');
    }
    await andLoad(page, () => page.locator(`form[action="${path}/${name}"] button`).click());
    assert.equal(await page.locator('#error-summary').count(), 0, name);
  }
  await page.context().close();
}

/** Waits until the civil-status system has done its step, and the leader may go on. */
async function entered(path: string): Promise<void> {
  const leader = await stage.officer(LEADER);
  const accept = leader.locator(`form[action="${path}/accept"]`);
  for (let tries = 0; tries < 240; tries += 1) {
    await leader.goto(path);
    if ((await accept.count()) > 0) return;
    await pause(500);
  }
  assert.fail('the civil-status system did not answer');
}

/** Waits for civil status, then brings the dossier back to the desk that hands the result over. */
async function bringToHandOver(path: string): Promise<void> {
  await act(COUNTER, path, ['pass-on']);
  await act(SPECIALIST, path, ['accept', 'propose']);
  await entered(path);
  await act(LEADER, path, ['accept', 'sign']);
  await act(CLERK, path, ['accept', 'issue']);
  await act(COUNTER, path, ['accept']);
}

test('the intake asks for all that a postman needs, at its fields', async () => {
  const page = await stage.officer(COUNTER);
  await fillBirthForm(page);
  await page.fill('#applicantPhone', '');
  await page.locator('[name=delivery][value=post]').check();
  await press(page, 'check');
  const summary = await page.locator('#error-summary').innerText();
  for (const text of [/Chọn xã, phường/, /Nhập địa chỉ nhận/, /để bưu tá gọi/]) {
    assert.match(summary, text);
  }
  assert.deepEqual(await faultsOf(page), []);
  await page.selectOption('#deliveryUnit', 'ngoai-tinh');
  await page.fill('#deliveryAddress', 'Số 1 đường Láng, Hà Nội');
  await page.fill('#deliveryPhone', '0912 345 679');
  await press(page, 'check');
  assert.match(await page.locator('#answers').innerText(), /Số 1 đường Láng, Hà Nội: 0912345679/);
});

test('a result goes home by post, and everybody sees where it is', async () => {
  const counter = await stage.officer(COUNTER);
  const path = await receivedByPost(counter);
  const code = await codeOnPage(counter);
  assert.match(await counter.locator('#people').innerText(), /12 Trần Phú, Phường Vĩnh Thanh Vân/);
  await bringToHandOver(path);
  await order({ parcel: 'returned' });
  await counter.goto(path);
  assert.deepEqual(await faultsOf(counter), []);

  await counter.locator('#deliver-postLine').fill('');
  await counter.locator('#deliver-contents').fill('Giấy khai sinh, bản chính');
  await counter.locator('#deliver-cod').fill('nhiều');
  await buttonOf(counter, 'Gửi trả và kết thúc hồ sơ').click();
  assert.equal(statusOf(counter), 422);
  const summary = await counter.locator('#error-summary').innerText();
  assert.match(summary, /Nhập số nhà[\s\S]*điện thoại[\s\S]*thu hộ/);
  assert.equal(await counter.inputValue('#contents'), 'Giấy khai sinh, bản chính');
  assert.equal(await counter.inputValue('#cod'), 'nhiều');
  assert.deepEqual(await faultsOf(counter), []);

  await counter.fill('#postLine', '12 Trần Phú');
  await counter.fill('#deskPhone', '02973811111');
  await counter.fill('#cod', '8.000');
  await buttonOf(counter, 'Gửi trả và kết thúc hồ sơ').click();
  await counter.getByText('Đã trả kết quả').first().waitFor();
  assert.match(
    await counter.locator('#history').innerText(),
    new RegExp(`Bưu điện, yêu cầu ${code}-T1`),
  );
  await untilItSays(counter, '#postal', /Không phát được, chuyển hoàn/);
  assert.deepEqual(await faultsOf(counter), []);
  assert.match(await counter.locator('#postal').innerText(), /8\.000/);

  await counter.goto(`${LIST}?loc=can-xu-ly`);
  assert.deepEqual(await faultsOf(counter), []);
  await counter.getByRole('link', { name: `${code}-T1` }).click();
  await order({ parcel: 'delivered' });
  await counter.getByText('Gửi lại qua bưu chính').click();
  assert.equal(await counter.inputValue('#deliver-deskPhone'), '02973811111');
  await buttonOf(counter, 'Gửi trả qua bưu chính').click();
  await untilItSays(counter, '#postal', /Gửi trả kết quả Đã giao/);
  assert.equal(await buttonOf(counter, 'Gửi trả qua bưu chính').count(), 0, 'and not once more');

  await counter.getByRole('link', { name: `Nhãn địa chỉ ${code}-T2` }).click();
  assert.match(await counter.locator('.label').innerText(), /12 Trần Phú, Phường Vĩnh Thanh Vân/);
  await counter.emulateMedia({ media: 'print' });
  assert.equal(await counter.locator('.sn').isVisible(), false);
  await counter.emulateMedia({ media: 'screen' });
  assert.deepEqual(await faultsOf(counter), []);

  const stranger = await stage.person();
  await stranger.goto('/tra-cuu');
  await stranger.fill('#code', code);
  await stranger.fill('#lastFour', '2345');
  await stranger.getByRole('button', { name: 'Xem tình trạng' }).click();
  const seen = await stranger.locator('#main').innerText();
  assert.match(seen, /Gửi trả kết quả\s+Đã giao \(\d\d\/\d\d\/\d{4}\)/);
  assert.doesNotMatch(seen, /Trần Phú|Lâm Thị|0912345678|-T2/);
  assert.deepEqual(await faultsOf(stranger), []);
});

test('papers are fetched from home, and the order is cancelled before the postman comes', async () => {
  await order({ parcel: 'ordered' });
  const page = await stage.officer(COUNTER, { javaScriptEnabled: false });
  const path = await receivedByPost(page);
  await page.goto(path);
  await page.getByText('Yêu cầu thu gom giấy tờ tại nhà').click();
  await page.fill('#collect-postDay', '01/01/2020');
  await buttonOf(page, 'Yêu cầu thu gom').click();
  assert.equal(statusOf(page), 422);
  assert.match(
    await page.locator('#error-summary').innerText(),
    /điện thoại[\s\S]*giấy tờ cần thu gom[\s\S]*từ hôm nay/,
  );
  assert.equal(await page.inputValue('#postDay'), '01/01/2020');
  await page.fill('#contents', 'Bản chính giấy chứng sinh');
  const [year = '', month = '', date = ''] = new Date(Date.now() + 7 * 3_600_000 + 86_400_000)
    .toISOString()
    .slice(0, 10)
    .split('-');
  await page.fill('#postDay', `${date}/${month}/${year}`);
  await page.fill('#deskPhone', '02973811111');
  await buttonOf(page, 'Yêu cầu thu gom').click();
  await untilItSays(page, '#postal', /Bưu điện đã nhận yêu cầu/);

  await page.locator('#postal summary', { hasText: 'Hủy yêu cầu' }).click();
  await buttonOf(page, 'Hủy yêu cầu').click();
  assert.equal(statusOf(page), 422);
  await page.fill('#postReason', 'Người dân tự mang đến');
  await buttonOf(page, 'Hủy yêu cầu').click();
  await untilItSays(page, '#postal', /Thu gom giấy tờ tại nhà Đã hủy/);
  assert.match(await page.locator('#postal').innerText(), /Người dân tự mang đến/);
});

test('another desk and another role are refused with 403, and nothing is ordered', async () => {
  const counter = await stage.officer(COUNTER);
  const path = await receivedByPost(counter);
  await counter.goto(path);
  for (const username of ['quay.tprachgia', SPECIALIST]) {
    const other = await stage.officer(username);
    await other.goto('/can-bo');
    const token = await other.locator('[name=_csrf]').first().inputValue();
    const forced = await other.context().request.post(`${path}/buu-chinh`, {
      form: { _csrf: token, direction: 'collect', serial: '1' },
    });
    assert.equal(forced.status(), 403, username);
  }
  const specialist = await stage.officer(SPECIALIST);
  await specialist.goto(path);
  assert.equal(await specialist.locator('#postal').count(), 0);
  await specialist.goto(LIST);
  assert.equal(statusOf(specialist), 403);
  await counter.goto(`${path}/buu-chinh/T9/nhan`);
  assert.equal(statusOf(counter), 404);
  await counter.goto(`${LIST}?loc=da-xong`);
  assert.deepEqual(await faultsOf(counter), []);
});
