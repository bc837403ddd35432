import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SheetCell, SheetOfCells } from '#kernel/sheet-cell.ts';
import { addressAt } from '#kernel/sheet-cell.ts';
import type { CampaignForm } from '#reporting/indicator.ts';
import { readFormLines } from '#reporting/form-lines.ts';
import { readAnswerSheet } from '#reporting/read-answer-sheet.ts';

const read = readFormLines(`may-chu | Máy chủ | số | máy | 0..100 | x
san | SAN | số lẻ | TB | 0.. | x
cap | Có trung tâm | chọn | | Có; Không
kho | Khó khăn | chữ`);
const form: CampaignForm = read.ok ? read.value : assert.fail();
const CAMPAIGN = '11111111-1111-4111-8111-111111111111';
const asked = {
  campaignId: CAMPAIGN,
  form,
  recipients: new Map([
    ['A', 'Xã A'],
    ['B', 'Xã B'],
  ]),
};

const text = (value: string): SheetCell => ({ kind: 'text', text: value });
const number = (value: number): SheetCell => ({ kind: 'number', value });

/** The sheet of recipient A with these answers, and whatever else is changed in it. */
function sheet(
  answers: readonly (SheetCell | null)[],
  changes: Readonly<Record<string, SheetCell | null>> = {},
  merges: readonly string[] = [],
): SheetOfCells {
  const cells = new Map<string, SheetCell>([
    ['B1', text(CAMPAIGN)],
    ['B2', text('A')],
    ['A5', text('Mã chỉ tiêu')],
  ]);
  for (const [index, code] of ['may-chu', 'san', 'cap', 'kho'].entries()) {
    cells.set(addressAt(5 + index, 0), text(code));
    const answer = answers[index];
    if (answer !== null && answer !== undefined) cells.set(addressAt(5 + index, 3), answer);
  }
  for (const [address, cell] of Object.entries(changes)) {
    if (cell === null) cells.delete(address);
    else cells.set(address, cell);
  }
  return { cells, merges };
}

function faults(of: SheetOfCells): readonly string[] {
  const answer = readAnswerSheet(of, asked);
  return answer.ok
    ? []
    : answer.error.map(({ address, found, mend }) => `${address} [${found}] ${mend.vi}`);
}
const good = [number(33), number(330.5), text('Có'), text('Thiếu vốn')];

test('a sheet that is filled in rightly is taken as it would be typed', () => {
  assert.deepEqual(readAnswerSheet(sheet(good), asked), {
    ok: true,
    value: [
      {
        recipient: 'A',
        typed: { 'may-chu': '33', san: '330,5', cap: 'Có', kho: 'Thiếu vốn' },
        reasons: {},
      },
    ],
  });
});

test('each wrong cell is named with what is there and what to write', () => {
  const wrong = sheet(
    [text('1.234,5'), { kind: 'date', serial: 33 }, text('Tùy'), { kind: 'formula', text: '=A1' }],
    {},
    ['C6:C7'],
  );
  const told = faults(wrong);
  assert.equal(told.length, 5);
  assert.match(told[0] ?? '', /^C6:C7 \[\] Ô bị gộp/);
  assert.match(told[1] ?? '', /^D6 \[1\.234,5\] Số đang ghi dưới dạng chữ.*ghi 1234,5\.$/);
  assert.match(told[2] ?? '', /^D7 \[02\/02\/1900\] Ô đang định dạng ngày.*ghi 33\.$/);
  assert.match(told[3] ?? '', /^D8 \[Tùy\] Chọn một mục/);
  assert.match(told[4] ?? '', /^D9 \[=A1\] Ô có công thức/);
  assert.match(faults(sheet(good, {}, ['D6:D7'])).join(), /^D6:D7 \[33\] Ô bị gộp/);
  assert.match(faults(sheet([text('33 máy'), ...good.slice(1)])).join(), /D6 .*33/);
  assert.match(faults(sheet([number(101), ...good.slice(1)])).join(), /D6 .*Lớn nhất là 100/);
  assert.match(faults(sheet([number(1.5), ...good.slice(1)])).join(), /D6 .*số nguyên/);
  assert.match(faults(sheet([null, ...good.slice(1)])).join(), /D6 \[\] Ghi số/);
});

test('missing, extra and doubled rows are told; the wrong form is told alone', () => {
  assert.match(faults(sheet(good, { A7: null, D7: null })).join(), /A10 \[\] Thiếu dòng “san”/);
  assert.match(
    faults(sheet(good, { A10: text('la') })).join(),
    /A10 \[la\] Biểu không có chỉ tiêu/,
  );
  assert.match(faults(sheet(good, { A10: text('san') })).join(), /A10 \[san\] Mã này đã có/);
  assert.match(faults(sheet(good, { D10: number(1) })).join(), /A10 \[\] Dòng này không có mã/);
  assert.deepEqual(faults(sheet([], { B1: text('khác') })).length, 1);
  assert.match(faults(sheet(good, { B2: text('C') })).join(), /B2 \[C\] Mã nơi báo cáo/);
  assert.match(faults(sheet(good, { A5: text('Mã') })).join(), /A5 \[Mã\] Dòng tiêu đề/);
});

test('of many, an empty row is left, and all others are taken or none', () => {
  const cells = new Map<string, SheetCell>([
    ['B1', text(CAMPAIGN)],
    ['A5', text('Mã nơi báo cáo')],
    ['A6', text('A')],
    ['A7', text('B')],
    ['C6', number(1)],
    ['D6', number(2)],
  ]);
  for (const [index, code] of ['may-chu', 'san', 'cap', 'kho'].entries()) {
    cells.set(addressAt(4, 2 + index), text(code));
  }
  const taken = readAnswerSheet({ cells, merges: [] }, asked);
  assert.deepEqual(
    taken.ok && taken.value.map(({ recipient, typed }) => [recipient, typed['san']]),
    [['A', '2']],
  );
  cells.set('D7', text('hai'));
  const refused = readAnswerSheet({ cells, merges: [] }, asked);
  assert.deepEqual(!refused.ok && refused.error.map(({ address }) => address), ['D7']);
  cells.delete('A7');
  cells.delete('D7');
  const missing = readAnswerSheet({ cells, merges: [] }, asked);
  assert.match((!missing.ok && missing.error[0]?.mend.vi) || '', /Thiếu dòng “B” Xã B\. /);
});

test('of many, an unfinished row is a draft, and a number that is counted has room for a reason', () => {
  const counted = readFormLines(
    'nhan | Tiếp nhận | số | | 0.. | x | tiep-nhan\nghi | Ghi | chữ | | | x',
  );
  const cells = new Map<string, SheetCell>([
    ['B1', text(CAMPAIGN)],
    ['A5', text('Mã nơi báo cáo')],
    ['C5', text('nhan')],
    ['D5', text('nhan: lý do khác')],
    ['E5', text('ghi')],
    ['A6', text('A')],
    ['C6', number(21)],
    ['D6', text('Một hồ sơ giấy')],
    ['A7', text('B')],
    ['E7', text('có')],
  ]);
  const taken = readAnswerSheet(
    { cells, merges: [] },
    { ...asked, form: counted.ok ? counted.value : assert.fail() },
  );
  assert.deepEqual(taken, {
    ok: true,
    value: [
      { recipient: 'A', typed: { nhan: '21', ghi: '' }, reasons: { nhan: 'Một hồ sơ giấy' } },
      { recipient: 'B', typed: { nhan: '', ghi: 'có' }, reasons: { nhan: '' } },
    ],
  });
});

test('whatever stands in the cells, each answer is taken or its cell is named', () => {
  const cell: fc.Arbitrary<SheetCell> = fc.oneof(
    fc.double({ noNaN: true }).map(number),
    fc.string().map(text),
    fc.integer({ min: 0, max: 99_999 }).map((serial): SheetCell => ({ kind: 'date', serial })),
    fc.constant<SheetCell>({ kind: 'formula', text: '=1' }),
    fc.constant<SheetCell>({ kind: 'other', text: '#REF!' }),
  );
  fc.assert(
    fc.property(fc.tuple(cell, cell, cell, cell), (answers) => {
      const answer = readAnswerSheet(sheet(answers), asked);
      if (answer.ok) return;
      for (const { address } of answer.error) assert.match(address, /^D[6-9]$/);
    }),
  );
});
