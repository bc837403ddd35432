import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { readReportLines } from '#reports/ii-06a/read-report.ts';
import { daysBetween } from '#reports/period.ts';
import { DOSSIER_MEASURES } from '#reports/qd-766/measure-sql.ts';
import { fromFigures, readByDossiers, readRatios } from '#reports/qd-766/read-ratios.ts';
import { readMeasuredDossiers } from '#reports/qd-766/report.ts';
import type { ReportSources } from '#reports/report-sources.ts';
import { keepRating } from '#store/ratings.ts';
import { readPeriodFigures } from '#store/period-figures.ts';
import { at, day, locality, PROMOTION } from '#test/support/dossier-fixtures.ts';
import { countFiguresAnew } from '#test/support/figure-stories.ts';
import { reportSources } from '#test/support/report-sources.ts';
import {
  openTestStore,
  receiveDossier,
  seedSynthetic,
  type TestStore,
} from '#test/support/store-fixture.ts';

let store: TestStore;
const now = at('2022-07-29 16:00');
const period = daysBetween(day('2022-06-27'), day('2022-07-20'));
const deciding = locality.agencies.filter(({ kind }) => kind !== 'one-stop-desk');
const asked = {
  agencies: deciding.map(({ code }) => code),
  from: period.from,
  to: period.to,
  at: now,
};
const sources = (): ReportSources => reportSources(store, now);

before(async () => {
  store = await openTestStore();
  await seedSynthetic(store, 500);
  for (const seed of [1, 2, 3]) {
    await receiveDossier(store.run, PROMOTION, {
      at: at(`2022-07-1${seed} 09:00`),
      seed,
      changes: { origin: { kind: 'national-portal', code: 'K', filedAt: null, amendment: null } },
    });
  }
  const { rows } = await store.pool.query(
    'select dossier_id as id, finished_at as at from dossier where finished_at >= $1 limit 40',
    [at('2022-06-27 00:00')],
  );
  for (const [index, row] of rows.entries()) {
    const grade = index % 3 === 0 ? 2 : 5;
    await keepRating(store.pool, row.id, { grade, remark: '', ratedAt: row.at });
  }
});
after(() => store.close());

test('the measures of the roll-ups are those counted dossier by dossier, and each has its dossiers', async () => {
  const measures = DOSSIER_MEASURES.filter((one) => one !== 'synchronised');
  const byDossiers = await readByDossiers(store.pool, asked, measures, false);
  const figures = await readPeriodFigures(store.pool, { ...asked, detail: 'each-procedure' });
  const byAgency = Map.groupBy(figures, ({ agency }) => agency);
  assert.ok(byAgency.size > 10);
  let judged = 0;
  for (const [agency, rows] of byAgency) {
    const rolled = fromFigures(rows);
    const counted = byDossiers.get(agency) ?? {};
    for (const [measure, ratio] of Object.entries(counted)) {
      judged += ratio.denominator;
      assert.deepEqual(rolled[measure as keyof typeof rolled], ratio, `${agency} ${measure}`);
    }
    const one = { ...asked, agencies: [agency] };
    const page = { number: 1, size: 5000 };
    for (const measure of measures) {
      const [all, good] = await Promise.all(
        [false, true].map((isGood) =>
          readMeasuredDossiers(store.pool, one, { measure, isGood }, page),
        ),
      );
      assert.deepEqual(
        { numerator: good?.length, denominator: all?.length },
        counted[measure] ?? { numerator: 0, denominator: 0 },
        `${agency} ${measure}`,
      );
    }
  }
  assert.ok(judged > 500, `${judged} counted`);
});

test('a filing of which one agency has the whole and a leg counts once there, in every form', async () => {
  const { rows } = await store.ownerPool.query(
    `select handler, array_agg(dossier_id order by received_at) as ids from dossier
    where received_at >= $1 and received_at < $2 group by 1 having count(*) > 2 limit 1`,
    [at('2022-06-27 00:00'), at('2022-07-21 00:00')],
  );
  const { handler, ids } = rows[0];
  const agency = deciding.find(({ code }) => code === handler) ?? assert.fail(handler);
  const one = { ...asked, agencies: [agency.code] };
  const received = async () =>
    (await readRatios(sources(), one, [agency])).get(agency.code)?.['filed-online'].denominator ??
    0;
  const lines = async () => {
    const read = await readReportLines(sources(), { scope: { kind: 'agency', agency }, period });
    return read.ok ? read.value.total : assert.fail('the form breaks');
  };
  const [before_, form] = [await received(), await lines()];
  await store.ownerPool.query('update dossier set bundle = $2 where dossier_id = $1', [
    ids[1],
    ids[0],
  ]);
  const after_ = await lines();
  assert.equal(await received(), before_ - 1);
  assert.equal(after_.online + after_.direct, form.online + form.direct - 1);
});

test('a dossier is synchronised once the portal was told all of it', async () => {
  const { rows } = await store.ownerPool.query(
    `select handler, array_agg(dossier_id) as ids, count(*)::int as count from dossier
    where received_at >= $1 and received_at < $2 and bundle is null
    group by 1 having count(*) > 2 order by 1 limit 1`,
    [at('2022-06-27 00:00'), at('2022-07-21 00:00')],
  );
  const { handler, ids, count } = rows[0];
  await store.ownerPool.query('delete from delivery where dossier_id = any($1)', [ids]);
  for (const [id, done] of [
    [ids[0], 3],
    [ids[1], 2],
  ]) {
    await store.ownerPool.query(
      `insert into delivery (dossier_id, party, wanted_version, done_version, due_at)
      values ($1, 'national-portal', 3, $2, now())`,
      [id, done],
    );
  }
  await countFiguresAnew(store);
  const agency = deciding.find(({ code }) => code === handler) ?? assert.fail(handler);
  const one = { ...asked, agencies: [handler] };
  const ratios = await readRatios(sources(), one, [agency]);
  assert.deepEqual(ratios.get(handler)?.synchronised, { numerator: 1, denominator: count });
});
