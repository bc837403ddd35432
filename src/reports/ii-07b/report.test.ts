import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { Agency } from '#catalogue/locality.ts';
import { leavesOf } from '#kernel/ruled-table.ts';
import { catalogueLines, ii07bColumns, ii07bReport, ii07bTable } from '#reports/ii-07b/report.ts';
import { daysBetween } from '#reports/period.ts';
import type { Scope } from '#reports/report-sources.ts';
import {
  catalogue,
  CIVIL_BIRTH,
  day,
  locality,
  procedureOf,
  PROMOTION,
  procedures,
} from '#test/support/dossier-fixtures.ts';

const nameOf = (key: string) => ({ vi: key, en: key });

test('procedures are counted at the level that decides them, and at that of each desk', () => {
  const birth = procedureOf(CIVIL_BIRTH);
  const promotion = procedureOf(PROMOTION);
  const outside = { ...birth, code: '9.000001', handler: 'outside' as const, steps: [] };
  const both = {
    ...birth,
    code: '9.000002',
    receivedAt: ['district', 'commune'] as const,
    steps: [],
  };
  const { rows } = ii07bTable(catalogueLines([birth, both, promotion, outside], nameOf));
  assert.deepEqual(
    rows.map(({ cells }) => cells),
    [
      [promotion.department, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0],
      ['Ủy ban nhân dân cấp xã', 2, 0, 0, 2, 2, 0, 1, 2, 1, 0, 0, 1],
      ['Tổng cộng', 3, 1, 0, 2, 3, 1, 1, 2, 2, 1, 0, 1],
    ],
  );
});

test('the whole catalogue is in it, and nothing twice', () => {
  const own = procedures.filter(({ handler }) => handler !== 'outside');
  const lines = catalogueLines(own, nameOf);
  const { rows } = ii07bTable(lines);
  assert.equal(rows.at(-1)?.cells[1], own.length);
  assert.equal(new Set(lines.map(({ name }) => name.vi)).size, lines.length);
  assert.equal(leavesOf(ii07bColumns).length, 13);
});

test('of an agency what it decides is counted, of a desk what it receives, of a level what its agencies decide', () => {
  const { agencies } = locality;
  const sources = { agencies, catalogue, province: nameOf('Tỉnh') };
  const totalOf = (scope: Scope) => {
    const period = daysBetween(day('2022-06-01'), day('2022-06-30'));
    const { about, tables } = ii07bReport(sources, { scope, period });
    const cells = tables[0]?.table.rows.at(-1)?.cells.slice(1) as number[];
    return { about, decided: cells.slice(0, 4), received: cells.slice(4, 8) };
  };
  const all = totalOf({ kind: 'province' });
  const levels = (['province', 'district', 'commune'] as const).map((level) =>
    totalOf({ kind: 'level', level }),
  );
  levels.forEach(({ decided: [sum, ...each] }, at) => {
    assert.equal(sum, all.decided[at + 1]);
    assert.deepEqual(
      each.filter((count) => count !== 0),
      [sum],
    );
  });
  const of = (kind: Agency['kind']) => {
    const agency = agencies.find((one) => one.kind === kind && one.level === 'commune');
    return agency ?? assert.fail(kind);
  };
  const ward = totalOf({ kind: 'agency', agency: of('commune-committee') });
  const police = totalOf({ kind: 'agency', agency: of('commune-police') });
  assert.equal((ward.decided[0] ?? 0) + (police.decided[0] ?? 0), all.decided[3]);
  assert.equal(ward.about, of('commune-committee').name.vi);
  const desk = totalOf({ kind: 'agency', agency: of('one-stop-desk') });
  assert.equal(desk.received[3], all.received[3]);
  assert.equal(desk.received[0], all.received[3]);
});
