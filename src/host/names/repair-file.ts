import { resolve } from 'node:path';
import { NO_REGISTER, readNameRegister } from '#host/names/name-register.ts';
import { noRows, type RepairCount, repairRows, type RowFault } from '#host/names/repair-rows.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { addCells, kindOf } from '#tables/table-file.ts';
import { UnreadableTable } from '#tables/table-fault.ts';

export interface FileRepair {
  readonly from: string;
  readonly to: string;
  readonly column: string;
  readonly register: string | null;
  /** A label of the Encoding standard for a file that is not UTF-8; null: as its marks say. */
  readonly encoding: string | null;
  readonly onProgress: (rows: number) => void;
}

/** Faults of a file with the file that has them; nothing was written then. */
export interface FileFaults {
  readonly file: string;
  readonly faults: readonly RowFault[];
}

/** Repairs the names of a CSV or XLSX file into another file of the same kind, whole or not at all. */
export async function repairFile(repair: FileRepair): Promise<Result<RepairCount, FileFaults>> {
  const { from } = repair;
  try {
    return await repaired(repair);
  } catch (fault) {
    if (!isOfSystem(fault)) throw fault;
    return err({
      file: fault.path ?? from,
      faults: [{ row: 0, column: null, text: fault.message }],
    });
  }
}

/** A file that is not there, a full disk, an encoding that nobody knows: said in the system's words. */
const isOfSystem = (fault: unknown): fault is NodeJS.ErrnoException =>
  fault instanceof Error && 'code' in fault && typeof fault.code === 'string';

async function repaired(repair: FileRepair): Promise<Result<RepairCount, FileFaults>> {
  const { from, to, column, encoding } = repair;
  const count = noRows();
  const isSame = resolve(from) === resolve(to);
  const wrongKind = (await kindOf(from)) !== (/\.xlsx$/i.test(to) ? 'xlsx' : 'csv');
  if (isSame || wrongKind) {
    const text = isSame
      ? 'is the file that is read: name another one'
      : 'must end as what is read: .xlsx for XLSX, .csv for CSV';
    return err({ file: to, faults: [{ row: 0, column: null, text }] });
  }
  let file = repair.register ?? from;
  try {
    const register =
      repair.register === null ? NO_REGISTER : await readNameRegister(repair.register, encoding);
    file = from;
    await addCells(from, to, encoding, async function* (batches) {
      for await (const rows of repairRows(batches, { column, register, count })) {
        repair.onProgress(count.rows);
        yield rows;
      }
      if (count.faults.length > 0) throw new Faulty();
    });
    return ok(count);
  } catch (fault) {
    if (fault instanceof Faulty) return err({ file, faults: count.faults });
    if (fault instanceof UnreadableTable) {
      const inTable = fault.faults.first.map((one) => ({ ...one, text: one.text.en }));
      return err({ file, faults: [...count.faults, ...inTable].toSorted((a, b) => a.row - b.row) });
    }
    throw fault;
  }
}

/** Thrown so that what was written so far is thrown away. */
class Faulty extends Error {}
