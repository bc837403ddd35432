import { attrs, html, type Html, type Value } from '#web/html.ts';

export interface Column {
  readonly label: Value;
  /** Numbers stand right. */
  readonly numeric?: boolean;
  /** The heading is heard, not seen. */
  readonly labelHidden?: boolean;
  /** What a cell is called on a card, where the heading is a link. */
  readonly name?: string;
}

export interface DataTableProps {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column[];
  /**
   * Each row is a card where the screen is narrow: `plain` for cells that say by themselves what they are,
   * `named` where each needs the name of its column. Tables of figures scroll instead.
   */
  readonly cards?: 'plain' | 'named' | undefined;
  /** Cells in the order of the columns; the first names its row. */
  readonly rows: readonly (readonly Value[])[];
}

/** A plain table of facts; where it is too wide it scrolls by itself, not the page. */
export const dataTable = (props: DataTableProps): Html =>
  html`<section class="tblwrap" tabindex="0" aria-label="${props.caption}"><table class="${props.cards === undefined ? 'tbl' : 'tbl wl'}"><caption${attrs(
    {
      class: props.captionHidden === true ? 'sr' : null,
    },
  )}>${props.caption}</caption><thead><tr>${props.columns.map(
    (column) =>
      html`<th${attrs({ scope: 'col', class: column.numeric === true ? 'r' : null })}>${
        column.labelHidden === true ? html`<span class="sr">${column.label}</span>` : column.label
      }</th>`,
  )}</tr></thead><tbody>${props.rows.map((cells) => row(props, cells))}</tbody></table></section>`;

const row = ({ columns, cards }: DataTableProps, cells: readonly Value[]): Html =>
  html`<tr>${cells.map((cell, index) => {
    if (index === 0) return html`<th scope="row">${cell}</th>`;
    const column = columns[index];
    const name = cards === 'named' && cell !== '' ? nameOf(column) : null;
    return html`<td${attrs({ class: column?.numeric === true ? 'r' : null, 'data-name': name })}>${cell}</td>`;
  })}</tr>`;

const nameOf = (column: Column | undefined): string | null =>
  column?.name ?? (typeof column?.label === 'string' ? column.label : null);
