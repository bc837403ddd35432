import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { ADMINISTRATOR, SPECIALIST } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { inDatabase } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const PATH = '/can-bo/de-an-06';

const sound = async (page: Page): Promise<void> => assert.deepEqual(await faultsOf(page), []);
const text = (page: Page): Promise<string> => page.locator('main').innerText();

// A task that was brought up to the leader, worked on, and named by a document.
await inDatabase(
  stage.system.dataDir,
  `with task as (
    insert into steering_task (task_id, title, agency, due_at, escalates_at, made_at)
      values (gen_random_uuid(), 'Cài phần mềm diệt vi-rút', '000.01.40.H33',
        now() - interval '9 days', now() + interval '1 day', now() - interval '20 days')
      returning task_id
  ), brought as (
    insert into steering_escalation (task_id, step, at) select task_id, 'leader', now() from task
  ), noted as (
    insert into steering_note (note_id, task_id, at, agency, author, text)
      select gen_random_uuid(), task_id, now(), '000.01.40.H33', 'x', 'Đang cài' from task
  ), document as (
    insert into steering_document (document_id, number, issued_on, subject, issuer)
      values (gen_random_uuid(), '79/KH-BCĐ', '2022-04-18', 'Kế hoạch', 'Ban Chỉ đạo')
      returning document_id
  )
  insert into steering_document_task select document_id, task_id from document, task`,
);

test('what was typed wrong is corrected; what was entered by mistake is removed, once it was asked', async () => {
  const officer = await stage.officer(SPECIALIST);
  await officer.goto(`${PATH}/tuyen-truyen`);
  await officer.locator('#them-tuyen-truyen summary').click();
  await officer.fill('#happenedOn', '01/05/2099');
  await officer.fill('#place', 'Báo tỉnh');
  await officer.fill('#pieces', '3');
  await officer.fill('#people', '0');
  await officer.locator('#them-tuyen-truyen button').click();
  assert.match(await officer.locator('#happenedOn-error').innerText(), /chưa đến/);
  assert.equal(await officer.inputValue('#place'), 'Báo tỉnh');
  await officer.fill('#happenedOn', '02/05/2022');
  await officer.locator('#them-tuyen-truyen button').click();
  const row = officer.locator('tbody tr', { hasText: 'Báo tỉnh' });
  await row.getByRole('link', { name: 'Sửa' }).click();
  assert.equal(await officer.inputValue('#happenedOn'), '02/05/2022');
  await officer.fill('#pieces', 'ba');
  await officer.getByRole('button', { name: 'Lưu' }).click();
  assert.match(await officer.locator('#pieces-error').innerText(), /số nguyên/);
  await sound(officer);
  await officer.fill('#pieces', '30');
  await officer.getByRole('button', { name: 'Lưu' }).click();
  await row.getByText('30', { exact: true }).waitFor();
  await row.getByRole('link', { name: 'Sửa' }).click();
  const entry = new URL(officer.url()).pathname;
  const stranger = await stage.officer('lanhdao.socongthuong');
  await stranger.goto(entry);
  assert.equal(statusOf(stranger), 403, 'of another agency');
  await officer.getByRole('link', { name: 'Xóa vì ghi nhầm' }).click();
  await sound(officer);
  await officer.getByRole('button', { name: 'Xóa' }).click();
  await officer.waitForURL('**/tuyen-truyen');
  assert.equal(await row.count(), 0);
  await officer.goto(entry);
  assert.equal(statusOf(officer), 404);
});

test('a document and its task are corrected; a task that was worked on stays', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${PATH}/van-ban`);
  await page
    .locator('tbody tr', { hasText: '79/KH-BCĐ' })
    .getByRole('link', { name: 'Sửa' })
    .click();
  assert.notEqual(await page.inputValue('#task'), '', 'its task');
  await page.fill('#number', '80/KH-BCĐ');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.locator('tbody', { hasText: '80/KH-BCĐ' }).waitFor();

  await page.goto(`${PATH}/nhiem-vu`);
  await page.getByRole('link', { name: 'Cài phần mềm diệt vi-rút' }).click();
  await page.getByRole('link', { name: 'Sửa' }).click();
  assert.equal(await page.inputValue('#agency'), '000.01.40.H33');
  await page.fill('#dueDay', '31/12/2099');
  await page.getByRole('button', { name: 'Lưu' }).click();
  assert.match(await page.locator('#dueDay-error').innerText(), /quá 10 năm/);
  await page.fill('#dueDay', '31/12/2030');
  await page.fill('#after', '7');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.locator('h1', { hasText: 'Cài phần mềm' }).waitFor();
  assert.match(await text(page), /31\/12\/2030/);
  assert.ok(!/Đã báo/.test(await text(page)), 'it is due later, so that it was not brought up');
  await page.getByRole('link', { name: 'Sửa' }).click();
  assert.equal(await page.inputValue('#after'), '7');
  await page.getByRole('link', { name: 'Xóa vì ghi nhầm' }).click();
  assert.equal(statusOf(page), 422);
  assert.match(await text(page), /Chưa xóa được[\s\S]*đã ghi tiến độ/);
  assert.equal(await page.getByRole('button', { name: 'Xóa' }).count(), 0);
  await sound(page);
});

test('a team, its head and its decision are corrected; what hangs on a team keeps it', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  const found = async (day: string): Promise<void> => {
    await page.goto(`${PATH}/to-chuc`);
    await page.locator('#thanh-lap summary').click();
    await page.selectOption('#level', 'district');
    await page.fill('#number', '21/BCĐ-CAT');
    await page.fill('#issuedOn', day);
    await page.fill('#issuer', 'Ban Chỉ đạo');
    await page.locator('#thanh-lap button').click();
  };
  await found('29/03/2099');
  assert.match(await page.locator('#issuedOn-error').innerText(), /chưa đến/);
  await found('29/03/2022');
  await page.locator('.notice-success').waitFor();
  await found('29/03/2022');
  assert.match(await page.locator('#level-error').innerText(), /đã có từ trước/);
  assert.equal(await page.inputValue('#number'), '21/BCĐ-CAT');

  await page.goto(`${PATH}/to-chuc`);
  await page.locator('tbody a').first().click();
  const body = new URL(page.url()).pathname;
  const join = async (name: string, since: string): Promise<void> => {
    await page.goto(body);
    await page.locator('#them-thanh-vien summary').click();
    await page.fill('#name', name);
    await page.fill('#post', 'Chủ tịch');
    await page.selectOption('#role', 'head');
    await page.fill('#since', since);
    await page.locator('#them-thanh-vien button').click();
    await page.waitForLoadState();
  };
  await join('Người Thứ Nhất', '01/04/2022');
  await join('Người Thứ Hai', '01/05/2022');
  assert.match(await page.locator('#role-error').innerText(), /Người Thứ Nhất là Trưởng ban/);
  assert.equal(await page.inputValue('#name'), 'Người Thứ Hai');
  await page.goto(body);
  await page.getByRole('link', { name: 'Sửa Người Thứ Nhất' }).click();
  await page.fill('#until', '31/03/2022');
  await page.getByRole('button', { name: 'Lưu' }).click();
  assert.match(await page.locator('#until-error').innerText(), /không sớm hơn/);
  await sound(page);
  await page.fill('#until', '01/05/2022');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('01/04/2022 – 01/05/2022').waitFor();
  await join('Người Thứ Hai', '01/05/2022');
  await page.locator('tbody', { hasText: 'Người Thứ Hai' }).waitFor();
  await sound(page);

  await page.getByRole('link', { name: 'Sửa 21/BCĐ-CAT' }).click();
  await page.fill('#number', '22/BCĐ-CAT');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('link', { name: 'Sửa 22/BCĐ-CAT' }).click();
  await page.getByRole('link', { name: 'Xóa vì ghi nhầm' }).click();
  assert.match(await text(page), /quyết định thành lập/);
  await page.goto(`${body}/xoa`);
  assert.equal(statusOf(page), 422);
  assert.match(await text(page), /Đã ghi thành viên/);
  for (const name of ['Người Thứ Nhất', 'Người Thứ Hai']) {
    await page.goto(body);
    await page.getByRole('link', { name: `Sửa ${name}` }).click();
    await page.getByRole('link', { name: 'Xóa vì ghi nhầm' }).click();
    await page.getByRole('button', { name: 'Xóa' }).click();
    await page.waitForURL(`**${body}`);
  }
  await page.goto(`${body}/xoa`);
  await page.getByRole('button', { name: 'Xóa' }).click();
  await page.waitForURL('**/to-chuc');
  await page.goto(`${PATH}/to-chuc?loc=chua&cap=district`);
  assert.equal(await page.locator('tbody tr').count(), 1);
});

test('a meeting is corrected, and goes with its list', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${PATH}/hop`);
  await page.locator('#them-hoi-nghi summary').click();
  await page.fill('#title', 'Hội nghị sơ kết');
  await page.fill('#heldOn', '25/04/2099');
  await page.fill('#place', 'Trực tuyến');
  await page.locator('#them-hoi-nghi button').click();
  assert.match(await page.locator('#heldOn-error').innerText(), /chưa đến/);
  await page.fill('#heldOn', '25/04/2022');
  await page.locator('#them-hoi-nghi button').click();
  await page.getByText('Chưa có danh sách').waitFor();
  await page.getByRole('link', { name: 'Sửa' }).click();
  assert.equal(await page.inputValue('#title'), 'Hội nghị sơ kết');
  await page.fill('#title', 'Hội nghị tổng kết');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.locator('h1', { hasText: 'tổng kết' }).waitFor();
  await page.getByRole('link', { name: 'Sửa' }).click();
  await page.getByRole('link', { name: 'Xóa vì ghi nhầm' }).click();
  assert.match(await text(page), /Danh sách đại biểu cũng bị xóa/);
  await page.getByRole('button', { name: 'Xóa' }).click();
  await page.waitForURL('**/hop');
  assert.equal(await page.locator('tbody tr').count(), 0);
});
