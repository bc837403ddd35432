import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import { type Agency, agenciesOf, type Department, type Unit } from '#catalogue/locality.ts';
import { readCommitteeCodes, readDepartments, readUnits } from '#catalogue/read-locality.ts';
import { readCodeEnds } from '#catalogue/read-code-ends.ts';
import type { OneStopRules } from '#catalogue/one-stop-rules.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { readRuleFiles } from '#host/rule-files.ts';
import { readProcedureFiles } from '#host/procedure-files.ts';
import type { CodeEnd } from '#catalogue/versions.ts';
import { twoTierAgenciesOf } from '#catalogue/two-tier-agencies.ts';
import type { Result } from '#kernel/result.ts';

/** Units and agencies of a province as one law arranged them. */
export interface Regime {
  readonly units: readonly Unit[];
  readonly agencies: readonly Agency[];
}

const LOCALITIES = join(import.meta.dirname, '../../catalogue/localities');

/** What a new arrangement of the province changes in the catalogue. */
export interface RegimeLaw {
  /** Versions that begin with it. */
  readonly procedures: readonly Procedure[];
  /** Of the one-stop mechanism itself. */
  readonly rules: readonly OneStopRules[];
  /** Codes that end with it and have no next version. */
  readonly ends: readonly CodeEnd[];
}

const REGIMES = join(import.meta.dirname, '../../catalogue/regimes');

/** The law of the two-tier arrangement of 2025, as far as it is known. */
export async function readTwoTierLaw(): Promise<RegimeLaw> {
  const directory = join(REGIMES, 'two-tier-2025');
  const procedures = await readProcedureFiles(join(directory, 'procedures'));
  const rules = await readRuleFiles(join(directory, 'rules'));
  return { procedures, rules, ends: await readSound(directory, 'ends.json', readCodeEnds) };
}

/** Kiên Giang as of June 2022, in three tiers. */
export function readKienGiang2022(): Promise<Regime> {
  return readRegime('kien-giang-2022', async (units, departments) =>
    agenciesOf(units, departments),
  );
}

/** An Giang since 1 July 2025, in two tiers (NĐ 118/2025/NĐ-CP). */
export function readAnGiang2025(): Promise<Regime> {
  return readRegime('an-giang-2025', async (units, departments, directory) => {
    const codes = await readSound(directory, 'agency-codes.json', readCommitteeCodes);
    return twoTierAgenciesOf(units, departments, codes);
  });
}

async function readRegime(
  name: string,
  derive: (
    units: readonly Unit[],
    departments: readonly Department[],
    directory: string,
  ) => Promise<readonly Agency[]>,
): Promise<Regime> {
  const directory = join(LOCALITIES, name);
  const units = await readSound(directory, 'units.json', readUnits);
  const departments = await readSound(directory, 'departments.json', readDepartments);
  return { units, agencies: await derive(units, departments, directory) };
}

/** Reads a file and checks it; throws with all that is wrong in it. */
async function readSound<T>(
  directory: string,
  file: string,
  check: (json: unknown) => Result<T, readonly CatalogueFault[]>,
): Promise<T> {
  const read = check(JSON.parse(await readFile(join(directory, file), 'utf8')));
  if (read.ok) return read.value;
  throw new Error(read.error.map((fault) => `${file}${fault.path}: ${fault.why}`).join('\n'));
}
