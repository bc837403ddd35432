import { type CellFault, cellMendings } from '#kernel/cell-fault.ts';
import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import {
  addressAt,
  lastRow,
  placeOf,
  type SheetCell,
  type SheetOfCells,
} from '#kernel/sheet-cell.ts';
import type { CampaignForm, Indicator } from '#reporting/indicator.ts';
import type { Typed } from '#reporting/read-answers.ts';
import { foundIn, readCell } from '#reporting/sheet-fault.ts';
import {
  ANSWER_COLUMN,
  CAMPAIGN_CELL,
  FIRST_COLUMN,
  FIRST_ROW,
  HEAD_CELL,
  HEAD_ROW,
  MANY_HEAD,
  type ManyColumn,
  manyColumns,
  ONE_HEAD,
  REASON_COLUMN,
  RECIPIENT_CELL,
  sheetIndicators,
} from '#reporting/sheet-layout.ts';

/** What a sheet must fit: a campaign, its form, and whose answers may be in it. */
export interface SheetAsked {
  readonly campaignId: string;
  readonly form: CampaignForm;
  /** Names by code. */
  readonly recipients: ReadonlyMap<string, string>;
}

export interface SheetAnswer {
  readonly recipient: string;
  readonly typed: Typed;
  readonly reasons: Typed;
}

/** All answers of a sheet, or every cell that is to be mended; nothing is taken half. */
export function readAnswerSheet(
  sheet: SheetOfCells,
  asked: SheetAsked,
): Result<readonly SheetAnswer[], readonly CellFault[]> {
  const campaign = foundIn(sheet.cells.get(CAMPAIGN_CELL));
  if (campaign !== asked.campaignId) {
    return err([{ address: CAMPAIGN_CELL, found: campaign, mend: WRONG_CAMPAIGN }]);
  }
  const head = foundIn(sheet.cells.get(HEAD_CELL));
  if (head !== ONE_HEAD && head !== MANY_HEAD) {
    return err([{ address: HEAD_CELL, found: head, mend: WRONG_HEAD }]);
  }
  const merged = sheet.merges.filter(touchesAnswers);
  const faults: CellFault[] = merged.map((area) => ({
    address: area,
    found: foundIn(sheet.cells.get(area.split(':')[0] ?? area)),
    mend: cellMendings.merged,
  }));
  const answers =
    head === ONE_HEAD ? readOne(sheet, asked, faults) : readMany(sheet, asked, faults);
  return faults.length > 0 ? err(faults) : ok(answers);
}

const touchesAnswers = (area: string): boolean =>
  (placeOf(area.split(':')[1] ?? area)?.row ?? 0) >= HEAD_ROW;

type Faults = CellFault[];

function readOne(sheet: SheetOfCells, asked: SheetAsked, faults: Faults): readonly SheetAnswer[] {
  const recipient = foundIn(sheet.cells.get(RECIPIENT_CELL));
  if (!asked.recipients.has(recipient)) {
    faults.push({ address: RECIPIENT_CELL, found: recipient, mend: WRONG_RECIPIENT });
  }
  const indicators = new Map(sheetIndicators(asked.form).map((one) => [one.code, one]));
  const rows = rowsByCode(sheet, new Set(indicators.keys()), faults, UNKNOWN_INDICATOR);
  const typed: Record<string, string> = {};
  const reasons: Record<string, string> = {};
  const end = lastRow(sheet) + 1;
  for (const [code, indicator] of indicators) {
    const row = rows.get(code);
    if (row === undefined) {
      faults.push({
        address: addressAt(end, 0),
        found: '',
        mend: missingRow(code, indicator.name),
      });
      continue;
    }
    typed[code] = take(sheet, [row, ANSWER_COLUMN], indicator, faults);
    const reason = reasonAt(sheet, row, REASON_COLUMN);
    if (reason !== '') reasons[code] = reason;
  }
  return [{ recipient, typed, reasons }];
}

function readMany(sheet: SheetOfCells, asked: SheetAsked, faults: Faults): readonly SheetAnswer[] {
  const columns = columnsByHead(sheet, asked.form, faults);
  const known = new Set(asked.recipients.keys());
  const rows = rowsByCode(sheet, known, faults, UNKNOWN_RECIPIENT);
  const end = lastRow(sheet) + 1;
  for (const [recipient, name] of asked.recipients) {
    if (!rows.has(recipient)) {
      faults.push({ address: addressAt(end, 0), found: '', mend: missingRow(recipient, name) });
    }
  }
  return [...rows].flatMap(([recipient, row]): SheetAnswer[] => {
    const isEmpty = columns.every(({ column }) => !sheet.cells.has(addressAt(row, column)));
    if (isEmpty) return [];
    const typed: Record<string, string> = {};
    const reasons: Record<string, string> = {};
    for (const { indicator, part, column } of columns) {
      if (part === 'reason') reasons[indicator.code] = reasonAt(sheet, row, column);
      // A row is a draft: what is missing in it keeps it from being submitted, not from being taken.
      else typed[indicator.code] = take(sheet, [row, column], optional(indicator), faults);
    }
    return [{ recipient, typed, reasons }];
  });
}

const optional = (indicator: Indicator): Indicator => ({ ...indicator, required: false });

const reasonAt = (sheet: SheetOfCells, row: number, column: number): string =>
  foundIn(sheet.cells.get(addressAt(row, column))).slice(0, 500);

function take(
  sheet: SheetOfCells,
  [row, column]: readonly [number, number],
  indicator: Indicator,
  faults: Faults,
): string {
  const address = addressAt(row, column);
  const cell = sheet.cells.get(address);
  const read = readCell(indicator, cell);
  if (read.ok) return read.value;
  faults.push({ address, found: foundIn(cell), mend: read.error });
  return '';
}

/** Rows by the code in their first cell; what has no code, an unknown one or one twice is told. */
function rowsByCode(
  sheet: SheetOfCells,
  known: ReadonlySet<string>,
  faults: Faults,
  unknown: Bilingual,
): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  const places = new Set([...sheet.cells.keys()].map((address) => placeOf(address)?.row ?? -1));
  for (const row of [...places].filter((one) => one >= FIRST_ROW).toSorted((a, b) => a - b)) {
    const address = addressAt(row, 0);
    const cell: SheetCell | undefined = sheet.cells.get(address);
    const code = foundIn(cell);
    if (cell === undefined) {
      faults.push({ address, found: '', mend: NO_CODE });
    } else if (!known.has(code)) {
      faults.push({ address, found: code, mend: unknown });
    } else if (rows.has(code)) {
      faults.push({ address, found: code, mend: TWICE });
    } else rows.set(code, row);
  }
  return rows;
}

function columnsByHead(
  sheet: SheetOfCells,
  form: CampaignForm,
  faults: Faults,
): readonly (ManyColumn & { readonly column: number })[] {
  return manyColumns(form).flatMap((asked, index) => {
    const column = FIRST_COLUMN + index;
    const address = addressAt(HEAD_ROW, column);
    const found = foundIn(sheet.cells.get(address));
    if (found === asked.head) return [{ ...asked, column }];
    faults.push({ address, found, mend: wrongColumn(asked.head) });
    return [];
  });
}

const WRONG_CAMPAIGN: Bilingual = {
  vi: 'Tệp không phải biểu của kỳ báo cáo này. Tải lại biểu của kỳ này rồi điền.',
  en: 'This file is not the form of this campaign. Take the form of this campaign and fill it in.',
};
const WRONG_HEAD: Bilingual = {
  vi: `Dòng tiêu đề đã bị đổi. Ô này phải là “${ONE_HEAD}” hoặc “${MANY_HEAD}”.`,
  en: `The head was changed. This cell must be “${ONE_HEAD}” or “${MANY_HEAD}”.`,
};
const WRONG_RECIPIENT: Bilingual = {
  vi: 'Mã nơi báo cáo không đúng với biểu của bạn. Tải lại biểu của cơ quan mình.',
  en: 'This is not the code of your form. Take the form of your agency again.',
};
const NO_CODE: Bilingual = {
  vi: 'Dòng này không có mã. Xóa dòng thừa.',
  en: 'This row has no code. Delete the row.',
};
const TWICE: Bilingual = {
  vi: 'Mã này đã có ở dòng trên. Xóa dòng thừa.',
  en: 'This code stands above. Delete the row.',
};
const UNKNOWN_INDICATOR: Bilingual = {
  vi: 'Biểu không có chỉ tiêu mang mã này. Xóa dòng thừa.',
  en: 'The form has no indicator of this code. Delete the row.',
};
const UNKNOWN_RECIPIENT: Bilingual = {
  vi: 'Nơi này không phải báo cáo trong kỳ, hoặc đã nộp rồi. Xóa dòng.',
  en: 'Nobody of this code is asked, or it has submitted. Delete the row.',
};
const missingRow = (code: string, name: string): Bilingual =>
  filled(
    'Thiếu dòng “{code}” {name}. Thêm lại dòng này.',
    'The row “{code}” {name} is missing. Put it in again.',
    { code, name },
  );
const wrongColumn = (code: string): Bilingual =>
  filled(
    'Cột này phải là “{code}”. Tải lại biểu; không đổi thứ tự, không xóa cột.',
    'This column must be “{code}”. Take the form again; do not move or delete columns.',
    { code },
  );
