import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { COUNTER, press } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { BIRTH_ONLINE, OTHER_DAY } from '#test/support/home-filing.ts';
import { draftOn } from '#test/support/offline-drafts.ts';
import { faultsOf, sourceFaults, statusOf } from '#test/support/page-checks.ts';
import { pdfFile } from '#test/support/sample-files.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
database.on('error', () => undefined); // the server may go first: the test is over then
await database.connect();
after(() => database.end().catch(() => undefined));
const [FATHER = ''] = (await offeredCitizens(await stage.person())).filter((one) =>
  /^\d{12}$/.test(one),
);

/** Takes a code for a draft; answers it. */
async function codeOf(page: Page, draft: string): Promise<string> {
  await page.goto(`/nop/nhap/${draft}/ma`);
  await page.getByRole('button', { name: 'Lấy mã' }).click();
  return page.locator('#resume-code').innerText();
}

async function openByCode(counter: Page, code: string): Promise<void> {
  await counter.goto('/can-bo/tiep-nhan');
  await counter.getByLabel('Mã hồ sơ nháp của người dân').fill(code);
  await counter.getByRole('button', { name: 'Mở hồ sơ nháp' }).click();
}

for (const javaScriptEnabled of [true, false]) {
  const sound = javaScriptEnabled ? faultsOf : sourceFaults;
  test(`a draft that was begun without an account is filed after signing in, or at a counter by its code (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled });
    await page.goto(BIRTH_ONLINE);
    await page.getByText('Ông, bà', { exact: true }).click();
    await page.getByRole('button', { name: 'Soạn không cần đăng nhập' }).click();
    const draft = draftOn(page);
    await page.goto(`/nop/nhap/${draft}/tre`);
    await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill('Lâm Gia Phúc');
    await page.getByText('Nữ', { exact: true }).click();
    await page.getByLabel(OTHER_DAY).fill('2/6/2022');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.goto(`/nop/nhap/${draft}/ma`);
    assert.deepEqual(await sound(page), []);
    const code = await codeOf(page, draft);

    // Nobody else opens it by its id, and the try stands in the audit.
    const other = await stage.person({ javaScriptEnabled });
    await signInCitizen(other, FATHER);
    await other.goto(`/nop/nhap/${draft}/tre`);
    assert.equal(statusOf(other), 404);
    const { rows } = await database.query(
      `select 1 from audit where dossier_id = $1 and outcome = 'denied' and act = 'read-draft'`,
      [draft],
    );
    assert.equal(rows.length, 1);

    const counter = await stage.officer(COUNTER);
    await openByCode(counter, 'ACDE ACDE');
    assert.equal(statusOf(counter), 404);
    assert.match(await counter.locator('main').innerText(), /Không có hồ sơ nháp nào mở được/);
    await openByCode(counter, code.toLowerCase());
    assert.equal(await counter.locator('#concernedName').inputValue(), 'Lâm Gia Phúc');
    await counter.fill('#applicantName', 'Lâm Văn Ông');
    await counter.fill('#applicantAddress', '12 Trần Phú');
    await counter.fill('#applicantPhone', '0912345678');
    await counter.fill('#original-to-khai', '1');
    await counter.setInputFiles('#file-giay-chung-sinh', [pdfFile('chung-sinh.pdf')]);
    await press(counter, 'check');
    await press(counter, 'receive');
    await counter.waitForURL(new RegExp(`/can-bo/ho-so/${draft}`));
    // It is a dossier now, and no draft that could be filed once more.
    await page.goto(`/nop/nhap/${draft}/kiem-tra`);
    assert.equal(statusOf(page), 404);
  });
}

test('the fee relief that was claimed at home stands at the counter that opens the draft', async () => {
  const page = await stage.person({ width: 390 });
  await signInCitizen(page, FATHER, '/nop/2.000488');
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  const draft = draftOn(page);
  await page.goto(`/nop/nhap/${draft}/noi-nop`);
  await page.getByLabel('Miễn, giảm phí').selectOption({ value: 'ho-ngheo' });
  const [desk] = await page.locator('#desk').selectOption({ index: 1 });
  await page.getByLabel('Điện thoại', { exact: true }).fill('0912345678');
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.waitForURL(/(?<!noi-nop)$/);
  const code = await codeOf(page, draft);
  const { rows } = await database.query(
    `select username from staff where agency = $1 and role = 'counter-officer' limit 1`,
    [desk],
  );
  const counter = await stage.officer(rows[0].username);
  await openByCode(counter, code);
  assert.equal(await counter.getByLabel('Miễn, giảm phí').inputValue(), 'ho-ngheo');
  assert.deepEqual(await faultsOf(counter), []);
});
