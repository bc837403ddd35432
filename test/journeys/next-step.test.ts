import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { COUNTER, SPECIALIST } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

// A list of several dossiers: what is done leaves it.
const stage = await openStage(900);
const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
database.on('error', () => undefined); // the server may go first: the test is over then
await database.connect();
after(() => database.end().catch(() => undefined));

/** The first dossier of the open list whose next step needs no words, and the button of that step. */
async function firstReady(page: Page) {
  const row = page.locator('[data-worklist] tbody tr:has([data-main-action])').first();
  const href = (await row.locator('[data-open]').getAttribute('href')) ?? '';
  return {
    button: row.locator('[data-main-action]'),
    id: href.split('/').at(-1) ?? '',
    nth: await row.evaluate((element) => element.sectionRowIndex),
  };
}

/** Steps of people: systems outside go on with a dossier by themselves, at any moment. */
async function stepsOf(dossierId: string): Promise<number> {
  const { rows } = await database.query(
    `select count(*)::int as count from event
      where dossier_id = $1 and actor->>'role' <> 'system'`,
    [dossierId],
  );
  return rows[0].count;
}

/** What a person did on all pages of a tab since the last time: clicks, and keys. */
async function efforts(page: Page): Promise<() => Promise<string>> {
  await page.addInitScript(`
    for (const [type, name] of [['click', 'clicks'], ['keydown', 'keys']]) {
      addEventListener(type, ({ isTrusted }) => {
        if (isTrusted) sessionStorage[name] = Number(sessionStorage[name] ?? 0) + 1;
      }, true);
    }`);
  return () =>
    page.evaluate(`(() => {
      const { clicks = 0, keys = 0 } = sessionStorage;
      sessionStorage.clear();
      return clicks + ' clicks, ' + keys + ' keys';
    })()`);
}

const andLoad = (page: Page, does: () => Promise<void>): Promise<unknown> =>
  Promise.all([page.waitForEvent('load'), does()]);

for (const username of [COUNTER, SPECIALIST]) {
  test(`from the open list to the next step done: one click, or two keys (${username})`, async () => {
    const page = await stage.officer(username);
    const effort = await efforts(page);
    await page.goto('/can-bo');
    const clicked = await firstReady(page);
    const before = await stepsOf(clicked.id);
    await andLoad(page, () => clicked.button.click());
    assert.equal(await effort(), '1 clicks, 0 keys');
    assert.equal(await stepsOf(clicked.id), before + 1);
    assert.equal(new URL(page.url()).pathname, '/can-bo', 'one stays on the list');

    const next = await firstReady(page);
    const [earlier, downs] = [await stepsOf(next.id), next.nth + 1];
    for (let down = 0; down < downs; down += 1) await page.keyboard.press('j');
    await andLoad(page, () => page.keyboard.press('a'));
    const keys = await effort();
    console.log(`${username}: one click; ${keys} for the dossier in row ${downs}`);
    assert.equal(keys, `0 clicks, ${downs + 1} keys`);
    assert.equal(await stepsOf(next.id), earlier + 1);
  });
}

test('without scripts it is one click too', async () => {
  const page = await stage.officer(SPECIALIST, { javaScriptEnabled: false });
  const { button, id } = await firstReady(page);
  const before = await stepsOf(id);
  await andLoad(page, () => button.click());
  assert.equal(await stepsOf(id), before + 1);
  assert.equal(new URL(page.url()).pathname, '/can-bo');
});
