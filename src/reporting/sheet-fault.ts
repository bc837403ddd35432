import { cellMendings } from '#kernel/cell-fault.ts';
import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { addDays, type Day, formatDay } from '#kernel/day.ts';
import type { SheetCell } from '#kernel/sheet-cell.ts';
import { faultOf } from '#reporting/read-answers.ts';
import type { Indicator } from '#reporting/indicator.ts';
import { readNumber, writeNumber } from '#reporting/read-number.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** The answer of a cell as it would be typed; the error says what to write instead. */
export function readCell(
  indicator: Indicator,
  cell: SheetCell | undefined,
): Result<string, Bilingual> {
  const read = cell === undefined ? ok('') : typedOf(indicator, cell);
  if (!read.ok) return read;
  const fault = faultOf(indicator, read.value);
  return fault === null ? read : err(fault);
}

function typedOf(indicator: Indicator, cell: SheetCell): Result<string, Bilingual> {
  const isNumber = indicator.kind === 'number' || indicator.kind === 'percentage';
  switch (cell.kind) {
    case 'formula':
      return err(cellMendings.formula);
    case 'other':
      return err(isNumber ? NOT_A_NUMBER : cellMendings.noText);
    case 'number':
      return ok(isNumber ? writeNumber(cell.value) : String(cell.value));
    case 'date':
      return isNumber ? err(asDate(cell.serial)) : ok(formatDay(dayOfSerial(cell.serial)));
    case 'text': {
      const text = cell.text.trim();
      if (!isNumber) return ok(text);
      const number = readNumber(text);
      return err(number.ok ? numberAsText(number.value) : textForNumber(text));
    }
  }
}

/** What stands in a cell, as it is told. */
export function foundIn(cell: SheetCell | undefined): string {
  if (cell === undefined) return '';
  switch (cell.kind) {
    case 'number':
      return writeNumber(cell.value);
    case 'date':
      return formatDay(dayOfSerial(cell.serial));
    case 'text':
    case 'formula':
    case 'other':
      return cell.text.slice(0, 80);
  }
}

/** Spreadsheets count days from 1899-12-30, and believe that 1900 had a 29 February. */
const dayOfSerial = (serial: number): Day =>
  addDays('1899-12-30' as Day, Math.floor(serial) + (serial < 61 ? 1 : 0));

const asDate = (serial: number): Bilingual =>
  filled(
    'Ô đang định dạng ngày. Đổi định dạng ô sang Số rồi ghi {number}.',
    'The cell is formatted as a date. Format it as a number and write {number}.',
    { number: plainNumber(serial) },
  );

const numberAsText = (value: number): Bilingual =>
  filled(
    'Số đang ghi dưới dạng chữ. Đổi định dạng ô sang Số rồi ghi {number}.',
    'The number is written as text. Format the cell as a number and write {number}.',
    { number: plainNumber(value) },
  );

function textForNumber(text: string): Bilingual {
  const dotted = readNumber(text);
  const digits = text.replaceAll(/[^\d.,-]/g, '');
  const meant = readNumber(digits);
  if (!dotted.ok && dotted.error.code === 'dot-for-comma') return numberMeant(dotted.error.meant);
  return meant.ok && digits !== '' ? numberMeant(plainNumber(meant.value)) : NOT_A_NUMBER;
}

const numberMeant = (number: string): Bilingual =>
  filled(
    'Chỉ ghi số, không kèm chữ: {number}, trong ô định dạng Số.',
    'Write the number alone: {number}, in a cell formatted as a number.',
    { number },
  );

/** As it is typed into a cell: without dots, which a spreadsheet may take for decimals. */
const plainNumber = (value: number): string => String(value).replace('.', ',');

const NOT_A_NUMBER: Bilingual = {
  vi: 'Không phải số. Ghi số trong ô định dạng Số; không có thì ghi 0.',
  en: 'This is no number. Write one in a cell formatted as a number; 0 for none.',
};
