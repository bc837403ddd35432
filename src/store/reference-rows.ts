import type pg from 'pg';
import type { Agency, Unit } from '#catalogue/locality.ts';

/** Adds units that are not known with their first day yet; returns how many. */
export async function addUnits(client: pg.ClientBase, units: readonly Unit[]): Promise<number> {
  return (await client.query(UNITS, [JSON.stringify(units)])).rowCount ?? 0;
}

/** Adds agencies that are not known with their first day yet; returns how many. */
export async function addAgencies(
  client: pg.ClientBase,
  agencies: readonly Agency[],
): Promise<number> {
  return (await client.query(AGENCIES, [JSON.stringify(agencies)])).rowCount ?? 0;
}

/** Tells every process to read the reference tables again. */
export const RAISE_REVISION = `
  update setting set value = to_jsonb((value #>> '{}')::int + 1) where key = 'revision'`;

const UNITS = `
  insert into unit (code, valid_from, valid_to, name, full_name, type, level, parent)
  select code, "validFrom", "validTo", name, "fullName", type, level, parent
  from json_to_recordset($1::json) as x(code text, "validFrom" date, "validTo" date, name text,
    "fullName" text, type text, level int, parent text)
  on conflict (code, valid_from) do nothing`;

const AGENCIES = `
  insert into agency (code, valid_from, valid_to, name, name_en, kind, level, unit_code, parent_code,
    department, address, phone, code_to_be_confirmed)
  select code, "validFrom", "validTo", name->>'vi', name->>'en', kind, level, "unitCode",
    "parentCode", department, address, phone, "codeToBeConfirmed"
  from json_to_recordset($1::json) as x(code text, "validFrom" date, "validTo" date, name jsonb,
    kind text, level text, "unitCode" text, "parentCode" text, department text, address text,
    phone text, "codeToBeConfirmed" boolean)
  on conflict (code, valid_from) do nothing`;
