import type { Officer } from '#access/officer.ts';

/** Key of the department that is the province's own office: its leaders answer for the reports of the province. */
const OFFICE = 'van-phong-ubnd-tinh';

/** Whose reports an officer reads: of every agency, of the own one, or none. */
export type ReportReach = 'province' | 'own-agency' | 'none';

export function reportReach(
  { role }: Officer,
  agency: { readonly kind: string; readonly department: string | null } | null,
): ReportReach {
  if (role === 'province-administrator') return 'province';
  if (role !== 'signing-leader') return 'none';
  const isOffice = agency?.kind === 'province-committee' || agency?.department === OFFICE;
  return isOffice ? 'province' : 'own-agency';
}
