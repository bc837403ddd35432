import type { Signature } from '#registries/lgsp/signature.ts';

/** How the province is known to the national population database. */
export interface PopulationAccount {
  /** MaTichHop: 003, 033 and 037 were seen; 037 is the government office's (domain.md §4.2). */
  readonly channel: string;
  /** TaiKhoan and SoDienThoai, which channel 037 may want between MaDonVi and the number. */
  readonly contact: { readonly account: string; readonly phone: string } | null;
  /** Where the database is called without the platform's token; null where it stands behind it. */
  readonly signature: Signature | null;
}

export const PLAIN_POPULATION_ACCOUNT: PopulationAccount = {
  channel: '037',
  contact: null,
  signature: null,
};
