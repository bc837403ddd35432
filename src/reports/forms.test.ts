import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { readReportRuleFiles } from '#host/report-rules-file.ts';
import { makeReport, readBehind, type ReportForm } from '#reports/forms.ts';
import { daysBetween } from '#reports/period.ts';
import type { ReportSources, Scope } from '#reports/report-sources.ts';
import { at, catalogue, day, locality } from '#test/support/dossier-fixtures.ts';
import { countFiguresAnew } from '#test/support/figure-stories.ts';
import { openTestStore, seedSynthetic, type TestStore } from '#test/support/store-fixture.ts';

let store: TestStore;
before(async () => {
  store = await openTestStore();
  await seedSynthetic(store, 400);
  // A leg of the agency that has the whole counts nowhere in the old form, in no list either.
  await store.ownerPool.query(`update dossier set bundle = whole.id from (
      select handler, min(dossier_id::text)::uuid as id from dossier group by 1) as whole
    where dossier.handler = whole.handler and dossier_id in (
      select distinct on (handler) dossier_id from dossier
      where outcome = 'refused' or phase = 'awaiting-supplement' order by handler, received_at)
    and dossier_id <> whole.id`);
  await countFiguresAnew(store);
});
after(() => store.close());

const rules = await readReportRuleFiles();
const sources = (): ReportSources => ({
  pool: store.pool,
  agencies: locality.agencies,
  catalogue,
  province: { vi: 'Tỉnh Kiên Giang', en: 'Kiên Giang province' },
  rules,
  now: at('2022-07-29 16:00'),
});
const period = daysBetween(day('2022-06-20'), day('2022-07-28'));

/** Every number of a form that leads to dossiers leads to as many as it says; answers their sums by figure. */
async function checkForm(
  form: ReportForm,
  scope: Scope,
): Promise<Readonly<Record<string, number>>> {
  const asked = { scope, period };
  const made = await makeReport(sources(), form, asked);
  assert.ok(made.ok, 'the form breaks');
  const sums: Record<string, number> = {};
  const figures = made.value.tables.flatMap(({ table, behind }) =>
    table.rows.flatMap(({ cells, isTotal }, row) =>
      cells.map((cell, column) => ({ cell, isTotal, found: behind(row, column) })),
    ),
  );
  for (const { cell, isTotal, found } of figures) {
    if (found === null || typeof cell !== 'number') continue;
    const listed = await readBehind(sources(), form, asked, found, { number: 1, size: 5000 });
    assert.equal(listed.length, cell, `${form} ${found.line} ${found.figure}`);
    if (!isTotal) sums[found.figure] = (sums[found.figure] ?? 0) + cell;
  }
  return sums;
}

const busiest = async (): Promise<Scope> => {
  const { rows } = await store.pool.query(
    `select handler from dossier where finished_at is not null group by 1 order by count(*) desc, 1`,
  );
  const agency = locality.agencies.find(({ code }) => code === rows[0].handler) ?? assert.fail();
  return { kind: 'agency', agency };
};

test('each figure of the old form has its dossiers, those of "Bổ sung" and "Trả lại" too', async () => {
  const sums = await checkForm('bieu-07a', { kind: 'agencies' });
  for (const figure of ['newlyReceived', 'doneInTime', 'awaitingSupplement', 'refused']) {
    assert.ok((sums[figure] ?? 0) > 3, `${figure} ${sums[figure]}`);
  }
  await checkForm('bieu-07a', { kind: 'province' });
  await checkForm('bieu-07a', await busiest());
});
