import type { Agency } from '#catalogue/locality.ts';
import type { Directory } from '#store/directory.ts';

/** The police of a commune, who invite those who live there; null where the commune is not known. */
export const policeOf = (
  { agencies }: Pick<Directory, 'agencies'>,
  commune: string,
): Agency | null =>
  agencies.find(({ kind, unitCode }) => kind === 'commune-police' && unitCode === commune) ?? null;
