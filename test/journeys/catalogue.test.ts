import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import pg from 'pg';
import type { Locator, Page } from 'playwright-core';
import {
  ADMINISTRATOR,
  BIRTH,
  COUNTER,
  fillBirthForm,
  press,
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';
import { statusOf } from '#test/support/page-checks.ts';

const stage = await openStage(0);
const CATALOGUE = '/can-bo/quan-tri/thu-tuc';
const SECOND = 'quantri.vanphongubndtinh2';
/** Presses a button and waits for the page that answers. */
async function pressAndLoad(page: Page, button: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), button.click()]);
}
const save = (page: Page): Promise<void> =>
  pressAndLoad(page, page.getByRole('button', { name: 'Lưu', exact: true }).last());
const goOn = (page: Page): Promise<void> =>
  pressAndLoad(page, page.getByRole('button', { name: /^Lưu và (tiếp tục|xem lại)$/ }));

async function rowsOf(sql: string): Promise<readonly Record<string, unknown>[]> {
  const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
  await database.connect();
  const { rows } = await database.query(sql);
  await database.end();
  return rows;
}

/** What the summary at the top and the notices of the open page say. */
const messages = async (page: Page): Promise<string> =>
  (await page.locator('#error-summary, .notice').allInnerTexts()).join('\n');

test('a new procedure is written from a copy of another, approved by a second person, and received', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${CATALOGUE}?tim=khai sinh`);
  await page.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click();
  await page.getByText('Sao chép thành thủ tục mới').click();
  await page.fill('#code', '1.001193');
  await page.getByRole('button', { name: 'Sao chép' }).click();
  assert.match(await page.locator('.fld-err, .err').first().innerText(), /đã có trong danh mục/);
  await page.fill('#code', '1.999901');
  await page.getByRole('button', { name: 'Sao chép' }).click();
  await page.getByRole('heading', { name: 'Đăng ký khai sinh' }).waitFor();

  await page.locator('.sum-a').first().click();
  await page.fill('[id="name.vi"]', 'Cấp bản sao giấy khai sinh thử');
  await page.fill('[id="name.en"]', 'Trial copy of a birth certificate');
  await page.fill('#keywords', 'sao y khai sinh\nbản sao thử');
  await goOn(page);
  await page.getByRole('heading', { name: 'Ai nộp, nộp ở đâu, ai giải quyết' }).waitFor();
  await goOn(page);
  await goOn(page);

  // Papers: a new one at the end, moved up one place, a count that is no number.
  const papers = page.locator('fieldset.pane');
  await page.getByRole('button', { name: 'Thêm: Giấy tờ' }).waitFor();
  const last = await papers.count();
  await page.getByRole('button', { name: 'Thêm: Giấy tờ' }).click();
  await papers.nth(last).waitFor();
  assert.match(await messages(page), /^Đã xong:\s+Đã lưu\.$/, 'a new row is no mistake yet');
  await page.fill(`[id="components.${last}.name.vi"]`, 'Đơn đề nghị thử');
  await page.fill(`[id="components.${last}.name.en"]`, 'Trial application');
  await page.fill(`[id="components.${last}.copies"]`, 'hai');
  await save(page);
  assert.equal(await page.inputValue(`[id="components.${last}.copies"]`), 'hai', 'kept as typed');
  const told = await messages(page);
  assert.match(told, /^Đã lưu\. Còn 1 chỗ cần sửa trước khi trình duyệt/, 'one message of both');
  assert.doesNotMatch(told, /Đã xong/);
  await page.fill(`[id="components.${last}.copies"]`, '2');
  await page.getByRole('button', { name: `Lên Giấy tờ ${last + 1}` }).click();
  assert.equal(await page.inputValue(`[id="components.${last - 1}.name.vi"]`), 'Đơn đề nghị thử');
  await goOn(page);

  await page.getByRole('button', { name: 'Thêm: Khoản thu' }).click();
  await page.fill('[id="fees.0.name.vi"]', 'Lệ phí bản sao');
  await page.fill('[id="fees.0.name.en"]', 'Copy fee');
  await page.fill('[id="fees.0.amount"]', '8.000');
  await page.fill('[id="fees.0.basis"]', 'Thông tư 281/2016/TT-BTC');
  await goOn(page);

  // Nobody pays less.
  assert.match(await page.locator('main').innerText(), /Miễn, giảm phí/);
  await goOn(page);

  // Steps: one hour more than the limit has, then right again.
  await page.fill('[id="steps.1.shareHours"]', '3');
  await save(page);
  assert.match(await messages(page), /Quy trình nội bộ: cộng lại 9 giờ, thời hạn là 8 giờ/);
  await page.fill('[id="steps.1.shareHours"]', '1');
  await page.getByRole('button', { name: 'Thêm: Bước' }).click();
  await page.fill('[id="steps.5.name.vi"]', 'Soát xét');
  await page.fill('[id="steps.5.name.en"]', 'Review');
  await page.fill('[id="steps.5.shareHours"]', '1');
  await page.getByRole('button', { name: 'Lên Bước 6' }).click();
  await page.getByRole('button', { name: 'Lên Bước 5' }).click();
  await page.getByRole('button', { name: 'Lên Bước 4' }).click();
  assert.equal(await page.inputValue('[id="steps.2.name.vi"]'), 'Soát xét');
  assert.match(
    await messages(page),
    /^Đã xong:\s+Đã lưu\.$/,
    'the steps still go one after the other',
  );
  await goOn(page);
  await goOn(page);
  await goOn(page);
  await goOn(page); // nobody needs another procedure
  await goOn(page); // no time is added
  await goOn(page);

  await page.getByRole('button', { name: 'Trình duyệt' }).click();
  assert.match(await messages(page), /Ghi lý do/);
  await page.fill('#note', 'Thử theo Quyết định 01/2026');
  await page.getByRole('button', { name: 'Trình duyệt' }).click();
  await page.getByText('một quản trị viên khác phải duyệt').waitFor();
  const draft = page.url().split('?')[0] ?? '';
  assert.equal(await page.getByRole('button', { name: 'Duyệt và công bố' }).count(), 0);

  // The second person finds it on the first page, reads all of it, and sees it as everybody will.
  const second = await stage.officer(SECOND);
  await second.goto('/can-bo');
  assert.match(await second.locator('#awaiting').innerText(), /1\.999901[\s\S]*Bạn duyệt được/);
  await second.goto(CATALOGUE);
  await second
    .locator('#awaiting')
    .getByRole('link', { name: 'Cấp bản sao giấy khai sinh thử' })
    .click();
  const differences = await second.locator('#differences').innerText();
  assert.match(differences, /Sao chép từ Đăng ký khai sinh \(1\.001193\)/);
  assert.match(differences, /Giấy tờ 8 “Đơn đề nghị thử”/);
  assert.match(differences, /Bước 2 “Thẩm tra”, thời gian \(giờ làm việc\)\s+2\s+1/);
  assert.match(await second.locator('#phan-thanh-phan').innerText(), /Đơn đề nghị thử\s+Trial/);
  assert.match(await second.locator('#phan-le-phi').innerText(), /8000|8\.000/);
  assert.match(await second.locator('#phan-quy-trinh').innerText(), /Soát xét[\s\S]*Chuyên viên/);
  await second.goto(`${draft}/phan/quy-trinh`);
  assert.match(second.url(), /#phan-quy-trinh$/, 'a part is read where all of it stands');
  await second.getByRole('link', { name: 'Xem như người dân thấy' }).click();
  await second.getByText('người dân chưa thấy trang này').waitFor();
  assert.equal(await second.locator('svg .bpm-s').count(), 7);
  assert.match(await second.locator('main').innerText(), /Đơn đề nghị thử/);
  await second.getByRole('link', { name: 'Bản nháp' }).click();
  await second.fill('#reason', 'Ghi thêm số của quyết định.');
  await second.getByRole('button', { name: 'Trả lại người soạn' }).click();
  await page.goto(draft);
  assert.match(await messages(page), /Ghi thêm số của quyết định/);
  await page.getByRole('button', { name: 'Trình duyệt' }).click();
  await second.goto(draft);
  await second.getByRole('button', { name: 'Duyệt và công bố' }).click();
  await second.getByText('Đã công bố.').waitFor();

  const counter = await stage.officer(COUNTER);
  await counter.goto('/can-bo/tiep-nhan?thu-tuc=sao y khai sinh');
  await counter.getByText('Cấp bản sao giấy khai sinh thử').first().waitFor();
  await counter.goto('/can-bo/tiep-nhan/1.999901');
  assert.match(await counter.locator('#main').innerText(), /Đơn đề nghị thử/);

  const audit = await rowsOf(
    `select subject, act from audit where act in ('submit-draft', 'return-draft', 'publish-draft') order by at`,
  );
  assert.deepEqual(
    audit.map(({ subject, act }) => `${String(subject)} ${String(act)}`),
    [
      `demo:${ADMINISTRATOR} submit-draft`,
      `demo:${SECOND} return-draft`,
      `demo:${ADMINISTRATOR} submit-draft`,
      `demo:${SECOND} publish-draft`,
    ],
  );
});

test('a change ends the version before it; a dossier received under that one finishes under it', async () => {
  const counter = await stage.officer(COUNTER);
  await fillBirthForm(counter);
  await press(counter, 'check');
  await press(counter, 'receive');
  await counter.waitForURL(/\/can-bo\/ho-so\//);
  const dossier = new URL(counter.url()).pathname;

  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(`${CATALOGUE}/xem/1.001193`);
  await page.getByRole('button', { name: /Soạn bản mới từ bản này/ }).click();
  await page.locator('.sum-a').first().click();
  await page.fill('[id="name.vi"]', 'Đăng ký khai sinh (sửa)');
  await save(page);
  await page.getByRole('link', { name: /Đăng ký khai sinh \(sửa\)/ }).click();
  assert.match(
    await page.locator('.tbl').innerText(),
    /Tên thủ tục \(tiếng Việt\)\s+Đăng ký khai sinh\s+Đăng ký khai sinh \(sửa\)/,
  );
  await page.fill('#validFrom', '01/01/2021');
  await page.fill('#note', 'Sửa tên');
  await page.getByRole('button', { name: 'Trình duyệt' }).click();
  assert.match(await messages(page), /quá khứ/);
  await page.fill('#validFrom', todayText());
  await page.getByRole('button', { name: 'Trình duyệt' }).click();
  await page.getByText('một quản trị viên khác phải duyệt').waitFor();
  const second = await stage.officer(SECOND);
  await second.goto(page.url());
  await second.getByRole('button', { name: 'Duyệt và công bố' }).click();
  await second.getByText('Đã công bố.').waitFor();

  await second.goto(`${CATALOGUE}/xem/1.001193`);
  const states = await second.locator('.tag').allInnerTexts();
  assert.deepEqual(states.slice(0, 2), ['Đang có hiệu lực', 'Hết hiệu lực']);
  await counter.goto(BIRTH);
  assert.match(await counter.locator('h1').innerText(), /Đăng ký khai sinh \(sửa\)/);
  await counter.goto(dossier);
  assert.doesNotMatch(await counter.locator('#main').innerText(), /\(sửa\)/);

  // A version that is yet to come does not give the page of the procedure its name.
  await page.goto(`${CATALOGUE}/xem/1.001193`);
  await page
    .getByRole('button', { name: /Soạn bản mới từ bản này/ })
    .first()
    .click();
  await page.locator('.sum-a').first().click();
  await page.fill('[id="name.vi"]', 'Đăng ký khai sinh (sau này)');
  await save(page);
  await page.getByRole('link', { name: /\(sau này\)/ }).click();
  await page.fill('#validFrom', '01/01/2099');
  await page.fill('#note', 'Đổi tên từ năm 2099');
  await page.getByRole('button', { name: 'Trình duyệt' }).click();
  await page.getByText('một quản trị viên khác phải duyệt').waitFor();
  await second.goto(page.url());
  await second.getByRole('button', { name: 'Duyệt và công bố' }).click();
  await second.getByText('Đã công bố.').waitFor();
  await second.goto(`${CATALOGUE}/xem/1.001193`);
  assert.equal(await second.locator('h1').innerText(), 'Đăng ký khai sinh (sửa)');
  assert.equal(await second.locator('.tag').first().innerText(), 'Chưa đến ngày');

  await second.goto(`${CATALOGUE}?tim=khai sinh&ngay=21/06/2022`);
  assert.doesNotMatch(await second.locator('#main').innerText(), /\(sửa\)/, 'as of that day');
});

/** The machine's day in Viet Nam, as it is typed. */
const todayText = (): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' }).format(Date.now());

test('two people on one draft: the second is told, and what was typed is still there', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  const other = await stage.officer(SECOND);
  await page.goto(`${CATALOGUE}/xem/2.000033`);
  await page.getByRole('button', { name: /Soạn bản mới từ bản này/ }).click();
  await page.locator('.sum-a').first().click();
  await other.goto(page.url());
  await page.fill('[id="name.en"]', 'First change');
  await save(page);
  await other.fill('[id="name.en"]', 'Second change');
  await save(other);
  assert.equal(statusOf(other), 409);
  assert.match(await messages(other), /Một người khác vừa lưu/);
  assert.equal(await other.inputValue('[id="name.en"]'), 'Second change');
  await save(other);
  await other.getByText('Đã lưu.').waitFor();
  const [row] = await rowsOf(
    `select cardinality(edited_by) as editors, body -> 'name' ->> 'en' as name from catalogue_draft
      where kind = 'procedure'`,
  );
  assert.equal(row?.['name'], 'Second change');
  assert.equal(row?.['editors'], 2, 'neither of them may approve it');
});

test('a code and a date stand whole on a phone: a table that is too wide scrolls', async () => {
  const page = await stage.officer(ADMINISTRATOR, { width: 390 });
  await page.goto(CATALOGUE);
  const broken = await page.locator('.tbl td').evaluateAll((cells) =>
    cells
      .filter((cell) => /^[\d./]+$/.test(cell.textContent))
      .filter((cell) => {
        const range = cell.ownerDocument.createRange();
        range.selectNodeContents(cell);
        return range.getClientRects().length !== 1;
      })
      .map((cell) => cell.textContent),
  );
  assert.deepEqual(broken, []);
});

test('nobody but an administrator opens the catalogue’s editor', async () => {
  const page = await stage.officer(COUNTER);
  await page.goto(CATALOGUE);
  assert.equal(statusOf(page), 403);
  const denied = await rowsOf(`select act from audit where outcome = 'denied'`);
  assert.deepEqual(denied, [{ act: 'catalogue' }]);
});
