import { type Cell, cellText, headCells, leavesOf, type RuledTable } from '#kernel/ruled-table.ts';
import { attrs, type Html, html } from '#web/html.ts';

export interface RuledTableProps {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly table: RuledTable;
  /** Where what stands behind a figure is to be seen; null where it is no figure. */
  readonly hrefOf: (row: number, column: number) => string | null;
}

/** A table of a form on a page, its head as the form has it; where it is too wide it scrolls by itself. */
export const ruledTable = ({ caption, captionHidden, table, hrefOf }: RuledTableProps): Html => {
  const leaves = leavesOf(table.columns);
  // What a line is called stands in its first column of text that has any.
  const nameOf = (cells: readonly Cell[]): number =>
    leaves.findIndex(({ align }, at) => align === 'left' && cellText(cells[at] ?? null) !== '');
  return html`<section class="tblwrap" tabindex="0" aria-label="${caption}"><table class="tbl ruled"><caption${attrs(
    { class: captionHidden === true ? 'sr' : null },
  )}>${caption}</caption><thead>${headCells(table.columns).map(
    (line) =>
      html`<tr>${line.map(
        ({ title, rows, columns }) =>
          html`<th${attrs({
            scope: columns > 1 ? 'colgroup' : 'col',
            rowspan: rows > 1 ? rows : null,
            colspan: columns > 1 ? columns : null,
          })}>${title}</th>`,
      )}</tr>`,
  )}</thead><tbody>${table.rows.map(
    ({ cells, isTotal }, row) =>
      html`<tr${attrs({ class: isTotal ? 'sum' : null })}>${cells.map((cell, column) => {
        const href = hrefOf(row, column);
        const text = cellText(cell);
        const shown = href === null || text === '' ? text : html`<a href="${href}">${text}</a>`;
        return column === nameOf(cells)
          ? html`<th scope="row">${shown}</th>`
          : html`<td${attrs({ class: leaves[column]?.align === 'right' ? 'r' : null })}>${shown}</td>`;
      })}</tr>`,
  )}</tbody></table></section>`;
};
