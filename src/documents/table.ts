import {
  addToStructure,
  bottomOf,
  decoration,
  innerWidth,
  MARGIN,
  type Pdf,
} from '#documents/sheet.ts';

export interface TableColumn {
  readonly title: string;
  /** Share of the width, relative to the other columns. */
  readonly share: number;
  readonly align?: 'left' | 'center' | 'right';
}

export type Cells = readonly string[];

/** Points between a cell's rule and its text. */
export const PAD = 3;

/**
 * A ruled table whose cells wrap; its head is repeated on every page. A row that is higher than a
 * whole page is parted and goes on on the next.
 */
export function table(
  pdf: Pdf,
  columns: readonly TableColumn[],
  rows: readonly Cells[],
  size = 11,
): void {
  const titles = columns.map((column) => column.title);
  const body = bodyStyle(pdf, columns, size);
  const style: RowStyle = { ...body, face: 'bold', isHead: true };
  const head: TableHead = {
    height: rowHeight(style, titles),
    draw: () => [drawRow(style, titles, 'TH')],
    paint: () => paintRow(style, titles),
  };
  drawTable(
    body,
    head,
    rows.map((cells) => ({ cells, face: 'regular' })),
  );
}

/** What stands above the rows, on the first page and again on each further one. */
export interface TableHead {
  /** Points. */
  readonly height: number;
  /** Draws it for the first time and gives its lines in the logical structure. */
  readonly draw: () => readonly PDFKit.PDFStructureElement[];
  /** Draws it again, to be seen only. */
  readonly paint: () => void;
}

export interface BodyRow {
  readonly cells: Cells;
  readonly face: RowStyle['face'];
}

/** A head and rows under it, over as many pages as they need. */
export function drawTable(body: RowStyle, head: TableHead, rows: readonly BodyRow[]): void {
  const { pdf, size } = body;
  const most = bottomOf(pdf) - MARGIN.top - head.height;
  pdf.y += 4;
  const structure = pdf.struct('Table');
  addToStructure(pdf, structure);
  if (pdf.y + head.height + 2 * size > bottomOf(pdf)) pdf.addPage();
  for (const line of head.draw()) structure.add(line);
  for (const { cells, face } of rows) {
    const style = { ...body, face };
    for (const part of partsOf(style, cells, most)) {
      if (pdf.y + rowHeight(style, part) > bottomOf(pdf)) {
        pdf.addPage();
        decoration(pdf, 'Pagination', head.paint);
      }
      structure.add(drawRow(style, part, 'TD'));
    }
  }
  structure.end();
  pdf.x = MARGIN.left;
  pdf.y += 6;
}

/** How the rows of columns look that share the width between the margins. */
export function bodyStyle(pdf: Pdf, columns: readonly TableColumn[], size: number): RowStyle {
  const total = columns.reduce((sum, column) => sum + column.share, 0);
  const widths = columns.map((column) => (innerWidth(pdf) * column.share) / total);
  return { pdf, widths, columns, size, face: 'regular', isHead: false };
}

export interface RowStyle {
  readonly pdf: Pdf;
  readonly widths: readonly number[];
  readonly columns: readonly TableColumn[];
  readonly size: number;
  readonly face: 'regular' | 'bold';
  /** The cells of a head stand in the middle, whatever their columns do. */
  readonly isHead: boolean;
}

/** Draws a row with its rules and gives its place in the logical structure. */
function drawRow(style: RowStyle, cells: Cells, tag: 'TH' | 'TD'): PDFKit.PDFStructureElement {
  const { pdf } = style;
  const height = rowHeight(style, cells);
  const top = pdf.y;
  decoration(pdf, 'Layout', () => paintRules(style, top, height));
  const content = cells.map((_, index) => {
    const marked = pdf.markStructureContent(tag);
    paintCell(style, cells, index, top);
    pdf.endMarkedContent();
    return pdf.struct(tag, {}, marked);
  });
  pdf.y = top + height;
  return pdf.struct('TR', {}, content);
}

function paintRow(style: RowStyle, cells: Cells): void {
  const { pdf } = style;
  const top = pdf.y;
  const height = rowHeight(style, cells);
  paintRules(style, top, height);
  for (const index of cells.keys()) paintCell(style, cells, index, top);
  pdf.y = top + height;
}

function paintRules({ pdf, widths }: RowStyle, top: number, height: number): void {
  let x = MARGIN.left;
  for (const width of widths) {
    pdf.rect(x, top, width, height);
    x += width;
  }
  pdf.lineWidth(0.5).stroke('#000000');
}

function paintCell(style: RowStyle, cells: Cells, index: number, top: number): void {
  const { pdf, widths, columns, size, face, isHead } = style;
  const x = MARGIN.left + widths.slice(0, index).reduce((sum, width) => sum + width, 0);
  const width = (widths[index] ?? 0) - 2 * PAD;
  const align = isHead ? 'center' : (columns[index]?.align ?? 'left');
  pdf
    .font(face)
    .fontSize(size)
    .text(cells[index] ?? '', x + PAD, top + PAD, { width, align });
}

const cellHeight = ({ pdf, widths }: RowStyle, text: string, index: number): number =>
  pdf.heightOfString(text, { width: (widths[index] ?? 0) - 2 * PAD });

/** Points, with the padding. */
function rowHeight(style: RowStyle, cells: Cells): number {
  style.pdf.font(style.face).fontSize(style.size);
  const heights = cells.map((text, index) => cellHeight(style, text, index));
  return Math.max(...heights, style.size) + 2 * PAD;
}

/** The row itself, or parts of it that are no higher than `most` points each. */
function partsOf(style: RowStyle, cells: Cells, most: number): readonly Cells[] {
  if (rowHeight(style, cells) <= most) return [cells];
  const lengths = cells.map((text, index) => fittingLength(style, text, index, most - 2 * PAD));
  const first = cells.map((text, index) => text.slice(0, lengths[index]).trimEnd());
  const rest = cells.map((text, index) => text.slice(lengths[index]).trimStart());
  return [first, ...partsOf(style, rest, most)];
}

/** How many characters of the text fit into `room` points, up to the end of a word; at least 1. */
function fittingLength(style: RowStyle, text: string, index: number, room: number): number {
  if (cellHeight(style, text, index) <= room) return text.length;
  let [fits, tooLong] = [1, text.length];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (cellHeight(style, text.slice(0, middle), index) <= room) fits = middle;
    else tooLong = middle;
  }
  const wordEnd = Math.max(text.lastIndexOf(' ', fits), text.lastIndexOf('\n', fits));
  return wordEnd > fits / 2 ? wordEnd : fits;
}
