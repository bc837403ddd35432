import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { leavesOf } from '#kernel/ruled-table.ts';
import { catalogueLines, ii07bColumns, ii07bTable } from '#reports/ii-07b/report.ts';
import { CIVIL_BIRTH, procedureOf, PROMOTION, procedures } from '#test/support/dossier-fixtures.ts';

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
