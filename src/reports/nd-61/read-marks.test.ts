import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { addDays, instantAt } from '#kernel/day.ts';
import { DOSSIER_INDICATORS } from '#reports/nd-61/indicators.ts';
import {
  readAgencyMarks,
  readFeedbackMarks,
  readMarkedDossiers,
  readOfficerMarks,
} from '#reports/nd-61/read-marks.ts';
import { rateDossier } from '#reports/nd-61/rate-dossier.ts';
import { at, day, locality } from '#test/support/dossier-fixtures.ts';
import { insertFeedback } from '#test/support/feedback-rows.ts';
import { countFiguresAnew } from '#test/support/figure-stories.ts';
import { openTestStore, seedSynthetic, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
  await seedSynthetic(store, 500);
});
after(() => store.close());

const period = { from: day('2022-06-25'), to: day('2022-07-20') };
/** Those that decide. */
const agencies = locality.agencies
  .filter(({ kind }) => kind !== 'one-stop-desk')
  .map(({ code }) => code);
const allDossiers = { number: 1, size: 5000 };

const report = (dossierCode: string, agency: string, closedAt: string | null): Promise<void> =>
  insertFeedback(store, {
    agency,
    dossierCode,
    receivedAt: '2022-06-26 08:00',
    dueAt: '2022-07-10 17:00',
    closedAt,
    stage: closedAt === null ? 'received' : 'answered',
  });

test('marks counted in SQL are those of the rule, dossier by dossier', async () => {
  const ended = await store.ownerPool.query(
    `select dossier_id as id, handler, code from dossier where finished_at >= $1 and finished_at < due_at - interval '1 day'
      order by finished_at`,
    [instantAt(period.from, 0)],
  );
  const [complained, leg, whole, unfounded] = ended.rows;
  await report(complained.code, complained.handler, null);
  await report(unfounded.code, unfounded.handler, '2022-07-01 08:00');
  await store.ownerPool.query(
    `update feedback set stage = '{"kind": "refused"}' where dossier_code = $1`,
    [unfounded.code],
  );
  // A leg of which another agency has the whole, and that one was late.
  await store.ownerPool.query('update dossier set bundle = $2 where dossier_id = $1', [
    leg.id,
    whole.id,
  ]);
  await store.ownerPool.query(`update dossier set due_at = received_at where dossier_id = $1`, [
    whole.id,
  ]);
  // The roll-ups know what these became.
  await countFiguresAnew(store);
  const { rows } = await store.ownerPool.query(
    `select dossier_id as id, handler, due_at as "dueAt", finished_at as "finishedAt", bundle, code,
      (select count(*)::int from event where event.dossier_id = dossier.dossier_id
        and type = 'supplement-requested') as supplements
    from dossier where finished_at is not null`,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const [from, to] = [instantAt(period.from, 0), instantAt(addDays(period.to, 1), 0)];
  const expected = new Map<string, Record<number, number[]>>();
  let asked = 0;
  for (const row of rows.filter(({ finishedAt }) => finishedAt >= from && finishedAt < to)) {
    asked += row.supplements;
    const marks = rateDossier({
      own: row,
      whole: byId.get(row.bundle) ?? row,
      supplements: row.supplements,
      isComplainedOf: row.code === complained.code,
    });
    const counts =
      expected.get(row.handler) ??
      Object.fromEntries(DOSSIER_INDICATORS.map((one) => [one, [0, 0, 0]]));
    for (const indicator of DOSSIER_INDICATORS) {
      const mark = marks[indicator];
      const own = counts[indicator];
      if (mark !== null && own !== undefined) own[mark] = (own[mark] ?? 0) + 1;
    }
    expected.set(row.handler, counts);
  }
  assert.ok(asked > 3, `${asked} supplements`);
  const counted = await readAgencyMarks(store.pool, { ...period, agencies });
  assert.deepEqual(counted, expected);

  for (const [agency, marks] of counted) {
    for (const indicator of DOSSIER_INDICATORS) {
      for (const mark of [0, 1, 2] as const) {
        const cell = { given: { indicator, mark }, subject: null };
        const one = { ...period, agencies: [agency] };
        const behind = await readMarkedDossiers(store.pool, one, cell, allDossiers);
        assert.equal(behind.length, marks[indicator][mark], `${agency} ${indicator} ${mark}`);
      }
    }
  }
});

test('an officer has the marks of every dossier of the agency on which they worked, each once', async () => {
  const { rows } = await store.ownerPool.query(
    `select handler, actor ->> 'subject' as subject, count(distinct dossier_id)::int as dossiers
    from dossier join event using (dossier_id)
    where finished_at >= $1 and finished_at < $2 and actor ->> 'agency' = handler group by 1, 2`,
    [instantAt(period.from, 0), instantAt(addDays(period.to, 1), 0)],
  );
  assert.ok(rows.length > 5);
  for (const { handler, subject, dossiers } of rows) {
    const officers = await readOfficerMarks(store.pool, { ...period, agencies: [handler] });
    const own = officers.find((one) => one.subject === subject) ?? assert.fail(subject);
    assert.equal(own.dossiers, dossiers);
    assert.equal(
      own.marks[3].reduce((sum, count) => sum + count, 0),
      dossiers,
    );
  }
});

test('indicator 8 tells of reports that came due: answered in time, late, or dragging on', async () => {
  const [first = '', second = '', third = ''] = agencies;
  await report('X-1', second, '2022-07-09 09:00');
  await report('X-2', third, '2022-07-11 09:00');
  const marks = await readFeedbackMarks(
    store.pool,
    { ...period, agencies },
    at('2022-07-20 08:00'),
  );
  const dragging = (
    await store.ownerPool.query('select agency from feedback where closed_at is null')
  ).rows;
  assert.deepEqual(
    [first, second, third, dragging[0].agency].map((code) => marks.get(code)),
    [2, 2, 0, 0],
  );
});
