import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { buffer } from 'node:stream/consumers';
import { ADMINISTRATOR, COUNTER } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { docxParagraphs } from '#test/support/docx-text.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { databaseUrlOf, signInStaff } from '#test/support/staff-session.ts';

/** The report on Đề án 06: a period is opened, an agency writes, the administrator makes the document. */

const PATH = '/can-bo/bao-cao/de-an-06';
const JUSTICE = 'demo:chuyenvien.sotuphap';
const stage = await openStage(40);
const { dataDir, url } = stage.system;
const database = new pg.Client({ connectionString: databaseUrlOf(dataDir) });
database.on('error', () => undefined); // the server may go first: the test is over then
await database.connect();
after(() => database.end().catch(() => undefined));

/** A page of the specialist of the department of justice, whom the sign-in page does not offer. */
async function justice(): Promise<Page> {
  const page = await stage.person();
  const { cookie } = await signInStaff(database, dataDir, JUSTICE);
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url }]);
  return page;
}

const mainOf = (page: Page): Promise<string> => page.locator('main').innerText();
const year = new Date().getUTCFullYear();

/** Downloads what a link leads to. */
async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  return buffer(await file.createReadStream());
}

test('the administrator opens a period; a day that is none is told', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(PATH);
  assert.match(await mainOf(page), /Chưa có kỳ báo cáo nào/);
  assert.deepEqual(await faultsOf(page), []);
  await page.getByLabel('Kỳ', { exact: true }).selectOption({ label: '06 tháng cuối năm' });
  await page.getByLabel('Hạn các cơ quan gửi').fill('32/13/2026');
  await page.getByRole('button', { name: 'Mở kỳ báo cáo' }).click();
  assert.equal(statusOf(page), 422);
  assert.deepEqual(await faultsOf(page), []);
  await page.getByLabel('Hạn các cơ quan gửi').fill(`03/01/${year}`);
  await page.getByRole('button', { name: 'Mở kỳ báo cáo' }).click();
  assert.match(await page.locator('#error-summary').innerText(), /Chọn một ngày sau/);
  await page.getByLabel('Hạn các cơ quan gửi').fill(`15/01/${year + 1}`);
  await page.getByRole('button', { name: 'Mở kỳ báo cáo' }).click();
  await page.waitForURL(`**${PATH}/${year}-h2`);
  assert.match(await mainOf(page), /Còn 21\/21 phần chưa gửi/);
  assert.deepEqual(await faultsOf(page), []);
  await page.goto(PATH);
  await page.getByLabel('Hạn các cơ quan gửi').fill(`20/01/${year + 1}`);
  await page.getByRole('button', { name: 'Mở kỳ báo cáo' }).click();
  assert.match(await page.locator('#error-summary').innerText(), /Kỳ này đã mở/);
});

test('the deadline is moved on the page of the period, not into the past', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${PATH}/${year}-h2`);
  const move = async (day: string) => {
    if (!(await page.getByLabel('Hạn các cơ quan gửi').isVisible())) {
      await page.getByText('Đổi hạn gửi, ngày chốt số liệu').click();
    }
    await page.getByLabel('Hạn các cơ quan gửi').fill(day);
    await page.getByRole('button', { name: 'Lưu' }).click();
  };
  await move(`03/01/${year}`);
  assert.equal(statusOf(page), 422);
  assert.match(await page.locator('#error-summary').innerText(), /Chọn một ngày sau/);
  assert.deepEqual(await faultsOf(page), []);
  await move(`20/01/${year + 1}`);
  assert.match(await mainOf(page), new RegExp(`Hạn gửi: \\S+ 20/01/${year + 1}`));
  // What follows is told of a deadline that has passed.
  const passed = `${year}-01-03 17:00+07`;
  await database.query('update report_period set deadline = $1', [passed]);
});

test('an agency sees its own parts alone, saves a draft, and is late when it sends', async () => {
  const page = await justice();
  await page.goto(`${PATH}/${year}-h2`);
  const main = await mainOf(page);
  assert.match(main, /Sở Tư pháp/);
  assert.doesNotMatch(main, /Sở Y tế|DOCX/);
  await page.getByRole('link', { name: /2\.2 / }).click();
  const text = page.getByLabel('Nội dung');
  assert.match(await text.inputValue(), /…/);
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  assert.equal(statusOf(page), 422);
  assert.match(await page.locator('#error-summary').innerText(), /Còn chỗ “…”/);
  assert.deepEqual(await faultsOf(page), []);
  await text.fill('- Đã rà soát xong sổ hộ tịch.');
  await page.getByRole('button', { name: 'Lưu nháp' }).click();
  assert.match(await mainOf(page), /Đã lưu bản nháp/);
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.waitForURL(`**${PATH}/${year}-h2`);
  assert.match(await mainOf(page), /Đã gửi\s+chậm \d+ ngày[^.]* làm việc/);
});

test('what somebody else saved meanwhile is not written over', async () => {
  const [one, other] = [await justice(), await justice()];
  for (const page of [one, other]) await page.goto(`${PATH}/${year}-h2/phan/lien-thong-khai-sinh`);
  await one.getByLabel('Nội dung').fill('- Bản của người thứ nhất.');
  await one.getByRole('button', { name: 'Lưu nháp' }).click();
  assert.match(await mainOf(one), /Đã lưu bản nháp/);
  await other.getByLabel('Nội dung').fill('- Bản của người thứ hai.');
  await other.getByRole('button', { name: 'Lưu nháp' }).click();
  assert.equal(statusOf(other), 422);
  assert.match(await mainOf(other), /Bản của người thứ nhất/);
  assert.equal(await other.getByLabel('Nội dung').inputValue(), '- Bản của người thứ hai.');
  assert.deepEqual(await faultsOf(other), []);
  await other.getByRole('button', { name: 'Lưu nháp' }).click();
  assert.match(await mainOf(other), /Đã lưu bản nháp/);
});

test('a part of another agency is not opened, nor the report by who does not make it', async () => {
  const page = await justice();
  await page.goto(`${PATH}/${year}-h2/phan/tiem-chung`);
  assert.equal(statusOf(page), 403);
  await page.goto(`${PATH}/${year}-h2/xem-truoc`);
  assert.equal(statusOf(page), 403);
  const counter = await stage.officer(COUNTER);
  await counter.goto(PATH);
  assert.equal(statusOf(counter), 403);
});

test('the administrator previews the report and makes it as DOCX and PDF', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${PATH}/${year}-h2`);
  const docx = await docxParagraphs(await download(page, 'DOCX'));
  assert.ok(docx.includes('- Đã rà soát xong sổ hộ tịch.'));
  assert.ok(docx.includes('[Chưa có nội dung: Sở Y tế chưa gửi phần này.]'));
  assert.ok(!docx.some((paragraph) => paragraph.includes('Bản của người thứ hai')), 'a draft');
  assert.ok(docx.some((paragraph) => paragraph.includes('[chưa có số liệu] học sinh lớp 9')));
  const pdf = await download(page, 'PDF');
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  await page.getByRole('link', { name: 'Xem trước' }).click();
  const main = await mainOf(page);
  assert.match(main, /Đã rà soát xong sổ hộ tịch/);
  assert.match(main, /Phụ lục 1. Nguồn số liệu/);
  assert.match(main, /chưa cơ quan nào nộp chỉ tiêu “[^”]+” \(mã giao-duc\/lop-9/);
  assert.deepEqual(await faultsOf(page), []);
  const received = page.locator('article a[href^="/can-bo/dieu-hanh/ho-so?"]').first();
  const said = Number((await received.innerText()).replaceAll('.', ''));
  assert.ok(said > 0);
  await received.click();
  await page.locator('h1', { hasText: 'Tiếp nhận' }).waitFor();
  assert.equal(await page.locator('tbody tr').count(), Math.min(50, said));
  await page.goBack();
  await page.locator('article a', { hasText: 'chưa có số liệu' }).first().click();
  assert.match(new URL(page.url()).hash, /^#so-\d+$/, 'what nobody told leads to why');
});

test('on English pages the period has its English name, and the document stays Vietnamese', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${PATH}?lang=en`);
  assert.match(await mainOf(page), new RegExp(`Second half of ${year}`));
  await page.getByRole('link', { name: `Second half of ${year}` }).click();
  assert.match(await page.locator('h1').innerText(), new RegExp(`second half of ${year}`));
  assert.doesNotMatch(await mainOf(page), /tháng cuối/);
  await page.getByRole('link', { name: 'Preview' }).click();
  assert.match(await page.locator('article').innerText(), new RegExp(`06 tháng cuối năm ${year}`));
});
