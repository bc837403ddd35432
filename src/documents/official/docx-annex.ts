import { createHash } from 'node:crypto';
import { Bookmark, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { AnnexColumn, AnnexRow } from '#written-report/official-document.ts';

/** Half points: 11. */
const SIZE = 22;
/** Twentieths of a point between the margins. */
const WIDTH = 9354;

/** A table whose head is repeated on every page; rows that tell of a figure can be led to. */
export function annexTable(columns: readonly AnnexColumn[], rows: readonly AnnexRow[]): Table {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.round((WIDTH * share) / total));
  const cell = (run: TextRun | Bookmark, index: number): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { left: 80, right: 80 },
      children: [new Paragraph({ children: [run] })],
    });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, index) =>
          cell(new TextRun({ text: title, bold: true, size: SIZE }), index),
        ),
      }),
      ...rows.map(
        ({ key, cells }) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((text, index) => {
              const run = new TextRun({ text, size: SIZE });
              const isTarget = key !== null && index === 0;
              return cell(
                isTarget ? new Bookmark({ id: bookmarkOf(key), children: [run] }) : run,
                index,
              );
            }),
          }),
      ),
    ],
  });
}

/** Names of bookmarks have at most 40 characters, letters and digits. */
export const bookmarkOf = (key: string): string =>
  `so_${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;
