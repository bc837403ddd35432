import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { ADMINISTRATOR, LEADER, SPECIALIST } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { pdfFile } from '#test/support/sample-files.ts';
import { inDatabase } from '#test/support/staff-session.ts';
import { textCell, xlsxFile } from '#test/support/xlsx-file.ts';

const stage = await openStage(0);
const PATH = '/can-bo/de-an-06';

const sound = async (page: Page): Promise<void> => assert.deepEqual(await faultsOf(page), []);
const text = (page: Page): Promise<string> => page.locator('main').innerText();
const sent = (name: string, buffer: Buffer) => ({ name, mimeType: 'text/csv', buffer });

test('hamlets come from a file, and teams of a whole level are founded by one act', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${PATH}/ap`);
  const wrong = 'Xã,Ấp\n30730,Khu phố 1\nKhông có,Ấp 2\n';
  await page.setInputFiles('[name=tep]', sent('ap.csv', Buffer.from(wrong)));
  await page.getByRole('button', { name: 'Nhập' }).click();
  assert.equal(statusOf(page), 422);
  assert.match(await text(page), /A3[\s\S]*Không có[\s\S]*Không rõ xã/);
  assert.match(await text(page), /0 ấp, khu phố/, 'nothing was taken');
  await sound(page);
  const right = 'Xã,Ấp\n30730,Khu phố 1\n30730,Khu phố 2\n30733,Khu phố 1\n';
  for (const added of [/Đã thêm 3/, /3 ấp, khu phố/]) {
    await page.setInputFiles('[name=tep]', sent('ap.csv', Buffer.from(right)));
    await page.getByRole('button', { name: 'Nhập' }).click();
    await page.waitForLoadState();
    assert.match(await text(page), added, 'sent again it adds nothing');
  }
  await sound(page);

  await page.goto(`${PATH}/to-chuc?loc=chua`);
  await page.locator('#thanh-lap summary').click();
  await page.locator('#thanh-lap button').click();
  assert.match(await page.locator('#error-summary').innerText(), /Chọn một cấp[\s\S]*số văn bản/);
  await sound(page);
  for (const level of ['district', 'commune', 'hamlet']) {
    await page.goto(`${PATH}/to-chuc`);
    await page.locator('#thanh-lap summary').click();
    await page.selectOption('#level', level);
    await page.fill('#number', '21/BCĐ-CAT');
    await page.fill('#issuedOn', '29/03/2022');
    await page.fill('#issuer', 'Ban Chỉ đạo Đề án 06 tỉnh');
    await page.locator('#thanh-lap button').click();
    await page.locator('.notice-success').waitFor();
  }
  await sound(page);
  await page.goto(PATH);
  const told = await text(page);
  for (const words of [/15\/15/, /144\/144/, /3\/3/, /0\/1/]) assert.match(told, words);
  await sound(page);
  for (const [cell, level] of [
    ['15', 'district'],
    ['1', 'province'],
  ] as const) {
    await page.goto(`${PATH}?tu=01/01/2022&den=30/06/2022`);
    await page.locator(`a[href*="do-phu?cap=${level}"]`, { hasText: cell }).click();
    assert.equal(await page.locator('tbody tr').count(), Number(cell));
    await sound(page);
  }
  await page.goto(`${PATH}?tu=01/01/2022&den=28/03/2022`);
  assert.match(await text(page), /0\/3/, 'the day before they were founded');
  await page.locator('a[href*="do-phu?cap=hamlet"]').click();
  assert.equal(await page.locator('tbody tr').count(), 3, 'as of the same day');
  await page.goto(`${PATH}?tu=30/06/2022&den=01/01/2022`);
  assert.equal(statusOf(page), 422);
  assert.match(await page.locator('#den-error').innerText(), /không sớm hơn ngày đầu/);
  assert.equal(await page.locator('table').count(), 0, 'no figures of no days');
  await page.goto(`${PATH}/do-phu?ngay=31/02/2022`);
  assert.equal(statusOf(page), 422);
  await sound(page);
});

test('a committee has its members with their days; a decision brings its file', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${PATH}/to-chuc`);
  await page.locator('#thanh-lap summary').click();
  await page.selectOption('#level', 'province');
  await page.selectOption('#kind', 'committee');
  await page.fill('#number', '671/QĐ-UBND');
  await page.fill('#issuedOn', '10/03/2022');
  await page.fill('#issuer', 'UBND tỉnh');
  await page.locator('#thanh-lap button').click();
  await page.locator('tbody a', { hasText: 'Ban Chỉ đạo' }).first().click();
  await page.locator('#them-thanh-vien summary').click();
  await page.fill('#name', 'Người Thường Trực');
  await page.fill('#post', 'Phó Giám đốc Công an tỉnh');
  await page.selectOption('#role', 'standing-vice-head');
  await page.fill('#since', '10/03/2022');
  await page.fill('#username', 'khong.co');
  await page.getByRole('button', { name: 'Thêm' }).first().click();
  assert.match(await page.locator('#username-error').innerText(), /Không có cán bộ nào/);
  assert.equal(await page.inputValue('#name'), 'Người Thường Trực');
  await page.fill('#username', 'lanhdao.socongthuong');
  await page.getByRole('button', { name: 'Thêm' }).first().click();
  await page.getByText('Phó Giám đốc Công an tỉnh').waitFor();
  await page.locator('#them-quyet-dinh summary').click();
  await page.fill('#number', '1012/QĐ-UBND');
  await page.fill('#issuedOn', '19/04/2022');
  await page.fill('#issuer', 'UBND tỉnh');
  await page.setInputFiles('[name=file-tep]', pdfFile('qd-1012.pdf'));
  await page.locator('#them-quyet-dinh button').click();
  const link = page.getByRole('link', { name: 'qd-1012.pdf' });
  const file = await page.context().request.get((await link.getAttribute('href')) ?? '');
  assert.equal(file.headers()['content-security-policy'], "default-src 'none'; sandbox");
  await sound(page);
  const stranger = await stage.officer(SPECIALIST);
  await stranger.goto(new URL(page.url()).pathname);
  assert.equal(await stranger.locator('main form[method=post]').count(), 0, 'read, not written');
});

test('an overdue task is brought to the leader, then to the standing vice-head, and ends with evidence', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${PATH}/nhiem-vu`);
  await page.locator('#giao-nhiem-vu summary').click();
  await page.fill('#title', 'Cài phần mềm diệt vi-rút');
  await page.selectOption('#agency', '000.01.40.H33');
  await page.fill('#dueDay', '31/12/2030');
  await page.getByRole('button', { name: 'Giao', exact: true }).click();
  await page.getByText('Chưa ghi gì.').waitFor();
  const task = new URL(page.url()).pathname;
  const leader = await stage.officer(LEADER);
  assert.equal(await leader.locator('#nhiem-vu-qua-han').count(), 0);
  await inDatabase(
    stage.system.dataDir,
    `update steering_task set due_at = now() - interval '9 days', escalates_at = now() - interval '1 day'`,
  );
  await leader.goto('/can-bo');
  assert.match(await leader.locator('#nhiem-vu-qua-han').innerText(), /Cài phần mềm/);
  await sound(leader);
  const viceHead = await stage.officer('lanhdao.socongthuong');
  assert.match(await viceHead.locator('#nhiem-vu-qua-han').innerText(), /Vĩnh Thanh Vân/);
  const until = Date.now() + 40_000;
  do {
    await page.goto(task);
  } while (!/Phó Trưởng ban Thường trực: /.test(await text(page)) && Date.now() < until);
  assert.match(await text(page), /lãnh đạo cơ quan: [\s\S]*Phó Trưởng ban Thường trực: /);

  const officer = await stage.officer(SPECIALIST, { width: 390 });
  await officer.goto(task);
  await officer.getByRole('button', { name: 'báo đã xong' }).click();
  assert.match(await officer.locator('#text-error').innerText(), /Ghi đã làm được gì/);
  await officer.fill('#text', 'Đã cài xong 40 máy');
  await officer.setInputFiles('[name=file-tep]', pdfFile('bien-ban.pdf'));
  await officer.getByRole('button', { name: 'báo đã xong' }).click();
  await officer.locator('.tag', { hasText: 'Xong sau hạn' }).waitFor();
  await officer.getByRole('link', { name: 'bien-ban.pdf' }).waitFor();
  await sound(officer);

  await page.goto(`${PATH}/van-ban`);
  await page.locator('#them-van-ban summary').click();
  await page.fill('#number', '79/KH-BCĐ');
  await page.fill('#issuedOn', '18/04/2022');
  await page.fill('#subject', 'Kế hoạch thực hiện Đề án 06 năm 2022');
  await page.fill('#issuer', 'Ban Chỉ đạo');
  await page.selectOption('#task', { label: 'Cài phần mềm diệt vi-rút' });
  await page.locator('#them-van-ban button').click();
  await page.locator('tbody', { hasText: '79/KH-BCĐ' }).waitFor();
  await sound(page);
  await page.goto(task);
  assert.match(await text(page), /Văn bản 79\/KH-BCĐ/);
});

test('a meeting gets its list from a spreadsheet; outreach is entered by each agency', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${PATH}/hop`);
  await page.locator('#them-hoi-nghi summary').click();
  await page.fill('#title', 'Hội nghị triển khai Kế hoạch năm 2022');
  await page.fill('#heldOn', '25/04/2022');
  await page.fill('#place', 'Trực tuyến');
  await page.locator('#them-hoi-nghi button').click();
  const head = [
    textCell('A1', 'Họ và tên'),
    textCell('B1', 'Cơ quan'),
    textCell('C1', 'Thành phần'),
    textCell('D1', 'Có mặt'),
  ];
  const rows = Array.from({ length: 398 }, (_, index) => [
    textCell(`A${index + 2}`, `Đại biểu ${index + 1}`),
    textCell(`B${index + 2}`, 'UBND xã'),
    textCell(`C${index + 2}`, index < 144 ? 'Cấp xã' : 'Cấp huyện'),
    ...(index < 390 ? [textCell(`D${index + 2}`, 'x')] : []),
  ]);
  const send = async (buffer: Buffer): Promise<void> => {
    await page.setInputFiles('[name=tep]', sent('dai-bieu.xlsx', buffer));
    await page.getByRole('button', { name: 'Nhập', exact: true }).click();
    await page.waitForLoadState();
  };
  await send(await xlsxFile([head, [textCell('A2', 'Đại biểu 1')]], ['A2:A3']));
  assert.match(await text(page), /A2:A3[\s\S]*gộp/);
  await sound(page);
  const template = await page.context().request.get(`${PATH}/hop/mau.xlsx`);
  await send(await template.body());
  assert.match(
    await text(page),
    /A2[\s\S]*Chưa có dòng nào/,
    'its columns are those that are read',
  );
  assert.ok(!/Không rõ cột|Thiếu cột/.test(await text(page)));
  await send(await xlsxFile([head, ...rows]));
  assert.match(await text(page), /398 đại biểu, 390 có mặt[\s\S]*Cấp xã\s+144/);

  const officer = await stage.officer(SPECIALIST, { width: 390 });
  await officer.goto(`${PATH}/tuyen-truyen`);
  await officer.locator('#them-tuyen-truyen summary').click();
  await officer.fill('#happenedOn', '01/05/2022');
  await officer.fill('#place', 'Đài truyền thanh phường');
  await officer.fill('#pieces', 'mười');
  await officer.fill('#people', '1.200');
  await officer.locator('#them-tuyen-truyen button').click();
  assert.match(await officer.locator('#pieces-error').innerText(), /số nguyên/);
  await officer.fill('#pieces', '10');
  await officer.locator('#them-tuyen-truyen button').click();
  await officer.locator('tbody', { hasText: 'Đài truyền thanh' }).waitFor();
  await sound(officer);

  await officer.goto(`${PATH}?tu=01/01/2022&den=30/06/2022`);
  assert.match(await text(officer), /398 đại biểu[\s\S]*10, 1\.200 lượt người/);
  for (const [book, listed] of [
    ['van-ban', 1],
    ['hop', 1],
    ['tuyen-truyen', 1],
  ] as const) {
    await officer.goto(`${PATH}?tu=01/01/2022&den=30/06/2022`);
    await officer.locator(`.sum a[href*="${book}?"]`).click();
    assert.equal(await officer.locator('tbody tr').count(), listed, book);
    await sound(officer);
    await officer.fill('#den', '01/01/2021');
    await officer.getByRole('button', { name: 'Xem' }).click();
    assert.match(await officer.locator('#den-error').innerText(), /không sớm hơn ngày đầu/);
  }
  await officer.goto(`${PATH}?tu=31/02/2022`);
  assert.equal(statusOf(officer), 422);
  await sound(officer);
});

test('all of it is there in English, sound', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  const reporting = '/can-bo/bao-cao-dinh-ky';
  const paths = [
    ...['', '/to-chuc?loc=chua', '/nhiem-vu', '/van-ban', '/tuyen-truyen', '/hop', '/ap'].map(
      (part) => `${PATH}${part}`,
    ),
    ...['', '/moi', '/moi?mau=nhan-luc'].map((part) => `${reporting}${part}`),
  ];
  await page.goto(`${PATH}?lang=en`);
  for (const path of paths) {
    await page.goto(path);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    assert.deepEqual(await faultsOf(page), [], path);
  }
});
