import { nameMissing } from '#host/name-missing.ts';
import type { PlatformAccount } from '#registries/connect.ts';

/** The account at the post: whole, or not there. */
export function readPostAccount(
  read: { readonly text: (name: string) => string | null },
  wrong: string[],
): PlatformAccount['post'] {
  const given = {
    VNPOST_CUSTOMER: read.text('VNPOST_CUSTOMER'),
    VNPOST_USERNAME: read.text('VNPOST_USERNAME'),
    VNPOST_PASSWORD: read.text('VNPOST_PASSWORD'),
  };
  if (Object.values(given).every((value) => value === null)) return null;
  nameMissing(given, wrong);
  return {
    customer: given.VNPOST_CUSTOMER ?? '',
    username: given.VNPOST_USERNAME ?? '',
    password: given.VNPOST_PASSWORD ?? '',
  };
}
