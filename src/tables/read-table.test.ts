import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { emptyRow, parseRows } from '#tables/parse-rows.ts';
import { cellText, readTable } from '#tables/read-table.ts';
import { placed } from '#tables/table-fault.ts';

const directory = mkdtempSync(join(tmpdir(), 'mot-cua-tables-'));
after(() => rmSync(directory, { recursive: true }));

function read(content: string | Uint8Array) {
  const file = join(directory, 'table.csv');
  writeFileSync(file, content);
  const rows: string[][] = [];
  const answer = readTable(file, {
    header: (columns) => rows.push([...columns]),
    row: (row) => rows.push(Array.from({ length: row.cells }, (_, cell) => cellText(row, cell))),
  });
  const faults = answer.ok ? [] : answer.error.first.map((fault) => placed(fault).en);
  return { rows, faults, count: answer.ok ? answer.value : null };
}

test('comma, semicolon, tab and bar are found from the header; a mark and sep= are passed over', () => {
  for (const sign of [',', ';', '\t', '|']) {
    const { rows, count } = read(`\ufeffa${sign}b\r\n1${sign} "x ""y"" , ; z" \r\n\r\n`);
    assert.deepEqual(rows, [
      ['a', 'b'],
      ['1', 'x "y" , ; z'],
    ]);
    assert.ok(count !== null);
  }
  assert.deepEqual(read('sep=;\na,1;b\n1;2').rows.at(-1), ['1', '2']);
});

test('what is wrong is said by row and column', () => {
  assert.deepEqual(read('a,b\n1,2\n3\n4,5,6\n').faults, [
    'row 3: The row has 1 cells, the header 2 columns.',
    'row 4: The row has 3 cells, the header 2 columns.',
  ]);
  assert.match(read('a,b\n1,"2\n3,4\n').faults.join(), /^row 2: A quote that opens/);
  assert.match(read('a,b\n1,"2"x\n').faults.join(), /^row 2, column b: Something follows/);
  assert.match(read('').faults.join(), /no header/);
  assert.match(read('a,a\n').faults.join(), /column a: This column name is there twice/);
  const tcvn3 = Buffer.concat([
    Buffer.from('a,ho_ten\n1,Ng'),
    Buffer.from([0xac, 0x2c]).subarray(0, 1),
    Buffer.from('\n'),
  ]);
  assert.match(read(tcvn3).faults.join(), /^row 2, column ho_ten: This is not UTF-8/);
  assert.match(read(Buffer.from('\ufeffa,b\n1,2\n', 'utf16le')).faults.join(), /UTF-16/);
  assert.match(read('a,b\n\u0000,2\n').faults.join(), /NUL/);
});

test('only the first twenty faults are told, and how many more there are', () => {
  const file = join(directory, 'many.csv');
  writeFileSync(file, `a,b\n${'1\n'.repeat(50)}`);
  const answer = readTable(file, { header: () => undefined, row: () => undefined });
  assert.ok(!answer.ok);
  assert.deepEqual([answer.error.first.length, answer.error.more], [20, 30]);
});

const cell = fc.string({ unit: fc.constantFrom('a', 'ễ', ' ', '"', ',', '\n', '\r', ';') });
const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });

test('what was quoted is read back, wherever the blocks end', () => {
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), fc.nat(40), (rows, end, cut) => {
      const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join());
      const bytes = Buffer.from(quoted.join(end));
      const found: string[][] = [];
      const row = emptyRow();
      const take = () => found.push([0, 1, 2].map((one) => cellText(row, one)));
      const middle = Math.min(cut, bytes.length);
      const from = parseRows({ bytes, from: 0, to: middle, last: false }, 44, row, take);
      parseRows({ bytes, from, to: bytes.length, last: true }, 44, row, take);
      assert.deepEqual(found, rows);
    }),
  );
});
