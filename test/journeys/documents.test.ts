import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { codeOnPage } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { BIRTH_ONLINE, fileBirth } from '#test/support/home-filing.ts';
import { faultsOf, sourceFaults, statusOf } from '#test/support/page-checks.ts';
import { pdfFile, pngFile, textNamedPdf } from '#test/support/sample-files.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
database.on('error', () => undefined); // the server may go first: the test is over then
await database.connect();
after(() => database.end().catch(() => undefined));
const [FATHER = '', MOTHER = ''] = (await offeredCitizens(await stage.person())).filter((one) =>
  /^\d{12}$/.test(one),
);
const PAPERS = '/cong-dan/giay-to';

const mainOf = (page: Page): Promise<string> => page.locator('main').innerText();

async function keep(page: Page, title: string, until = '', file = pdfFile(`${title}.pdf`)) {
  await page.getByLabel('Tên giấy tờ').fill(title);
  await page.getByLabel('Có giá trị đến ngày').fill(until);
  await page.setInputFiles('#file-giay-to', [file]);
  await page.getByRole('button', { name: 'Lưu giấy tờ' }).click();
}

/** A new draft of a birth, on the page of papers; answers its id. */
async function atPapers(page: Page): Promise<string> {
  await page.goto(BIRTH_ONLINE);
  await page.getByText('Cha, mẹ', { exact: true }).click();
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  const draft = /\/nop\/nhap\/([0-9a-f-]+)\//.exec(page.url())?.[1] ?? assert.fail(page.url());
  await page.goto(`/nop/nhap/${draft}/giay-to`);
  return draft;
}

async function papersOf(draft: string) {
  const { rows } = await database.query('select attachments from draft where draft_id = $1', [
    draft,
  ]);
  return rows[0].attachments as readonly { readonly component: string; readonly name: string }[];
}

for (const javaScriptEnabled of [true, false]) {
  test(`what was given once is used again, with no new photo (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled, width: 390 });
    await signInCitizen(page, MOTHER, BIRTH_ONLINE);
    await fileBirth(page);
    const code = await codeOnPage(page);
    await page.goto(PAPERS);
    assert.match(await mainOf(page), new RegExp(`Giấy chứng sinh.*Đã nộp với hồ sơ ${code}`, 's'));
    if (javaScriptEnabled) assert.deepEqual(await faultsOf(page), []);

    const draft = await atPapers(page);
    assert.match(await mainOf(page), /Dùng lại giấy tờ đã có/);
    if (javaScriptEnabled) assert.deepEqual(await faultsOf(page), []);
    await page
      .getByLabel(/^Giấy chứng sinh.*Đã nộp với hồ sơ/)
      .first()
      .check();
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    assert.deepEqual(
      (await papersOf(draft)).map(({ component, name }) => [component, name]),
      [['giay-chung-sinh', 'chung-sinh.pdf']],
    );
    // It is there, can be looked at, and is not offered a second time.
    await page.goto(`/nop/nhap/${draft}/giay-to`);
    const shown = await page.request.get(
      (await page.getByRole('link', { name: 'chung-sinh.pdf' }).getAttribute('href')) ?? '',
    );
    assert.equal(shown.headers()['content-type'], 'application/pdf');
    assert.deepEqual(await shown.body(), pdfFile('chung-sinh.pdf').buffer);
    assert.equal(await page.getByLabel(/^Giấy chứng sinh.*Đã nộp với hồ sơ/).count(), 0);
    await page.context().close();
  });
}

for (const javaScriptEnabled of [true, false]) {
  const sound = javaScriptEnabled ? faultsOf : sourceFaults;
  test(`a paper is kept, found without diacritics, chosen for a dossier, and removed (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled, width: 390 });
    await signInCitizen(page, FATHER, PAPERS);
    await keep(page, 'Giấy phép lái xe', '20/6/2030');
    await keep(page, 'Giấy khám sức khỏe', '1/1/2020', pngFile('kham.png'));
    assert.match(await mainOf(page), /Giấy phép lái xe Bạn tự lưu · .*có giá trị đến 20\/06\/2030/);
    assert.match(await mainOf(page), /đã hết hạn ngày 01\/01\/2020/);
    await page.getByLabel('Tìm giấy tờ').fill('giay phep lai');
    await page.getByRole('button', { name: 'Tìm' }).click();
    assert.match(await mainOf(page), /Giấy phép lái xe/);
    assert.doesNotMatch(await page.locator('main .files').first().innerText(), /khám sức khỏe/);

    const draft = await atPapers(page);
    await page.getByRole('link', { name: /^Chọn trong giấy tờ của tôi.*chứng sinh/ }).click();
    assert.deepEqual(await sound(page), []);
    assert.doesNotMatch(await mainOf(page), /khám sức khỏe/, 'what has run out is not offered');
    await page.getByRole('button', { name: 'Dùng giấy tờ này' }).click();
    assert.match(await page.locator('#error-summary').innerText(), /Chọn một giấy tờ/);
    assert.deepEqual(await sound(page), []);
    await page.getByLabel(/Giấy phép lái xe/).check();
    await page.getByRole('button', { name: 'Dùng giấy tờ này' }).click();
    assert.deepEqual(
      (await papersOf(draft)).map(({ component, name }) => [component, name]),
      [['giay-chung-sinh', 'Giấy phép lái xe.pdf']],
    );

    await page.goto(PAPERS);
    await page.getByRole('link', { name: 'Bỏ Giấy phép lái xe' }).click();
    assert.deepEqual(await sound(page), []);
    await page.getByRole('button', { name: 'Bỏ' }).click();
    assert.doesNotMatch(await mainOf(page), /phép lái xe/);
    assert.equal((await papersOf(draft)).length, 1, 'the draft keeps its own');
  });
}

for (const javaScriptEnabled of [true, false]) {
  const sound = javaScriptEnabled ? faultsOf : sourceFaults;
  test(`what is wrong is said at its field, and the file that came need not be chosen again (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled, width: 390 });
    const title = javaScriptEnabled ? 'Sổ bảo hiểm xã hội' : 'Thẻ bảo hiểm y tế';
    await signInCitizen(page, FATHER, PAPERS);
    await keep(page, '', '31/2/2022');
    assert.equal(statusOf(page), 422);
    const summary = await page.locator('#error-summary').innerText();
    assert.match(summary, /Ghi tên giấy tờ/);
    assert.match(summary, /Nhập ngày theo dạng/);
    assert.deepEqual(await sound(page), []);
    await page.getByLabel('Tên giấy tờ').fill(title);
    await page.getByLabel('Có giá trị đến ngày').fill('');
    await page.getByRole('button', { name: 'Lưu giấy tờ' }).click();
    assert.match(await mainOf(page), new RegExp(`${title} Bạn tự lưu`));
    await keep(page, 'Ảnh', '', textNamedPdf('anh.pdf'));
    assert.equal(statusOf(page), 422);
    assert.match(await page.locator('#error-summary').innerText(), /Chỉ nhận PDF, JPEG hoặc PNG/);
  });
}

test('nobody else reads, uses or removes the paper of another', async () => {
  const owner = await stage.person();
  await signInCitizen(owner, FATHER, PAPERS);
  await keep(owner, 'Giấy tờ của cha');
  const href =
    (await owner
      .getByRole('link', { name: 'Giấy tờ của cha', exact: true })
      .getAttribute('href')) ?? '';
  const draft = await atPapers(owner);
  await owner.getByRole('link', { name: /^Chọn trong giấy tờ của tôi.*chứng sinh/ }).click();
  const token = (await owner.getByLabel(/Giấy tờ của cha/).getAttribute('value')) ?? '';

  const other = await stage.person();
  await signInCitizen(other, MOTHER, PAPERS);
  assert.doesNotMatch(await mainOf(other), /Giấy tờ của cha/);
  assert.equal((await other.request.get(href)).status(), 404);
  await other.goto(`${href}/bo`);
  assert.equal(statusOf(other), 404);
  assert.equal((await other.request.get(`/nop/nhap/${draft}/kho/giay-chung-sinh`)).status(), 404);
  // A token of another's draft names nothing in one's own.
  const own = await atPapers(other);
  await other.evaluate(`
    document.querySelector('form[enctype]').insertAdjacentHTML('beforeend',
      ${JSON.stringify(`<input type="hidden" name="kept" value="${token}">`)})`);
  await other.getByRole('button', { name: 'Tiếp tục' }).click();
  assert.deepEqual(await papersOf(own), []);
});
