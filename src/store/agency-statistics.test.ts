import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { onTimeShare, punctualityOf } from '#dossier/punctuality.ts';
import type { Grade } from '#dossier/rating.ts';
import type { Day, Instant } from '#kernel/day.ts';
import {
  type AgencyFigures,
  firstMonth,
  monthOf,
  PROVINCE,
  readAgencyStatistics,
  readAllStatistics,
  type Statistics,
} from '#store/agency-statistics.ts';
import { foldFigures } from '#store/fold-figures.ts';
import { keepRating } from '#store/ratings.ts';
import {
  actsUpTo,
  at,
  CIVIL_BIRTH,
  day,
  HOUSEHOLD_BUSINESS,
  plainActs,
  PROMOTION,
  seatOf,
} from '#test/support/dossier-fixtures.ts';
import {
  openTestStore,
  playActs,
  receiveDossier,
  seedSynthetic,
  type TestStore,
} from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
});
after(() => store.close());

async function received(code: string, time: string, seed: number): Promise<string> {
  const { dossierId } = await receiveDossier(store.run, code, { at: at(time), seed });
  return dossierId;
}

async function figuresOf(agency: string, time = '2022-07-01 09:00'): Promise<AgencyFigures> {
  const { agencies } = await readAgencyStatistics(store.pool, agency, at(time));
  return agencies[0] ?? assert.fail(`no figures of ${agency}`);
}

const nothing = {
  online: 0,
  supplementAsked: 0,
  onTime: 0,
  late: 0,
  untimed: 0,
  refused: 0,
  rated: 0,
  satisfied: 0,
};

/**
 * Counted by hand. The acts of `playActs` happen on 21/06/2022 at 10:00. A birth is due the same day,
 * a business after three working days, a promotion has no time limit.
 */
test('dossiers of real commands are counted as by hand', async () => {
  const issue = [...actsUpTo(CIVIL_BIRTH, 'phat-hanh'), plainActs.issue];
  const birth = seatOf(CIVIL_BIRTH);
  const business = seatOf(HOUSEHOLD_BUSINESS);
  const promotion = seatOf(PROMOTION);
  // Births: one on time; one received on Friday, finished on Tuesday; one waits and is overdue.
  await playActs(store.run, await received(CIVIL_BIRTH, '2022-06-21 08:00', 1), CIVIL_BIRTH, issue);
  await playActs(store.run, await received(CIVIL_BIRTH, '2022-06-17 08:00', 2), CIVIL_BIRTH, issue);
  await received(CIVIL_BIRTH, '2022-05-31 08:00', 3);
  // Businesses: one refused on time, one that awaits a supplement for longer than it was due, one open.
  const upTo = actsUpTo(HOUSEHOLD_BUSINESS, 'tham-dinh');
  await playActs(
    store.run,
    await received(HOUSEHOLD_BUSINESS, '2022-06-20 08:00', 4),
    HOUSEHOLD_BUSINESS,
    [...actsUpTo(HOUSEHOLD_BUSINESS, 'ky-duyet'), plainActs.refuse],
  );
  await playActs(
    store.run,
    await received(HOUSEHOLD_BUSINESS, '2022-06-20 09:00', 5),
    HOUSEHOLD_BUSINESS,
    [...upTo, plainActs['request-supplement']],
  );
  await received(HOUSEHOLD_BUSINESS, '2022-06-30 15:00', 6);
  // A promotion, filed at the national portal: open, never overdue.
  await receiveDossier(store.run, PROMOTION, {
    at: at('2022-06-10 08:00'),
    seed: 7,
    changes: {
      origin: { kind: 'national-portal', code: 'KM-1', filedAt: null, amendment: null },
    },
  });

  const births = { agency: birth.handler, months: [], standing: {} };
  assert.deepEqual(await figuresOf(birth.handler), {
    ...births,
    months: [
      { agency: birth.handler, month: '2022-05-01', received: 1, ...nothing },
      { agency: birth.handler, month: '2022-06-01', received: 2, ...nothing, onTime: 1, late: 1 },
    ],
    standing: { waiting: 1, paused: 0, overdue: 1 },
  });
  assert.deepEqual(await figuresOf(business.handler), {
    agency: business.handler,
    months: [
      {
        agency: business.handler,
        month: '2022-06-01',
        received: 3,
        ...nothing,
        supplementAsked: 1,
        onTime: 1,
        refused: 1,
      },
    ],
    standing: { waiting: 2, paused: 1, overdue: 0 },
  });
  assert.deepEqual((await figuresOf(promotion.handler)).months, [
    { agency: promotion.handler, month: '2022-06-01', received: 1, ...nothing, online: 1 },
  ]);
  const province = await figuresOf(PROVINCE);
  assert.deepEqual(province.standing, { waiting: 4, paused: 1, overdue: 1 });
  assert.deepEqual(
    province.months.map(({ month, received: count }) => [month, count]),
    [
      ['2022-05-01', 1],
      ['2022-06-01', 6],
    ],
  );
});

test('a desk is counted by what it received', async () => {
  const { desk } = seatOf(CIVIL_BIRTH);
  const { months, standing } = await figuresOf(desk);
  assert.deepEqual(
    months.map(({ received: count }) => count),
    [1, 2],
  );
  assert.equal(standing.overdue, 1);
});

test('ratings count in the month in which they were said, each dossier once, for handler and desk', async () => {
  const birth = seatOf(CIVIL_BIRTH);
  const { rows } = await store.pool.query(
    'select dossier_id as id from dossier where handler = $1 order by received_at',
    [birth.handler],
  );
  const [first, second] = rows.map(({ id }): string => id);
  if (first === undefined || second === undefined) throw new Error('there are births');
  const say = (id: string, grade: Grade, time: string) =>
    keepRating(store.pool, id, { grade, remark: '', ratedAt: at(time) });
  await say(first, 1, '2022-06-22 08:00');
  await say(first, 4, '2022-06-30 23:30');
  await say(second, 3, '2022-06-23 08:00');
  for (const agency of [birth.handler, birth.desk, PROVINCE]) {
    const { months } = await figuresOf(agency);
    assert.deepEqual(
      months.map(({ month, rated, satisfied }) => [month, rated, satisfied]),
      [
        ['2022-05-01', 0, 0],
        ['2022-06-01', 2, 1],
      ],
    );
  }
  const { agencies } = await readAllStatistics(store.pool, at('2022-07-01 09:02'));
  const ofHandler = agencies.find(({ agency }) => agency === birth.handler);
  assert.equal(ofHandler?.months[0]?.rated, 2);
});

test('figures are the same before and after what changed is folded into the cells, by however many', async () => {
  const read = () => readAllStatistics(store.pool, at('2022-07-01 09:05'));
  const unfolded = await read();
  const taken = await Promise.all([1, 2, 3, 4].map(() => foldFigures(store.pool)));
  assert.equal(taken.filter((count) => count > 0).length, 1);
  assert.deepEqual((await store.pool.query('select from figure_delta')).rows, []);
  assert.deepEqual(byAgency(await read()), byAgency(unfolded));
  assert.equal(await foldFigures(store.pool), 0);
});

const byAgency = ({ agencies }: Statistics): ReadonlyMap<string, AgencyFigures> =>
  new Map(agencies.map((one) => [one.agency, one]));

test('months are those of Viet Nam, and of the last twelve', async () => {
  assert.equal(monthOf(day('2022-02-28')), '2022-02-01');
  assert.equal(monthOf(day('2022-03-01')), '2022-03-01');
  assert.equal(firstMonth(day('2022-07-31')), '2021-08-01');
  // 31/07 at 23:30 here is July; at 00:30 on the first it is August, though UTC says July.
  await received(CIVIL_BIRTH, '2022-07-31 23:30', 8);
  await received(CIVIL_BIRTH, '2022-08-01 00:30', 9);
  const { months } = await figuresOf(seatOf(CIVIL_BIRTH).handler, '2022-08-02 09:00');
  assert.deepEqual(
    months.map(({ month, received: count }) => [month, count]),
    [
      ['2022-05-01', 1],
      ['2022-06-01', 2],
      ['2022-07-01', 1],
      ['2022-08-01', 1],
    ],
  );
  const later = await figuresOf(seatOf(CIVIL_BIRTH).handler, '2023-06-15 09:00');
  assert.deepEqual(
    later.months.map(({ month }) => month),
    ['2022-07-01', '2022-08-01'],
  );
});

interface Row {
  readonly handler: string;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly phase: string;
  readonly outcome: string | null;
}

test('SQL counts synthetic dossiers in every state as the rule does, one by one', async () => {
  await seedSynthetic(store, 900);
  for (const now of [at('2022-08-01 08:00'), at('2022-08-15 16:00'), at('2023-03-01 08:00')]) {
    const { rows } = await store.pool.query<Row>(
      `select handler, received_at as "receivedAt", due_at as "dueAt", finished_at as "finishedAt",
        phase, outcome from dossier`,
    );
    const { agencies } = await readAllStatistics(store.pool, now);
    const province = agencies.find(({ agency }) => agency === PROVINCE) ?? assert.fail();
    assert.deepEqual(totalsOf(province), byRule(rows, now), `at ${now}`);
    for (const handler of new Set(rows.map((row) => row.handler))) {
      const own = rows.filter((row) => row.handler === handler);
      const counted = agencies.find(({ agency }) => agency === handler);
      assert.deepEqual(counted && totalsOf(counted), byRule(own, now), `${handler} at ${now}`);
    }
  }
});

const sumOf = (figures: AgencyFigures, key: 'onTime' | 'late' | 'untimed' | 'refused'): number =>
  figures.months.reduce((sum, month) => sum + month[key], 0);

const totalsOf = (figures: AgencyFigures) => {
  const [onTime, late] = [sumOf(figures, 'onTime'), sumOf(figures, 'late')];
  const { overdue, waiting } = figures.standing;
  return {
    onTime,
    late,
    untimed: sumOf(figures, 'untimed'),
    refused: sumOf(figures, 'refused'),
    overdue,
    waiting,
    share: onTimeShare({ onTime, late, overdue }),
  };
};

/** The same by the pure rule; what is finished after `now` counts in neither. */
function byRule(rows: readonly Row[], now: Instant) {
  const first: Day = firstMonth(day(now.slice(0, 10)));
  const seen = rows.filter(({ finishedAt }) => finishedAt === null || finishedAt <= now);
  const kinds = seen.map(({ dueAt, finishedAt, phase }) =>
    punctualityOf({ dueAt, finishedAt, isPaused: phase === 'awaiting-supplement' }, now),
  );
  const count = (kind: string): number => kinds.filter((one) => one === kind).length;
  const [onTime, late, overdue] = [count('on-time'), count('late'), count('overdue')];
  assert.ok(seen.every(({ receivedAt }) => receivedAt.slice(0, 10) > first));
  return {
    onTime,
    late,
    untimed: count('untimed'),
    refused: seen.filter(({ outcome }) => outcome === 'refused').length,
    overdue,
    waiting: count('waiting') + overdue,
    share: onTimeShare({ onTime, late, overdue }),
  };
}
