import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { emptyRow, parseRows, undouble } from '#tables/parse-rows.ts';
import { cellText } from '#tables/read-csv.ts';
import { readTable } from '#tables/read-table.ts';
import { placed } from '#tables/table-fault.ts';

const directory = mkdtempSync(join(tmpdir(), 'mot-cua-tables-'));
after(() => rmSync(directory, { recursive: true }));

async function read(content: string | Uint8Array, encoding: string | null = null) {
  const file = join(directory, 'table.csv');
  writeFileSync(file, content);
  const rows: string[][] = [];
  const answer = await readTable(file, encoding, {
    header: (columns) => rows.push([...columns]),
    row: (row) => rows.push(Array.from({ length: row.cells }, (_, cell) => cellText(row, cell))),
  });
  const faults = answer.ok ? [] : answer.error.first.map((fault) => placed(fault).en);
  return { rows, faults, count: answer.ok ? answer.value : null };
}

test('comma, semicolon, tab and bar are found from the header; a mark and sep= are passed over', async () => {
  for (const sign of [',', ';', '\t', '|']) {
    const { rows, count } = await read(`\ufeffa${sign}b\r\n1${sign} "x ""y"" , ; z" \r\n\r\n`);
    assert.deepEqual(rows, [
      ['a', 'b'],
      ['1', 'x "y" , ; z'],
    ]);
    assert.ok(count !== null);
  }
  assert.deepEqual((await read('sep=;\na,1;b\n1;2')).rows.at(-1), ['1', '2']);
});

test('what is wrong is said by row and column', async () => {
  const faultsOf = async (content: string | Uint8Array) => (await read(content)).faults;
  assert.deepEqual(await faultsOf('a,b\n1,2\n3\n4,5,6\n'), [
    'row 3: The row has 1 cells, the header 2 columns.',
    'row 4: The row has 3 cells, the header 2 columns.',
  ]);
  assert.match((await faultsOf('a,b\n1,"2\n3,4\n')).join(), /^row 2: A quote that opens/);
  assert.match((await faultsOf('a,b\n1,"2"x\n')).join(), /^row 2, column b: Something follows/);
  assert.match((await faultsOf('')).join(), /no header/);
  assert.match((await faultsOf('a,a\n')).join(), /column a: This column name is there twice/);
  const tcvn3 = Buffer.concat([
    Buffer.from('a,ho_ten\n1,Ng'),
    Buffer.from([0xac, 0x2c]).subarray(0, 1),
    Buffer.from('\n'),
  ]);
  assert.match((await faultsOf(tcvn3)).join(), /^row 2, column ho_ten: This is not UTF-8/);
  assert.match((await faultsOf('a,b\n\u0000,2\n')).join(), /NUL/);
});

test('UTF-16 is read by its mark, other encodings by their name; what is none of them is said by cell', async () => {
  const text = '\ufeffa,ho_ten\n1,Nguyễn Thị Ánh 𠀋\n';
  const little = Buffer.from(text, 'utf16le');
  const whole = [
    ['a', 'ho_ten'],
    ['1', 'Nguyễn Thị Ánh 𠀋'],
  ];
  assert.deepEqual((await read(little)).rows, whole);
  assert.deepEqual((await read(Buffer.from(little).swap16())).rows, whole);
  const windows = Buffer.concat([
    Buffer.from('a,ho_ten\n1,Nguy'),
    Buffer.from([0xea, 0xde]),
    Buffer.from('n\n'),
  ]);
  assert.deepEqual((await read(windows, 'windows-1258')).rows.at(-1), ['1', 'Nguyê\u0303n']);
  const torn = Buffer.concat([little.subarray(0, -4), Buffer.from([0x00, 0xd8, 0x0a, 0x00])]);
  assert.match((await read(torn)).faults.join(), /^row 2, column ho_ten: The cell cannot be read/);
  assert.match((await read(little.subarray(0, -1))).faults.join(), /^row 2, column ho_ten/);
  await assert.rejects(read('a', 'tcvn3'), /tcvn3/);
});

test('rows lie in the file as they lay in it, however long it is', async () => {
  const file = join(directory, 'long.csv');
  const rows = Array.from({ length: 300_000 }, (_, at) => `${at};"ễ ""${at}"";\n"; Đỗ`);
  writeFileSync(file, `\ufeffsep=;\na;b;c\n${rows.join('\n')}`);
  let at = 0;
  const answer = await readTable(file, null, {
    header: (columns) => assert.deepEqual(columns, ['a', 'b', 'c']),
    row: (row, number) => {
      assert.equal(number, at + 2);
      const cells = [0, 1, 2].map((cell) => cellText(row, cell));
      assert.deepEqual(cells, [String(at), `ễ "${at}";\n`, 'Đỗ']);
      at += 1;
    },
  });
  assert.deepEqual(answer, { ok: true, value: 300_000 });
});

test('a quote that is never closed is said, and not searched for through gigabytes', async () => {
  const { faults } = await read(`a,b\n1,2\n3,"${'x'.repeat(9 << 20)}`);
  assert.deepEqual(faults, ['row 3: The row is longer than 8 MB. Check quotes and line ends.']);
});

test('only the first twenty faults are told, and how many more there are', async () => {
  const file = join(directory, 'many.csv');
  writeFileSync(file, `a,b\n${'1\n'.repeat(50)}`);
  const answer = await readTable(file, null, { header: () => undefined, row: () => undefined });
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
      const take = () => {
        undouble(row);
        found.push([0, 1, 2].map((one) => cellText(row, one)));
      };
      const middle = Math.min(cut, bytes.length);
      const from = parseRows({ bytes, from: 0, to: middle, last: false }, 44, row, take);
      parseRows({ bytes, from, to: bytes.length, last: true }, 44, row, take);
      assert.deepEqual(found, rows);
    }),
  );
});
