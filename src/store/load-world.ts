import type pg from 'pg';
import { type WorkingCalendar, workingCalendar } from '#calendar/working-calendar.ts';
import { parseWorkingHours } from '#calendar/working-hours.ts';
import { type Catalogue, createCatalogue } from '#catalogue/catalogue.ts';
import { type Agency, competentAgency, handlerFor } from '#catalogue/locality.ts';
import type { OneStopRules } from '#catalogue/one-stop-rules.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { createFormShelf, type FormShelf } from '#eform/form-shelf.ts';
import type { Day } from '#kernel/day.ts';
import {
  createDirectory,
  type Directory,
  existsOn,
  readAgencies,
  readAreas,
  readCommunes,
  readProvince,
  readUnitNames,
} from '#store/directory.ts';
import { readForms, readProcedures, readRules } from '#store/published-catalogue.ts';
import { hoursOn, readWorkingHours } from '#store/working-hours.ts';
import type { World } from '#store/world.ts';

/** Law, agencies and calendars as they stood at one revision of the reference tables. */
export interface LoadedWorld {
  readonly revision: number;
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly forms: FormShelf;
  readonly directory: Directory;
}

/** Reads the reference tables into memory; throws where they contradict themselves. */
export async function loadWorld(pool: pg.Pool, today: Day): Promise<LoadedWorld> {
  const revision = await readRevision(pool);
  const [procedures, forms, rules, province, agencies, units, communes, areas, days, years, hours] =
    await Promise.all([
      readProcedures(pool),
      readForms(pool),
      readRules(pool),
      readProvince(pool, today),
      readAgencies(pool, today),
      readUnitNames(pool, today),
      readCommunes(pool, today),
      readAreas(pool, today),
      pool.query('select day as date, kind, name from calendar_day where valid_to is null'),
      pool.query('select year from calendar_year'),
      readWorkingHours(pool),
    ]);
  const catalogue = createCatalogue(procedures);
  const declared = years.rows.map((row): number => row.year);
  const byHours = new Map<string, WorkingCalendar>();
  const calendarFor = (text: string): WorkingCalendar => {
    const parsed = parseWorkingHours(text);
    if (!parsed.ok) throw new Error(`working hours "${text}" in the database cannot be read`);
    const known = byHours.get(text) ?? workingCalendar(days.rows, parsed.value, declared);
    byHours.set(text, known);
    return known;
  };
  const working = agencies.filter((agency) => existsOn(agency, today));
  const byCode = new Map(working.map((agency) => [agency.code, agency]));
  const desks = desksByUnit(working);
  const periods = Map.groupBy(hours, (period) => period.agency);
  const ofProvince = periods.get('') ?? [];
  const calendarOf = (agency: string, day: Day): WorkingCalendar =>
    calendarFor(hoursOn(periods.get(agency) ?? [], ofProvince, day));
  // By version, not by code: another version may be received at other desks, or decided elsewhere.
  const handlers = new WeakMap<Procedure, Map<string, string | null>>();
  const findHandler = (procedure: Procedure, desk: string): string | null => {
    const ofVersion = handlers.get(procedure) ?? new Map<string, string | null>();
    handlers.set(procedure, ofVersion);
    const known = ofVersion.get(desk);
    if (known !== undefined) return known;
    const agency = byCode.get(desk);
    const found = agency === undefined ? null : handlerFor(procedure, agency, working);
    ofVersion.set(desk, found);
    return found;
  };
  return {
    revision,
    catalogue,
    forms: createFormShelf(forms),
    directory: createDirectory({
      province,
      known: agencies,
      working,
      unitNames: units,
      communes,
      areas,
      catalogue,
      receives: (procedure, desk) => findHandler(procedure, desk) !== null,
    }),
    world: {
      procedureInForce: (code, day) => catalogue.inForce(code, day),
      procedureVersion: (code, validFrom) => catalogue.version(code, validFrom),
      rulesOn: rulesOn(rules),
      handlerFor: findHandler,
      competentAgency: competentAt(byCode, working),
      deskOf: (unit) => desks.get(unit) ?? null,
      calendarOf,
    },
  };
}

const competentAt =
  (byCode: ReadonlyMap<string, Agency>, agencies: readonly Agency[]): World['competentAgency'] =>
  (procedure, desk) => {
    const agency = byCode.get(desk);
    return agency === undefined ? null : competentAgency(procedure, agency, agencies);
  };

/** Codes of the one-stop desks by the unit that each is of. */
const desksByUnit = (agencies: readonly Agency[]): ReadonlyMap<string, string> =>
  new Map(
    agencies.flatMap(({ kind, unitCode, code }) =>
      kind === 'one-stop-desk' ? [[unitCode, code] as const] : [],
    ),
  );

/** Of several codes there is only one: a province has one mechanism. */
function rulesOn(versions: readonly OneStopRules[]): World['rulesOn'] {
  const inOrder = versions.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const [first] = inOrder;
  if (first === undefined) throw new Error('the database has no rules of the one-stop mechanism');
  return (day) => inOrder.findLast((rules) => rules.validFrom <= day) ?? first;
}

/** The number that each change of the reference tables raises. */
export async function readRevision(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query(
    `select (value #>> '{}')::int as revision from setting where key = 'revision'`,
  );
  return rows[0].revision;
}
