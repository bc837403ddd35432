import type { AgencyKind } from '#catalogue/agency-name.ts';
import type { BodyLevel } from '#steering/body.ts';
import { readHamlets } from '#store/hamlets.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** A unit that is to have a committee or team, and the agency that answers for it. */
export interface BodyUnit {
  readonly level: BodyLevel;
  readonly unit: string;
  readonly name: string;
  readonly agency: string;
}

const COMMITTEES: Readonly<Partial<Record<AgencyKind, BodyLevel>>> = {
  'province-committee': 'province',
  'district-committee': 'district',
  'commune-committee': 'commune',
};

/** All units of the province, down to hamlets. */
export async function bodyUnits(on: OfficerRequest): Promise<readonly BodyUnit[]> {
  const { agencies, communes } = on.services.directory();
  const hamlets = await readHamlets(on.services.readPool);
  const placeName = (name: string): string => name.replace(/^Ủy ban nhân dân /, '');
  const units = agencies.flatMap(({ kind, code, unitCode, name }): BodyUnit[] => {
    const level = COMMITTEES[kind];
    return level === undefined
      ? []
      : [{ level, unit: unitCode, name: placeName(name.vi), agency: code }];
  });
  const committees = new Map(
    units.filter(({ level }) => level === 'commune').map(({ unit, agency }) => [unit, agency]),
  );
  const communeNames = new Map(
    communes.map(({ code, name }) => [code, name.split(',')[0] ?? name]),
  );
  return [
    ...units,
    ...hamlets.flatMap(({ hamletId, commune, name }): BodyUnit[] => {
      const agency = committees.get(commune);
      const full = `${name}, ${communeNames.get(commune) ?? commune}`;
      return agency === undefined ? [] : [{ level: 'hamlet', unit: hamletId, name: full, agency }];
    }),
  ];
}
