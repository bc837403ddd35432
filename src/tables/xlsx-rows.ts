import { columnLetters, columnOfLetters } from '#kernel/sheet-cell.ts';
import type { AddedCell, TableRow } from '#tables/table.ts';

/** A row of a sheet's XML: its cells by column, and the text before it. */
export interface SheetRow {
  readonly before: string;
  readonly row: TableRow;
}

/**
 * Takes whole rows from the text of a sheet as it comes; what is not yet whole stays with the caller.
 * Sheets have neither comments nor CDATA among their rows, so that the end of a row is plain to see.
 */
export function takeRows(
  text: string,
  strings: readonly string[],
): { readonly rows: readonly SheetRow[]; readonly rest: string } {
  const rows: SheetRow[] = [];
  let at = 0;
  for (const found of text.matchAll(ROW)) {
    const [raw] = found;
    rows.push({ before: text.slice(at, found.index), row: rowOf(raw, strings) });
    at = found.index + raw.length;
  }
  return { rows, rest: text.slice(at) };
}

const ROW = /<((?:\w+:)?)row\b[^>]*?(?:\/>|>[\s\S]*?<\/\1row>)/g;
const CELL = /<((?:\w+:)?)c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\1c>)/g;

function rowOf(raw: string, strings: readonly string[]): TableRow {
  const cells: string[] = [];
  const formulas: number[] = [];
  let next = 0;
  for (const [, , attributes = '', inner = ''] of raw.matchAll(CELL)) {
    const letters = /\br="([A-Z]+)\d+"/.exec(attributes)?.[1];
    const at = letters === undefined ? next : columnOfLetters(letters);
    while (cells.length < at) cells.push('');
    cells[at] = textOfCell(attributes, inner, strings);
    if (/<(?:\w+:)?f\b/.test(inner)) formulas.push(at);
    next = at + 1;
  }
  const number = Number(/^<[^>]*\br="(\d+)"/.exec(raw)?.[1] ?? 0);
  return { number, cells, formulas, raw };
}

function textOfCell(attributes: string, inner: string, strings: readonly string[]): string {
  const kind = /\bt="(\w+)"/.exec(attributes)?.[1] ?? 'n';
  if (kind === 'inlineStr') {
    const parts = inner.matchAll(/<(?:\w+:)?t\b[^>]*>([\s\S]*?)<\/(?:\w+:)?t>/g);
    return unescaped(Array.from(parts, ([, part = '']) => part).join(''));
  }
  const value = unescaped(/<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(inner)?.[1] ?? '');
  return kind === 's' ? (strings[Number(value)] ?? '') : value;
}

/** A row with cells added from a column on; its own spans no longer hold and are only a hint. */
export function withCells(row: TableRow, from: number, added: readonly AddedCell[]): string {
  const prefix = /^<((?:\w+:)?)row/.exec(row.raw)?.[1] ?? '';
  const tag = /^<[^>]*>/.exec(row.raw)?.[0] ?? '';
  const open = tag.replace(/\sspans="[^"]*"/, '').replace(/\/>$/, '>');
  const inner = tag.endsWith('/>') ? '' : row.raw.slice(tag.length, row.raw.lastIndexOf('</'));
  const cells = added.map((cell, at) =>
    cellXml(prefix, `${columnLetters(from + at)}${row.number}`, cell),
  );
  return `${open}${inner}${cells.join('')}</${prefix}row>`;
}

const cellXml = (prefix: string, place: string, cell: AddedCell): string =>
  typeof cell === 'boolean'
    ? `<${prefix}c r="${place}" t="b"><${prefix}v>${cell ? 1 : 0}</${prefix}v></${prefix}c>`
    : `<${prefix}c r="${place}" t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(cell)}</${prefix}t></${prefix}is></${prefix}c>`;

/** XML 1.0 has no control characters; a sheet writes them as _x0007_. */
const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    );

const unescaped = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(String(hex), 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name] ?? whole;
  });
const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};
