import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { SheetCell, SheetOfCells } from '#kernel/sheet-cell.ts';
import { addressAt } from '#kernel/sheet-cell.ts';
import { readParticipantList } from '#steering/participant-list.ts';

const sheet = (rows: readonly (readonly string[])[], merges: string[] = []): SheetOfCells => ({
  cells: new Map(
    rows.flatMap((row, r) =>
      row.flatMap((text, c): [string, SheetCell][] =>
        text === '' ? [] : [[addressAt(r, c), { kind: 'text', text }]],
      ),
    ),
  ),
  merges,
});

const HEAD = ['STT', 'Họ và tên', 'Chức vụ', 'Cơ quan', 'Thành phần', 'Có mặt'];

const faultsOf = (list: SheetOfCells): readonly string[] => {
  const read = readParticipantList(list);
  return read.ok
    ? []
    : read.error.map(({ address, found, mend }) => `${address} ${found} ${mend.vi}`);
};

test('a list says who came and of which kind each is', () => {
  const read = readParticipantList(
    sheet([HEAD, ['1', 'An', '', 'UBND xã', 'Cấp xã', 'x'], ['2', 'Bình', '', 'Sở Y tế', '', '']]),
  );
  assert.deepEqual(
    read.ok && read.value.map(({ name, kind, attended }) => [name, kind, attended]),
    [
      ['An', 'Cấp xã', true],
      ['Bình', 'Khác', false],
    ],
  );
});

test('columns that are not known and columns that are missing are named, all of them', () => {
  const faults = faultsOf(
    sheet([
      ['Họ và tên', 'Cơ quan', 'Nhóm', 'Đã dự'],
      ['An', 'UBND xã', 'Cấp xã', 'x'],
    ]),
  );
  assert.equal(faults.length, 4);
  for (const words of [/^C1 Nhóm Không rõ/, /^D1 Đã dự Không rõ/, /Thiếu cột “Thành phần”/]) {
    assert.ok(
      faults.some((fault) => words.test(fault)),
      String(words),
    );
  }
  assert.match(faults.join(), /Thiếu cột “Có mặt”/);
});

test('merged cells do not hide what else is wrong', () => {
  const faults = faultsOf(
    sheet(
      [
        HEAD,
        ['1', 'An', '', 'UBND xã', '', 'có thể'],
        ['2', 'Bình', '', '', '', ''],
        ['3', '', '', 'Sở Y tế', '', ''],
      ],
      ['D2:D3'],
    ),
  );
  assert.deepEqual(
    faults.map((fault) => fault.split(' ')[0]),
    ['D2:D3', 'F2', 'B4'],
    'an empty cell of a merged area is told with the area',
  );
});

test('a column that stands there twice is told', () => {
  assert.match(
    faultsOf(
      sheet([
        [...HEAD, 'Họ tên'],
        ['1', 'An', '', 'Sở', '', '', 'An'],
      ]),
    ).join(),
    /^G1 Họ tên Cột này lặp lại/,
  );
});
