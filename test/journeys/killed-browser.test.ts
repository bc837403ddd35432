import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens } from '#test/support/citizens.ts';
import { killedBrowser } from '#test/support/killed-browser.ts';
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
} from '#test/support/offline-drafts.ts';
import { slowLine } from '#test/support/slow-line.ts';
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

/** What stands of a filing: its dossiers, and the name of the child in each. */
async function filed(draft: string): Promise<readonly string[]> {
  const { rows } = await database.query(
    `select body->'declaration'->'answers'->>'child.name' as child from event
      where dossier_id = $1 and type = 'received'`,
    [draft],
  );
  return rows.map(({ child }) => child);
}

async function untilFiled(draft: string): Promise<void> {
  const until = Date.now() + 60_000;
  while ((await filed(draft)).length === 0) {
    assert.ok(Date.now() < until, 'the filing never arrived');
    await pause(50);
  }
}

test('a browser that is killed keeps what was typed and sent without a line, and sends it once', async () => {
  const line = await slowLine(stage.system.url, { bytesPerSecond: 10_000_000 });
  const browser = killedBrowser(line.url);
  let page = await browser.start();
  const draft = await beginBirth(page, MOTHER);
  const childPage = `/nop/nhap/${draft}/tre`;
  await givePaper(page, draft);
  await untilKept(page, /^page:.*kiem-tra$/);
  await browser.close();

  line.carries('nothing');
  page = await browser.start();
  await page.goto(childPage);
  await fillChild(page, 'Lâm Gia Bền');
  await untilKept(page, /^typed:.*tre$/);
  await page.waitForTimeout(600); // the last field is kept after a pause of 250 ms
  await browser.kill();

  page = await browser.start();
  await page.goto(childPage);
  await page.getByText('Đã lấy lại phần bạn gõ dở').waitFor();
  assert.equal(await page.getByLabel(CHILD).inputValue(), 'Lâm Gia Bền');
  assert.equal(await page.getByLabel(OTHER_DAY).inputValue(), '1/6/2022');
  assert.equal(await page.getByLabel('Nam', { exact: true }).isChecked(), true);
  await onward(page);
  await page.waitForURL(/noi-sinh$/);
  await chooseWard(page, 'tk.birthPlace');
  await onward(page);
  await page.waitForURL(/kiem-tra$/);
  await page.locator('#oath').check();
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await lineState(page, 'filing').waitFor();
  await browser.kill();
  assert.deepEqual(await filed(draft), []);

  // The line is back. The filing arrives, and the browser is killed before it hears of it.
  line.carries({ noAnswerTo: `POST /nop/nhap/${draft}/kiem-tra` });
  page = await browser.start();
  void page.goto(childPage).catch(() => null); // it is killed meanwhile
  await untilFiled(draft);
  await browser.kill();
  assert.deepEqual(await filed(draft), ['Lâm Gia Bền']);

  line.carries('all');
  page = await browser.start();
  await page.goto(childPage);
  await page.waitForURL(new RegExp(`/cong-dan/ho-so/${draft}`));
  assert.deepEqual(await filed(draft), ['Lâm Gia Bền']);
  assert.deepEqual((await keptRows(page)).names, ['owner']);
});
