import type pg from 'pg';
import type { Agency } from '#catalogue/locality.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';

/** Agencies as pages and papers name them. */
export interface Directory {
  /** The province as pages and papers name it, on the day of the directory. */
  readonly province: Bilingual;
  /** The agencies that exist on the day of the directory, by code. */
  readonly agencies: readonly Agency[];
  readonly agency: (code: string) => Agency | null;
  readonly agencyName: (code: string, language: Language) => string;
  /** Địa danh of papers: the unit in which an agency sits, as `Rạch Giá`. */
  readonly placeName: (code: string) => string;
  /** Communes that exist, as `Phường Vĩnh Thanh Vân, Thành phố Rạch Giá`, in Vietnamese order. */
  readonly communes: readonly { readonly code: string; readonly name: string }[];
  readonly isCommune: (code: string) => boolean;
  /** Codes of the province and the district of a unit, or null where there is no such unit. */
  readonly areaOf: (unit: string) => Area | null;
  /** Procedures in force that a desk receives, found by name without diacritics or by code. */
  readonly receivedAt: (desk: string, day: Day, query: string) => readonly Procedure[];
}

/** Where a unit lies: with two tiers, and in the capital of a province itself, in no district. */
export interface Area {
  readonly province: string;
  readonly district: string | null;
}

/** What a directory is made of. */
export interface DirectorySources {
  readonly province: Bilingual;
  /** All agencies that ever were, which histories name. */
  readonly known: readonly Agency[];
  /** Those that exist. */
  readonly working: readonly Agency[];
  readonly unitNames: ReadonlyMap<string, string>;
  readonly communes: Directory['communes'];
  readonly areas: ReadonlyMap<string, Area>;
  readonly catalogue: Catalogue;
  readonly receives: (procedure: Procedure, desk: string) => boolean;
}

export function createDirectory(sources: DirectorySources): Directory {
  const { province, known, working, unitNames, communes, areas, catalogue, receives } = sources;
  const byCode = new Map(known.map((agency) => [agency.code, agency]));
  const communeCodes = new Set(communes.map(({ code }) => code));
  return {
    province,
    agencies: working,
    agency: (code) => byCode.get(code) ?? null,
    agencyName: (code, language) => textIn(language, byCode.get(code)?.name) ?? code,
    placeName: (code) => unitNames.get(byCode.get(code)?.unitCode ?? '') ?? '',
    communes,
    isCommune: (code) => communeCodes.has(code),
    areaOf: (unit) => areas.get(unit) ?? null,
    receivedAt: (desk, day, query) =>
      (query === '' ? catalogue.all(day) : catalogue.search(query, day)).filter((procedure) =>
        receives(procedure, desk),
      ),
  };
}

/**
 * Reads every agency that began by a day, also those that ended, under the last name of its code:
 * histories go on naming them.
 */
export async function readAgencies(pool: pg.Pool, day: Day): Promise<readonly Agency[]> {
  const { rows } = await pool.query(
    `select distinct on (code) code, valid_from as "validFrom", valid_to as "validTo",
      json_build_object('vi', name, 'en', name_en) as name, kind, unit_code as "unitCode", level,
      parent_code as "parentCode", department, address, phone,
      code_to_be_confirmed as "codeToBeConfirmed"
    from agency where valid_from <= $1 order by code, valid_from desc`,
    [day],
  );
  return rows;
}

/** Whether an agency exists on a day; `validTo` is the first day without it. */
export const existsOn = ({ validFrom, validTo }: Agency, day: Day): boolean =>
  validFrom <= day && (validTo === null || validTo > day);

/** Names of the units that began by a day, by code: the last that the code meant. */
export async function readUnitNames(pool: pg.Pool, day: Day): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query(
    'select code, name from unit where valid_from <= $1 order by valid_from',
    [day],
  );
  return new Map(rows.map((row): [string, string] => [row.code, row.name]));
}

/** The province as it is called on a day. Throws where there is none: nothing can be named then. */
export async function readProvince(pool: pg.Pool, day: Day): Promise<Bilingual> {
  const { rows } = await pool.query(
    `select full_name as "fullName", name from unit
      where level = 1 and valid_from <= $1 order by valid_from desc limit 1`,
    [day],
  );
  if (rows[0] === undefined) throw new Error('the database has no province');
  return { vi: rows[0].fullName, en: `${rows[0].name} province` };
}

/** Province and district of every unit that exists on a day, by its code. */
export async function readAreas(pool: pg.Pool, day: Day): Promise<ReadonlyMap<string, Area>> {
  const { rows } = await pool.query(
    `select code, level, parent from unit
      where valid_from <= $1 and (valid_to is null or valid_to > $1)`,
    [day],
  );
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const above = (code: string | null, level: number): string | null => {
    const unit = code === null ? undefined : byCode.get(code);
    if (unit === undefined || unit.level < level) return null;
    return unit.level === level ? unit.code : above(unit.parent, level);
  };
  return new Map(
    rows.flatMap(({ code }): [string, Area][] => {
      const province = above(code, 1);
      return province === null ? [] : [[code, { province, district: above(code, 2) }]];
    }),
  );
}

/** The communes that exist on a day, each with the district above it where there is one. */
export async function readCommunes(pool: pg.Pool, day: Day): Promise<Directory['communes']> {
  const { rows } = await pool.query(
    `select commune.code, commune.full_name ||
        case when district.level = 2 then ', ' || district.full_name else '' end as name
      from unit as commune
      left join unit as district on district.code = commune.parent
        and district.valid_from <= $1 and (district.valid_to is null or district.valid_to > $1)
      where commune.valid_from <= $1 and (commune.valid_to is null or commune.valid_to > $1)
        and length(commune.code) = 5`,
    [day],
  );
  const byName = new Intl.Collator('vi');
  return rows.sort((a, b) => byName.compare(a.name, b.name));
}
