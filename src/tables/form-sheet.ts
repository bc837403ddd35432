import { type Cell as SheetCell, type CellStyle, writeXlsx } from 'hucre/xlsx';

/** A sheet that somebody fills in: each row of cells as it stands, and what a cell may hold. */
export interface FormSheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly FormCell[])[];
  /** By area, as `D6:D6`. */
  readonly limits: readonly CellLimit[];
}

export interface FormCell {
  readonly value: string | number | null;
  readonly look: 'plain' | 'head' | 'fill';
}

export type CellLimit =
  | {
      readonly kind: 'whole' | 'decimal';
      readonly area: string;
      readonly min: number | null;
      readonly max: number | null;
      readonly say: string;
    }
  | {
      readonly kind: 'list';
      readonly area: string;
      readonly options: readonly string[];
      readonly say: string;
    };

/** An XLSX file of one sheet to be filled in, whose cells refuse what they cannot hold. */
export function writeFormSheet({ name, widths, rows, limits }: FormSheet): Promise<Uint8Array> {
  const cells = new Map<string, Partial<SheetCell>>();
  for (const [row, line] of rows.entries()) {
    for (const [column, { value, look }] of line.entries()) {
      cells.set(`${row},${column}`, { value, style: STYLES[look] });
    }
  }
  const sheet = {
    name,
    columns: widths.map((width) => ({ width })),
    rows: Array.from({ length: rows.length }, () => []),
    cells,
    dataValidations: limits.map(validationOf),
  };
  return writeXlsx({ sheets: [sheet], defaultFont: { name: FONT, size: 11 } });
}

function validationOf(limit: CellLimit) {
  const shown = {
    range: limit.area,
    allowBlank: true,
    showErrorMessage: true,
    errorMessage: limit.say,
    errorStyle: 'stop' as const,
  };
  if (limit.kind === 'list') return { ...shown, type: 'list' as const, values: [...limit.options] };
  const { min, max } = limit;
  const type = limit.kind;
  return {
    ...shown,
    type,
    operator: 'between' as const,
    formula1: String(min ?? -LARGEST),
    formula2: String(max ?? LARGEST),
  };
}

const LARGEST = 1e15;
const FONT = 'Times New Roman';
const LINE = { style: 'thin' } as const;
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE };
const WRAP = { vertical: 'top', wrapText: true } as const;
const STYLES: Readonly<Record<FormCell['look'], CellStyle>> = {
  plain: { font: { name: FONT, size: 11 }, alignment: WRAP },
  head: { font: { name: FONT, size: 11, bold: true }, alignment: WRAP, border: BORDER },
  fill: {
    font: { name: FONT, size: 11 },
    alignment: WRAP,
    border: BORDER,
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF8E1' } },
  },
};
