import { type AgencyKind, agencyName, type NamedUnit, spoken } from '#catalogue/agency-name.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';

/** An administrative unit as in force from a day; a code alone names no unit (codes are reused). */
export interface Unit extends NamedUnit {
  /** Code of the General Statistics Office. */
  readonly code: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly parent: string | null;
}

/** An agency as in force from a day. */
export interface Agency {
  readonly code: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly name: Bilingual;
  readonly kind: AgencyKind;
  readonly level: 'province' | 'district' | 'commune';
  /** Unit in which it is competent. */
  readonly unitCode: string;
  readonly parentCode: string | null;
  /** Key of a department (as `so-cong-thuong`), by which procedures name it; null for others. */
  readonly department: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  /** The order numbers inside the code are placeholders until the province confirms them. */
  readonly codeToBeConfirmed: boolean;
}

/** A provincial department (sở) or what ranks as one. */
export interface Department {
  readonly key: string;
  readonly name: Bilingual;
  /** Its part of the agency code: Y1Y2 in QCVN 102:2016, the group after the root in QĐ 20/2020. */
  readonly segment: string;
  readonly codeToBeConfirmed: boolean;
}

/**
 * The agencies of a three-tier province, from its units: committee, one-stop desk, police and
 * social insurance of each level, and the departments. Throws where there is no province.
 *
 * Codes of the province's own agencies have the form V1V2V3.Z1Z2.Y1Y2.H33 of QCVN 102:2016
 * (domain.md §2); those of the ministries' branches are root first (QĐ 20/2020/QĐ-TTg) with codes
 * of units as segments. Real order numbers are in no source, so every code is marked.
 */
export function agenciesOf(
  units: readonly Unit[],
  departments: readonly Department[],
): readonly Agency[] {
  const province = units.find((unit) => unit.level === 1);
  if (province === undefined) throw new Error('the units have no province');
  const agencies = [...provinceAgencies(province, departments)];
  for (const [index, district] of childrenOf(province, units).entries()) {
    const segment = String(FIRST_DISTRICT + index);
    agencies.push(...districtAgencies([district, province], segment));
    for (const [place, commune] of childrenOf(district, units).entries()) {
      const ownSegment = String(place + 1).padStart(2, '0');
      agencies.push(...communeAgencies([commune, district, province], `${ownSegment}.${segment}`));
    }
  }
  return agencies;
}

/** Code of the agency that decides a procedure received at a desk, or null where the desk does not receive it. */
export const handlerFor = (
  procedure: Procedure,
  desk: Agency,
  agencies: readonly Agency[],
): string | null => (receives(procedure, desk) ? competentAgency(procedure, desk, agencies) : null);

/**
 * Code of the agency that decides a procedure where a desk is, or null where none does: what is received
 * as part of an interlinked procedure need not be received there by itself. It is the one of the desk's
 * own unit or, where that has none of the kind, of the nearest unit above: the police of the district
 * decides on what its communes' desks receive.
 */
export function competentAgency(
  procedure: Procedure,
  desk: Agency,
  agencies: readonly Agency[],
): string | null {
  const deciding = agencies.filter((agency) => decides(procedure, agency));
  const byCode = new Map(agencies.map((agency) => [agency.code, agency]));
  for (let at: Agency | undefined = desk; at !== undefined; at = byCode.get(at.parentCode ?? '')) {
    const unit = at.unitCode;
    const handler = deciding.find((agency) => agency.unitCode === unit);
    if (handler !== undefined) return handler.code;
  }
  return null;
}

/** The desks at which a procedure may be handed in, in the order given. */
export const desksFor = (procedure: Procedure, agencies: readonly Agency[]): readonly Agency[] =>
  agencies.filter((agency) => receives(procedure, agency));

/** Whether an agency is of the kind, and the department, that decides a procedure. */
export const decides = (procedure: Procedure, { kind, department }: Agency): boolean =>
  kind === procedure.handler && department === procedure.department;

/** Whether a procedure may be handed in at an agency: at desks of its levels alone. */
export const receives = (procedure: Procedure, agency: Agency): boolean =>
  agency.kind === 'one-stop-desk' && procedure.receivedAt.includes(agency.level);

const ROOT = 'H33';
export const POLICE = 'G01';
export const INSURANCE = 'G24';
/** Y1Y2 of the first district; below are the departments. */
const FIRST_DISTRICT = 40;
const PROVINCE_COMMITTEE = `000.00.00.${ROOT}`;

/** A unit, then the units above it. */
export type Place = readonly [Unit, ...Unit[]];

export const childrenOf = (parent: Unit, units: readonly Unit[]): readonly Unit[] =>
  units.filter((unit) => unit.parent === parent.code);

function provinceAgencies(province: Unit, departments: readonly Department[]): readonly Agency[] {
  const place: Place = [province];
  return [
    makeAgency(place, 'province-committee', PROVINCE_COMMITTEE, null),
    makeAgency(place, 'one-stop-desk', `001.00.00.${ROOT}`, PROVINCE_COMMITTEE),
    ...departments.map((department) =>
      departmentOf(place, department, `000.00.${department.segment}.${ROOT}`, PROVINCE_COMMITTEE),
    ),
    makeAgency(place, 'provincial-police', branch(POLICE, place), null),
    makeAgency(place, 'social-insurance', branch(INSURANCE, place), null),
  ];
}

function districtAgencies(place: Place, segment: string): readonly Agency[] {
  const committee = `000.00.${segment}.${ROOT}`;
  return [
    makeAgency(place, 'district-committee', committee, PROVINCE_COMMITTEE),
    makeAgency(place, 'one-stop-desk', `001.00.${segment}.${ROOT}`, committee),
    makeAgency(place, 'district-police', branch(POLICE, place), above(POLICE, place)),
    makeAgency(
      place,
      'district-social-insurance',
      branch(INSURANCE, place),
      above(INSURANCE, place),
    ),
  ];
}

function communeAgencies(place: Place, segments: string): readonly Agency[] {
  const committee = `000.${segments}.${ROOT}`;
  const district = `000.00.${segments.slice(segments.indexOf('.') + 1)}.${ROOT}`;
  return [
    makeAgency(place, 'commune-committee', committee, district),
    makeAgency(place, 'one-stop-desk', `001.${segments}.${ROOT}`, committee),
    makeAgency(place, 'commune-police', branch(POLICE, place), above(POLICE, place)),
  ];
}

/** `G01.91.899.30730`: the ministry, then the units from the province down. */
export const branch = (root: string, units: readonly Unit[]): string =>
  [root, ...units.map((unit) => unit.code).reverse()].join('.');

const above = (root: string, [, ...higher]: Place): string => branch(root, higher);

/** An agency with the name of its kind; its code is marked as unconfirmed. */
export function makeAgency(
  place: Place,
  kind: Exclude<AgencyKind, 'department'>,
  code: string,
  parentCode: string | null,
): Agency {
  return { ...agencyIn(place, code, parentCode), kind, name: agencyName(kind, place[0]) };
}

/** A department of the province under its own name. */
export function departmentOf(
  place: Place,
  { key, name, codeToBeConfirmed }: Department,
  code: string,
  parentCode: string,
): Agency {
  const agency = agencyIn(place, code, parentCode);
  return { ...agency, kind: 'department', name, department: key, codeToBeConfirmed };
}

function agencyIn(
  place: Place,
  code: string,
  parentCode: string | null,
): Omit<Agency, 'kind' | 'name'> {
  const [unit] = place;
  return {
    code,
    validFrom: unit.validFrom,
    validTo: unit.validTo,
    level: levels[unit.level],
    unitCode: unit.code,
    parentCode,
    department: null,
    // Streets are in no source: the address names the units only.
    address: place.map(spoken).join(', '),
    phone: null,
    codeToBeConfirmed: true,
  };
}

const levels = { 1: 'province', 2: 'district', 3: 'commune' } as const satisfies Record<
  Unit['level'],
  Agency['level']
>;
