import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import { forgetOldAttempts, WINDOW_MINUTES } from '#store/attempts.ts';
import {
  MISSES_PER_ADDRESS,
  MISSES_PER_CODE,
  type TrackingQuestion,
  trackDossier,
} from '#store/tracking.ts';
import { at, CIVIL_BIRTH, receiptOf } from '#test/support/dossier-fixtures.ts';
import { openTestStore, receiveDossier, type TestStore } from '#test/support/store-fixture.ts';

const now = at('2022-06-21 10:00');
const later = (minutes: number): Instant => instantFromEpoch(epochOf(now) + minutes * 60_000);

let store: TestStore;
let dossierId: string;
let code: string;
before(async () => {
  store = await openTestStore();
  const { applicant, concerned } = receiptOf(CIVIL_BIRTH);
  assert.ok(concerned !== null);
  const received = await receiveDossier(store.run, CIVIL_BIRTH, {
    changes: {
      applicant: { ...applicant, identityNumber: '091192000011', phone: '0950000022' },
      concerned: { ...concerned, identityNumber: '091222000033' },
    },
  });
  dossierId = received.dossierId;
  code = received.code;
});
after(() => store.close());

/** Each test asks from an address of its own; misses by code are forgotten before it. */
let addresses = 0;
async function fresh(): Promise<(question: Partial<TrackingQuestion>) => Promise<string>> {
  await store.ownerPool.query('truncate tracking_failure');
  addresses += 1;
  const address = `192.0.2.${addresses}`;
  return async (question) => {
    const answer = await trackDossier(store.pool, {
      code,
      lastFour: '0011',
      address,
      now,
      ...question,
    });
    return answer.kind;
  };
}

test('the code and four digits of applicant, phone or person concerned find the dossier', async () => {
  const ask = await fresh();
  for (const lastFour of ['0011', '0022', '0033']) assert.equal(await ask({ lastFour }), 'found');
  const answer = await trackDossier(store.pool, { code, lastFour: '0011', address: 'x', now });
  assert.ok(answer.kind === 'found');
  assert.deepEqual(
    answer.history.events.map(({ event }) => event.type),
    ['received'],
  );
  assert.equal(answer.history.dossier.code, code);
});

test('wrong digits and a wrong code get the same answer', async () => {
  const ask = await fresh();
  assert.equal(await ask({ lastFour: '0012' }), 'not-found');
  assert.equal(await ask({ lastFour: '' }), 'not-found');
  assert.equal(await ask({ lastFour: '%' }), 'not-found');
  assert.equal(await ask({ code: `${code}0` }), 'not-found');
  const { rows } = await store.pool.query('select from dossier where dossier_id = $1', [dossierId]);
  assert.equal(rows.length, 1);
});

test('after five misses a code gets no more answers, right or wrong, from anywhere', async () => {
  const ask = await fresh();
  for (let miss = 0; miss < MISSES_PER_CODE; miss += 1) {
    assert.equal(await ask({ lastFour: '9999' }), 'not-found');
  }
  assert.equal(await ask({ lastFour: '9999' }), 'too-many-attempts');
  assert.equal(await ask({}), 'too-many-attempts');
  assert.equal(await ask({ address: '198.51.100.1' }), 'too-many-attempts');
});

test('what was right does not count as a miss', async () => {
  const ask = await fresh();
  for (let count = 0; count < 20; count += 1) assert.equal(await ask({}), 'found');
});

test('misses are forgotten after a quarter of an hour', async () => {
  const ask = await fresh();
  for (let miss = 0; miss < MISSES_PER_CODE; miss += 1) await ask({ lastFour: '9999' });
  assert.equal(await ask({ now: later(WINDOW_MINUTES - 1) }), 'too-many-attempts');
  assert.equal(await ask({ now: later(WINDOW_MINUTES) }), 'found');
});

test('an address that tries code after code gets no more answers', async () => {
  const ask = await fresh();
  for (let miss = 0; miss < MISSES_PER_ADDRESS; miss += 1) {
    assert.equal(await ask({ code: `${code}${miss}` }), 'not-found');
  }
  assert.equal(await ask({}), 'too-many-attempts');
  assert.equal(await ask({ address: '198.51.100.2' }), 'found');
});

test('the house-keeper throws away only what no longer counts', async () => {
  const ask = await fresh();
  await ask({ lastFour: '9999' });
  await ask({ lastFour: '9999', now: later(10) });
  const kept = async () => {
    const { rows } = await store.ownerPool.query(
      'select count(*)::int as misses from tracking_failure',
    );
    return rows[0].misses;
  };
  assert.equal(await kept(), 4);
  await forgetOldAttempts(store.pool, later(WINDOW_MINUTES + 5));
  assert.equal(await kept(), 2);
});
