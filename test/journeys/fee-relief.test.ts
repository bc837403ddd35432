import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { faultsOf, sourceFaults, statusOf } from '#test/support/page-checks.ts';
import { pdfFile } from '#test/support/sample-files.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
database.on('error', () => undefined); // the server may go first: the test is over then
await database.connect();
after(() => database.end().catch(() => undefined));
const [ONE = '', OTHER = ''] = (await offeredCitizens(await stage.person())).filter((one) =>
  /^\d{12}$/.test(one),
);
const RECORD = '/nop/2.000488';

const mainOf = (page: Page): Promise<string> => page.locator('main').innerText();
/** Presses the button and waits for the page that answers: the next one is opened by its address. */
async function go(page: Page): Promise<void> {
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('button', { name: 'Tiếp tục' }).click(),
  ]);
}

for (const javaScriptEnabled of [true, false]) {
  const sound = javaScriptEnabled ? faultsOf : sourceFaults;
  test(`who is exempt says so, pays nothing, and pays all where the counter finds that it does not hold (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled, width: 390 });
    await page.goto('/thu-tuc/2.000488');
    assert.match(await mainOf(page), /Người thuộc hộ nghèo\s+Miễn/);
    assert.deepEqual(await sound(page), []);
    await signInCitizen(page, javaScriptEnabled ? ONE : OTHER, RECORD);
    await page.getByRole('button', { name: 'Bắt đầu' }).click();
    const draft = page.url().replace(/[^/]+$/, '');
    await page.goto(`${draft}ai`);
    await page.locator('[id="tk.birthPlace"]').selectOption({ index: 1 });
    await go(page);
    await page.goto(`${draft}qua-trinh`);
    await page.locator('[id="tk.history"]').fill('2010–2022: làm ruộng tại xã');
    await go(page);
    await page.goto(`${draft}phieu`);
    await page.locator('input[name="tk.kind"]').first().check();
    await page.locator('[id="tk.count"]').fill('1');
    await page.locator('[id="tk.purpose"]').fill('Xin việc');
    await go(page);
    await page.goto(`${draft}noi-nop`);
    const relief = page.getByLabel('Miễn, giảm phí');
    assert.match(await relief.innerText(), /Sinh viên: 100\.000/);
    await relief.selectOption({ value: 'ho-ngheo' });
    assert.deepEqual(await sound(page), []);
    await page.locator('#desk').selectOption({ index: 1 });
    await page.getByLabel('Điện thoại', { exact: true }).fill('0912345678');
    await go(page);
    await page.goto(`${draft}giay-to`);
    for (const input of await page.locator('main form > .field input[type=file]').all()) {
      await input.setInputFiles([pdfFile('giay-to.pdf')]);
    }
    if (javaScriptEnabled) {
      await page.locator('[data-chosen] li', { hasText: 'Đã gửi' }).first().waitFor();
    }
    await go(page);
    await page.goto(`${draft}kiem-tra`);
    const check = await mainOf(page);
    assert.match(check, /Miễn, giảm phí\s+Người thuộc hộ nghèo/);
    assert.match(check, /Phí, lệ phí\s+Không/);
    await page.locator('#oath').check();
    await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
    await page.waitForURL(/\/cong-dan\/ho-so\//);
    assert.match(await mainOf(page), /Miễn, giảm phí\s+Người thuộc hộ nghèo\s+Phải nộp: không/);
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const feeOf = async () => {
      const { rows } = await database.query(
        `select desk, body->'fee' as fee, body->'relief'->>'key' as relief from event
        join dossier using (dossier_id) where dossier_id = $1 and type = 'received'`,
        [id],
      );
      return rows[0];
    };
    const { desk, fee, relief: kept } = await feeOf();
    assert.deepEqual([fee, kept], [0, 'ho-ngheo']);

    const { rows } = await database.query(
      `select username from staff where agency = $1 and role = 'counter-officer' limit 1`,
      [desk],
    );
    const officer = await stage.officer(rows[0].username);
    await officer.goto(`/can-bo/ho-so/${id}`);
    assert.match(
      await officer.locator('#money').innerText(),
      /Người thuộc hộ nghèo \(người nộp khai; đối chiếu giấy tờ\)/,
    );
    await officer.getByText('Không được miễn, giảm phí').first().click();
    await officer.getByRole('button', { name: 'Không được miễn, giảm phí' }).click();
    assert.equal(statusOf(officer), 422);
    await officer.getByLabel('Lý do không được miễn, giảm').fill('Giấy xác nhận đã hết hạn');
    assert.deepEqual(await sound(officer), []);
    await officer.getByRole('button', { name: 'Không được miễn, giảm phí' }).click();
    assert.match(await officer.locator('#money').innerText(), /không được hưởng[\s\S]*200\.000/);

    await page.goto(`/cong-dan/ho-so/${id}`);
    assert.match(await mainOf(page), /Không được miễn, giảm phí; phải nộp 200\.000/);
    assert.match(await mainOf(page), /Giấy xác nhận đã hết hạn/);
    assert.deepEqual(await sound(page), []);
  });
}
