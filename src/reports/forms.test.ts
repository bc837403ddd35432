import { strict as assert } from 'node:assert';
import { after, before, test } from 'node:test';
import { makeReport, readBehind, type ReportForm } from '#reports/forms.ts';
import { daysBetween } from '#reports/period.ts';
import type { ReportSources, Scope } from '#reports/report-sources.ts';
import { at, day, locality } from '#test/support/dossier-fixtures.ts';
import { countFiguresAnew } from '#test/support/figure-stories.ts';
import { reportSources } from '#test/support/report-sources.ts';
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

const sources = (): ReportSources => reportSources(store, at('2022-07-29 16:00'));
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
    if (found?.kind !== 'dossiers' || typeof cell !== 'number') continue;
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

test('each figure of NĐ 61 has its dossiers: of the agency, and of each officer by indicator and mark', async () => {
  const scope = await busiest();
  const sums = await checkForm('nd-61', scope);
  for (const figure of ['all', '1.1', '3.2', '7.1']) {
    assert.ok((sums[figure] ?? 0) > 1, `${figure} ${sums[figure]}`);
  }
  const asked = { scope, period };
  const made = await makeReport(sources(), 'nd-61', asked);
  assert.ok(made.ok);
  const [, points, counts] = made.value.tables;
  // Of each officer: as many marks of an indicator without a time as dossiers.
  for (const [row, { cells }] of (points?.table.rows ?? []).entries()) {
    const third = counts?.table.rows[row]?.cells.slice(8, 11) ?? [];
    assert.equal(
      third.map(Number).reduce((sum, one) => sum + one, 0),
      cells[2],
    );
  }
});

test('the report of an agency leads to dossiers of no other, whatever the address says', async () => {
  const scope = await busiest();
  const other = locality.agencies.find(
    ({ code, kind }) =>
      scope.kind === 'agency' && code !== scope.agency.code && kind !== 'one-stop-desk',
  );
  const page = { number: 1, size: 5000 };
  for (const [form, figure] of [
    ['ii-06a', 'received'],
    ['qd-766', 'filed-online.all'],
    ['nd-61', '3.2'],
  ] as const) {
    const behind = { line: other?.code ?? '', figure };
    assert.deepEqual(await readBehind(sources(), form, { scope, period }, behind, page), []);
  }
});

test('with an agency a line, each name leads to the agency alone', async () => {
  for (const form of ['ii-06a', 'bieu-07a', 'qd-766', 'nd-61'] as const) {
    const made = await makeReport(sources(), form, { scope: { kind: 'agencies' }, period });
    assert.ok(made.ok);
    const { table, behind } = made.value.tables[0] ?? assert.fail();
    const lines = table.rows.flatMap(({ cells, isTotal }, row) =>
      isTotal ? [] : [{ cells, row }],
    );
    assert.ok(lines.length > 5);
    for (const { cells, row } of lines) {
      const found = behind(row, 1);
      assert.ok(found?.kind === 'agency', form);
      assert.equal(locality.agencies.find(({ code }) => code === found.agency)?.name.vi, cells[1]);
    }
    const sum = table.rows.findIndex(({ isTotal }) => isTotal);
    if (sum !== -1) assert.equal(behind(sum, 1), null);
  }
});

test('each figure of the old form has its dossiers, those of "Bổ sung" and "Trả lại" too', async () => {
  const sums = await checkForm('bieu-07a', { kind: 'agencies' });
  for (const figure of ['newlyReceived', 'doneInTime', 'awaitingSupplement', 'refused']) {
    assert.ok((sums[figure] ?? 0) > 3, `${figure} ${sums[figure]}`);
  }
  await checkForm('bieu-07a', { kind: 'province' });
  await checkForm('bieu-07a', await busiest());
});
