import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { RuledTable } from '#kernel/ruled-table.ts';
import { type ReportPaper, renderReport } from '#documents/report-paper.ts';
import { at } from '#test/support/dossier-fixtures.ts';
import { readArchival, readPdf } from '#test/support/pdf-reader.ts';

const number = (title: string) => ({ title, share: 7, align: 'right' }) as const;
const table = (rows: number): RuledTable => ({
  columns: [
    { title: 'Lĩnh vực giải quyết', share: 22, align: 'left' },
    { title: 'Đã giải quyết', columns: [number('Tổng số'), number('Quá hạn')] },
  ],
  rows: [
    ...Array.from({ length: rows }, (_, row) => ({
      cells: [`Lĩnh vực thứ ${row + 1}`, 7111, 26.72],
      isTotal: false,
    })),
    { cells: ['Tổng cộng', 7111, 0], isTotal: true },
  ],
});
const report: ReportPaper = {
  form: 'Biểu số II.06a/VPCP/KSTT',
  title: 'Tình hình, kết quả giải quyết thủ tục hành chính',
  period: 'Kỳ báo cáo: quý II năm 2022',
  agency: 'Sở Công Thương',
  parentAgency: 'Ủy ban nhân dân tỉnh Kiên Giang',
  place: 'Rạch Giá',
  system: 'Một cửa – Tỉnh Kiên Giang',
  printedAt: at('2022-07-01 08:00'),
  tables: [{ caption: 'Bảng một', table: table(3) }],
  notes: ['Ghi chú cuối bảng.'],
  size: 9,
};

test('a report has the head of NĐ 30/2020, its grouped columns, its figures and its notes', async () => {
  const bytes = await renderReport(report);
  const pdf = await readPdf(bytes);
  for (const text of [
    'SỞ CÔNG THƯƠNG',
    'Độc lập - Tự do - Hạnh phúc',
    'Biểu số II.06a/VPCP/KSTT',
    'Kỳ báo cáo: quý II năm 2022',
    'Đã giải quyết',
    '7.111',
    '26,72',
    'Tổng cộng',
    'Ghi chú cuối bảng.',
    'THỦ TRƯỞNG CƠ QUAN',
  ]) {
    assert.ok(pdf.text.includes(text), text);
  }
  assert.ok(pdf.width > pdf.height, 'A4 across');
  assert.match(pdf.structure, /TH[\s\S]*Đã giải quyết[\s\S]*TD[\s\S]*7\.111/);
  assert.match((await readArchival(bytes)).metadata, /pdfaid:part>2/);
  // The heading over two columns stands in the middle of them.
  const word = (text: string) => pdf.words.find((one) => one.text === text) ?? assert.fail(text);
  const middle = (word('Đã').left + word('quyết').right) / 2;
  assert.ok(word('Đã').top < word('Tổng').top, 'the group stands over its columns');
  assert.ok(middle > word('Lĩnh').right);
});

test('a long table repeats its whole head on every page, heard once', async () => {
  const pdf = await readPdf(
    await renderReport({ ...report, tables: [{ caption: '', table: table(80) }] }),
  );
  assert.ok(pdf.pages > 2, `${pdf.pages} pages`);
  const heads = pdf.words.filter((one) => one.text === 'Đã').map(({ page }) => page);
  const rows = pdf.words.filter((one) => one.text === 'thứ').map(({ page }) => page);
  assert.deepEqual(
    [...new Set(rows)].filter((page) => !heads.includes(page)),
    [],
  );
  assert.equal(pdf.structure.split('Quá hạn').length - 1, 1);
  assert.equal(rows.length, 80);
});
