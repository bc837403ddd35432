import type { Procedure } from '#catalogue/procedure.ts';
import { isGarbled } from '#persons/garbled-text.ts';
import type { NationalProcedure } from '#registries/national-portal/catalogue-codec.ts';
import type { Taken } from '#registries/national-portal/unread.ts';

/** The national name, unless its letters are broken; there is no national name in English. */
export function takeName(procedure: Procedure, { name }: NationalProcedure): Taken {
  if (name === procedure.name.vi) return { procedure, unread: [] };
  if (isGarbled(name)) return { procedure, unread: [{ field: 'name', national: name }] };
  return { procedure: { ...procedure, name: { ...procedure.name, vi: name } }, unread: [] };
}
