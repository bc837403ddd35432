import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLERK } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import {
  openReportForm,
  sendReport,
  sendReportForm,
  sentReport,
} from '#test/support/citizen-report.ts';
import { sourceFaults, statusOf } from '#test/support/page-checks.ts';
import { pdfFile, pngFile } from '#test/support/sample-files.ts';

const stage = await openStage(0);
const HOSTILE = `<script>alert(1)</script>'"; drop table feedback;--`;
const AGENCY = '000.01.40.H33';

test('the same form sent again shows the same; with another text it may go as a new report', async () => {
  const page = await stage.person({ javaScriptEnabled: false });
  const sent = await sendReport(stage, page, 'Nên mở cửa sáng thứ Bảy');
  await page.goBack();
  await sendReportForm(page);
  await page.locator('#ma').waitFor();
  assert.deepEqual(await sentReport(stage, page), sent);
  await page.goBack();
  await page.fill('#text', 'Nên có ghế cho người già');
  await sendReportForm(page);
  assert.equal(statusOf(page), 409);
  assert.match(await page.locator('#text-error').innerText(), /đã được gửi trước đó/);
  await sendReportForm(page);
  await page.locator('#ma').waitFor();
  assert.notEqual((await sentReport(stage, page)).code, sent.code);
  const stranger = await stage.person();
  await stranger.goto('/phan-anh/da-nhan');
  assert.equal(new URL(stranger.url()).pathname, '/phan-anh', 'a receipt is the sender’s alone');
});

test('what is hostile is refused or stays a text', async () => {
  const page = await stage.person();
  await openReportForm(page);
  await page.locator('#text').evaluate((field) => field.removeAttribute('maxlength'));
  await page.locator('[name=kind][value=regulation]').check();
  await page.fill('#text', 'a'.repeat(10_000));
  await sendReportForm(page);
  assert.match(await page.locator('#text-error').innerText(), /đã viết 10000/);
  assert.equal((await page.inputValue('#text')).length, 10_000, 'nothing typed is lost');
  await page.fill('#text', 'Đảo chữ \u202Egnod gnuđ\u202C ở đây');
  await page.fill('#phone', '12');
  await page.locator('[name=tellBy][value=email]').check();
  await sendReportForm(page);
  assert.match(await page.locator('#text-error').innerText(), /ký tự ẩn/);
  assert.match(await page.locator('#phone-error').innerText(), /Số điện thoại/);
  assert.match(await page.locator('#email-error').innerText(), /Nhập thư điện tử/);
  assert.deepEqual(await sourceFaults(page), []);
  const polyglot = pngFile('anh.png');
  const script = Buffer.from('<script>alert(1)</script>');
  await page.setInputFiles('#file-tep', [
    { ...polyglot, name: 'trang.png', buffer: Buffer.concat([script, polyglot.buffer]) },
    { ...polyglot, name: 'anh.pdf', buffer: withScript(pdfFile('anh.pdf').buffer) },
  ]);
  await page.fill('#text', HOSTILE);
  await page.fill('#senderName', HOSTILE);
  await page.fill('#phone', '');
  await page.locator('[name=tellBy][value=none]').check();
  await sendReportForm(page);
  const told = await page.locator('#error-summary').innerText();
  assert.match(told, /trang\.png/);
  assert.match(told, /anh\.pdf/);
  assert.equal(await page.locator('.kept').count(), 0);
  await sendReportForm(page);
  await page.locator('#ma').waitFor();
  const { id } = await sentReport(stage, page);
  const clerk = await stage.officer(CLERK);
  await clerk.goto(`/can-bo/phan-anh/${id}`);
  assert.ok((await clerk.locator('#report').innerText()).includes(HOSTILE));
  assert.ok((await clerk.locator('#facts').innerText()).includes(HOSTILE));
  assert.equal(await clerk.locator('script:not([src])').count(), 0);
  assert.deepEqual(await sourceFaults(clerk), []);
});

/** A PDF that runs a script when it is opened. */
const withScript = (pdf: Buffer): Buffer =>
  Buffer.from(
    pdf
      .toString('latin1')
      .replace('/Type/Catalog', '/Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>'),
    'latin1',
  );

test('a dossier’s code leads to its agency, whether or not there is such a dossier', async () => {
  const page = await stage.person({ javaScriptEnabled: false });
  await page.goto('/phan-anh');
  await page.fill('#ho-so', 'abc');
  await page.locator('form:has(#ho-so) button').click();
  assert.equal(statusOf(page), 422);
  await page.fill('#ho-so', `${AGENCY}-220621-0001`);
  await page.locator('form:has(#ho-so) button').click();
  await page.locator('#text').waitFor();
  assert.equal(await page.inputValue('#dossierCode'), `${AGENCY}-220621-0001`);
  assert.match(await page.locator('.lead').innerText(), /phường Vĩnh Thanh Vân/);
});
