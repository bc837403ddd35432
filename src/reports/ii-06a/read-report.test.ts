import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { addDays, instantAt } from '#kernel/day.ts';
import { countDossier } from '#reports/ii-06a/count-dossier.ts';
import { add, type Counts, NO_COUNTS } from '#reports/ii-06a/counts.ts';
import { readCounts } from '#reports/ii-06a/read-counts.ts';
import { readCellDossiers } from '#reports/ii-06a/read-dossiers.ts';
import { countsAsked, ii06aReport, readReportLines } from '#reports/ii-06a/read-report.ts';
import { SHOWN, shownValue } from '#reports/ii-06a/table.ts';
import { daysBetween } from '#reports/period.ts';
import type { ReportSources, Scope } from '#reports/report-sources.ts';
import {
  actsUpTo,
  at,
  CIVIL_BIRTH,
  day,
  HOUSEHOLD_BUSINESS,
  locality,
  plainActs,
  PROMOTION,
  seatOf,
} from '#test/support/dossier-fixtures.ts';
import { reportSources } from '#test/support/report-sources.ts';
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

const sourcesAt = (text: string): ReportSources => reportSources(store, at(text));
const june = daysBetween(day('2022-06-01'), day('2022-06-30'));
const agencyOf = (code: string) =>
  locality.agencies.find((agency) => agency.code === code) ?? assert.fail(code);

/**
 * Counted by hand. The acts of `playActs` happen on 21/06/2022 at 10:00. A birth is due on the day of its receipt,
 * a household business after three working days, a promotion has no time limit.
 */
test('the form of an agency is, figure by figure, what was counted by hand', async () => {
  const committee = seatOf(CIVIL_BIRTH).handler;
  const receive = async (code: string, time: string, seed: number): Promise<string> =>
    (await receiveDossier(store.run, code, { at: at(time), seed })).dossierId;
  const issueBirth = [...actsUpTo(CIVIL_BIRTH, 'phat-hanh'), plainActs.issue];
  // Births: on its day; late, carried over from May; one waits and is overdue since May.
  await playActs(
    store.run,
    await receive(CIVIL_BIRTH, '2022-06-21 08:00', 1),
    CIVIL_BIRTH,
    issueBirth,
  );
  await playActs(
    store.run,
    await receive(CIVIL_BIRTH, '2022-05-17 08:00', 2),
    CIVIL_BIRTH,
    issueBirth,
  );
  await receive(CIVIL_BIRTH, '2022-05-31 08:00', 3);
  // Businesses of the district: refused two days before its date, so "đúng hạn"; one open in time.
  await playActs(
    store.run,
    await receive(HOUSEHOLD_BUSINESS, '2022-06-20 08:00', 4),
    HOUSEHOLD_BUSINESS,
    [...actsUpTo(HOUSEHOLD_BUSINESS, 'ky-duyet'), plainActs.refuse],
  );
  await receive(HOUSEHOLD_BUSINESS, '2022-06-30 08:00', 5);
  // A promotion, done: no time limit counts as "đúng hạn". Another, filed online, is received after the period.
  await playActs(store.run, await receive(PROMOTION, '2022-06-20 08:00', 6), PROMOTION, [
    ...actsUpTo(PROMOTION, 'ghi-nhan'),
    plainActs.issue,
  ]);
  await receiveDossier(store.run, PROMOTION, {
    at: at('2022-06-29 09:00'),
    seed: 7,
    changes: { origin: { kind: 'national-portal', code: 'K', filedAt: null, amendment: null } },
  });

  const sources = sourcesAt('2022-07-15 08:00');
  const cellsOf = async (scope: Scope) => {
    const asked = { scope, period: june };
    const lines = await readReportLines(sources, asked);
    assert.ok(lines.ok);
    return ii06aReport(sources, asked, lines.value).tables[0]?.table.rows.map(({ cells }) => cells);
  };
  assert.deepEqual(await cellsOf({ kind: 'agency', agency: agencyOf(committee) }), [
    [1, 'Hộ tịch', 3, 0, 1, 2, 2, 0, 1, 1, 1, 0, 1],
    [null, 'Tổng cộng', 3, 0, 1, 2, 2, 0, 1, 1, 1, 0, 1],
  ]);
  const business = seatOf(HOUSEHOLD_BUSINESS).handler;
  const promotion = seatOf(PROMOTION).handler;
  assert.deepEqual(await cellsOf({ kind: 'agencies' }), [
    [1, agencyOf(promotion).name.vi, 2, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0],
    [2, agencyOf(business).name.vi, 2, 0, 2, 0, 1, 0, 1, 0, 1, 1, 0],
    [3, agencyOf(committee).name.vi, 3, 0, 1, 2, 2, 0, 1, 1, 1, 0, 1],
    [null, 'Tổng cộng', 7, 1, 4, 2, 4, 0, 3, 1, 3, 2, 1],
  ]);
  const fields = (await cellsOf({ kind: 'province' })) ?? [];
  assert.deepEqual(fields.at(-1), [null, 'Tổng cộng', 7, 1, 4, 2, 4, 0, 3, 1, 3, 2, 1]);
  assert.equal(fields.length, 4);
});

test('of any dossiers and periods: the form is what each dossier counts for, and every figure has its dossiers', async () => {
  await seedSynthetic(store, 600);
  const { rows } = await store.ownerPool.query(
    `select handler, procedure_code as procedure, online as "isOnline", received_at as "receivedAt",
      due_at as "dueAt", finished_at as "finishedAt", phase, phase_since as since, outcome from dossier`,
  );
  const now = '2022-07-29 16:00';
  const sources = sourcesAt(now);
  const periods = [
    ['2022-06-01', '2022-07-31'],
    ['2022-06-15', '2022-07-14'],
    ['2022-06-27', '2022-07-08'],
    ['2022-07-29', '2022-07-29'],
  ] as const;
  for (const [from, to] of periods) {
    const period = daysBetween(day(from), day(to));
    const after_ = instantAt(addDays(period.to, 1), 0);
    const asked = { scope: { kind: 'agencies' }, period } as const;
    const expected = new Map<string, Counts>();
    for (const row of rows) {
      const places = countDossier(
        {
          ...row,
          isReturned: row.outcome === 'refused' || row.outcome === 'stopped',
          isPaused: row.phase === 'awaiting-supplement' && row.since < after_,
        },
        period,
        sources.now,
      );
      if (places === null) continue;
      const key = `${row.handler} ${row.procedure}`;
      const [came, stands] = places;
      expected.set(
        key,
        add(expected.get(key) ?? NO_COUNTS, { ...NO_COUNTS, [came]: 1, [stands]: 1 }),
      );
    }
    const counted = await readCounts(store.pool, countsAsked(sources, asked), 'each-procedure');
    assert.deepEqual(
      new Map(counted.map(({ agency, procedure, counts }) => [`${agency} ${procedure}`, counts])),
      expected,
      `${from} to ${to}`,
    );
    const lines = await readReportLines(sources, asked);
    assert.ok(lines.ok);
    for (const shown of SHOWN) {
      const cell = { ...countsAsked(sources, asked), figure: shown, procedures: null };
      const behind = await readCellDossiers(store.pool, cell, { number: 1, size: 5000 });
      assert.equal(behind.length, shownValue(lines.value.total, shown), `${shown} ${from} ${to}`);
    }
  }
});
