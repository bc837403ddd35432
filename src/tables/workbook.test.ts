import { strict as assert } from 'node:assert';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pipeline } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import type { RuledTable } from '#kernel/ruled-table.ts';
import { readTable } from '#tables/table-file.ts';
import { streamWorkbook, writeWorkbook } from '#tables/workbook.ts';
import { openArchive } from '#tables/xlsx-archive.ts';

const directory = await mkdtemp(join(tmpdir(), 'workbook-'));
after(() => rm(directory, { recursive: true }));

const leaf = (title: string) => ({ title, share: 8, align: 'right' }) as const;
const table: RuledTable = {
  columns: [
    leaf('STT'),
    { title: 'Nhận giải quyết', columns: [leaf('Tổng số'), leaf('Trực tuyến')] },
  ],
  rows: [
    { cells: [1, 7111, 26.5], isTotal: false },
    { cells: ['Tổng', '=1+1', null], isTotal: true },
  ],
};

const cellsOf = async (file: string): Promise<readonly (readonly string[])[]> => {
  const all: (readonly string[])[] = [];
  for await (const rows of readTable(file, null)) all.push(...rows.map(({ cells }) => cells));
  return all;
};

test('a form is written with its head merged, numbers as numbers, and no text as a formula', async () => {
  const file = join(directory, 'form.xlsx');
  const heading = [{ text: 'Biểu II.06a & <Sở>', style: 'title' }] as const;
  await writeFile(
    file,
    await writeWorkbook([{ name: 'II.06a/VPCP', heading, table, notes: ['Ghi chú'] }]),
  );
  const cells = (await cellsOf(file)).filter((row) => row.some((cell) => cell !== ''));
  assert.deepEqual(cells, [
    ['Biểu II.06a & <Sở>'],
    ['STT', 'Nhận giải quyết', ''],
    ['', 'Tổng số', 'Trực tuyến'],
    ['1', '7111', '26.5'],
    ['Tổng', '=1+1', ''],
    ['Ghi chú'],
  ]);
  const archive = await openArchive(file);
  const xml = await archive.text('xl/worksheets/sheet1.xml');
  archive.close();
  assert.match(xml, /<mergeCell ref="A3:A4"\/>/);
  assert.match(xml, /<mergeCell ref="B3:C3"\/>/);
  assert.match(xml, /<c r="B5"[^>]*><v>7111<\/v>/);
  assert.doesNotMatch(xml, /<f>/);
});

test('a list of 100,000 rows is written while it is read, in memory that does not grow with it', async () => {
  const file = join(directory, 'long.xlsx');
  async function* rows(): AsyncGenerator<readonly (string | number)[]> {
    for (let row = 1; row <= 100_000; row += 1)
      yield [row, `Hồ sơ của người thứ ${row}`, 'Hộ tịch'];
  }
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const columns = ['STT', 'Trích yếu', 'Lĩnh vực'].map((title) => ({ title, width: 20 }));
  await pipeline(streamWorkbook('Sổ', columns, rows()), createWriteStream(file));
  const grown = (process.memoryUsage().rss - before) / 2 ** 20;
  assert.ok(grown < 150, `${grown} MB more`);
  const cells = await cellsOf(file);
  assert.equal(cells.length, 100_001);
  assert.deepEqual(cells.at(-1), ['100000', 'Hồ sơ của người thứ 100000', 'Hộ tịch']);
});
