import { breakName } from '#names/break-name.ts';
import { faultsOf } from '#test/support/page-checks.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import {
  BIRTH,
  CARD,
  COUNTER,
  checkAndReceive,
  codeOnPage,
  fieldsOf,
  fillBirthForm,
  press,
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import {
  cutOffPdf,
  emptyFile,
  pdfFile,
  pngFile,
  textNamedPdf,
} from '#test/support/sample-files.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const stage = await openStage();

test('a name that the reader broke is proposed with its cause, and filled in by the officer alone', async () => {
  const page = await stage.officer(COUNTER);
  await page.goto(BIRTH);
  const scan = async (name: string): Promise<string> => {
    await page.fill('#scan', CARD.replace('Lâm Thị Mỹ Hạnh', name));
    await page.press('#scan', 'Enter');
    await page.locator('[data-scan-warning]:visible').waitFor();
    await page.locator('[data-scan-names] button').first().waitFor();
    return page.locator('[data-scan-warning]').innerText();
  };
  const said = await scan(breakName('Lâm Thị Mỹ Hạnh', 'utf8-as-windows-1252'));
  assert.match(said, /UTF-8 đọc thành Windows-1252.*“Lâm Thị Mỹ Hạnh”/);
  assert.equal(await page.inputValue('#applicantName'), '');
  assert.equal(await page.inputValue('#applicantIdentity'), '091185012345');
  await page.locator('[data-scan-names] button').click();
  assert.equal(await page.inputValue('#applicantName'), 'Lâm Thị Mỹ Hạnh');

  await page.fill('#applicantName', '');
  assert.match(await scan('L?m Th? M? H?nh'), /mất chữ, chưa chắc là ai.*Lâm Thị Mỹ Hạnh/);
  assert.ok((await page.locator('[data-scan-names] button').count()) > 1);
  assert.deepEqual(await faultsOf(page), []);
});

test('a dossier at the counter, from the card to the printed receipt', async () => {
  const page = await stage.officer(COUNTER);
  await page.goto('/can-bo/tiep-nhan');
  await page.fill('#thu-tuc', 'khai sinh 1.001193');
  const found = page.locator('#procedures li:visible');
  assert.equal(await found.count(), 1, 'only birth registration is left');
  await found.locator('a').click();

  await page.focus('#scan');
  await page.keyboard.type(CARD);
  await page.keyboard.press('Enter');
  await page.locator('[data-scan-message]', { hasText: 'Đã điền' }).waitFor();
  assert.equal(new URL(page.url()).pathname, BIRTH, 'the Enter of the reader sends nothing');
  assert.equal(await page.inputValue('#applicantName'), 'Lâm Thị Mỹ Hạnh');
  assert.equal(await page.inputValue('#applicantIdentity'), '091185012345');
  assert.equal(await page.inputValue('#applicantBirth'), '19/11/1985');
  assert.ok(await page.locator('[name=applicantSex][value=female]').isChecked());

  await page.fill('#applicantPhone', '0912 345 678');
  await page.locator('[name=basis][value=parent]').check();
  await page.fill('#concernedName', 'Lâm Gia Bảo');
  await page.fill('#concernedBirth', '10/2026');
  // The first 4 digits say a woman; the form says a man: a warning, never a refusal.
  await page.locator('[name=applicantSex][value=male]').check();
  await page.fill('#original-to-khai', '1');
  await page.setInputFiles('#file-giay-chung-sinh', [
    pdfFile('chung sinh 1.pdf'),
    pdfFile('chung sinh 2.pdf'),
  ]);
  await page.setInputFiles('#file-ket-hon', [pngFile('Giấy kết hôn.png')]);
  await press(page, 'check');

  const check = page.locator('#main');
  await check.getByText('khác giới tính đã chọn').waitFor();
  await check.getByText('10/2026').waitFor();
  await check.getByText(/1 bản chính/).waitFor();
  assert.match(await page.locator('#due').innerText(), /Luật Hộ tịch 60\/2014\/QH13, Điều 5/);
  assert.ok((await page.locator('#due .proof li').count()) >= 2, 'the due date has its proof');

  // What the browser would send again if the answer were lost on its way.
  const again = await fieldsOf(page, 'form.intake');
  await press(page, 'receive');
  await page.waitForURL(/\/can-bo\/ho-so\//);
  const code = await codeOnPage(page);
  await page.getByRole('status').getByText(code).waitFor();
  assert.equal(await page.locator('#papers .files a').count(), 3);

  const repeated = await page
    .context()
    .request.post(BIRTH, { data: `${again}&intent=receive`, headers: FORM });
  assert.match(await repeated.text(), /không tạo hồ sơ thứ hai/);
  assert.equal(new URL(repeated.url()).pathname, new URL(page.url()).pathname);
  await page.goto(`/can-bo/tra-cuu?q=${code}`);
  assert.equal(await page.locator('[data-worklist] tbody tr').count(), 1);

  await page.locator('[data-worklist] tbody [data-open]').click();
  const receipt = await page.context().request.get(`${new URL(page.url()).pathname}/mau/01.pdf`);
  assert.equal(receipt.headers()['content-type'], 'application/pdf');
  assert.equal((await receipt.body()).subarray(0, 4).toString(), '%PDF');
});

test('printing the receipt opens it in a window of its own and counts the print', async () => {
  const page = await stage.officer(COUNTER);
  await fillBirthForm(page);
  await checkAndReceive(page);
  const answer = page
    .context()
    .waitForEvent('response', (response) => response.url().endsWith('/mau/01.pdf'));
  await page.locator('#print button').first().click();
  assert.equal((await answer).status(), 200);
  await page.reload();
  assert.match(await page.locator('#print li').first().innerText(), /đã in 1 lần/);
});

/** The message that assistive technology reads with a field. */
async function messageAt(page: Page, field: string): Promise<string> {
  const control = page.locator(`[id="${field}"]`);
  assert.equal(await control.getAttribute('aria-invalid'), 'true', `${field} is marked as wrong`);
  const ids = (await control.getAttribute('aria-describedby')) ?? '';
  assert.match(ids, new RegExp(`${field}-error`), `${field} refers to its message`);
  return page.locator(`[id="${field}-error"]`).innerText();
}

async function fillWrongly(page: Page): Promise<void> {
  await fillBirthForm(page);
  await page.fill('#applicantIdentity', '09118501234');
  await page.fill('#applicantBirth', '01/01/2099');
  await page.fill('#original-to-khai', '');
  await page.setInputFiles('#file-ket-hon', [
    textNamedPdf('van-ban.pdf'),
    emptyFile('rong.pdf'),
    cutOffPdf('dut-doan.pdf'),
    pdfFile('con-tot.pdf'),
  ]);
}

test('every mistake is named at its field, and nothing typed or uploaded is lost', async () => {
  const page = await stage.officer(COUNTER);
  await fillWrongly(page);
  await press(page, 'check');
  await page.locator('#error-summary').waitFor();
  assert.equal(await page.locator('#error-summary:focus').count(), 1, 'it is read out at once');

  assert.match(await messageAt(page, 'applicantIdentity'), /12 chữ số.*đã nhập 11/);
  assert.match(await messageAt(page, 'applicantBirth'), /tương lai|sau hôm nay/);
  const files = await messageAt(page, 'file-ket-hon');
  const summary = await page.locator('#error-summary').innerText();
  for (const wrong of [
    /van-ban\.pdf: Chỉ nhận PDF/,
    /rong\.pdf: Tệp rỗng/,
    /dut-doan\.pdf: .*thiếu phần cuối/,
  ]) {
    assert.match(summary, wrong);
    assert.match(files, wrong, 'all faults of a field stand at the field');
  }
  assert.match(summary, /thành phần bắt buộc|bắt buộc/i);

  assert.equal(await page.inputValue('#applicantName'), 'Lâm Thị Mỹ Hạnh');
  assert.equal(await page.inputValue('#applicantIdentity'), '09118501234');
  assert.equal(await page.inputValue('#applicantBirth'), '01/01/2099');
  assert.equal(await page.inputValue('#concernedName'), 'Lâm Gia Bảo');
  assert.ok(await page.locator('[name=basis][value=parent]').isChecked());
  const kept = await page.locator('.kept').allInnerTexts();
  assert.match(kept.join(), /chung-sinh\.pdf/);
  assert.match(kept.join(), /con-tot\.pdf/);

  for (const link of await page.locator('#error-summary a').all()) {
    const target = (await link.getAttribute('href')) ?? '';
    assert.equal(await page.locator(`[id="${target.slice(1)}"]`).count(), 1, `${target} exists`);
  }

  await page.fill('#applicantIdentity', '091185012345');
  await page.fill('#applicantBirth', '1985');
  await page.fill('#original-to-khai', '1');
  await checkAndReceive(page);
  const attached = await page.locator('#papers .files a').allInnerTexts();
  assert.equal(attached.length, 2, 'the good files were attached once each');
});

test('the mistakes are named in English where English was chosen', async () => {
  const page = await stage.officer(COUNTER);
  await page.goto('/can-bo?lang=en');
  await fillWrongly(page);
  await press(page, 'check');
  await page.locator('#error-summary').waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.match(await messageAt(page, 'applicantIdentity'), /12 digits.*11 were entered/);
  assert.match(await messageAt(page, 'applicantBirth'), /future|after today/);
  assert.match(await messageAt(page, 'file-ket-hon'), /Only PDF, JPEG or PNG/);
});

test('a twin is received from the first child’s dossier: the parent stands there, the child does not', async () => {
  const page = await stage.officer(COUNTER);
  await fillBirthForm(page);
  const first = await checkAndReceive(page);
  await page.getByRole('link', { name: 'Khai thêm cho trẻ sinh đôi' }).click();
  assert.equal(await page.inputValue('#applicantName'), 'Lâm Thị Mỹ Hạnh');
  assert.equal(await page.inputValue('#applicantIdentity'), '091185012345');
  assert.equal(await page.inputValue('#applicantPhone'), '0912345678');
  assert.ok(await page.locator('[name=basis][value=parent]').isChecked());
  assert.equal(await page.inputValue('#concernedName'), '');
  assert.deepEqual(await faultsOf(page), []);
  await page.fill('#concernedName', 'Lâm Gia Bình');
  await page.fill('#original-to-khai', '1');
  await page.setInputFiles('#file-giay-chung-sinh', [pdfFile('chung-sinh-hai.pdf')]);
  const second = await checkAndReceive(page);
  assert.notEqual(second, first);
  assert.match(await page.locator('main').innerText(), /Lâm Gia Bình/);
});
