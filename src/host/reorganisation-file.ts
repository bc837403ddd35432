import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { readReorganisation, type Succession } from '#catalogue/read-reorganisation.ts';
import type { Reorganisation } from '#catalogue/reorganisation.ts';
import type { Unit } from '#catalogue/locality.ts';
import { readAnGiang2025, readTwoTierLaw, type Regime, type RegimeLaw } from '#host/regimes.ts';
import { addDays, type Day } from '#kernel/day.ts';
import { existsOn, readAgencies } from '#store/directory.ts';

/** A plan that was checked, the agencies of before and after it, and the units of after. */
export interface CheckedReorganisation {
  readonly plan: Reorganisation;
  readonly succession: Succession;
  readonly units: readonly Unit[];
  /** What the new arrangement changes in the catalogue. */
  readonly law: RegimeLaw;
}

/**
 * Reads a plan and checks it against the agencies in the database, as they are on the eve of the
 * new regime's first day, and those of An Giang. Throws with all that is wrong in it.
 */
export async function readReorganisationFile(
  file: string,
  pool: pg.Pool,
): Promise<CheckedReorganisation> {
  const { units, agencies: after } = await readAnGiang2025();
  const eve = addDays(firstDayOf(units), -1);
  const before = (await readAgencies(pool, eve)).filter((agency) => existsOn(agency, eve));
  const plan = await readPlan(file, { before, after });
  return { plan, succession: { before, after }, units, law: await readTwoTierLaw() };
}

/** Reads and checks a plan; throws with all that is wrong in it. */
export async function readPlan(file: string, succession: Succession): Promise<Reorganisation> {
  const read = readReorganisation(JSON.parse(await readFile(file, 'utf8')), succession);
  if (read.ok) return read.value;
  throw new Error(read.error.map((fault) => `${file}${fault.path}: ${fault.why}`).join('\n'));
}

function firstDayOf(units: Regime['units']): Day {
  const [province] = units;
  if (province === undefined) throw new Error('the new regime has no units');
  return province.validFrom;
}
