import type { Officer } from '#access/officer.ts';
import type { Agency } from '#catalogue/locality.ts';

/** Which pupils without a card somebody sees, and whether they note invitations. */
export type PupilSight =
  | { readonly of: 'province'; readonly mayNote: boolean }
  /** Those who live in a commune, for its police. */
  | { readonly of: 'commune'; readonly commune: string; readonly mayNote: true };

/** Stewards of data note for all, the police of a commune for those who live there; null for anybody else. */
export function pupilSightOf(
  { role }: Officer,
  agency: Pick<Agency, 'kind' | 'unitCode'> | null,
): PupilSight | null {
  if (role === 'data-steward') return { of: 'province', mayNote: true };
  if (role === 'province-administrator') return { of: 'province', mayNote: false };
  const isPolice = agency?.kind === 'commune-police';
  return isPolice && (role === 'specialist' || role === 'signing-leader')
    ? { of: 'commune', commune: agency.unitCode, mayNote: true }
    : null;
}
