import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { SheetCell, SheetOfCells } from '#kernel/sheet-cell.ts';
import { faultTexts, unreadable } from '#tables/table-fault.ts';
import { openArchive } from '#tables/xlsx-archive.ts';
import { sharedStrings, workbookParts } from '#tables/xlsx-parts.ts';

/**
 * The first sheet of a small XLSX file, cell by cell: what a form that comes back is judged by. Throws an
 * `UnreadableTable` where it is no such file, or counts days from 1904. Long tables are read row by row (`table-file.ts`).
 */
export async function readSheetOfCells(file: string): Promise<SheetOfCells> {
  const archive = await openArchive(file);
  try {
    const parts = await workbookParts(archive);
    if (parts.from1904) throw unreadable(faultTexts.from1904);
    const shared = parts.sharedStrings;
    const strings = shared === null ? [] : await sharedStrings(await archive.open(shared));
    const styles = archive.names.includes(STYLES) ? await archive.text(STYLES) : '';
    return cellsOf(await archive.text(parts.sheet), strings, dateStyles(styles));
  } finally {
    archive.close();
  }
}

const STYLES = 'xl/styles.xml';

/** Numbers of the cell formats that show a number as a day or a time. */
export function dateStyles(xml: string): ReadonlySet<number> {
  const custom = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  parse(xml, {
    open: (name, tag) => {
      if (name === 'numFmt') custom.set(Number(of(tag, 'numFmtId')), of(tag, 'formatCode'));
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push(Number(of(tag, 'numFmtId')));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
    text: () => undefined,
  });
  return new Set(
    formats.flatMap((format, index) => (isDateFormat(format, custom.get(format)) ? [index] : [])),
  );
}

/** ECMA-376 part 1, 18.8.30: 14 to 22 and 45 to 47 are days and times. */
function isDateFormat(format: number, code: string | undefined): boolean {
  if (code === undefined) return (format >= 14 && format <= 22) || (format >= 45 && format <= 47);
  const plain = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  return /[dmyhs]/i.test(plain);
}

interface Cell {
  address: string;
  type: string;
  style: number;
  value: string;
  formula: string | null;
}

function cellsOf(
  xml: string,
  strings: readonly string[],
  dates: ReadonlySet<number>,
): SheetOfCells {
  const cells = new Map<string, SheetCell>();
  const merges: string[] = [];
  let cell: Cell | null = null;
  let inside = '';
  parse(xml, {
    open: (name, tag) => {
      if (name === 'c') {
        const style = Number(of(tag, 's'));
        cell = { address: of(tag, 'r'), type: of(tag, 't'), style, value: '', formula: null };
      }
      if (name === 'f' && cell !== null) cell.formula = '';
      if (name === 'mergeCell') merges.push(of(tag, 'ref'));
      inside = name;
    },
    text: (part) => {
      if (cell === null) return;
      if (inside === 'v' || inside === 't') cell.value += part;
      if (inside === 'f') cell.formula = (cell.formula ?? '') + part;
    },
    close: (name) => {
      inside = '';
      if (name !== 'c' || cell === null) return;
      const read = cellOf(cell, strings, dates);
      if (read !== null) cells.set(cell.address, read);
      cell = null;
    },
  });
  return { cells, merges };
}

function cellOf(
  { type, style, value, formula }: Cell,
  strings: readonly string[],
  dates: ReadonlySet<number>,
): SheetCell | null {
  if (formula !== null) return { kind: 'formula', text: `=${formula}` };
  const text = type === 's' ? (strings[Number(value)] ?? '') : value;
  switch (type) {
    case 's':
    case 'inlineStr':
    case 'str':
      return text.trim() === '' ? null : { kind: 'text', text };
    case 'b':
    case 'e':
    case 'd':
      return { kind: 'other', text: type === 'b' ? (value === '1' ? 'TRUE' : 'FALSE') : value };
    default: {
      if (value === '') return null;
      const number = Number(value);
      if (Number.isNaN(number)) return { kind: 'other', text: value };
      return dates.has(style)
        ? { kind: 'date', serial: number }
        : { kind: 'number', value: number };
    }
  }
}

interface Listener {
  readonly open: (name: string, tag: SaxesTagPlain) => void;
  readonly close: (name: string) => void;
  readonly text: (part: string) => void;
}

const bare = (name: string): string => name.replace(/^\w+:/, '');
const of = (tag: SaxesTagPlain, name: string): string => tag.attributes[name] ?? '';

function parse(xml: string, listener: Listener): void {
  if (xml === '') return;
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => listener.open(bare(tag.name), tag));
  parser.on('closetag', (tag) => listener.close(bare(tag.name)));
  parser.on('text', listener.text);
  parser.write(xml).close();
}
