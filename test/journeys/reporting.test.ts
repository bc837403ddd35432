import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { ADMINISTRATOR, SPECIALIST } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { pdfFile } from '#test/support/sample-files.ts';
import { inDatabase } from '#test/support/staff-session.ts';
import { rawCell, textCell, xlsxFile } from '#test/support/xlsx-file.ts';

const stage = await openStage(0);
const PATH = '/can-bo/bao-cao-dinh-ky';
const WARD = '000.01.40.H33';
const DISTRICT_LEADER = 'lanhdao.tprachgia';

const sound = async (page: Page): Promise<void> => assert.deepEqual(await faultsOf(page), []);
const text = (page: Page): Promise<string> => page.locator('main').innerText();

/** Makes the infrastructure campaign for all communes and begins it; answers its page. */
async function makeCampaign(page: Page): Promise<string> {
  await page.goto(`${PATH}/moi`);
  await page.getByRole('link', { name: 'Khảo sát hạ tầng' }).click();
  await page.fill('#name', 'Hạ tầng 6 tháng đầu năm 2022');
  await page.fill('#from', '01/01/2022');
  await page.fill('#to', '31/12/2021');
  await page.getByRole('button', { name: 'Lưu' }).click();
  assert.equal(statusOf(page), 422);
  assert.match(await page.locator('#to-error').innerText(), /sau ngày đầu/);
  await sound(page);
  await page.fill('#to', '30/06/2022');
  await page.getByRole('button', { name: 'Lưu' }).click();
  await page.getByRole('link', { name: 'Chọn nơi báo cáo' }).click();
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  assert.match(await page.locator('#error-summary').innerText(), /Chọn ít nhất một nhóm/);
  await sound(page);
  await page.locator('[name=kinds][value=commune-committee]').check();
  await page.locator('[name=kinds][value=district-committee]').check();
  await page.fill('#workingDays', '3');
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  await page.locator('#tien-do').waitFor();
  return new URL(page.url()).pathname;
}

test('a campaign is made, answered late, returned, answered again and summed up', async () => {
  const administrator = await stage.officer(ADMINISTRATOR);
  const campaign = await makeCampaign(administrator);
  assert.match(await text(administrator), /159 nơi/);
  await sound(administrator);

  const officer = await stage.officer(SPECIALIST, { width: 390 });
  await officer.goto('/can-bo');
  await officer.locator('#bao-cao-phai-nop a').first().click();
  await officer.fill('[name=a-may-chu]', '12,5');
  await officer.fill('[name=a-san-tb]', '1.5');
  await officer.setInputFiles('[name=file-so-do-mang]', pdfFile('so-do.pdf'));
  await officer.getByRole('button', { name: 'Nộp báo cáo' }).click();
  assert.equal(statusOf(officer), 422);
  assert.match(await officer.locator('#a-may-chu-error').innerText(), /số nguyên/);
  assert.match(await officer.locator('#a-san-tb-error').innerText(), /Ghi 1,5/);
  assert.match(await officer.locator('#error-summary').innerText(), /Đã lưu nháp/);
  assert.equal(await officer.inputValue('[name=a-may-chu]'), '12,5', 'what was typed is there');
  assert.match(await officer.locator('.kept').innerText(), /so-do\.pdf/);
  await sound(officer);

  await officer.getByLabel('Bỏ tệp này').check();
  for (const [code, value] of Object.entries(ANSWERS))
    await officer.fill(`[name=a-${code}]`, value);
  await officer.locator('[name=a-truyen-so-lieu]').first().check();
  await officer.getByRole('button', { name: 'Lưu nháp' }).click();
  await officer.getByText('Đã lưu nháp.').waitFor();
  assert.equal(await officer.locator('.kept').count(), 0, 'the file was taken out');

  // Three and a half working days pass.
  await inDatabase(
    stage.system.dataDir,
    `update report_answer set due_at = now() - interval '30 days' where recipient = $1`,
    [WARD],
  );
  await officer.getByRole('button', { name: 'Nộp báo cáo' }).click();
  await officer.locator('.tag', { hasText: 'Đã nộp' }).waitFor();
  assert.match(await text(officer), /chậm \d+ ngày/);
  await sound(officer);

  await administrator.goto(`${campaign}?loc=cham`);
  assert.match(await text(administrator), /Vĩnh Thanh Vân[\s\S]*\d ngày (?:\d giờ )?làm việc/);
  await administrator.locator('tbody a').first().click();
  await administrator.getByRole('button', { name: 'Trả lại' }).click();
  assert.match(await administrator.locator('#reason-error').innerText(), /Ghi lý do/);
  await administrator.fill('#reason', 'Máy chủ ảo phải nhiều hơn máy chủ vật lý');
  await sound(administrator);
  await administrator.getByRole('button', { name: 'Trả lại' }).click();
  await administrator.locator('.tag', { hasText: 'Bị trả lại' }).waitFor();

  await officer.goto('/can-bo');
  assert.match(await officer.locator('#bao-cao-phai-nop').innerText(), /bị trả lại/);
  await officer.locator('#bao-cao-phai-nop a').first().click();
  assert.match(await officer.locator('#tra-lai').innerText(), /Máy chủ ảo phải nhiều hơn/);
  await officer.fill('[name=a-may-chu-ao]', '1.200');
  await officer.getByRole('button', { name: 'Nộp báo cáo' }).click();
  await officer.locator('.tag', { hasText: 'Đã nộp' }).waitFor();

  await administrator.reload();
  const history = administrator.locator('#lan-tra-lai');
  assert.match(await history.innerText(), /lần thứ 2[\s\S]*Máy chủ ảo phải nhiều hơn/);
  assert.match(await history.innerText(), /Máy chủ ảo\s+1\.200 lần trước 3$/);
  assert.match(await officer.locator('#lan-tra-lai').innerText(), /trả lại lúc/);
  await sound(administrator);
  await administrator.getByRole('button', { name: 'Nhận báo cáo' }).click();
  await administrator.locator('.tag', { hasText: 'Đã nhận' }).waitFor();
  await administrator.goto(`${campaign}/tong-hop`);
  assert.match(await rowOf(administrator, 'Máy chủ ảo'), /1\.200[\s\S]*1\.200/);
  assert.match(await rowOf(administrator, 'Tỷ lệ máy tính'), /80/);
  await sound(administrator);
  await administrator.getByRole('link', { name: 'Máy chủ ảo' }).click();
  await administrator
    .getByRole('link', { name: /Rạch Giá/ })
    .first()
    .click();
  assert.match(await rowOf(administrator, 'phường Vĩnh Thanh Vân'), /1\.200/);
  await sound(administrator);

  const leader = await stage.officer(DISTRICT_LEADER);
  await leader.goto(campaign);
  const seen = await leader.locator('tbody tr').count();
  assert.ok(seen > 5 && seen < 40, `a district sees its own communes, not ${seen}`);
  const stranger = await stage.officer('chuyenvien.socongthuong');
  await stranger.goto(`${campaign}/tra-loi?nhan=${WARD}`);
  assert.equal(statusOf(stranger), 403);

  await administrator.goto(campaign);
  await administrator.getByRole('button', { name: 'Lập kỳ tiếp theo' }).click();
  await administrator.getByRole('link', { name: 'Chọn nơi báo cáo' }).click();
  await administrator.fill('#workingDays', '5');
  assert.ok(await administrator.locator('[name=previous]').isChecked());
  await administrator.getByRole('button', { name: 'Bắt đầu' }).click();
  assert.match(await text(administrator), /01\/07\/2022 – 31\/12\/2022[\s\S]*159 nơi/);
  await officer.goto('/can-bo');
  await officer.locator('#bao-cao-phai-nop a').first().click();
  assert.match(await officer.locator('#a-may-chu-ao-hint').innerText(), /Kỳ trước: 1\.200/);
  await officer.fill('[name=a-may-chu-ao]', '10');
  await officer.getByRole('button', { name: 'Lưu nháp' }).click();
  assert.match(await officer.locator('#a-may-chu-ao-warning').innerText(), /lệch hơn một nửa/);
  await sound(officer);
});

test('a wrong spreadsheet gets a list of cells to mend and nothing is taken; mended, it is', async () => {
  const administrator = await stage.officer(ADMINISTRATOR);
  await administrator.goto(`${PATH}/moi?mau=tuyen-truyen`);
  await administrator.fill('#from', '01/04/2022');
  await administrator.fill('#to', '30/06/2022');
  await administrator.getByRole('button', { name: 'Lưu' }).click();
  await administrator.getByRole('link', { name: 'Chọn nơi báo cáo' }).click();
  await administrator.fill('#picked', `${WARD}\nSở Tư pháp`);
  await administrator.fill('#dueDay', '31/12/2099');
  await administrator.getByRole('button', { name: 'Bắt đầu' }).click();
  assert.match(await text(administrator), /2 nơi/);
  const campaign = new URL(administrator.url()).pathname;
  const id = campaign.split('/').at(-1) ?? '';

  const officer = await stage.officer(SPECIALIST);
  await officer.goto(`${campaign}/nhap?nhan=${WARD}`);
  const send = async (page: Page, buffer: Buffer): Promise<void> => {
    await page.setInputFiles('[name=tep]', { name: 'bieu.xlsx', mimeType: XLSX, buffer });
    await page.getByRole('button', { name: 'Nhập', exact: true }).click();
    await page.waitForLoadState();
  };
  await send(officer, Buffer.from('không phải bảng tính'));
  assert.match(await officer.locator('#tep-error').innerText(), /Không đọc được tệp/);
  const sheets = [{ name: 'Biểu', rows: [['Mã kỳ báo cáo', id]] }];
  await send(officer, Buffer.from(await writeXlsx({ dateSystem: '1904', sheets })));
  assert.match(await officer.locator('#tep-error').innerText(), /đếm ngày từ năm 1904/);
  const rows = (answers: readonly string[]): readonly (readonly string[])[] => [
    [textCell('A1', 'Mã kỳ báo cáo'), textCell('B1', id)],
    [textCell('B2', WARD)],
    [],
    [],
    [textCell('A5', 'Mã chỉ tiêu')],
    ...CODES.map((code, index) => [textCell(`A${index + 6}`, code), answers[index] ?? '']),
  ];
  await send(
    officer,
    await xlsxFile(
      rows([
        textCell('D6', '1.234,5'),
        rawCell('D7', ' s="1"', '<v>33</v>'),
        rawCell('D8', '', '<f>SUM(D6:D7)</f><v>4</v>'),
        rawCell('D9', '', '<v>3</v>'),
        rawCell('D10', '', '<v>90</v>'),
      ]),
      ['B6:B7'],
    ),
  );
  assert.equal(statusOf(officer), 422);
  const told = await text(officer);
  for (const words of [
    /B6:B7[\s\S]*gộp/,
    /D6[\s\S]*1234,5/,
    /D7[\s\S]*02\/02\/1900/,
    /D8[\s\S]*công thức/,
  ]) {
    assert.match(told, words);
  }
  assert.match(told, /Có 4 ô cần sửa/);
  await sound(officer);
  await officer.goto(`${campaign}/tra-loi?nhan=${WARD}`);
  assert.equal(await officer.inputValue('[name=a-cuoc-hop]'), '', 'nothing was taken');

  const sound5 = [12, 33, 4, 3, 90].map((value, index) =>
    rawCell(`D${index + 6}`, '', `<v>${value}</v>`),
  );
  await officer.goto(`${campaign}/nhap?nhan=${WARD}`);
  await send(officer, await xlsxFile(rows(sound5)));
  await officer.getByText('Đã lưu nháp.').waitFor();
  assert.equal(await officer.inputValue('[name=a-phat-thanh]'), '33');

  const file = await administrator.context().request.get(`${campaign}/bieu-nhieu.xlsx`);
  await administrator.goto(`${campaign}/nhap`);
  await sound(administrator);
  await administrator.locator('[name=nop]').check();
  await send(administrator, await file.body());
  assert.match(await text(administrator), /Đã nhận 1 báo cáo, trong đó nộp 1/);
  await administrator.goto(campaign);
  assert.match(await text(administrator), /Đã nộp[\s\S]*Chưa làm|Chưa làm[\s\S]*Đã nộp/);
  const made = await administrator.context().request.get(`${campaign}/tien-do.xlsx`);
  assert.equal((await made.body()).subarray(0, 2).toString(), 'PK');

  const close = /Khóa, không nhận nữa/;
  await administrator.goto(campaign);
  await administrator.getByRole('link', { name: close }).click();
  assert.match(await text(administrator), /Còn 1\/2 nơi chưa nộp/);
  await sound(administrator);
  await administrator.getByRole('link', { name: 'Không khóa' }).click();
  assert.match(await text(administrator), /Đang thu/);
  await administrator.getByRole('link', { name: close }).click();
  await administrator.getByRole('button', { name: close }).click();
  await administrator.waitForURL(`**${campaign}`);
  assert.match(await text(administrator), /Đã khóa/);
  assert.equal(await administrator.getByRole('link', { name: close }).count(), 0);
});

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CODES = ['tin-bai', 'phat-thanh', 'pa-no', 'cuoc-hop', 'nguoi-du', 'hieu-qua', 'kho-khan'];

/** A whole answer of a ward; the virtual machines are wrong at first. */
const ANSWERS = {
  'may-chu': '33',
  'may-chu-ao': '3',
  'san-tb': '330',
  'bang-tu-tb': '60',
  'luu-dien-kva': '80',
  'chong-ddos': '1',
  'tuong-lua': '4',
  'tuong-lua-web': '2',
  'chong-thu-rac': '1',
  'may-chu-diet-vi-rut': '33',
  'may-tinh': '5.000',
  'may-tinh-diet-vi-rut': '4.000',
  'internet-mbps': '600',
};

const rowOf = (page: Page, name: string): Promise<string> =>
  page.locator('tbody tr', { hasText: name }).first().innerText();
