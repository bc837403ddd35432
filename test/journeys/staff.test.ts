import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import pg from 'pg';
import {
  ADMINISTRATOR,
  BIRTH,
  checkAndReceive,
  COUNTER,
  fillBirthForm,
  SPECIALIST,
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { statusOf } from '#test/support/page-checks.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const LIST = '/can-bo/quan-tri/can-bo';

async function fromDatabase(sql: string): Promise<readonly Record<string, unknown>[]> {
  const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
  await database.connect();
  const { rows } = await database.query(sql);
  await database.end();
  return rows;
}

test('the administrator adds a person, who is then found without diacritics and can be changed', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(LIST);
  await page.getByRole('link', { name: 'Thêm cán bộ' }).click();
  await page.fill('#name', 'Nguyễn Văn <b>Đủ</b>');
  await page.fill('#username', 'nguyenvandu');
  await page.getByRole('button', { name: 'Lưu' }).click();
  const summary = await page.locator('#error-summary').innerText();
  for (const words of [/mã định danh/, /Chọn vai trò/, /Chọn cơ quan/, /tên/i]) {
    assert.match(summary, words);
  }
  assert.equal(await page.inputValue('#name'), 'Nguyễn Văn <b>Đủ</b>', 'what was typed is there');

  await page.fill('#name', 'Nguyễn Văn Đủ');
  await page.fill('#subject', 'sso-000123');
  await page.selectOption('#role', 'specialist');
  await page.selectOption('#agency', { label: await optionOf(page, 'Sở Công Thương') });
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Đã lưu.').waitFor();

  await page.goto(`${LIST}?tim=nguyen van du cong thuong`);
  assert.equal(await page.locator('tbody tr').count(), 1);
  assert.match(
    await page.locator('tbody').innerText(),
    /Nguyễn Văn Đủ.*Chuyên viên.*Sở Công Thương/s,
  );

  await page.goto(`${LIST}/them`);
  await page.fill('#subject', 'sso-000123');
  await page.fill('#username', 'khac');
  await page.fill('#name', 'Người Khác');
  await page.selectOption('#role', 'clerk');
  await page.selectOption('#agency', { index: 1 });
  await page.getByRole('button', { name: 'Lưu' }).click();
  assert.match(await page.locator('#error-summary').innerText(), /đã thuộc một cán bộ khác/);

  const audit = await fromDatabase(
    `select act, outcome, detail from audit where act = 'add-staff' order by at`,
  );
  assert.equal(audit.length, 1);
  assert.match(String(audit[0]?.['detail']), /^sso-000123 specialist 000\.00\.33\.H33/);
  assert.doesNotMatch(String(audit[0]?.['detail']), /Đủ/, 'no name in the audit');
});

async function optionOf(
  page: Awaited<ReturnType<typeof stage.officer>>,
  name: string,
): Promise<string> {
  const labels = await page.locator('#agency option').allInnerTexts();
  return labels.find((label) => label.startsWith(name)) ?? assert.fail(`no ${name}`);
}

test('a colleague stands in for an absent one while it was arranged, under both names', async () => {
  const deputy = await stage.officer(SPECIALIST);
  await deputy.goto(BIRTH);
  assert.equal(statusOf(deputy), 403);
  await deputy.goto('/can-bo/lam-thay');
  await deputy.getByText('Hôm nay không ai ủy quyền cho bạn').waitFor();

  const page = await stage.officer(ADMINISTRATOR);
  const staffPage = `${LIST}/sua?ma=demo%3A${COUNTER}`;
  await page.goto(staffPage);
  await page.fill('#deputy', COUNTER);
  await page.fill('#to', '01/01/2022');
  await page.getByRole('button', { name: 'Giao làm thay' }).click();
  const summary = await page.locator('#error-summary').innerText();
  for (const words of [/phải là người khác/, /không được ở quá khứ/, /Ghi lý do vắng mặt/]) {
    assert.match(summary, words);
  }
  await page.fill('#deputy', 'khong co ai');
  await page.fill('#to', '31/12/2099');
  await page.getByRole('button', { name: 'Giao làm thay' }).click();
  assert.match(await page.locator('#error-summary').innerText(), /Không có cán bộ nào/);
  assert.equal(await page.inputValue('#deputy'), 'khong co ai');
  const offered = await page
    .locator('#deputy-list option')
    .evaluateAll((options) => options.map((option) => option.getAttribute('value') ?? ''));
  const deputyName = offered.find((one) => one.endsWith(`(${SPECIALIST})`)) ?? assert.fail();
  await page.fill('#deputy', deputyName);
  await page.fill('#reason', 'Nghỉ phép');
  await page.getByRole('button', { name: 'Giao làm thay' }).click();
  await page.locator('#vang-mat tbody tr').waitFor();

  await deputy.goto('/can-bo/lam-thay');
  await deputy.getByRole('button', { name: /^Làm thay / }).click();
  await deputy.waitForURL(/\/can-bo$/);
  assert.match(await deputy.locator('header').innerText(), /làm thay /);
  await fillBirthForm(deputy);
  await checkAndReceive(deputy);
  assert.match(await deputy.locator('.tl, .timeline, #main').first().innerText(), /\(thay .+\)/);
  await deputy.goto('/can-bo');
  assert.match(await deputy.locator('#main').innerText(), /Tôi đang giữ\s*1|1\s*Tôi đang giữ/);

  await page.goto(staffPage);
  await page.locator('#vang-mat tbody').getByRole('button', { name: 'Kết thúc' }).click();
  await page.getByText('Đã kết thúc').waitFor();
  const until = Date.now() + 20_000;
  do {
    await deputy.goto(BIRTH);
  } while (statusOf(deputy) !== 403 && Date.now() < until);
  assert.equal(statusOf(deputy), 403, 'with the end of it the own role is back');

  const audit = await fromDatabase(
    `select act from audit where act in ('delegate', 'stand-in') order by at`,
  );
  assert.deepEqual(
    audit.map(({ act }) => act),
    ['delegate', 'stand-in', 'delegate'],
  );
});

test('a long choice of agencies is narrowed by what is typed, without diacritics', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto('/can-bo/quan-tri/co-quan/them');
  const all = await page.locator('#parentCode option').count();
  assert.ok((await page.locator('#parentCode optgroup').count()) >= 6, 'by kind');
  await page.fill('#parentCode-tim', 'so cong thuong');
  assert.equal(await page.inputValue('#parentCode'), '000.00.33.H33', 'the only one is chosen');
  await page.fill('#parentCode-tim', 'khongco');
  assert.equal(await page.inputValue('#parentCode'), '000.00.33.H33', 'what was chosen stays');
  await page.getByText('Không có mục nào khớp.').waitFor();
  await page.fill('#parentCode-tim', '');
  assert.equal(await page.locator('#parentCode option').count(), all);

  await page.goto('/can-bo/quan-tri/lich');
  await page.fill('#agency-tim', 'vinh thanh van');
  await page.selectOption('#agency', { label: await ownDesk(page) });
  await page.fill('#hours', '07:00-11:00,13:00-16:30');
  await page.getByRole('button', { name: 'Lưu giờ làm việc' }).click();
  await page.locator('#hours-pane tbody').getByText('Vĩnh Thanh Vân').waitFor();

  const plain = await stage.officer(ADMINISTRATOR, { javaScriptEnabled: false });
  await plain.goto('/can-bo/quan-tri/lich');
  assert.equal(await plain.locator('#agency-tim').isVisible(), false, 'the list is whole');
});

async function ownDesk(page: Awaited<ReturnType<typeof stage.officer>>): Promise<string> {
  const labels = await page.locator('#agency option').allInnerTexts();
  return labels.find((label) => label.startsWith('Bộ phận')) ?? assert.fail('no desk');
}

test('an agency is found, put right and added; what is wrong is told at its field', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto('/can-bo/quan-tri/co-quan?tim=so cong thuong');
  await page.getByRole('link', { name: 'Sở Công Thương' }).click();
  await page.fill('#phone', '12');
  await page.getByRole('button', { name: 'Lưu' }).click();
  assert.equal(statusOf(page), 422);
  assert.equal(await page.inputValue('#phone'), '12');
  await page.fill('#phone', '0297 3863 063');
  await page.fill('#address', '129 đường Nguyễn Hùng Sơn, Rạch Giá');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Đã lưu.').waitFor();
  assert.match(await page.inputValue('#address'), /Nguyễn Hùng Sơn/);

  await page.goto('/can-bo/quan-tri/co-quan/them');
  await page.fill('#code', '000.00.33.H33');
  await page.selectOption('#kind', 'department');
  await page.getByRole('button', { name: 'Lưu' }).click();
  const summary = await page.locator('#error-summary').innerText();
  for (const words of [/Chọn địa bàn/, /Nhập tên cơ quan/]) {
    assert.match(summary, words);
  }
  await page.selectOption('#unitCode', '91');
  await page.fill('#nameVi', 'Sở Thử nghiệm');
  await page.fill('#nameEn', 'Trial department');
  await page.getByRole('button', { name: 'Lưu' }).click();
  assert.match(await page.locator('#error-summary').innerText(), /đang thuộc một cơ quan khác/);
  await page.fill('#code', '000.00.98.H33');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Đã lưu.').waitFor();
  await page.goto('/can-bo/quan-tri/co-quan?tim=thu nghiem');
  assert.equal(await page.locator('tbody tr').count(), 1);
  const [added] = await fromDatabase(`select department from agency where code = '000.00.98.H33'`);
  assert.equal(added?.['department'], 'so-thu-nghiem', 'procedures name it by its name');
  const audit = await fromDatabase(
    `select detail from audit where act in ('change-agency', 'add-agency') order by at`,
  );
  assert.deepEqual(
    audit.map(({ detail }) => String(detail).split(' ')[0]),
    ['000.00.33.H33', '000.00.98.H33'],
  );
});

test('whoever has left is signed out and cannot come back', async () => {
  const officer = await stage.officer(COUNTER);
  assert.equal((await officer.getByText('Việc của tôi').count()) > 0, true);
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${LIST}/sua?ma=demo%3A${COUNTER}`);
  await page.fill('#validFrom', '01/01/2026');
  await page.fill('#validTo', '31/12/2025');
  await page.getByRole('button', { name: 'Lưu' }).click();
  assert.match(await page.locator('#error-summary').innerText(), /không được trước ngày bắt đầu/);
  await page.fill('#validTo', '02/01/2026');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByText('Đã lưu.').waitFor();
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    await officer.goto('/can-bo');
    if ((await officer.getByText('Việc của tôi').count()) === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  assert.equal(await officer.getByText('Việc của tôi').count(), 0, 'the session has ended');
});

test('an administrator cannot take the own rights away; nobody else may open the page', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${LIST}/sua?ma=demo%3A${ADMINISTRATOR}`);
  await page.selectOption('#role', 'clerk');
  await page.getByRole('button', { name: 'Lưu' }).click();
  assert.match(await page.locator('#error-summary').innerText(), /tự bỏ quyền quản trị/);
  const clerk = await stage.officer('vanthu.vinhthanhvan');
  assert.equal((await clerk.goto(LIST))?.status(), 403);
});
