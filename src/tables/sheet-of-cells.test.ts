import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { writeFormSheet } from '#tables/form-sheet.ts';
import { readSheetOfCells } from '#tables/sheet-of-cells.ts';
import { faultTexts, UnreadableTable } from '#tables/table-fault.ts';
import { tableRows } from '#tables/table-file.ts';
import { openArchive } from '#tables/xlsx-archive.ts';
import { rawCell, textCell, xlsxFile } from '#test/support/xlsx-file.ts';

const directory = mkdtempSync(join(tmpdir(), 'sheet-of-cells-'));
after(() => rmSync(directory, { recursive: true }));

async function read(bytes: Uint8Array) {
  const file = join(directory, 'sheet.xlsx');
  writeFileSync(file, bytes);
  return readSheetOfCells(file);
}

test('numbers, days, texts, formulas and the rest are told apart; empty cells are none', async () => {
  const { cells, merges } = await read(
    await xlsxFile(
      [
        [
          rawCell('A1', '', '<v>33</v>'),
          rawCell('B1', ' s="1"', '<v>33</v>'),
          rawCell('C1', ' s="2"', '<v>44734</v>'),
          textCell('D1', '1.234,5'),
          rawCell('E1', '', '<f>SUM(A1:A9)</f><v>7</v>'),
          rawCell('F1', ' t="b"', '<v>1</v>'),
          rawCell('G1', ' t="e"', '<v>#REF!</v>'),
          rawCell('H1', ' s="1"', ''),
          rawCell('I1', '', '<f t="shared" si="0"/><v>7</v>'),
        ],
      ],
      ['B2:C3'],
    ),
  );
  assert.deepEqual(Object.fromEntries(cells), {
    A1: { kind: 'number', value: 33 },
    B1: { kind: 'date', serial: 33 },
    C1: { kind: 'date', serial: 44734 },
    D1: { kind: 'text', text: '1.234,5' },
    E1: { kind: 'formula', text: '=SUM(A1:A9)' },
    F1: { kind: 'other', text: 'TRUE' },
    G1: { kind: 'other', text: '#REF!' },
    I1: { kind: 'formula', text: '=' },
  });
  assert.deepEqual(merges, ['B2:C3']);
});

test('a form that we write is read back, and its cells refuse what they cannot hold', async () => {
  const bytes = await writeFormSheet({
    name: 'Báo cáo',
    widths: [10, 10],
    rows: [
      [
        { value: 'Mã', look: 'head' },
        { value: 12.5, look: 'fill' },
      ],
    ],
    limits: [
      { kind: 'whole', area: 'B1', min: 0, max: null, say: 'Ghi số.' },
      { kind: 'list', area: 'B2', options: ['Có', 'Chưa có'], say: 'Chọn.' },
    ],
  });
  const { cells } = await read(bytes);
  assert.deepEqual(Object.fromEntries(cells), {
    A1: { kind: 'text', text: 'Mã' },
    B1: { kind: 'number', value: 12.5 },
  });
  const archive = await openArchive(join(directory, 'sheet.xlsx'));
  const xml = await archive.text('xl/worksheets/sheet1.xml');
  archive.close();
  assert.match(xml, /<dataValidation [^>]*type="whole"[^>]*sqref="B1"/);
  assert.match(xml, /Có,Chưa có/);
});

test('a workbook of a Mac that counts days from 1904 is refused by either reader, in the same words', async () => {
  const file = join(directory, 'mac.xlsx');
  const write = async (dateSystem: '1900' | '1904'): Promise<void> => {
    const rows = [['ngày'], [new Date(Date.UTC(2022, 5, 21))]];
    writeFileSync(file, await writeXlsx({ dateSystem, sheets: [{ name: 'A', rows }] }));
  };
  const rowsOf = async () => {
    for await (const rows of tableRows(file, null)) assert.ok(rows);
  };
  const refused = (fault: unknown): boolean =>
    fault instanceof UnreadableTable && fault.faults.first[0]?.text === faultTexts.from1904;
  await write('1904');
  await assert.rejects(rowsOf, refused);
  await assert.rejects(() => readSheetOfCells(file), refused);
  await write('1900');
  await rowsOf();
  const { cells } = await readSheetOfCells(file);
  assert.deepEqual(cells.get('A2'), { kind: 'date', serial: 44733 });
});
