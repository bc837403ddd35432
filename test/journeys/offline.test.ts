import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens } from '#test/support/citizens.ts';
import { faultsOf, watchPage } from '#test/support/page-checks.ts';
import {
  beginBirth,
  CHILD,
  chooseWard,
  fillChild,
  givePaper,
  keptRows,
  lineState,
  onward,
  untilKept,
  untilValue,
} from '#test/support/offline-drafts.ts';
import { OTHER_DAY } from '#test/support/home-filing.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
database.on('error', () => undefined); // the server may go first: the test is over then
await database.connect();
after(() => database.end().catch(() => undefined));
const [, MOTHER = ''] = (await offeredCitizens(await stage.person())).filter((one) =>
  /^\d{12}$/.test(one),
);

const draftRow = async (draft: string) =>
  (await database.query('select answers, choices from draft where draft_id = $1', [draft])).rows[0];

const dossiers = async (draft: string): Promise<number> =>
  (
    await database.query('select count(*)::int as count from dossier where dossier_id = $1', [
      draft,
    ])
  ).rows[0].count;

/** The event by which it was received. */
const filedBody = async (draft: string) =>
  (await database.query('select body from event where dossier_id = $1 and version = 1', [draft]))
    .rows[0].body;

const answersOf = ({ declaration }: { readonly declaration: { readonly answers: object } }) =>
  declaration.answers as Readonly<Record<string, unknown>>;

/** A dead line is told in the console; nothing else may be. */
const faultsBesidesLine = async (page: Page): Promise<readonly string[]> =>
  (await faultsOf(page)).filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault));

/** Another window of the same browser, as after it was killed. */
async function reopened(page: Page): Promise<Page> {
  const context = page.context();
  const address = page.url();
  await page.close();
  const next = await context.newPage();
  watchPage(next);
  await next.goto(address);
  return next;
}

test('a birth is filled in and filed while the line is dead, and filed once when it is back', async () => {
  let page = await stage.person({ width: 390 });
  const draft = await beginBirth(page, MOTHER);
  const context = page.context();
  await givePaper(page, draft);
  await untilKept(page, /^page:.*kiem-tra$/);
  await page.getByLabel(CHILD).fill('Lâm Gia Bảo');
  await untilKept(page, /^typed:/);
  await context.setOffline(true);

  await page.reload();
  await page.getByText('Đã lấy lại phần bạn gõ dở').waitFor();
  assert.equal(await page.getByLabel(CHILD).inputValue(), 'Lâm Gia Bảo');
  await page.getByText('Nam', { exact: true }).click();
  await page.getByLabel(OTHER_DAY).fill('1/6/2022');
  await page.waitForTimeout(600);
  page = await reopened(page);
  await page.getByText('Đã lấy lại phần bạn gõ dở').waitFor();
  assert.equal(await page.getByLabel(OTHER_DAY).inputValue(), '1/6/2022');
  assert.equal(await page.getByLabel('Nam', { exact: true }).isChecked(), true);
  await lineState(page, 'offline').waitFor();
  await onward(page);
  await page.waitForURL(/noi-sinh$/);
  await lineState(page, 'waiting').waitFor();
  await chooseWard(page, 'tk.birthPlace');
  await onward(page);
  await page.waitForURL(/kiem-tra$/);
  await page.locator('#oath').check();
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await lineState(page, 'filing').waitFor();
  await page.locator('#oath').check();
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await lineState(page, 'filing').waitFor();
  assert.equal((await draftRow(draft)).answers['child.name'], undefined);
  assert.equal(await dossiers(draft), 0);
  const { names, text } = await keptRows(page);
  assert.ok(names.length > 5, names.join());
  assert.doesNotMatch(text, /Gia Bảo|Lâm|1\/6\/2022|csrf|Vĩnh Thanh|EXTRACTABLE/);

  const posts: string[] = [];
  context.on('requestfinished', (request) => {
    if (request.method() === 'POST') posts.push(request.url().replace(/.*\//, ''));
  });
  await context.setOffline(false);
  await page.waitForURL(new RegExp(`/cong-dan/ho-so/${draft}`));
  assert.deepEqual(posts, ['tre', 'noi-sinh', 'kiem-tra']);
  assert.equal(await dossiers(draft), 1);
  assert.equal(answersOf(await filedBody(draft))['child.name'], 'Lâm Gia Bảo');
  assert.deepEqual((await keptRows(page)).names, ['owner']);
  assert.deepEqual(await faultsBesidesLine(page), []);
});

test('an answer that is lost on the way makes no second dossier and loses no page', async () => {
  const page = await stage.person();
  const draft = await beginBirth(page, MOTHER);
  const context = page.context();
  await givePaper(page, draft);
  await untilKept(page, /^page:.*kiem-tra$/);
  let lost = 0;
  // Every form arrives once and its answer does not; the second try is answered.
  const seen = new Set<string>();
  await context.route('**/nop/nhap/**', async (route) => {
    const request = route.request();
    if (request.method() !== 'POST' || seen.has(request.url())) return route.continue();
    seen.add(request.url());
    await route.fetch({ maxRedirects: 0 });
    lost += 1;
    return route.abort('connectionreset');
  });
  await fillChild(page, 'Lâm Gia Phước');
  await onward(page);
  await page.waitForURL(/noi-sinh$/);
  await chooseWard(page, 'tk.birthPlace');
  await onward(page);
  await page.waitForURL(/kiem-tra$/);
  await page.locator('#oath').check();
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await page.waitForURL(new RegExp(`/cong-dan/ho-so/${draft}`));
  assert.equal(lost, 3);
  assert.equal(await dossiers(draft), 1);
  assert.equal(answersOf(await filedBody(draft))['child.name'], 'Lâm Gia Phước');
});

test('a session that ended meanwhile: what waits stays, and goes once its person is back', async () => {
  const page = await stage.person();
  const draft = await beginBirth(page, MOTHER);
  const context = page.context();
  await untilKept(page, /^page:.*kiem-tra$/);
  await context.setOffline(true);
  await fillChild(page, 'Lâm Gia Thịnh');
  await onward(page);
  await lineState(page, 'waiting').waitFor();
  await database.query('delete from citizen_session');
  await context.setOffline(false);
  await lineState(page, 'stuck').waitFor();
  assert.equal((await draftRow(draft)).answers['child.name'], undefined);
  await lineState(page, 'stuck').getByRole('link', { name: 'Đăng nhập' }).click();
  await page.waitForURL(/kiem-tra$/);
  assert.equal((await draftRow(draft)).answers['child.name'], 'Lâm Gia Thịnh');
  await untilKept(page, /^\d+$/, false);
});

test('a page of an earlier session is taken with the token of the new one', async () => {
  const page = await stage.person();
  const draft = await beginBirth(page, MOTHER);
  await untilKept(page, /^page:.*kiem-tra$/);
  await fillChild(page, 'Lâm Gia Hưng');
  await database.query('delete from citizen_session');
  const other = await page.context().newPage();
  await other.goto('/cong-dan');
  await other.getByRole('button', { name: 'Đăng xuất' }).waitFor();
  await onward(page);
  await page.waitForURL(/noi-sinh$/);
  await untilKept(page, /^\d+$/, false);
  assert.equal((await draftRow(draft)).answers['child.name'], 'Lâm Gia Hưng');
});

test('a line that carries nothing and does not say so is not waited for', async () => {
  const page = await stage.person();
  const draft = await beginBirth(page, MOTHER);
  const context = page.context();
  await untilKept(page, /^page:.*kiem-tra$/);
  await fillChild(page, 'Lâm Gia Khang');
  let isSilent = true;
  await context.route('**/nop/nhap/**', async (route) => {
    if (!isSilent) await route.abort();
  });
  const begun = Date.now();
  await onward(page);
  await page.waitForURL(/noi-sinh$/);
  await lineState(page, 'waiting').waitFor();
  assert.ok(Date.now() - begun < 20_000, `${Date.now() - begun} ms`);
  assert.equal((await draftRow(draft)).answers['child.name'], undefined);
  // The try that is on its way ends without an answer, and the next is refused.
  isSilent = false;
  await context.waitForEvent(
    'requestfailed',
    (request) => request.failure()?.errorText === 'net::ERR_FAILED',
  );
  await context.unrouteAll();
  // Nothing tells that the line is back: the page tries again by itself.
  await lineState(page, 'sent').waitFor();
  assert.equal((await draftRow(draft)).answers['child.name'], 'Lâm Gia Khang');
});

test('a filing that the server will not have is said so, and where to mend it', async () => {
  const page = await stage.person();
  const draft = await beginBirth(page, MOTHER);
  const context = page.context();
  await untilKept(page, /^page:.*kiem-tra$/);
  await context.setOffline(true);
  await page.goto(`/nop/nhap/${draft}/kiem-tra`);
  await lineState(page, 'offline').waitFor();
  await page.locator('#oath').check();
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await lineState(page, 'filing').waitFor();
  // A page that is changed after the filing takes the filing back.
  await page.goto(`/nop/nhap/${draft}/tre`);
  await fillChild(page, 'Lâm Gia An');
  await onward(page);
  await lineState(page, 'waiting').waitFor();
  await page.goto(`/nop/nhap/${draft}/kiem-tra`);
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await lineState(page, 'filing').waitFor();
  await context.setOffline(false);
  await lineState(page, 'refused').waitFor();
  assert.equal(await dossiers(draft), 0);
  assert.equal((await draftRow(draft)).answers['child.name'], 'Lâm Gia An');
  await page.goto(`/nop/nhap/${draft}/noi-nop`);
  await lineState(page, 'refused').getByRole('link').click();
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  assert.match(await page.locator('#error-summary').innerText(), /nơi sinh/);
});

test('what was kept is shown again without a line: what waits, and what the server has already', async () => {
  const page = await stage.person();
  const draft = await beginBirth(page, MOTHER);
  const context = page.context();
  await untilKept(page, /^page:.*kiem-tra$/);
  await fillChild(page, 'Lâm Gia Lộc');
  await onward(page);
  await page.waitForURL(/noi-sinh$/);
  await page.goto(`/nop/nhap/${draft}/giay-to`);
  await context.setOffline(true);
  await page.goto(`/nop/nhap/${draft}/tre`);
  await untilValue(page, 'Lâm Gia Lộc');
  await page.getByLabel(CHILD).fill('Lâm Gia Tài');
  await onward(page);
  await page.waitForURL(/noi-sinh$/);
  await page.goto(`/nop/nhap/${draft}/tre`);
  await untilValue(page, 'Lâm Gia Tài');
  assert.equal(await page.getByText('Đã lấy lại phần bạn gõ dở').isVisible(), false);
  // Papers without a file are a form like any other.
  await page.goto(`/nop/nhap/${draft}/giay-to`);
  await onward(page);
  await page.waitForURL(/kiem-tra$/);
  await page.goto(`/nop/nhap/${draft}/ma`);
  assert.match(await page.locator('main').innerText(), /chưa được giữ trong máy/);
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Lấy mã' }).waitFor();
  assert.deepEqual(
    (await keptRows(page)).names.filter((name) => /^\d+$/.test(name)),
    [],
  );
  assert.equal((await draftRow(draft)).answers['child.name'], 'Lâm Gia Tài');
});

test('pages of a draft, and what stands for one that is not kept, are sound', async () => {
  for (const lang of ['vi', 'en']) {
    const page = await stage.person();
    const draft = await beginBirth(page, MOTHER);
    await page.goto(`/nop/nhap/ngoai-mang?lang=${lang}`);
    assert.deepEqual(await faultsOf(page), []);
    await page.goto(`/nop/nhap/${draft}/tre`);
    await page.evaluate(
      `for (const part of document.querySelectorAll('#kept-line > *, #restored')) part.hidden = false`,
    );
    assert.deepEqual(await faultsOf(page), [], lang);
  }
});
