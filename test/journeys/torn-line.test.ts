import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { answeredBy } from '#test/support/page-processes.ts';
import { OTHER_DAY } from '#test/support/home-filing.ts';
import { pdfFile } from '#test/support/sample-files.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';
import { tornLine } from '#test/support/torn-line.ts';

// A try that is lost in one process is made again in another.
const stage = await openStage(0, { WEB_PROCESSES: '2' });
const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
database.on('error', () => undefined); // the server may go first: the test is over then
await database.connect();
after(() => database.end().catch(() => undefined));
const [PARENT = ''] = (await offeredCitizens(await stage.person())).filter((one) =>
  /^\d{12}$/.test(one),
);
const line = await tornLine(stage.system.url);
const MOST_TRIES = 30;
/** Three parts each. */
const FILES = ['mot.pdf', 'hai.pdf', 'ba.pdf'].map((name) =>
  pdfFile(name, `${name} ${'x'.repeat(600_000)}`),
);

/** A person who tries again: opens a page until it is there. */
async function open(page: Page, path: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    await page.goto(`${line.url}${path}`).catch(() => null);
    if (await isThere()) return;
  }
  assert.fail(`${path} never came`);
}

/**
 * Presses a button until one is where it leads. A page that did not come is loaded again, as each
 * “Bắt đầu” leads to an address of its own; after a form that did not arrive one goes back to it.
 */
async function press(page: Page, name: string, leadsTo: RegExp): Promise<void> {
  let lost = '';
  page.on('requestfailed', (request) => {
    if (request.isNavigationRequest()) lost = request.method();
  });
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const button = page.getByRole('button', { name });
    const isHere = await button.isVisible().catch(() => false);
    if (isHere) {
      lost = '';
      await button.click().catch(() => null);
    }
    const isThere = await page
      .waitForURL(leadsTo, { timeout: 4000 })
      .then(() => page.locator('main h1').isVisible())
      .catch(() => false);
    if (isThere) return;
    if (isHere && (await button.isVisible().catch(() => false))) continue;
    await (lost === 'GET' ? page.reload() : page.goBack()).catch(() => null);
  }
  assert.fail(`“${name}” led nowhere: ${page.url()}`);
}

test('each request is lost once on its way and once on its way back: one dossier, whole files, nothing typed twice', async () => {
  const page = await stage.person({ width: 390 });
  await signInCitizen(page, PARENT, '/cong-dan');
  await open(page, '/nop/1.001193', () => page.getByText('Cha, mẹ', { exact: true }).isVisible());
  await page.getByText('Cha, mẹ', { exact: true }).click();
  await press(page, 'Bắt đầu', /\/nop\/nhap\/[0-9a-f-]+\/tre/);
  const [, draft = ''] = /\/nop\/nhap\/([0-9a-f-]+)\//.exec(page.url()) ?? [];
  const at = (name: string): string => `/nop/nhap/${draft}/${name}`;
  // The worker comes over the same line; from then on the device keeps what is typed.
  await open(page, at('tre'), () =>
    page.evaluate('navigator.serviceWorker.controller !== null').then(Boolean, () => false),
  );

  let typed = 0;
  const type = async (label: string, text: string): Promise<void> => {
    typed += 1;
    await page.getByLabel(label, { exact: true }).fill(text);
  };
  await type('Họ, chữ đệm, tên của trẻ', 'Lâm Gia Bền');
  await page.getByText('Nam', { exact: true }).click();
  await type(OTHER_DAY, '1/6/2022');
  await press(page, 'Tiếp tục', /noi-sinh/);
  await page.locator('[id="tk.birthPlace"]').selectOption({ index: 1 });
  await press(page, 'Tiếp tục', /giay-to|kiem-tra/);
  await open(page, at('giay-to'), () => page.locator('#file-giay-chung-sinh').isVisible());
  await page.setInputFiles('#file-giay-chung-sinh', FILES);
  // Each part waits longer after each loss.
  await page
    .locator('[data-chosen] li', { hasText: 'Đã gửi' })
    .nth(2)
    .waitFor({ timeout: 180_000 });
  await press(page, 'Tiếp tục', /kiem-tra/);
  await page.locator('#oath').check();
  await press(page, 'Nộp hồ sơ', /\/cong-dan\/ho-so\/|kiem-tra/);
  const filed = async (): Promise<boolean> => {
    const { rows } = await database.query('select 1 from dossier where dossier_id = $1', [draft]);
    return rows.length === 1;
  };
  for (let tries = 0; tries < MOST_TRIES && !(await filed()); tries += 1) {
    await page.goto(`${line.url}${at('kiem-tra')}`).catch(() => null);
    await page.waitForTimeout(1000);
  }

  const { rows } = await database.query(
    `select dossier_id as id, body from event where type = 'received'
      and body->'applicant'->>'identityNumber' = $1`,
    [PARENT],
  );
  assert.deepEqual(
    rows.map(({ id }) => id),
    [draft],
    'one dossier',
  );
  const [{ body }] = rows;
  assert.equal(body.declaration.answers['child.name'], 'Lâm Gia Bền');
  assert.equal(body.declaration.answers['child.birthDate'], '2022-06-01');
  assert.equal(typed, 2);
  const kept = body.attachments.map(
    ({ sha256, size }: { sha256: string; size: number }) => `${size} ${sha256}`,
  );
  const sent = FILES.map(
    ({ buffer }) => `${buffer.length} ${createHash('sha256').update(buffer).digest('hex')}`,
  );
  assert.deepEqual(kept.toSorted(), sent.toSorted());
  const torn = line.torn();
  console.log(`torn before they arrived: ${torn.before}, after they were answered: ${torn.after}`);
  assert.ok(torn.before >= 25 && torn.after >= 20, JSON.stringify(torn));
  const answered = await answeredBy(stage.system.url);
  console.log(`answered by each process: ${answered.join(', ')}`);
  assert.ok(answered.length === 2 && answered.every((count) => count > 5), answered.join(', '));
});
