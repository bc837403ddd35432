import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { encodeCell } from '#linkage/encode.ts';
import { learnWeights } from '#linkage/learn-weights.ts';
import { linkableOf } from '#linkage/linkable.ts';
import { weigher } from '#linkage/scorer.ts';
import { newCorpus, newRecords } from '#linkage/values.ts';

const corpus = newCorpus([
  { name: 'ho_ten', kind: 'name', family: false },
  { name: 'ngay_sinh', kind: 'date', family: false },
  { name: 'ho_ten_me', kind: 'name', family: true },
]);

function table(rows: readonly (readonly string[])[]) {
  const records = newRecords(3);
  rows.flat().forEach((text, at) => {
    const field = corpus.fields[at % 3];
    const bytes = Buffer.from(text);
    assert.ok(field);
    const cell = { bytes, from: 0, to: bytes.length };
    records.rows[at] = encodeCell(corpus, field, cell, () => undefined);
  });
  records.count = rows.length;
  return records;
}

test('a mother speaks for the same person, not for a twin or a brother', () => {
  const left = table([
    ['Lê Văn An', '01/02/2001', 'Võ Thị Sáu'],
    ['Lê Văn An', '01/02/2001', ''],
  ]);
  const right = table([
    ['le van an', '01/02/2001', 'Võ Thị Sáu'],
    ['Lê Văn Bình', '01/02/2001', 'Võ Thị Sáu'],
    ['Lê Văn An', '05/07/2004', 'Võ Thị Sáu'],
  ]);
  const linkable = linkableOf(corpus, left, right);
  const { weights } = learnWeights({ ...linkable, passes: [] });
  const weigh = weigher(linkable, weights);
  const gained = [0, 1, 2].map((record) => weigh(0, record) - weigh(1, record));
  assert.ok((gained[0] ?? 0) > 3, String(gained));
  assert.deepEqual(gained.slice(1), [0, 0]);
  const least = weigh(0, 0);
  assert.equal(weigher(linkable, weights, least)(0, 0), least);
  assert.equal(weigher(linkable, weights, least)(0, 1), -Infinity);
});
