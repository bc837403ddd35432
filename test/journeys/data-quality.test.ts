import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { openStage } from '#test/support/browser.ts';
import { faultsOf, sourceFaults, statusOf } from '#test/support/page-checks.ts';
import { databaseUrlOf, signInStaff } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const STEWARD = 'dulieu.vanphongubndtinh';
const SECOND = 'dulieu.vanphongubndtinh2';
const HEALTH = 'demo:chuyenvien.soyte';
const QUALITY = '/can-bo/du-lieu';

/** Begins a campaign of the injections of some days, and waits until it has run. */
async function runVaccination(page: Page): Promise<string> {
  await page.goto(QUALITY);
  await page.click('#begin a:has-text("Tiêm chủng ↔ dân cư")');
  await page.fill('#from', '10/09/2021');
  await page.fill('#to', '20/09/2021');
  await page.click('button:has-text("Tạo chiến dịch")');
  await page.waitForURL(/chien-dich/);
  const path = new URL(page.url()).pathname;
  await runAgain(page, path);
  return path;
}

async function runAgain(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const rows = page.locator('#run tbody tr');
  const before = await rows.count();
  await page.click('#run button:has-text("Chạy")');
  const until = Date.now() + 180_000;
  for (;;) {
    const text = await page.locator('#run').innerText();
    if ((await rows.count()) > before && text.includes('Đã chạy xong')) return;
    assert.ok(!text.includes('Không chạy được') && Date.now() < until, text);
    await page.waitForTimeout(1000);
  }
}

const key = async (page: Page, letter: string): Promise<void> => {
  await page.locator('h1').click();
  await page.keyboard.press(letter);
};

const openCase = async (page: Page, path: string, query: string): Promise<string> => {
  await page.goto(`${path}/duyet?${query}`);
  await page.locator('a[data-open]').first().click();
  await page.waitForURL(/truong-hop/);
  return new URL(page.url()).pathname;
};

/** How many cases stand where, as the campaign's page says. */
const stateOf = (page: Page): Promise<string> => page.locator('#work dl').innerText();

test('a campaign is run, judged by keyboard, agreed to, confirmed, corrected and undone', async () => {
  const steward = await stage.officer(STEWARD);
  assert.equal(new URL(steward.url()).pathname, QUALITY);
  assert.deepEqual(await faultsOf(steward), []);
  const path = await runVaccination(steward);
  assert.deepEqual(await faultsOf(steward), []);
  assert.ok((await steward.locator('svg.chart rect').count()) > 2);

  const missing = await openCase(steward, path, 'buoc=review&lop=missing-number&may=link');
  assert.deepEqual(await faultsOf(steward), []);
  await key(steward, 'g');
  await steward.locator('#error-summary').waitFor();
  assert.equal(statusOf(steward), 422, 'a verdict needs its ground');
  assert.deepEqual(await faultsOf(steward), []);
  await steward.selectOption('#usual', 'card');
  await key(steward, 'g');
  await steward.locator('[role=status]:has-text("Đã ghi")').waitFor();
  assert.notEqual(new URL(steward.url()).pathname, missing, 'the next case follows');
  assert.equal(await steward.inputValue('#usual'), 'card', 'the ground is carried on');
  const judged = new URL(steward.url()).pathname;
  await key(steward, 'j');
  await steward.waitForURL((url) => url.pathname !== judged);
  await steward.keyboard.press('?');
  await steward.locator('#key-help[open]').waitFor();
  assert.match(await steward.locator('#key-help').innerText(), /Giống: cùng một người/);
  await steward.keyboard.press('Escape');

  const wrong = await openCase(steward, path, 'buoc=review&lop=wrong-basics&may=link');
  const differing = steward.locator('.pair tbody tr:has-text("≠ khác")').first();
  const label = await differing.locator('th').innerText();
  const [was, is] = await differing.locator('td').allInnerTexts();
  await steward.selectOption('#usual', 'asked');
  await key(steward, 'g');
  await steward.waitForURL((url) => url.pathname !== wrong);
  await steward.goto(wrong);
  assert.equal(await steward.locator('[data-key=g]').count(), 0, 'not twice by the same person');
  const second = await stage.officer(SECOND);
  await second.goto(`${path}/duyet?buoc=second`);
  await second.locator('a[data-open]').first().click();
  await second.waitForURL(/truong-hop/);
  assert.equal(new URL(second.url()).pathname, wrong);
  assert.deepEqual(await faultsOf(second), []);
  await second.selectOption('#usual', 'asked');
  await key(second, 'g');
  await second.waitForURL(/duyet/);

  const health = await browserOf(HEALTH);
  await health.goto('/can-bo');
  await health.click('a:has-text("chờ cơ quan bạn xác nhận")');
  assert.deepEqual(await faultsOf(health), []);
  await confirm(health, wrong, 'left');
  const police = await browserOf(await officerFor(wrong));
  await police.goto(`${QUALITY}/xac-nhan`);
  assert.deepEqual(await faultsOf(police), []);
  await confirm(police, wrong, 'right');
  assert.equal((await police.goto(missing))?.status(), 403, 'another agency has that case');

  const told = steward.locator(`.pair tbody tr:has(th:text-is("${label}")) td`).first();
  await waitForPhase(steward, wrong, 'Đã đính chính');
  await runAgain(steward, path);
  await steward.goto(wrong);
  assert.match(await steward.locator('.ph').innerText(), /Đã xong/);
  assert.equal(await told.innerText(), is, 'the register has it now');

  await key(steward, 'u');
  await steward.selectOption('#usual-undo', 'asked');
  await steward.fill('#ground-undo', 'nhầm hai chị em');
  await steward.click('#undo button');
  await steward.waitForLoadState();
  await waitForPhase(steward, wrong, 'Chờ kết luận');
  await runAgain(steward, path);
  await steward.goto(wrong);
  assert.equal(await told.innerText(), was, 'and has it no more');
  await steward.goto(path);
  assert.match(await stateOf(steward), /Chờ cơ quan xác nhận\s+1/);
});

/** An agency confirms its part of a case: of each basic that differs the value of one side. */
async function confirm(page: Page, path: string, side: 'left' | 'right'): Promise<void> {
  await page.goto(path);
  assert.deepEqual(await faultsOf(page), []);
  for (const radio of await page.locator(`input[value=${side}]`).all()) await radio.check();
  for (const radio of await page.locator('input[value=left]').all()) {
    const name = await radio.getAttribute('name');
    if ((await page.locator(`input[name="${name}"]:checked`).count()) === 0) await radio.check();
  }
  await page.selectOption('#usual', 'list');
  await page.click('button:has-text("Xác nhận các giá trị")');
  await page.waitForURL(/xac-nhan/);
  assert.match(await page.locator('[role=status]').innerText(), /Đã ghi/);
}

/** Whoever of the demo staff a case waits for. */
const officerFor = (path: string): Promise<string> =>
  inDatabase(async (client) => {
    const { rows } = await client.query<{ subject: string }>(
      `select subject from quality_case join staff using (agency)
        where case_id = $1 and role = 'specialist'`,
      [path.split('/').at(-1)],
    );
    return rows[0]?.subject ?? assert.fail('nobody is asked');
  });

/** A browser of one of the demo staff whom the sign-in page does not offer. */
async function browserOf(subject: string): Promise<Page> {
  const { dataDir, url } = stage.system;
  const { cookie } = await inDatabase((client) => signInStaff(client, dataDir, subject));
  const [name = '', value = ''] = cookie.split('=');
  const page = await stage.person();
  await page.context().addCookies([{ name, value, url }]);
  return page;
}

async function inDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function waitForPhase(page: Page, path: string, text: string): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    await page.goto(path);
    const shown = await page.locator('#main').innerText();
    if (shown.includes(text)) return;
    assert.ok(Date.now() < until, shown);
    await page.waitForTimeout(1000);
  }
}

test('uploaded tables are looked at before they are compared, and all of it works without scripts', async () => {
  const page = await stage.officer(STEWARD, { javaScriptEnabled: false, width: 390 });
  await page.goto(`${QUALITY}/moi?loai=files`);
  const table = (name: string, rows: readonly string[]) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(`\uFEFF${rows.join('\r\n')}`),
  });
  const head = 'Mã;Họ và tên;Ngày sinh;Giới tính;Số định danh';
  await page.setInputFiles(
    '#file-left',
    table('a.csv', [head, 'A1;Lâm Mỹ Hạnh;31/02/1985;Nữ;', 'A1;;;;']),
  );
  await page.setInputFiles('#file-right', {
    name: 'x.pdf',
    mimeType: 'text/csv',
    buffer: Buffer.from('%PDF-1.4\n\0'),
  });
  await page.click('button:has-text("Tạo chiến dịch")');
  assert.equal(statusOf(page), 422);
  const told = await page.locator('#main').innerText();
  assert.match(told, /Dòng 3, cột Mã: Mã bản ghi có ở hai dòng/);
  assert.match(told, /x\.pdf: Chỉ nhận bảng dạng CSV hoặc XLSX/);
  assert.deepEqual(await sourceFaults(page), []);
  await page.locator('#more-settings summary').click();
  await page.fill('#settings', '{"fields": 1}');
  const left = [head, 'A1;Lâm Mỹ Hạnh;03/11/1985;Nữ;', 'A2;Danh Sa Rây;1990;Nam;091090000002'];
  const right = [
    head,
    'B1;Lâm Mỹ Hạnh;3-11-1985;nữ;091185000001',
    'B2;Danh Sa Rây;1990;nam;091090000002',
  ];
  await page.setInputFiles('#file-left', table('a.csv', left));
  await page.setInputFiles('#file-right', table('b.csv', right));
  await page.click('button:has-text("Tạo chiến dịch")');
  assert.match(await page.locator('#settings-error').innerText(), /fields/);
  assert.match(await page.locator('#left').innerText(), /a\.csv: 2 dòng/);
  await page.fill('#settings', '');
  await page.click('button:has-text("Tạo chiến dịch")');
  await page.waitForURL(/chien-dich/);
  const path = new URL(page.url()).pathname;
  await runAgain(page, path);
  await page.click('a:has-text("Xem và kết luận")');
  assert.equal(await page.locator('input[name=case]').count(), 1);
  await page.locator('input[name=case]').check();
  await page.click('button:has-text("Giống: cùng một người")');
  assert.equal(statusOf(page), 422);
  await page.locator('input[name=case]').check();
  await page.selectOption('#usual', 'agreement');
  await page.click('button:has-text("Giống: cùng một người")');
  assert.match(await page.locator('[role=status]').innerText(), /Đã kết luận 1 trường hợp/);
  assert.deepEqual(await sourceFaults(page), []);
  await page.goto(`${path}/duyet?buoc=closed`);
  await page.locator('a[data-open]').click();
  await page.waitForURL(/truong-hop/);
  await page.locator('#undo summary').click();
  await page.selectOption('#usual-undo', 'asked');
  await page.click('#undo button');
  await page.goto(path);
  assert.match(await stateOf(page), /Chờ kết luận\s+1/);
});
