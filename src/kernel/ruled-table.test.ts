import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { cellText, type Column, headCells, headDepth, leavesOf } from '#kernel/ruled-table.ts';

const leaf = (title: string): Column => ({ title, share: 1, align: 'right' });
const columns: readonly Column[] = [
  leaf('STT'),
  {
    title: 'Nhận',
    columns: [leaf('Tổng số'), { title: 'Trong kỳ', columns: [leaf('a'), leaf('b')] }],
  },
  leaf('Ghi chú'),
];

test('a head goes down as far as its deepest column, and what has none under it with it', () => {
  assert.equal(headDepth(columns), 3);
  assert.deepEqual(
    leavesOf(columns).map(({ title }) => title),
    ['STT', 'Tổng số', 'a', 'b', 'Ghi chú'],
  );
  assert.deepEqual(headCells(columns), [
    [
      { title: 'STT', row: 0, column: 0, rows: 3, columns: 1 },
      { title: 'Nhận', row: 0, column: 1, rows: 1, columns: 3 },
      { title: 'Ghi chú', row: 0, column: 4, rows: 3, columns: 1 },
    ],
    [
      { title: 'Tổng số', row: 1, column: 1, rows: 2, columns: 1 },
      { title: 'Trong kỳ', row: 1, column: 2, rows: 1, columns: 2 },
    ],
    [
      { title: 'a', row: 2, column: 2, rows: 1, columns: 1 },
      { title: 'b', row: 2, column: 3, rows: 1, columns: 1 },
    ],
  ]);
});

test('every place of a head is covered once', () => {
  const covered = headCells(columns)
    .flat()
    .reduce((sum, cell) => sum + cell.rows * cell.columns, 0);
  assert.equal(covered, headDepth(columns) * leavesOf(columns).length);
});

test('numbers are written as Vietnamese forms write them', () => {
  assert.deepEqual(
    ['7.111', '26,72', '', 'Hộ tịch'],
    [7111, 26.7229, null, 'Hộ tịch'].map(cellText),
  );
});
