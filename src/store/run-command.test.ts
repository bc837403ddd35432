import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Outcome } from '#store/job.ts';
import { createRunCommand } from '#store/run-command.ts';
import {
  actsUpTo,
  at,
  HOUSEHOLD_BUSINESS,
  officer,
  plainActs,
  PROMOTION,
  receiptOf,
  RESIDENCE,
  seatOf,
  world,
} from '#test/support/dossier-fixtures.ts';
import {
  actOn,
  done,
  openTestStore,
  playActs,
  receiveDossier,
  type TestStore,
} from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

const counterOf = (code: string, seat: number) =>
  officer('counter-officer', seatOf(code, seat).desk);

/** How many rows of a table belong to a dossier. */
async function rowsOf(dossierId: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await store.pool.query(
    `select (select count(*)::int from event where dossier_id = $1) as events,
      (select count(*)::int from dossier where dossier_id = $1) as dossiers,
      (select count(*)::int from outbox where dossier_id = $1) as messages,
      (select count(*)::int from audit where dossier_id = $1) as audit`,
    [dossierId],
  );
  return rows[0];
}

const refusalOf = (outcome: Outcome): string =>
  outcome.ok ? assert.fail('it was done') : outcome.refusal.code;

test('a receipt writes event, projection, timer and audit in one transaction', async () => {
  const { dossierId, code } = await receiveDossier(store.run, RESIDENCE);
  assert.deepEqual(await rowsOf(dossierId), { events: 1, dossiers: 1, messages: 1, audit: 1 });
  const { rows } = await store.pool.query(
    `select e.xmin = d.xmin and d.xmin = o.xmin and o.xmin = a.xmin as together, d.code,
      d.due_at, o.due_at as rings_at, o.kind, a.act, a.outcome
      from event e join dossier d using (dossier_id) join outbox o using (dossier_id)
      join audit a using (dossier_id) where dossier_id = $1`,
    [dossierId],
  );
  assert.deepEqual(rows, [
    {
      together: true,
      code,
      due_at: at('2022-06-30 09:00'),
      rings_at: rows[0]?.rings_at,
      kind: 'due-date',
      act: 'received',
      outcome: 'done',
    },
  ]);
  assert.ok(rows[0]?.rings_at >= at('2022-06-30 09:00'));
});

test('what has no time limit has no timer', async () => {
  const { dossierId } = await receiveDossier(store.run, PROMOTION);
  assert.equal((await rowsOf(dossierId))['messages'], 0);
});

test('the same submission twice, at once or later, is one dossier', async () => {
  const submitted = { dossierId: randomUUID() };
  const twice = await Promise.all(
    [1, 2].map(() =>
      store.run({
        command: receiptOf(RESIDENCE, submitted),
        officer: counterOf(RESIDENCE, 0),
        at: at('2022-06-21 09:00'),
      }),
    ),
  );
  const later = await store.run({
    command: receiptOf(RESIDENCE, submitted),
    officer: counterOf(RESIDENCE, 0),
    at: at('2022-06-22 09:00'),
  });
  const answers = [...twice, later].map(done);
  assert.equal(new Set(answers.map(({ code }) => code)).size, 1);
  assert.deepEqual(
    answers.map(({ repeated }) => repeated),
    [false, true, true],
  );
  assert.deepEqual(await rowsOf(submitted.dossierId), {
    events: 1,
    dossiers: 1,
    messages: 1,
    audit: 1,
  });
});

test('of two officers who act on what both saw, one is told that it changed meanwhile', async () => {
  const { dossierId } = await receiveDossier(store.run, RESIDENCE);
  const version = await playActs(store.run, dossierId, RESIDENCE, [plainActs['pass-on']]);
  const { handler } = seatOf(RESIDENCE);
  const outcomes = await Promise.all(
    ['an-officer', 'another-officer'].map((subject) =>
      actOn(store.run, {
        dossierId,
        version,
        officer: officer('specialist', handler, subject),
        act: { type: 'accept' },
      }),
    ),
  );
  const refused = outcomes.filter((outcome) => !outcome.ok);
  assert.deepEqual(refused.map(refusalOf), ['changed-meanwhile']);
  assert.equal((await rowsOf(dossierId))['events'], 3);
});

test('also where they reach the database through two processes', async () => {
  const { dossierId } = await receiveDossier(store.run, HOUSEHOLD_BUSINESS);
  const { desk } = seatOf(HOUSEHOLD_BUSINESS);
  const runs = [store.run, createRunCommand(store.pool, () => world)];
  const outcomes = await Promise.all(
    runs.map((run) =>
      actOn(run, {
        dossierId,
        version: 1,
        officer: officer('counter-officer', desk),
        act: { type: 'collect-fee' },
      }),
    ),
  );
  assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
  assert.equal((await rowsOf(dossierId))['events'], 2);
});

test('what two processes do to one dossier at once is done one after the other', async () => {
  const { dossierId } = await receiveDossier(store.run, RESIDENCE);
  const desk = officer('counter-officer', seatOf(RESIDENCE).desk);
  const runs = Array.from({ length: 4 }, () => createRunCommand(store.pool, () => world));
  const act = { type: 'print', form: '01' } as const;
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(
      runs.map(async (run) =>
        done(await actOn(run, { dossierId, version: 1, officer: desk, act })),
      ),
    );
  }
  assert.equal((await rowsOf(dossierId))['events'], 41);
});

test('a paper may be printed by one who has not seen the latest', async () => {
  const { dossierId } = await receiveDossier(store.run, HOUSEHOLD_BUSINESS);
  const desk = officer('counter-officer', seatOf(HOUSEHOLD_BUSINESS).desk);
  await actOn(store.run, { dossierId, version: 1, officer: desk, act: { type: 'collect-fee' } });
  const act = { type: 'print', form: '01' } as const;
  assert.equal(
    done(await actOn(store.run, { dossierId, version: 1, officer: desk, act })).version,
    3,
  );
});

test('a denial stands in the audit and nowhere else; another refusal stands nowhere', async () => {
  const { dossierId } = await receiveDossier(store.run, RESIDENCE);
  const stranger = officer('counter-officer', seatOf(RESIDENCE, 1).desk, 'the-stranger');
  const denied = await actOn(store.run, {
    dossierId,
    version: 7, // a stranger is not even told that this is not the version
    officer: stranger,
    act: plainActs['pass-on'],
  });
  assert.equal(refusalOf(denied), 'agency-may-not');
  const tooEarly = await actOn(store.run, {
    dossierId,
    version: 1,
    officer: officer('counter-officer', seatOf(RESIDENCE).desk),
    act: plainActs['hand-over'],
  });
  assert.equal(refusalOf(tooEarly), 'not-at-this-step');
  const { rows } = await store.pool.query(
    `select subject, act, outcome, detail from audit where dossier_id = $1 and outcome <> 'done'`,
    [dossierId],
  );
  assert.deepEqual(rows, [
    { subject: 'the-stranger', act: 'pass-on', outcome: 'denied', detail: 'agency-may-not' },
  ]);
  assert.equal((await rowsOf(dossierId))['events'], 1);
});

test('only a counter officer of a desk that receives the procedure receives it', async () => {
  const refusals = [
    [RESIDENCE, officer('specialist', seatOf(RESIDENCE).handler)],
    [RESIDENCE, counterOf(PROMOTION, 0)],
    ['9.999999', counterOf(RESIDENCE, 0)],
  ] as const;
  const codes = await Promise.all(
    refusals.map(async ([procedureCode, who]) =>
      refusalOf(
        await store.run({
          command: receiptOf(RESIDENCE, { procedureCode }),
          officer: who,
          at: at('2022-06-21 09:00'),
        }),
      ),
    ),
  );
  assert.deepEqual(codes, [
    'role-may-not',
    'procedure-not-received-here',
    'procedure-not-in-force',
  ]);
});

test('an act on no dossier is refused', async () => {
  const outcome = await actOn(store.run, {
    dossierId: randomUUID(),
    version: 1,
    officer: counterOf(RESIDENCE, 0),
    act: { type: 'accept' },
  });
  assert.equal(refusalOf(outcome), 'unknown-dossier');
});

test('the plain way to the end leaves every event, and the audit of each', async () => {
  const { dossierId } = await receiveDossier(store.run, RESIDENCE);
  const acts = [...actsUpTo(RESIDENCE, 'tra-ket-qua'), plainActs['hand-over']];
  const version = await playActs(store.run, dossierId, RESIDENCE, acts);
  assert.deepEqual(await rowsOf(dossierId), {
    events: version,
    dossiers: 1,
    messages: 1,
    audit: version,
  });
  const { rows } = await store.pool.query(
    'select phase, outcome, version from dossier where dossier_id = $1',
    [dossierId],
  );
  assert.deepEqual(rows, [{ phase: 'closed', outcome: 'handed-over', version }]);
});

test('the system notes a dossier overdue when its timer rings, not before', async () => {
  const { dossierId } = await receiveDossier(store.run, RESIDENCE);
  const ring = (time: string) =>
    store.run({ command: { type: 'note-overdue', dossierId }, officer: null, at: at(time) });
  assert.equal(done(await ring('2022-06-30 08:59')).version, 1);
  assert.equal(done(await ring('2022-06-30 09:01')).version, 2);
  const { rows } = await store.pool.query(
    `select type, actor->>'subject' as subject from event where dossier_id = $1 and version = 2`,
    [dossierId],
  );
  assert.deepEqual(rows, [{ type: 'fell-overdue', subject: 'system' }]);
});
