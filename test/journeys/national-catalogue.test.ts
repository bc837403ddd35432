import { strict as assert } from 'node:assert';
import { beforeEach, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { ADMINISTRATOR, COUNTER } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';

const stage = await openStage(0);
const COMPARISON = '/can-bo/quan-tri/doi-chieu';
const SHARED = '/can-bo/quan-tri/danh-muc-dung-chung';
const SECOND = 'quantri.vanphongubndtinh2';
const control = new URL(stage.system.url);
control.port = String(Number(control.port) + 3);
const post = (path: string, body: object): Promise<Response> =>
  fetch(new URL(path, control), { method: 'POST', body: JSON.stringify(body) });
beforeEach(() => post('/control/national-portal', {}));
const textOf = (page: Page, where = '#main'): Promise<string> => page.locator(where).innerText();

async function untilItSays(page: Page, where: string, text: RegExp): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (text.test((await page.locator(where).allInnerTexts()).join('\n'))) return;
    await pause(100);
    await page.reload();
  }
  assert.fail(`${where} never said ${String(text)}`);
}

test('all procedures are compared behind the page; an outage is said, and what is left goes on by itself', async () => {
  await post('/control/national-portal', { isOut: true });
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(COMPARISON);
  assert.deepEqual(await faultsOf(page), []);
  assert.match(await textOf(page, '#run'), /0 thủ tục khác/);
  await page.getByRole('button', { name: 'Đối chiếu lại tất cả' }).click();
  await untilItSays(page, '.notice', /Không kết nối được/);
  assert.equal(statusOf(page), 200);
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Dừng' }).click();
  await page.getByRole('button', { name: 'Đối chiếu lại tất cả' }).waitFor();
  await post('/control/national-portal', {});
  await page.getByRole('button', { name: 'Đối chiếu lại tất cả' }).click();
  await untilItSays(
    page,
    '#run',
    /3 thủ tục khác, \d+ thủ tục có chỗ phải tự đọc, 0 chưa đối chiếu/,
  );
  await page.getByRole('link', { name: /Chỉ có ở CSDL quốc gia/ }).click();
  assert.match(await textOf(page, '#procedures'), /9\.999901/);
  await page.goto(`${COMPARISON}?tim=thuong tru`);
  assert.match(await textOf(page, '#procedures'), /Đăng ký thường trú[\s\S]*Khác/);
});

test('what differs becomes a draft, which a second person publishes', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${COMPARISON}/xem/1.004222`);
  assert.deepEqual(await faultsOf(page), []);
  assert.match(await textOf(page, '#differences'), /số tiền[\s\S]*20000[\s\S]*25000/);
  await page.getByRole('button', { name: 'Tạo bản nháp cập nhật' }).click();
  await page.getByRole('heading', { name: 'Khác với bản đang công bố' }).waitFor();
  const draft = page.url();
  assert.match(await page.inputValue('#note'), /CSDL quốc gia về TTHC, lấy lúc/);
  await page.goto(`${COMPARISON}/xem/1.004222`);
  await page.getByRole('button', { name: 'Tạo bản nháp cập nhật' }).click();
  await page.getByRole('heading', { name: 'Khác với bản đang công bố' }).waitFor();
  assert.equal(page.url(), draft, 'pressed again it opens the same draft');
  await page.getByRole('button', { name: 'Trình duyệt' }).click();
  await page.getByText('một quản trị viên khác phải duyệt').waitFor();
  await page.goto(`${COMPARISON}/xem/1.004222`);
  assert.match(await textOf(page), /Khác/, 'nothing is published by itself');
  const second = await stage.officer(SECOND);
  await second.goto(draft);
  await second.getByRole('button', { name: 'Duyệt và công bố' }).click();
  await second.getByText('Đã công bố.').waitFor();
  await page.goto(`${COMPARISON}/xem/1.004222`);
  assert.doesNotMatch(await textOf(page, '.ph'), /Khác/);
});

test('one procedure is fetched by one press; a dead line is said on its page', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${COMPARISON}/xem/9.999901`);
  await post('/control/national-portal', { errors: 1 });
  await page.getByRole('button', { name: 'Lấy từ CSDL quốc gia' }).click();
  await page.getByText('Chưa lấy được từ Cổng quốc gia.').waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await post('/control/national-portal', {});
  await page.getByRole('button', { name: 'Lấy từ CSDL quốc gia' }).click();
  await page.getByRole('button', { name: 'Tạo bản nháp thủ tục mới' }).click();
  await page.getByText(/Chưa công bố được: còn \d+ chỗ cần sửa/).waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await page.goto(`${COMPARISON}/xem/khong-co`);
  assert.equal(statusOf(page), 404);
  const counter = await stage.officer(COUNTER);
  await counter.goto(COMPARISON);
  assert.equal(statusOf(counter), 403);
});

test('agencies and fields of the portal stand beside ours, and are exported', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  for (const kind of ['co-quan', 'linh-vuc']) {
    await page.goto(`${SHARED}/${kind}`);
    assert.deepEqual(await faultsOf(page), []);
    await page.getByRole('button', { name: 'Lấy lại' }).click();
    await untilItSays(page, '#fetched', /Lấy lúc/);
    assert.deepEqual(await faultsOf(page), []);
  }
  assert.match(await textOf(page, '#rows'), /G99-GL01/);
  await page.goto(`${SHARED}/co-quan`);
  const rows = await textOf(page, '#rows');
  assert.match(rows, /000\.00\.99\.H33[\s\S]*Chỉ có trên Cổng quốc gia/);
  assert.match(rows, /tên giả lập[\s\S]*Khác tên/);
  assert.match(rows, /Chỉ có ở tỉnh/);
  assert.doesNotMatch(rows, /H32/, 'agencies of other provinces are not ours to compare');
  const csv = await (await page.request.get(`${SHARED}/co-quan/xuat.csv`)).text();
  assert.ok(csv.startsWith('\uFEFF"Mã"'));
  assert.match(csv, /"000\.00\.99\.H33","","Cơ quan giả lập chỉ có trên Cổng quốc gia"/);
});

test('a notice filed at the portal waits at the province’s desk; one that cannot be read is shown to a person', async () => {
  await post('/promotions', { TenThuongNhan: 'Công ty Nước mắm Thử' });
  const bad = (await (await post('/promotions', { TaiLieuNop: [] })).json()) as { code: string };
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto('/can-bo/van-hanh');
  await untilItSays(page, '#promotions', new RegExp(bad.code));
  assert.deepEqual(await faultsOf(page), []);
  assert.match(await textOf(page, '#promotions'), /Không có tệp thông báo nào kèm theo/);
  await page.locator('#promotions').getByLabel('Đã xử lý thế nào').fill('Đã gọi thương nhân');
  await page.getByRole('button', { name: `Đóng ${bad.code}` }).click();
  await page.getByText('Đã ghi nhận.').waitFor();
  assert.equal(await page.locator('#promotions').count(), 0);
  const desk = await stage.officer('quay.tinhkiengiang');
  await desk.goto('/can-bo');
  assert.match(await textOf(desk), /Danh Thị Giả Lập/);
  await desk
    .getByRole('link', { name: /Danh Thị Giả Lập|H33-/ })
    .first()
    .click();
  await desk.locator('#origin').waitFor();
  assert.deepEqual(await faultsOf(desk), []);
});
