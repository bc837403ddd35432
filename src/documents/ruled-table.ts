import { decoration, MARGIN, type Pdf } from '#documents/sheet.ts';
import { bodyStyle, drawTable, PAD, type RowStyle, type TableHead } from '#documents/table.ts';
import {
  cellText,
  type HeadCell,
  headCells,
  leavesOf,
  type RuledTable,
} from '#kernel/ruled-table.ts';

/** A table whose head has headings over headings; lines that sum up are bold. */
export function ruledTable(pdf: Pdf, table: RuledTable, size: number): void {
  const body = bodyStyle(pdf, leavesOf(table.columns), size);
  drawTable(
    body,
    groupedHead(body, table),
    table.rows.map(({ cells, isTotal }) => ({
      cells: cells.map(cellText),
      face: isTotal ? 'bold' : 'regular',
    })),
  );
}

/** A head cell with the points that it fills, from the head's top. */
interface PlacedCell extends HeadCell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function groupedHead(body: RowStyle, { columns }: RuledTable): TableHead {
  const { pdf } = body;
  const lines = headCells(columns);
  const placed = placeCells(body, lines);
  const height = Math.max(...placed.flat().map((cell) => cell.y + cell.height));
  const paint = (): void => {
    const top = pdf.y;
    for (const cell of placed.flat()) {
      paintRule(body, cell, top);
      paintTitle(body, cell, top);
    }
    pdf.y = top + height;
  };
  const draw = (): readonly PDFKit.PDFStructureElement[] => {
    const top = pdf.y;
    const rows = placed.map((line) => {
      const cells = line.map((cell) => {
        decoration(pdf, 'Layout', () => paintRule(body, cell, top));
        const marked = pdf.markStructureContent('TH');
        paintTitle(body, cell, top);
        pdf.endMarkedContent();
        return pdf.struct('TH', {}, marked);
      });
      return pdf.struct('TR', {}, cells);
    });
    pdf.y = top + height;
    return rows;
  };
  return { height, draw, paint };
}

function placeCells(
  body: RowStyle,
  lines: readonly (readonly HeadCell[])[],
): readonly (readonly PlacedCell[])[] {
  const widthOf = ({ column, columns }: HeadCell): number =>
    body.widths.slice(column, column + columns).reduce((sum, width) => sum + width, 0);
  const needs = (cell: HeadCell): number => titleHeight(body, cell.title, widthOf(cell)) + 2 * PAD;
  const heights = lines.map((line) =>
    Math.max(0, ...line.filter(({ rows }) => rows === 1).map(needs)),
  );
  const from = (row: number, count: number): number =>
    heights.slice(row, row + count).reduce((sum, height) => sum + height, 0);
  // What goes down over several lines may be higher than they are: the last one gives way.
  for (const cell of lines.flat()) {
    const last = cell.row + cell.rows - 1;
    const lacking = needs(cell) - from(cell.row, cell.rows);
    if (lacking > 0) heights[last] = (heights[last] ?? 0) + lacking;
  }
  const left = (column: number): number =>
    MARGIN.left + body.widths.slice(0, column).reduce((sum, width) => sum + width, 0);
  return lines.map((line) =>
    line.map((cell) => ({
      ...cell,
      x: left(cell.column),
      y: from(0, cell.row),
      width: widthOf(cell),
      height: from(cell.row, cell.rows),
    })),
  );
}

const titleHeight = ({ pdf, size }: RowStyle, title: string, width: number): number =>
  pdf
    .font('bold')
    .fontSize(size)
    .heightOfString(title, { width: width - 2 * PAD });

function paintRule({ pdf }: RowStyle, { x, y, width, height }: PlacedCell, top: number): void {
  pdf
    .rect(x, top + y, width, height)
    .lineWidth(0.5)
    .stroke('#000000');
}

function paintTitle(
  style: RowStyle,
  { title, x, y, width, height }: PlacedCell,
  top: number,
): void {
  const free = height - titleHeight(style, title, width);
  style.pdf.text(title, x + PAD, top + y + free / 2, { width: width - 2 * PAD, align: 'center' });
}
