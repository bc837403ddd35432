import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { type DemoStaff, demoStaff } from '#catalogue/demo-staff.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { readProcedureFiles } from '#host/procedure-files.ts';
import { readKienGiang2022, type Regime } from '#host/regimes.ts';
import { addAgencies, addUnits } from '#store/reference-rows.ts';
import { inTransaction } from '#store/transaction.ts';

const CATALOGUE = join(import.meta.dirname, '../../catalogue');

/** Where the procedures that come with the software stand. */
export const PROCEDURES = join(CATALOGUE, 'procedures');

/** The procedures that come with the software, as of the three-tier arrangement. */
export const readShippedProcedures = (): Promise<readonly Procedure[]> =>
  readProcedureFiles(PROCEDURES);

/** Kiên Giang as of June 2022: its units, the agencies derived from them, invented staff. */
export interface Locality extends Regime {
  readonly staff: readonly DemoStaff[];
}

export async function readLocality(): Promise<Locality> {
  const regime = await readKienGiang2022();
  return { ...regime, staff: demoStaff(regime.agencies) };
}

interface CalendarFile {
  readonly declaredYears: readonly number[];
  readonly days: readonly { readonly date: string; readonly name: string; readonly kind: string }[];
}

/** Writes the reference data into an empty database; answers false where there was some already. */
export async function seedReference(pool: pg.Pool, locality: Locality): Promise<boolean> {
  const { rows } = await pool.query('select exists (select from unit) as seeded');
  if (rows[0].seeded) return false;
  const calendar: CalendarFile = await readJson(
    join(CATALOGUE, 'calendars/vietnam-civil-service.json'),
  );
  await inTransaction(pool, async (client) => {
    await addUnits(client, locality.units);
    await addAgencies(client, locality.agencies);
    await client.query(STAFF, [JSON.stringify(locality.staff)]);
    await client.query(DAYS, [JSON.stringify(calendar.days)]);
    await client.query('insert into calendar_year (year) select unnest($1::int[])', [
      calendar.declaredYears,
    ]);
  });
  return true;
}

const readJson = async <T>(file: string): Promise<T> => JSON.parse(await readFile(file, 'utf8'));

const STAFF = `
  insert into staff (subject, username, name, role, agency, title, title_en, phone,
    valid_from)
  select subject, username, name, role, agency, title->>'vi', title->>'en', phone, '2022-06-18'
  from json_to_recordset($1::json) as x(subject text, username text, name text, role text,
    agency text, title jsonb, phone text)`;

const DAYS = `
  insert into calendar_day (day, kind, name)
  select date, kind, name from json_to_recordset($1::json) as x(date date, kind text, name text)`;
