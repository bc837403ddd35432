import { strict as assert } from 'node:assert';
import { generateKeyPairSync } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type DailyDigest, signPastDays, verifyDigests } from '#store/daily-digest.ts';
import { at, RESIDENCE } from '#test/support/dossier-fixtures.ts';
import { openTestStore, receiveDossier, type TestStore } from '#test/support/store-fixture.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const kept: DailyDigest[] = [];
/** A dossier of the second of the days signed. */
let victim = '';
let store: TestStore;
before(async () => {
  store = await openTestStore();
  for (const time of ['2022-06-20 08:00', '2022-06-20 16:00', '2022-06-21 09:00']) {
    await receiveDossier(store.run, RESIDENCE, { at: at(time) });
  }
  kept.push((await sign('2022-06-21 00:30')) ?? assert.fail('20 June was not signed'));
  victim = (await receiveDossier(store.run, RESIDENCE, { at: at('2022-06-21 23:59') })).dossierId;
  kept.push((await sign('2022-06-22 00:30')) ?? assert.fail('21 June was not signed'));
});
after(() => store.close());

const sign = (time: string): Promise<DailyDigest | null> =>
  signPastDays(store.pool, privateKey, at(time));

const verify = (keptOutside: readonly DailyDigest[] = kept): Promise<string | null> =>
  verifyDigests(store.ownerPool, privateKey, keptOutside);

test('each day that is over is signed once, with its own events', async () => {
  assert.deepEqual(
    kept.map(({ day, events }) => [day, events]),
    [
      ['2022-06-20', 2],
      ['2022-06-21', 2],
    ],
  );
  assert.equal(await sign('2022-06-22 13:00'), null);
  assert.equal(await verify(), null);
});

test('a day is signed only when what began in it has been written', async () => {
  assert.equal(await sign('2022-06-23 00:05'), null);
});

test('days on which nothing ran are signed with the next', async () => {
  await receiveDossier(store.run, RESIDENCE, { at: at('2022-06-23 09:00') });
  const signed = await sign('2022-06-25 08:00');
  assert.deepEqual([signed?.day, signed?.events], ['2022-06-24', 1]);
  assert.equal(await verify(), null);
});

/** Tampers as the owner, asks what is found, and puts everything back. */
async function found(sql: string, keptOutside = kept): Promise<string | null> {
  for (const table of ['event', 'dossier', 'daily_digest']) {
    await store.ownerPool.query(`create table saved_${table} as table ${table}`);
  }
  await store.ownerPool.query(sql);
  const wrong = await verify(keptOutside);
  for (const table of ['event', 'dossier', 'daily_digest']) {
    await store.ownerPool.query(`truncate ${table}`);
    await store.ownerPool.query(`insert into ${table} table saved_${table}`);
    await store.ownerPool.query(`drop table saved_${table}`);
  }
  assert.equal(await verify(), null, 'everything was put back');
  return wrong;
}

test('a whole dossier deleted, with its projection, shows', async () => {
  const wrong = await found(`delete from dossier where dossier_id = '${victim}';
    delete from event where dossier_id = '${victim}'`);
  assert.equal(wrong, '2 events were signed for the days up to 2022-06-21, 1 are there now');
});

test('an event put in another’s place shows', async () => {
  const wrong = await found(
    `update event set hash = sha256(hash) where dossier_id = '${victim}' and version = 1`,
  );
  assert.equal(wrong, 'events of the days up to 2022-06-21 were changed');
});

test('a digest made without our key shows', async () => {
  const wrong = await found(
    `update daily_digest set digest = sha256(digest) where day = '2022-06-21'`,
  );
  assert.equal(wrong, 'the digest of 2022-06-21 does not bear our signature');
});

test('digests deleted with the dossier show by those kept outside the database', async () => {
  const wrong = await found(`delete from dossier where dossier_id = '${victim}';
    delete from event where dossier_id = '${victim}'; delete from daily_digest`);
  assert.equal(wrong, 'the digest of 2022-06-20 was kept but is not in the database');
});

test('the application may neither change nor delete a digest', async () => {
  for (const sql of ['delete from daily_digest', 'update daily_digest set events = 0']) {
    await assert.rejects(store.pool.query(sql), { code: '42501' });
  }
});
