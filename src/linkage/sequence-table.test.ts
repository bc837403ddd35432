import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { intern, sequenceTable } from '#linkage/sequence-table.ts';

test('a sequence keeps its number however far the table grows', () => {
  const table = sequenceTable();
  const buffer = new Int32Array(2);
  const numberOf = (value: number): number => {
    buffer.set([value, value % 7]);
    return intern(table, buffer, 1 + (value % 2));
  };
  for (let value = 0; value < 200_000; value += 1) {
    assert.equal(numberOf(value), value + 1);
    assert.equal(numberOf(value), value + 1);
  }
  for (let value = 0; value < 200_000; value += 1) assert.equal(numberOf(value), value + 1);
  assert.equal(table.size, 200_000);
});
