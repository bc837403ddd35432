import { HEALTH_DEPARTMENT } from '#access/may-issue-passes.ts';
import type { Agency } from '#catalogue/locality.ts';
import { type Station, STATIONS } from '#quality/campaign.ts';
import type { Directory } from '#store/directory.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** The agencies that may be a station. */
export function agenciesOf({ agencies }: Directory, station: Station): readonly Agency[] {
  switch (station) {
    case 'health':
      return agencies.filter(({ department }) => department === HEALTH_DEPARTMENT);
    case 'police':
      return agencies.filter(({ kind }) => kind === 'commune-police');
    case 'justice':
      return agencies.filter(({ kind }) => kind === 'commune-committee');
  }
}

/**
 * Who is a station for a commune: of the province the one department of health, else the agency of the
 * commune itself. Null where there is none, or where nobody knows the commune.
 */
export function agencyOf(directory: Directory, station: Station, commune: string): string | null {
  const all = agenciesOf(directory, station);
  const [only] = all;
  if (station === 'health') return only?.code ?? null;
  return commune === '' ? null : (all.find(({ unitCode }) => unitCode === commune)?.code ?? null);
}

/** The station that an officer's agency is; null for whoever is none. */
export function stationOf({ officer, services }: OfficerRequest): Station | null {
  if (officer.role !== 'specialist' && officer.role !== 'signing-leader') return null;
  const directory = services.directory();
  const isOne = (station: Station): boolean =>
    agenciesOf(directory, station).some(({ code }) => code === officer.agency);
  return STATIONS.find(isOne) ?? null;
}
