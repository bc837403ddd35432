import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { rowsAsCsv } from '#workbench/national/rows-as-csv.ts';

test('quotes, commas and what a spreadsheet would reckon stay text', () => {
  const csv = rowsAsCsv([
    { code: 'H33', ours: 'Sở "A", B', theirs: '=1+1', state: 'name-differs' },
  ]);
  assert.equal(
    csv,
    '\uFEFF"Mã","Tên ở tỉnh","Tên trên Cổng quốc gia","Kết quả"\r\n"H33","Sở ""A"", B","\'=1+1","Khác tên"\r\n',
  );
});
