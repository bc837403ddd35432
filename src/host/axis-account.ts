import { nameMissing } from '#host/name-missing.ts';
import type { PlatformAccount } from '#registries/connect.ts';

/** The account at the document axis: whole, or not there. */
export function readAxisAccount(
  read: { readonly text: (name: string) => string | null },
  wrong: string[],
): PlatformAccount['axis'] {
  const given = {
    VXP_ORGAN_ID: read.text('VXP_ORGAN_ID'),
    VXP_SYSTEM_ID: read.text('VXP_SYSTEM_ID'),
    VXP_SECRET: read.text('VXP_SECRET'),
  };
  if (Object.values(given).every((value) => value === null)) return null;
  nameMissing(given, wrong);
  return {
    organId: given.VXP_ORGAN_ID ?? '',
    systemId: given.VXP_SYSTEM_ID ?? '',
    secret: given.VXP_SECRET ?? '',
  };
}
