import { strict as assert } from 'node:assert';
import { centreName } from '#catalogue/agency-name.ts';
import {
  type Agency,
  branch,
  childrenOf,
  type Department,
  departmentOf,
  INSURANCE,
  makeAgency,
  POLICE,
  type Unit,
} from '#catalogue/locality.ts';

/**
 * The agencies of a province without districts (since 1 July 2025), from its units: committee,
 * Public Service Centre and police of the province and of each commune, social insurance, and the
 * departments. `committeeCodes` holds the codes of committees by unit, root first as in QĐ
 * 20/2020/QĐ-TTg; only these are confirmed. Asserts that every unit has one.
 */
export function twoTierAgenciesOf(
  units: readonly Unit[],
  departments: readonly Department[],
  committeeCodes: ReadonlyMap<string, string>,
): readonly Agency[] {
  const province = units.find((unit) => unit.level === 1);
  assert(province !== undefined, 'the units have a province');
  const root = codeOf(province, committeeCodes);
  return [
    committee(province, root, null),
    centre(province, `${root}.${PROVINCE_CENTRE}`, root),
    ...departments.map((one) => departmentOf([province], one, `${root}.${one.segment}`, root)),
    makeAgency([province], 'provincial-police', branch(POLICE, [province]), null),
    makeAgency([province], 'social-insurance', branch(INSURANCE, [province]), null),
    ...childrenOf(province, units).flatMap((commune) => {
      const code = codeOf(commune, committeeCodes);
      return communeAgencies(commune, province, code, root);
    }),
  ];
}

/** Placeholders: no source says how the centres are numbered. */
const PROVINCE_CENTRE = '99';
const COMMUNE_CENTRE = '01';

function communeAgencies(
  commune: Unit,
  province: Unit,
  code: string,
  root: string,
): readonly Agency[] {
  return [
    committee(commune, code, root, province),
    centre(commune, `${code}.${COMMUNE_CENTRE}`, code, province),
    makeAgency(
      [commune, province],
      'commune-police',
      branch(POLICE, [commune, province]),
      branch(POLICE, [province]),
    ),
  ];
}

function committee(unit: Unit, code: string, parentCode: string | null, ...above: Unit[]): Agency {
  const kind = unit.level === 1 ? 'province-committee' : 'commune-committee';
  const agency = makeAgency([unit, ...above], kind, code, parentCode);
  return { ...agency, codeToBeConfirmed: false };
}

function centre(unit: Unit, code: string, parentCode: string, ...above: Unit[]): Agency {
  const agency = makeAgency([unit, ...above], 'one-stop-desk', code, parentCode);
  return { ...agency, name: centreName(unit) };
}

function codeOf(unit: Unit, codes: ReadonlyMap<string, string>): string {
  const code = codes.get(unit.code);
  assert(code !== undefined, `the committee of unit ${unit.code} has a code`);
  return code;
}
