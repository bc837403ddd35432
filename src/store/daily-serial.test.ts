import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { parseDossierCode } from '#dossier/dossier-code.ts';
import { dayOf } from '#kernel/day.ts';
import type { Outcome } from '#store/job.ts';
import { createRunCommand } from '#store/run-command.ts';
import {
  at,
  CIVIL_BIRTH,
  officer,
  receiptOf,
  RESIDENCE,
  seatOf,
  world,
} from '#test/support/dossier-fixtures.ts';
import {
  done,
  openTestStore,
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

test('a repeat in the batch of others costs no serial and hurts nobody', async () => {
  const instant = at('2022-06-23 09:00');
  const receive = (dossierId: string) =>
    store.run({
      command: receiptOf(RESIDENCE, { dossierId }),
      officer: counterOf(RESIDENCE, 3),
      at: instant,
    });
  const first = randomUUID();
  await receive(first);
  const outcomes = await Promise.all([first, randomUUID(), randomUUID(), first].map(receive));
  assert.deepEqual(
    outcomes.map((outcome) => done(outcome).repeated),
    [true, false, false, true],
  );
  assert.deepEqual(serialsOf(outcomes), [1, 1, 2, 3]);
});

const serialsOf = (outcomes: readonly Outcome[]): readonly number[] =>
  outcomes
    .filter((outcome) => outcome.ok)
    .map(({ code }) => {
      const parsed = parseDossierCode(code);
      return parsed.ok ? parsed.value.serial : assert.fail(`${code} is no code`);
    })
    .toSorted((a, b) => a - b);

const upTo = (last: number): readonly number[] =>
  Array.from({ length: last }, (_, index) => index + 1);

test('200 receipts at once at 3 agencies are numbered 1..n each, bad ones among them', async () => {
  const instant = at('2022-06-24 09:00');
  const [required] = receiptOf(CIVIL_BIRTH).components;
  assert.ok(required !== undefined);
  // A second process on the same database, as behind a load balancer.
  const runs = [store.run, createRunCommand(store.pool, () => world)];
  const outcomes = await Promise.all(
    Array.from({ length: 260 }, async (_, index) => {
      const bad = index % 13 === 0;
      const run = runs[index % 2] ?? store.run;
      return {
        seat: index % 3,
        bad,
        outcome: await run({
          command: receiptOf(CIVIL_BIRTH, bad ? { components: [] } : {}, index),
          officer: counterOf(CIVIL_BIRTH, index % 3),
          at: instant,
        }),
      };
    }),
  );
  for (const { bad, outcome } of outcomes) {
    assert.equal(outcome.ok, !bad);
    if (!outcome.ok) {
      assert.deepEqual(outcome.refusal, {
        code: 'component-missing',
        field: `file-${required.key}`,
      });
    }
  }
  for (const seat of [0, 1, 2]) {
    const own = outcomes.filter((one) => one.seat === seat).map(({ outcome }) => outcome);
    const serials = serialsOf(own);
    assert.deepEqual(serials, upTo(serials.length));
    const { rows } = await store.pool.query(
      'select last from daily_serial where agency = $1 and day = $2',
      [seatOf(CIVIL_BIRTH, seat).handler, dayOf(instant)],
    );
    assert.equal(rows[0].last, serials.length);
  }
});

test('the database refusing one of a batch hurts no other, and leaves no gap', async () => {
  const instant = at('2022-06-27 09:00');
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) =>
      store.run({
        command: receiptOf(RESIDENCE, index === 7 ? { dossierId: 'no-uuid' } : {}, index),
        officer: counterOf(RESIDENCE, 0),
        at: instant,
      }),
    ),
  );
  assert.deepEqual(
    outcomes.flatMap(({ status }, index) => (status === 'rejected' ? [index] : [])),
    [7],
  );
  const good = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  assert.deepEqual(serialsOf(good), upTo(19));
});

test('two processes that both remember an agency’s last serial never give out one twice', async () => {
  const instant = at('2022-06-28 09:00');
  const runs = [store.run, createRunCommand(store.pool, () => world)] as const;
  const outcomes: Outcome[] = [];
  const receive = async (run: (typeof runs)[number]): Promise<void> => {
    outcomes.push(
      await run({
        command: receiptOf(RESIDENCE),
        officer: counterOf(RESIDENCE, 7),
        at: instant,
      }),
    );
  };
  // In turn, so that what each remembers is stale by the time of its next receipt.
  for (const run of [...runs, ...runs, ...runs, runs[0], runs[0]]) await receive(run);
  assert.deepEqual(serialsOf(outcomes), upTo(8));
});

test('a receipt numbered from memory is written by one statement alone', async () => {
  const instant = at('2022-06-28 10:00');
  const statements: string[] = [];
  const counted = new Proxy(store.pool, {
    get: (pool, name) => {
      if (name === 'connect') statements.push('transaction');
      if (name === 'query') statements.push('statement');
      const value = Reflect.get(pool, name);
      return typeof value === 'function' ? value.bind(pool) : value;
    },
  });
  const run = createRunCommand(counted, () => world);
  const codes: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    codes.push((await receiveDossier(run, RESIDENCE, { seat: 8, at: instant })).code.slice(-4));
  }
  assert.deepEqual(codes, ['0001', '0002', '0003']);
  assert.deepEqual(statements, ['transaction', 'statement', 'statement']);
  const nextDay = await receiveDossier(run, RESIDENCE, { seat: 8, at: at('2022-06-29 08:00') });
  assert.match(nextDay.code, /-220629-0001$/);
});

test('the serial goes on beyond 9999', async () => {
  const seat = seatOf(CIVIL_BIRTH, 5);
  await store.ownerPool.query('insert into daily_serial values ($1, $2, 9998)', [
    seat.handler,
    '2022-06-21',
  ]);
  const codes = [];
  for (let count = 0; count < 3; count += 1) {
    codes.push((await receiveDossier(store.run, CIVIL_BIRTH, { seat: 5 })).code);
  }
  assert.deepEqual(
    codes,
    ['9999', '10000', '10001'].map((serial) => `${seat.handler}-220621-${serial}`),
  );
});

test('the day of a receipt is the day in Viet Nam', async () => {
  const late = await receiveDossier(store.run, CIVIL_BIRTH, {
    seat: 6,
    at: at('2022-06-22 00:30'),
  });
  assert.match(late.code, /-220622-0001$/);
});
