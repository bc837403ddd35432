import { strict as assert } from 'node:assert';
import { pbkdf2 } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { repairFile } from '#host/names/repair-file.ts';
import { tellFaults } from '#host/names/repair-words.ts';
import { openArchive } from '#tables/xlsx-archive.ts';
import { writeWorkbook } from '#test/support/write-workbook.ts';

const derive = promisify(pbkdf2);
const folder = mkdtempSync(join(tmpdir(), 'mot-cua-names-'));
const at = (name: string): string => join(folder, name);
const onProgress = (): void => undefined;

async function repair(input: string | Uint8Array, options: { readonly register?: string } = {}) {
  writeFileSync(at('in.csv'), input);
  const from = at('in.csv');
  const { register = null } = options;
  const to = at('out.csv');
  return repairFile({ from, to, column: 'name', register, encoding: null, onProgress });
}

async function written(input: string | Uint8Array): Promise<string> {
  const done = await repair(input);
  assert.ok(done.ok, done.ok ? '' : tellFaults(done.error));
  return readFileSync(at('out.csv'), 'utf8');
}

async function faultsOf(input: string | Uint8Array): Promise<string> {
  const before = readdirSync(folder).filter((name) => name !== 'in.csv');
  const done = await repair(input);
  assert.ok(!done.ok);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name !== 'in.csv'),
    before,
  );
  return tellFaults(done.error).replaceAll(`${folder}/`, '');
}

test('the input stands there as it was, with three columns more', async () => {
  const out = await written('id,name,note\r\n1,Tráº§n VÄƒn Báº±ng,"a, ""b""\nc"\r\n2,Lê Hoa,\r\n');
  const expected =
    'id,name,note,name_repaired,name_cause,name_certain\r\n' +
    '1,Tráº§n VÄƒn Báº±ng,"a, ""b""\nc",Trần Văn Bằng,utf8-as-windows-1252,true\r\n' +
    '2,Lê Hoa,,Lê Hoa,,true\r\n';
  assert.equal(out, expected);
});

test('semicolons, tabs, a mark at the start and a last line without an end are kept', async () => {
  assert.equal(
    await written('\ufeffid;name\n1;Nguy?n An'),
    '\ufeffid;name;name_repaired;name_cause;name_certain\n1;Nguy?n An;Nguyễn An;question-marks;false\n',
  );
  assert.match(await written('id\tname\n1\tLê An\n'), /^id\tname\tname_repaired\t/);
});

test('Excel’s hint, line ends of an old Mac and quotes within a cell are kept', async () => {
  assert.equal(
    await written('sep=;\r\nid;name\r\n1;Lê "Út" An\r\n'),
    'sep=;\r\nid;name;name_repaired;name_cause;name_certain\r\n1;Lê "Út" An;"Lê ""Út"" An";;true\r\n',
  );
  assert.match(
    await written('id,name\r1,Lê An\r'),
    /^id,name,name_repaired.*\r1,Lê An,Lê An,,true\r$/,
  );
  assert.match(
    await written('id,name\n1,"Lê ""Út"" An"\n'),
    /\n1,"Lê ""Út"" An","Lê ""Út"" An",,true\n$/,
  );
  assert.match(await written('id,name\n1, Lê An \n'), /\n1, Lê An ,Lê An,,true\n$/);
});

test('UTF-16 is known by its mark, blank lines stay blank', async () => {
  const bytes = Buffer.from('\ufeffid,name\n1,Đỗ An\n\n', 'utf16le');
  assert.match(await written(bytes), /1,Đỗ An,Đỗ An,,true\n\n$/);
});

test('a register settles what letters were lost of, by number and birth date', async () => {
  writeFileSync(
    at('register.csv'),
    'ho_ten;cccd;ngay_sinh\nNguyễn Thị Ánh;091185000001;02/03/1985\n',
  );
  const input = 'cccd,name,ngay_sinh\n091185000001,Nguy?n Th? ?nh,1985-03-02\n';
  const done = await repair(input, { register: at('register.csv') });
  assert.ok(done.ok);
  assert.match(readFileSync(at('out.csv'), 'utf8'), /Nguyễn Thị Ánh,question-marks,true\n/);
});

test('what is wrong is said by row and column, and nothing is left half-done', async () => {
  assert.match(
    await faultsOf('id,name\n1,A\n2\n3,b,c\n'),
    /in\.csv row 3: The row has 1 cells.*\n.*row 4: The row has 3 cells/,
  );
  assert.match(await faultsOf('id,name\n1,=A1\n'), /row 2, column name: a formula/);
  assert.match(
    await faultsOf('id,name\n1,"open\n2,b\n'),
    /row 2: A quote that opens in this row is never closed/,
  );
  assert.match(await faultsOf('id,ten\n1,A\n'), /row 1, column name: there is no such column/);
  assert.match(
    await faultsOf('id,name,name_cause\n1,A,\n'),
    /column name_cause: this column is there/,
  );
  assert.match(await faultsOf(''), /row 1: The file has no header/);
  const bytes = Buffer.concat([
    Buffer.from('id,name\n1,A\n2,Nguy'),
    Buffer.from([0xe1, 0x6e, 0x0a]),
  ]);
  assert.match(await faultsOf(bytes), /row 3, column name: This is not UTF-8/);
});

test('a fault leaves no file however late the machine comes to open it', async () => {
  for (let round = 0; round < 80; round += 1) {
    // What opens files is busy with other work, as on a loaded machine.
    const work = Array.from({ length: 8 }, () => derive('a', 'b', 20_000, 64, 'sha512'));
    await faultsOf('id,name\n1,A\n2\n');
    await Promise.all(work);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.part')),
      [],
    );
  }
});

test('rows are read however the pieces of a large file fall', async () => {
  const rows = Array.from(
    { length: 20_000 },
    (_, row) => `${row},Nguyá»…n An,"${'x'.repeat(row % 90)}\n${row}"`,
  );
  const out = await written(`id,name,note\n${rows.join('\n')}\n`);
  const added = ',Nguyễn An,utf8-as-windows-1252,true';
  const expected = [
    'id,name,note,name_repaired,name_cause,name_certain',
    ...rows.map((row) => row + added),
  ];
  assert.ok(out === `${expected.join('\n')}\n`);
});

const SHEET =
  '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:B3"/><sheetData>' +
  '<row r="1" spans="1:2"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="s"><v>0</v></c></row>' +
  '<row r="2" s="3"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="s"><v>1</v></c></row>' +
  '<row r="3"><c r="B3" t="str">FORMULA<v>Lê &amp; An</v></c></row></sheetData><pageMargins left="1"/></worksheet>';

test('of an XLSX file everything passes through but the new cells', async () => {
  await writeWorkbook(at('in.xlsx'), SHEET.replace('FORMULA', ''));
  const options = { column: 'name', register: null, encoding: null, onProgress };
  const done = await repairFile({ from: at('in.xlsx'), to: at('out.xlsx'), ...options });
  assert.ok(done.ok, done.ok ? '' : tellFaults(done.error));
  const archive = await openArchive(at('out.xlsx'));
  const sheet = await archive.text('xl/worksheets/one.xml');
  archive.close();
  assert.ok(sheet.includes('<c r="A2"><f>1+1</f><v>2</v></c>'));
  assert.ok(
    sheet.includes('<c r="C2" t="inlineStr"><is><t xml:space="preserve">Trần An</t></is></c>'),
  );
  assert.ok(sheet.includes('<c r="E2" t="b"><v>1</v></c></row>'));
  assert.ok(sheet.includes('<t xml:space="preserve">Lê &amp; An</t>'));
  assert.ok(!sheet.includes('dimension') && sheet.endsWith('<pageMargins left="1"/></worksheet>'));
});

test('a formula in the column of names is refused, and no XLSX file is left', async () => {
  await writeWorkbook(at('in.xlsx'), SHEET.replace('FORMULA', '<f>A2</f>'));
  const options = { column: 'name', register: null, encoding: null, onProgress };
  const done = await repairFile({ from: at('in.xlsx'), to: at('no.xlsx'), ...options });
  assert.ok(!done.ok);
  assert.match(tellFaults(done.error), /row 3, column name: a formula/);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.startsWith('no.')),
    [],
  );
});
