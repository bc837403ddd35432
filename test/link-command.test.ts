import { strict as assert } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writeWorkbook } from '#test/support/write-workbook.ts';
import { writeProvince } from '../bench/province-tables.ts';

/** `mot-cua link` as it is run: from files to a file. */
const program = join(import.meta.dirname, '../bin/link.ts');
const directory = mkdtempSync(join(tmpdir(), 'mot-cua-link-'));
after(() => rmSync(directory, { recursive: true }));

const file = (name: string, content?: string | Uint8Array): string => {
  const path = join(directory, name);
  if (content !== undefined) writeFileSync(path, content);
  return path;
};
const link = (...args: readonly string[]) =>
  spawnSync(process.execPath, [program, ...args, '--lang', 'en'], { encoding: 'utf8' });

const [left, right] = [file('left.csv'), file('right.csv')];
writeProvince(left, right, { left: 70_000, right: 120_000, seed: 5, numbers: true });

test('a province’s people are found, and a run that was killed ends as one that was not', async () => {
  const whole = file('whole.csv');
  assert.equal(link('--left', left, '--right', right, '--out', whole).status, 0);
  const torn = file('torn.csv');
  const child = spawn(process.execPath, [
    program,
    '--left',
    left,
    '--right',
    right,
    '--out',
    torn,
    '--lang',
    'en',
  ]);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const watch = setInterval(() => {
    if (existsSync(join(`${torn}.part`, 'found-0'))) child.kill('SIGKILL');
  }, 2);
  await gone;
  clearInterval(watch);
  assert.equal(child.signalCode, 'SIGKILL');
  assert.equal(existsSync(torn), false);
  assert.equal(link('--left', left, '--right', right, '--out', torn).status, 0);
  assert.ok(readFileSync(torn).equals(readFileSync(whole)));
  assert.deepEqual(
    readdirSync(directory).filter((name) => /tmp|part/.test(name)),
    [],
  );

  const lines = readFileSync(whole, 'utf8').trim().split('\n');
  assert.equal(lines[0], 'left_id,right_id,weight,decision,reasons');
  const truth = new Map(
    readFileSync(right, 'utf8')
      .split('\n')
      .map((line) => [line.split(',')[0], line.split(',')[1]]),
  );
  const links = lines
    .filter((line) => line.split(',')[3] === 'link')
    .map((line) => line.split(','));
  const correct = links.filter(([one, other]) => truth.get(other) === one).length;
  assert.ok(correct / links.length > 0.9995, `${correct} of ${links.length}`);
  const all = [...truth.values()].filter((one) => /^\d+$/.test(one ?? '')).length;
  assert.ok(correct / all > 0.98, `${correct} of ${all}`);
});

test('what is wrong with a file is said by row and column, and nothing is written', () => {
  const good = file('good.csv', 'id,ho_ten,ngay_sinh\n1,Nguyễn Văn An,01/02/1990\n');
  const out = file('none.csv');
  const cases: readonly (readonly [string | Uint8Array, RegExp])[] = [
    ['id,ho_ten,ngay_sinh\n1,An,1990\n1,Bình,1991\n', /row 3, column id: The id 1 is there twice/],
    ['id,ho_ten,ngay_sinh\n,An,1990\n', /row 2, column id: The record has no id/],
    ['id,ho_ten,ngay_sinh\n1,An\n', /row 2: The row has 2 cells/],
    [
      Buffer.from('id,ho_ten,ngay_sinh\n1,Nguy\xean,1990\n', 'latin1'),
      /row 2, column ho_ten: This is not UTF-8/,
    ],
    ['id,ho_ten,ngay_sinh\n=A1,An,1990\n', /row 2, column id: The id is a formula/],
    ['id,lop\n1,2\n', /no column in common/],
  ];
  for (const [content, said] of cases) {
    const { status, stderr } = link(
      '--left',
      good,
      '--right',
      file('bad.csv', content),
      '--out',
      out,
    );
    assert.equal(status, 2);
    assert.match(stderr, said);
    assert.equal(existsSync(out), false);
  }
});

test('cells that cannot be read are told, and linking goes on without them', () => {
  const one = file(
    'one.csv',
    '\ufeffid;ho_ten;ngay_sinh;cccd\n1;Thạch Sà Phone;32874;091090000001\n2;Lê Văn Út;=TODAY();\n',
  );
  const other = file(
    'other.csv',
    'id,ho_ten,ngay_sinh,cccd\na,THACH SA PHONE,1990-01-01,091090000001\nb,Trần Thị Hà,00/01/1900,\n',
  );
  const out = file('few.csv');
  const { status, stderr } = link('--left', one, '--right', other, '--out', out);
  assert.equal(status, 0, stderr);
  assert.match(stderr, /one.csv: row 2, column ngay_sinh: This is a number of Excel/);
  assert.match(stderr, /one.csv: row 3, column ngay_sinh: The cell holds a formula/);
  assert.match(stderr, /other.csv: row 3, column ngay_sinh: This is Excel’s day 0/);
  assert.match(
    readFileSync(out, 'utf8'),
    /^1,a,[\d.]+,\w+,.*same: ngay_sinh, cccd.*ho_ten: marks missing/m,
  );
});

/** A sheet of rows of cells; a number is one, a text that begins with = a formula. */
const sheetOf = (rows: readonly (readonly (string | number)[])[]): string => {
  const cellOf = (cell: string | number): string =>
    typeof cell === 'number'
      ? `<c><v>${cell}</v></c>`
      : cell.startsWith('=')
        ? `<c><f>${cell.slice(1)}</f><v>32874</v></c>`
        : `<c t="inlineStr"><is><t>${cell}</t></is></c>`;
  const lines = rows.map((row, at) => `<row r="${at + 1}">${row.map(cellOf).join('')}</row>`);
  return `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`;
};

test('workbooks are linked as CSV files are: numbers of days are dates, formulas count as empty', async () => {
  const one = file('one.xlsx');
  await writeWorkbook(
    one,
    sheetOf([
      ['id', 'ho_ten', 'ngay_sinh', 'cccd'],
      [1, ' Thạch Sà Phone ', 32874, '091090000001'],
      [2, 'Lê Văn Út', '=TODAY()'],
      [],
    ]),
  );
  const other = file(
    'plain.csv',
    'id,ho_ten,ngay_sinh,cccd\na,THACH SA PHONE,01/01/1990,091090000001\n',
  );
  const out = file('sheet-pairs.csv');
  const { status, stderr } = link('--left', one, '--right', other, '--out', out);
  assert.equal(status, 0, stderr);
  assert.match(stderr, /one.xlsx: row 2, column ngay_sinh: This is a number of Excel/);
  assert.match(stderr, /one.xlsx: row 3, column ngay_sinh: The cell holds a formula/);
  assert.match(readFileSync(out, 'utf8'), /^1,a,[\d.]+,\w+,.*same: ngay_sinh, cccd/m);

  const cases = [
    [
      sheetOf([
        ['id', 'ho_ten', 'ngay_sinh'],
        [1, 'An', 32874, 'x'],
      ]),
      '',
      /row 2: The row has 4 cells/,
    ],
    [sheetOf([['=A1', 'ho_ten', 'ngay_sinh']]), '', /no such column|no column in common|formula/],
    [sheetOf([]), '', /row 1: The file has no header/],
    [
      sheetOf([['id', 'ho_ten', 'ngay_sinh']]),
      '<workbookPr date1904="1"/>',
      /counts days from 1904/,
    ],
  ] as const;
  for (const [sheet, properties, said] of cases) {
    await writeWorkbook(file('bad.xlsx'), sheet, { properties });
    const none = file('no-pairs.csv');
    const bad = link('--left', other, '--right', file('bad.xlsx'), '--out', none);
    assert.equal(bad.status, 2);
    assert.match(bad.stderr, said);
    assert.equal(existsSync(none), false);
  }
  const zip = readFileSync(one);
  const torn = link('--dedupe', file('torn.xlsx', zip.subarray(0, 200)), '--out', out);
  assert.match(torn.stderr, /row 1: This is no XLSX file/);
});

test('a table in an old code page is linked once its encoding is named', () => {
  const bytes = Buffer.concat([
    Buffer.from('id,ho_ten,cccd\n1,Nguy'),
    Buffer.from([0xea, 0xde]),
    Buffer.from('n An,091090000001\n'),
  ]);
  const other = file('utf8.csv', 'id,ho_ten,cccd\na,NGUYEN AN,091090000001\n');
  const out = file('decoded.csv');
  const tables = ['--left', other, '--right', file('windows.csv', bytes), '--out', out];
  assert.match(link(...tables).stderr, /row 2, column ho_ten: This is not UTF-8/);
  assert.match(link(...tables, '--encoding', 'vni').stderr, /--encoding vni is not known/);
  assert.equal(existsSync(out), false);
  assert.equal(link(...tables, '--encoding', 'windows-1258').status, 0);
  assert.match(readFileSync(out, 'utf8'), /^a,1,[\d.]+,\w+,same: cccd; ho_ten: marks missing$/m);
});

test('a table without ids has its rows for names, and the number of a person is compared', () => {
  const one = file('unnamed.csv', 'cccd,ho_ten\n091090000001,Lê Thị Út\n,Danh Hiền\n');
  const other = file('named.csv', 'id,ho_ten,cccd\nx,LE THI UT,091090000001\n');
  const out = file('rows.csv');
  assert.equal(link('--left', one, '--right', other, '--out', out).status, 0);
  assert.match(readFileSync(out, 'utf8'), /^2,x,[\d.]+,link,same: cccd; ho_ten: marks missing$/m);
});

test('the command says what it was not told', () => {
  assert.match(link('--left', left).stderr, /give --left and --right, or --dedupe/);
  assert.match(link('--dedupe', left).stderr, /--out is missing/);
  assert.match(
    link('--dedupe', join(directory, 'nowhere.csv'), '--out', 'x').stderr,
    /is not there/,
  );
  const shown = link('--dedupe', left, '--show-settings').stdout;
  assert.equal(JSON.parse(shown).fields[0].kind, 'name');
  const settings = file('settings.json', shown);
  assert.equal(link('--dedupe', left, '--settings', settings, '--show-settings').stdout, shown);
});
