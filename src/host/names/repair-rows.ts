import { birthDateOf, findColumns, type NameColumns } from '#host/names/name-columns.ts';
import { type NameRegister, plainNumber } from '#host/names/name-register.ts';
import type { Cause } from '#names/cause.ts';
import { repairByRegister } from '#names/register-match.ts';
import { type Repair, repairName } from '#names/repair-name.ts';
import { usualCause } from '#names/usual-cause.ts';
import type { AddedRow } from '#tables/table-file.ts';
import { MOST_FAULTS } from '#tables/table-fault.ts';
import type { AddedCell, RowBatches, TableRow } from '#tables/table.ts';

export const ADDED_COLUMNS = ['name_repaired', 'name_cause', 'name_certain'] as const;

/** Something in a file that nobody can go on with; `row` is 0 where it is said of the file. */
export interface RowFault {
  readonly row: number;
  /** The column's name, or null of a whole row. */
  readonly column: string | null;
  readonly text: string;
}

/** What was done so far; counted on while rows go by. */
export interface RepairCount {
  rows: number;
  right: number;
  certain: number;
  uncertain: number;
  readonly causes: Map<Cause, number>;
  readonly faults: RowFault[];
}

export const noRows = (): RepairCount => ({
  rows: 0,
  right: 0,
  certain: 0,
  uncertain: 0,
  causes: new Map(),
  faults: [],
});

export interface RowRepair {
  readonly column: string;
  readonly register: NameRegister;
  readonly count: RepairCount;
}

/** Of so many rows the way is learnt in which the names of the file are broken. */
const SAMPLE = 2000;

/** Adds the repaired name, its cause and whether it is certain to each row. */
export async function* repairRows(
  batches: RowBatches,
  repair: RowRepair,
): AsyncGenerator<readonly AddedRow[]> {
  let columns: NameColumns | null = null;
  let header: readonly string[] = [];
  let expected: Cause | null | undefined;
  let held: readonly TableRow[] = [];
  for await (const batch of batches) {
    if (repair.count.faults.length >= MOST_FAULTS) return;
    if (columns === null) {
      const [first] = batch;
      if (first === undefined) continue;
      header = first.cells;
      columns = columnsOf(header, repair);
      if (columns === null) return;
      yield [{ row: first, added: ADDED_COLUMNS }];
      continue;
    }
    if (expected === undefined) {
      held = [...held, ...batch];
      if (held.length < SAMPLE) continue;
      expected = wayOf(held, columns);
      yield repairAll(held, { columns, header, expected, ...repair });
      continue;
    }
    yield repairAll(batch, { columns, header, expected, ...repair });
  }
  if (columns !== null && expected === undefined) {
    yield repairAll(held, { columns, header, expected: wayOf(held, columns), ...repair });
  }
}

function columnsOf(header: readonly string[], { column, count }: RowRepair): NameColumns | null {
  const columns = findColumns(header, column);
  const taken = ADDED_COLUMNS.find((name) => header.includes(name));
  if (columns.name < 0) {
    const heads = header.map((head) => `“${head}”`).join(', ');
    count.faults.push({ row: 1, column, text: `there is no such column; there are ${heads}` });
    return null;
  }
  if (taken !== undefined) {
    count.faults.push({ row: 1, column: taken, text: 'this column is there already' });
    return null;
  }
  return columns;
}

const wayOf = (rows: readonly TableRow[], { name }: NameColumns): Cause | null =>
  usualCause(
    rows
      .slice(0, SAMPLE)
      .map(({ cells }) => cells[name] ?? '')
      .filter((text) => text !== '')
      .map((text) => repairName({ text })),
  );

interface Rows extends RowRepair {
  readonly columns: NameColumns;
  readonly header: readonly string[];
  readonly expected: Cause | null;
}

function repairAll(rows: readonly TableRow[], to: Rows): readonly AddedRow[] {
  return rows.map((row) => {
    if (row.raw === '') return { row, added: [] };
    const fault = faultOf(row, to);
    if (fault !== null && to.count.faults.length < MOST_FAULTS) to.count.faults.push(fault);
    const repair = fault === null ? repairOf(row.cells, to) : { kind: 'right' as const, name: '' };
    counted(to.count, repair);
    return { row, added: addedBy(repair) };
  });
}

function faultOf(
  { number, cells, formulas }: TableRow,
  { columns, header, column }: Rows,
): RowFault | null {
  if (cells.length > header.length) {
    const text = `${cells.length} cells, where the header has ${header.length}`;
    return { row: number, column: null, text };
  }
  return formulas.includes(columns.name)
    ? { row: number, column, text: 'a formula, not a name: put its value there' }
    : null;
}

function repairOf(cells: readonly string[], { columns, register, expected }: Rows): Repair {
  const text = cells[columns.name] ?? '';
  const known = {
    number: plainNumber(cells[columns.number]),
    birthDate: birthDateOf(cells[columns.birth] ?? ''),
  };
  const people = register(known);
  return people.length === 0
    ? repairName({ text }, expected)
    : repairByRegister({ text }, known, people, expected);
}

function counted(count: RepairCount, repair: Repair): void {
  count.rows += 1;
  count[repair.kind] += 1;
  if (repair.kind === 'right') return;
  count.causes.set(repair.cause, (count.causes.get(repair.cause) ?? 0) + 1);
}

const addedBy = (repair: Repair): readonly AddedCell[] =>
  repair.kind === 'right'
    ? [repair.name, '', true]
    : [repair.name, repair.cause, repair.kind === 'certain'];
