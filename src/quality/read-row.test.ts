import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { readRow, rowColumns } from '#quality/read-row.ts';

const HEADER = ['STT', 'Mã', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Số CCCD', 'Mã xã', 'Lớp'];
const columns = rowColumns(HEADER);

const read = (cells: readonly string[], formulas: readonly number[] = []) =>
  readRow(columns, { number: 7, cells, formulas });

test('columns are known by their names, with or without marks', () => {
  const { id, name, birthDate, identityNumber, commune } = columns.places;
  assert.deepEqual([id, name, birthDate, identityNumber, commune], [1, 2, 3, 5, 6]);
  assert.deepEqual(rowColumns(['HO TEN', 'ngay_sinh', 'Full name']).places, {
    name: 0,
    birthDate: 1,
  });
});

test('a row becomes a record, what is no field stays by its name', () => {
  const { record, notes } = read([
    '1',
    'A1',
    ' Lâm Mỹ Hạnh ',
    '3/11/1985',
    'Nữ',
    '091 185 000 001',
    '30742',
    '9A',
  ]);
  assert.deepEqual(notes, []);
  assert.deepEqual(record, {
    id: 'A1',
    name: 'Lâm Mỹ Hạnh',
    birthDate: '1985-11-03',
    sex: 'female',
    identityNumber: '091185000001',
    commune: '30742',
    address: '',
    father: '',
    mother: '',
    more: { STT: '1', Lớp: '9A' },
  });
});

test('dates in the notations that registers export, Excel’s numbers among them', () => {
  const dates = ['3-11-1985', '1985-11-03', '19851103', '31354', '11/1985', '1985'];
  const shown = dates.map((date) => read(['', 'A', 'B', date]).record.birthDate);
  assert.deepEqual(shown, [
    '1985-11-03',
    '1985-11-03',
    '1985-11-03',
    '1985-11-03',
    '1985-11',
    '1985',
  ]);
});

test('what is odd counts as empty and is told by its column', () => {
  const odd = read(['', 'A', '=B2', '31/02/1985', 'x', '', 'Vĩnh Thanh', ''], [2]);
  assert.deepEqual(odd.notes.map(({ column }) => column).toSorted(), [
    'Giới tính',
    'Họ và tên',
    'Mã xã',
    'Ngày sinh',
  ]);
  const { name, birthDate, sex, commune } = odd.record;
  assert.deepEqual([name, birthDate, sex, commune], ['', '', null, '']);
  const zero = read(['', 'A', 'B', '00/01/1900']);
  assert.match(zero.notes[0]?.text.vi ?? '', /1900/);
});

test('without a column of ids a record is named by its row', () => {
  const { record } = readRow(rowColumns(['Họ tên']), { number: 12, cells: ['An'], formulas: [] });
  assert.equal(record.id, '12');
});
