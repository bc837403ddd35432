import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { dayOf, formatDay, instantFromEpoch } from '#kernel/day.ts';
import { ADMINISTRATOR, CLERK, COUNTER } from '#test/support/at-the-counter.ts';
import { assertSound, openDesk, openKiosk } from '#test/support/at-the-kiosk.ts';
import { openStage } from '#test/support/browser.ts';
import { statusOf } from '#test/support/page-checks.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const today = formatDay(dayOf(instantFromEpoch(Date.now())));
const { officer, desk } = await openDesk(stage, COUNTER, 1);
const administrator = await stage.officer(ADMINISTRATOR);

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function query(sql: string, values: readonly unknown[] = []) {
  const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
  await database.connect();
  const { rows } = await database.query(sql, [...values]);
  await database.end();
  return rows;
}

/** Books the first free time of the last day that is offered; answers the code on the page. */
async function bookFirst(page: Page, phone: string): Promise<string> {
  await page.goto(`/dat-lich/${desk}`);
  await page.selectOption('#viec', 'birth');
  await page.selectOption('#ngay', { index: (await page.locator('#ngay option').count()) - 1 });
  await press(page, 'Xem giờ còn trống');
  await page.locator('#gio').check();
  await page.fill('#name', 'Thị Kim Liên');
  await page.fill('#phone', phone);
  await press(page, 'Đặt lịch');
  return (await page.locator('.sum b').innerText()).trim();
}

test('the province says how many may come, from a day on', async () => {
  await administrator.goto('/can-bo/so-lieu-hang-doi');
  await administrator.selectOption('#bo-phan', desk);
  await press(administrator, 'Mở');
  await administrator.fill('#capacity', 'x');
  await administrator.fill('#slotsFrom', '31/02/2026');
  await press(administrator, 'Lưu khung giờ');
  await administrator.locator('#capacity-error').waitFor();
  await administrator.locator('#slotsFrom-error').waitFor();
  assert.equal(await administrator.inputValue('#capacity'), 'x');
  await assertSound(administrator, true, 422);
  await administrator.fill('#capacity', '1');
  await administrator.fill('#slotsFrom', today);
  await press(administrator, 'Lưu khung giờ');
  await administrator.locator('#slots td').first().waitFor();
  await assertSound(administrator);
  const audit = await query(`select act, detail from audit where act = 'put-slots'`);
  assert.equal(audit.length, 1);
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';
  test(`book, move, cancel by the code (${how} script)`, async () => {
    const person = await stage.person({ javaScriptEnabled });
    await person.goto('/dat-lich');
    await person.locator(`main a[href="/dat-lich/${desk}"]`).click();
    await press(person, 'Xem giờ còn trống');
    await person.locator('#error-summary').waitFor();
    await assertSound(person, javaScriptEnabled, 422);
    const code = await bookFirst(person, '0950000022');
    assert.match(code, /^\d{4} \d{4}$/);
    assert.ok(!person.url().includes(code.replace(' ', '')));
    await assertSound(person, javaScriptEnabled);
    const source = await person.content();
    assert.ok(!source.includes('Kim Liên') && !source.includes('0950000022'));

    const other = await stage.person({ javaScriptEnabled });
    await other.goto(`/dat-lich/${desk}`);
    await other.fill('#ma', code);
    await press(other, 'Xem lịch hẹn');
    await other.getByRole('link', { name: 'Đổi giờ' }).click();
    await other.selectOption('#ngay', { index: (await other.locator('#ngay option').count()) - 1 });
    await press(other, 'Xem giờ còn trống');
    await assertSound(other, javaScriptEnabled);
    const before = await person.locator('.sum').innerText();
    await other.locator('#gio').check();
    await press(other, 'Đổi sang giờ này');
    await other.getByRole('heading', { name: 'Lịch hẹn của ông/bà' }).waitFor();
    assert.notEqual(await other.locator('.sum').innerText(), before);
    await press(other, 'Hủy lịch hẹn');
    await other.getByText('Đã hủy').waitFor();
    await assertSound(other, javaScriptEnabled);
  });
}

test('wrong entries come back with what was typed; a wrong code tells nothing', async () => {
  const person = await stage.person();
  await person.goto(`/dat-lich/${desk}`);
  await person.fill('#ma', '0000 0000');
  await press(person, 'Xem lịch hẹn');
  await person.locator('#ma-error').waitFor();
  await person.selectOption('#viec', 'birth');
  await person.selectOption('#ngay', { index: 1 });
  await press(person, 'Xem giờ còn trống');
  await assertSound(person);
  await person.fill('#phone', '12');
  await press(person, 'Đặt lịch');
  for (const field of ['gio', 'name', 'phone']) await person.locator(`#${field}-error`).waitFor();
  assert.equal(await person.inputValue('#phone'), '12');
  await assertSound(person, true, 422);
});

test('two who want the last place of a slot: one gets it, the other chooses again', async () => {
  const [first, second] = [await stage.person(), await stage.person()];
  for (const page of [first, second]) {
    await page.goto(`/dat-lich/${desk}`);
    await page.selectOption('#viec', 'birth');
    await page.selectOption('#ngay', { index: (await page.locator('#ngay option').count()) - 1 });
    await press(page, 'Xem giờ còn trống');
    await page.locator('#gio').check();
    await page.fill('#name', 'Thị Kim Liên');
    await page.fill('#phone', '0950000033');
  }
  await Promise.all([press(first, 'Đặt lịch'), press(second, 'Đặt lịch')]);
  await Promise.all([first.waitForLoadState(), second.waitForLoadState()]);
  assert.deepEqual(
    [statusOf(first), statusOf(second)].sort((a, b) => a - b),
    [200, 422],
  );
});

const READS = `select subject from audit where act = 'appointments'`;

for (const [javaScriptEnabled, phone] of [
  [true, '0950000044'],
  [false, '0950000055'],
] as const) {
  const how = javaScriptEnabled ? 'with' : 'without';
  test(`on the day the code is a number, and the officer sees who comes (${how} script)`, async () => {
    const person = await stage.person({ javaScriptEnabled });
    const code = await bookFirst(person, phone);
    const kiosk = await openKiosk(stage, officer, desk, { javaScriptEnabled });
    await kiosk.getByRole('link', { name: 'Tôi có lịch hẹn' }).click();
    await assertSound(kiosk, javaScriptEnabled);
    await kiosk.fill('#code', code);
    await press(kiosk, 'Lấy số');
    await kiosk.getByText('không phải hôm nay').first().waitFor();
    await assertSound(kiosk, javaScriptEnabled, 422);
    // The day has come.
    await query(
      `update appointment set day = (now() at time zone 'Asia/Ho_Chi_Minh')::date,
      slot_start = date_trunc('hour', now()), slot_end = date_trunc('hour', now()) + interval '1 hour'
      where code = $1`,
      [code.replace(' ', '')],
    );
    const before = (await query(READS)).length;
    await officer.goto('/can-bo/hang-doi/lich-hen');
    const booked = officer.locator('tbody tr', { hasText: phone });
    assert.match(await booked.innerText(), /Thị Kim Liên\s+\d+\s+Chưa đến/);
    await kiosk.fill('#code', code);
    await press(kiosk, 'Lấy số');
    const number = await kiosk.locator('.slip-n').innerText();
    await officer.reload();
    await booked.getByText('Đã đến').waitFor();
    assert.equal((await query(READS)).length, before + 2);
    await officer.goto('/can-bo/hang-doi');
    // By the cell: times beside each other, as 20:00 and 20:16, read as a number too.
    const called = officer.locator('tbody tr', { has: officer.getByText(number, { exact: true }) });
    assert.match(await called.innerText(), /Hẹn/);
  });
}

test('every page of officers is sound, in both languages; others see none', async () => {
  for (const lang of ['vi', 'en']) {
    for (const [page, path] of [
      [officer, '/can-bo/hang-doi/lich-hen'],
      [officer, '/can-bo/hang-doi/lich-hen?ngay=01/01/2020'],
      [officer, '/can-bo/so-lieu-hang-doi'],
      [administrator, '/can-bo/so-lieu-hang-doi'],
      [administrator, `/can-bo/bo-phan/${desk}`],
    ] as const) {
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
      await assertSound(page);
    }
    const person = await stage.person();
    for (const path of ['/dat-lich', `/dat-lich/${desk}`, '/dat-lich/001.00.00.H33']) {
      await person.goto(`${path}?lang=${lang}`);
      await assertSound(person);
    }
    await person.goto(`/ki-os/${desk}/lich-hen?lang=${lang}`);
    await assertSound(person);
    await person.context().close();
  }
  await officer.goto('/can-bo/hang-doi/lich-hen?ngay=31/02/2026&lang=vi');
  await assertSound(officer, true, 422);
  await administrator.goto('/can-bo/so-lieu-hang-doi?bo-phan=x');
  await assertSound(administrator, true, 422);
  const clerk = await stage.officer(CLERK);
  for (const path of [
    '/can-bo/hang-doi',
    '/can-bo/hang-doi/lich-hen',
    '/can-bo/so-lieu-hang-doi',
  ]) {
    await clerk.goto(path);
    assert.equal(statusOf(clerk), 403, path);
  }
});

test('the figures are a file for a spreadsheet too', async () => {
  await officer.goto('/can-bo/so-lieu-hang-doi');
  const answer = await officer.request.get('/can-bo/so-lieu-hang-doi.csv');
  const text = (await answer.body()).toString();
  assert.match(answer.headers()['content-type'] ?? '', /text\/csv/);
  assert.match(text, /^\uFEFF"Ngày","Mã","Bộ phận"/);
  assert.ok(text.includes(`"${desk}"`));
});
