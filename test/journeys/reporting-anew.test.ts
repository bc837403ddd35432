import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { SheetCell } from '#kernel/sheet-cell.ts';
import { readSheetOfCells } from '#tables/sheet-of-cells.ts';
import { ADMINISTRATOR, LEADER, SPECIALIST } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { inDatabase } from '#test/support/staff-session.ts';
import { rawCell, textCell, xlsxFile } from '#test/support/xlsx-file.ts';

const stage = await openStage(0);
const PATH = '/can-bo/bao-cao-dinh-ky';
const WARD = '000.01.40.H33';
const LINES = 'may | Máy tính | số | máy | 0.. | x\nghi-chu | Ghi chú | chữ';

const sound = async (page: Page): Promise<void> => assert.deepEqual(await faultsOf(page), []);
const text = (page: Page): Promise<string> => page.locator('main').innerText();

/** Makes a campaign of November; answers its path. */
async function makeCampaign(page: Page, name: string, lines = LINES): Promise<string> {
  await page.goto(`${PATH}/moi?mau=trong`);
  await page.fill('#name', name);
  await page.fill('#from', '01/11/2022');
  await page.fill('#to', '30/11/2022');
  await page.fill('#lines', lines);
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('link', { name: 'Chọn nơi báo cáo' }).waitFor();
  return new URL(page.url()).pathname;
}

/** Asks the ward alone, in so many working days. */
async function askWard(page: Page, campaign: string): Promise<void> {
  await page.goto(`${campaign}/mo`);
  await page.fill('#picked', WARD);
  await page.fill('#workingDays', '5');
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.locator('#tien-do').waitFor();
}

test('of two tabs the second is told that nothing was saved, and shows what is', async () => {
  const administrator = await stage.officer(ADMINISTRATOR);
  const campaign = await makeCampaign(administrator, 'Máy tính hai trang');
  await askWard(administrator, campaign);
  const answer = `${campaign}/tra-loi?nhan=${WARD}`;
  const [first, second, third] = await Promise.all([
    stage.officer(SPECIALIST),
    stage.officer(SPECIALIST, { width: 390 }),
    stage.officer(SPECIALIST),
  ]);
  for (const page of [first, second, third]) await page.goto(answer);
  await first.fill('[name=a-may]', '15');
  await first.getByRole('button', { name: 'Lưu nháp' }).click();
  await first.getByText('Đã lưu nháp.').waitFor();

  await third.fill('[name=a-may]', '17');
  await third.getByRole('button', { name: 'Lưu nháp' }).click();
  assert.equal(statusOf(third), 409);
  assert.match(await third.locator('#chua-luu').innerText(), /chưa được lưu/);
  assert.equal(await third.inputValue('[name=a-may]'), '17');
  assert.match(await third.locator('#khac-nhau').innerText(), /Máy tính\s+15/);
  await sound(third);

  await first.fill('[name=a-may]', '16');
  await first.getByRole('button', { name: 'Nộp báo cáo' }).click();
  await first.locator('.tag', { hasText: 'Đã nộp' }).waitFor();
  await second.fill('[name=a-may]', '99');
  await second.getByRole('button', { name: 'Lưu nháp' }).click();
  assert.equal(statusOf(second), 409);
  assert.match(await second.locator('#chua-luu').innerText(), /đã được nộp lúc/);
  assert.match(await second.locator('#phan-1').innerText(), /Máy tính \(máy\)\s+16/);
  assert.match(await second.locator('#khac-nhau').innerText(), /Máy tính\s+99/);
  assert.doesNotMatch(await text(second), /xem lại rồi lưu/);
  await sound(second);
});

test('a due time on a Sunday night is told before it is kept, and nothing is late until Monday', async () => {
  const administrator = await stage.officer(ADMINISTRATOR);
  const campaign = await makeCampaign(administrator, 'Máy tính ngày nghỉ');
  await administrator.goto(`${campaign}/mo`);
  await administrator.fill('#picked', WARD);
  await administrator.fill('#dueDay', '27/12/2099');
  await administrator.fill('#dueTime', '23:30');
  await administrator.getByRole('button', { name: 'Bắt đầu' }).click();
  await administrator.locator('#ngoai-gio').waitFor();
  assert.match(
    await administrator.locator('#dueDay-warning').innerText(),
    /nộp trước 07:\d\d, thứ Hai 28\/12\/2099 vẫn đúng hạn/,
  );
  assert.equal(await administrator.inputValue('#picked'), WARD, 'what was typed is there');
  await sound(administrator);
  await administrator.getByRole('button', { name: 'Giữ hạn này' }).click();
  await administrator.locator('#tien-do').waitFor();

  const officer = await stage.officer(SPECIALIST);
  await officer.goto(`${campaign}/tra-loi?nhan=${WARD}`);
  assert.match(await text(officer), /Hạn này ngoài giờ làm việc[\s\S]*28\/12\/2099/);
  await officer.fill('#until', '02/01/2100');
  await officer.fill('#why', 'Bão');
  await officer.getByRole('button', { name: 'Xin gia hạn' }).click();
  assert.match(
    await officer.locator('#da-xin-gia-han').innerText(),
    /02\/01\/2100[\s\S]*ngoài giờ làm việc/,
  );
  await sound(officer);
  await administrator.goto(`${campaign}/tra-loi?nhan=${WARD}`);
  assert.match(await administrator.locator('#gia-han').innerText(), /ngoài giờ làm việc/);

  // A minute ago, outside of working hours whenever this runs: the last midnight of a Sunday.
  await inDatabase(
    stage.system.dataDir,
    `update report_answer set due_at = date_trunc('week', now() at time zone 'Asia/Ho_Chi_Minh')
        at time zone 'Asia/Ho_Chi_Minh' - interval '1 hour'
      where recipient = $1 and campaign_id = $2`,
    [WARD, campaign.split('/').at(-1)],
  );
  await administrator.goto(`${campaign}?loc=cham`);
  const isLate = (await administrator.locator('tbody tr').count()) > 0;
  await officer.goto('/can-bo');
  const duty = officer.locator('#bao-cao-phai-nop li', { hasText: 'Máy tính ngày nghỉ' });
  assert.equal(/quá hạn/.test(await duty.innerText()), isLate, 'one definition on both pages');
  await officer.goto(PATH);
  const listed = officer.locator('tbody tr', { hasText: 'Máy tính ngày nghỉ' }).last();
  assert.match(await listed.innerText(), isLate ? /0\/1\s+1/ : /0\/1\s+0/);
});

test('the sheet of all agencies brings what the system counted; unfinished rows stay drafts that are named', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  const lines = `nhan | Đã tiếp nhận | số | hồ sơ | 0.. | x | tiep-nhan\n${LINES}`;
  const campaign = await makeCampaign(page, 'Máy tính nhiều nơi', lines);
  await page.goto(`${campaign}/mo`);
  await page.fill('#picked', `${WARD}\nSở Tư pháp`);
  await page.fill('#dueDay', '31/02/2099');
  await page.fill('#dueTime', '25:00');
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  assert.match(await page.locator('#dueDay-error').innerText(), /Nhập ngày/);
  assert.match(await page.locator('#dueTime-error').innerText(), /Nhập giờ/);
  await page.fill('#dueDay', '');
  await page.fill('#dueTime', '17:00');
  await page.fill('#workingDays', '5');
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.locator('#tien-do').waitFor();
  const download = await page.context().request.get(`${campaign}/bieu-nhieu.xlsx`);
  const file = join(stage.system.dataDir, 'bieu-nhieu.xlsx');
  await writeFile(file, await download.body());
  const { cells } = await readSheetOfCells(file);
  const given = [cells.get('C6'), cells.get('C7')].map((cell) => cell?.kind);
  assert.deepEqual(given, ['number', 'number'], 'what the system counted');
  const code = (cell: string): string => textOf(cells.get(cell));
  const number = (cell: string, value: number): string => rawCell(cell, '', `<v>${value}</v>`);
  const sheet = (rows: readonly (readonly string[])[]): Promise<Buffer> =>
    xlsxFile([
      [textCell('A1', 'Mã kỳ báo cáo'), textCell('B1', code('B1'))],
      [],
      [],
      [],
      ['A5', 'B5', 'C5', 'D5', 'E5', 'F5'].map((cell) => textCell(cell, code(cell))),
      ...rows,
    ]);
  const send = async (buffer: Buffer): Promise<void> => {
    await page.goto(`${campaign}/nhap`);
    await page.locator('[name=nop]').check();
    await page.setInputFiles('[name=tep]', { name: 'bieu.xlsx', mimeType: XLSX, buffer });
    await page.getByRole('button', { name: 'Nhập', exact: true }).click();
    await page.waitForLoadState();
  };
  const first = (value: string): readonly string[] => [
    textCell('A6', code('A6')),
    number('C6', 12_345),
    textCell('D6', 'Có hồ sơ giấy'),
    value,
  ];
  const second = [textCell('A7', code('A7')), number('C7', 54_321)];
  await send(await sheet([first(textCell('E6', 'năm')), second]));
  assert.equal(statusOf(page), 422);
  assert.match(await text(page), /Chưa nhận gì\. Có 1 ô/);
  await send(await sheet([first(number('E6', 5)), second]));
  assert.match(await text(page), /Đã nhận 2 báo cáo, trong đó nộp 1/);
  const left = await page.locator('table', { hasText: 'Vì sao' }).innerText();
  assert.match(left, /Vĩnh Thanh Vân[\s\S]*Đã tiếp nhận: [^\n]*lý do[\s\S]*Máy tính: Ghi số/);
  assert.doesNotMatch(left, /Sở Tư pháp/);
  await sound(page);
  await page.getByRole('link', { name: /Vĩnh Thanh Vân/ }).click();
  await page.locator('.tag', { hasText: 'Đang soạn' }).waitFor();

  const leader = await stage.officer(LEADER);
  await leader.goto(`${campaign}/tra-loi?nhan=${WARD}`);
  await leader.locator('#a-nhan-hint a').click();
  assert.equal(statusOf(leader), 200);
  assert.match(await text(leader), /Tiếp nhận/);
});

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const textOf = (cell: SheetCell | undefined): string => (cell?.kind === 'text' ? cell.text : '');
