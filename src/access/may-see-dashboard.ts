import type { Officer } from '#access/officer.ts';
import type { Agency } from '#catalogue/locality.ts';

/** Whose figures somebody steers by: the province's and any agency's, the own agency's, or nobody's. */
export type DashboardScope = 'province' | 'own-agency' | 'none';

/** The office of the provincial committee steers for all agencies, as the committee itself does. */
const PROVINCIAL_OFFICE = 'van-phong-ubnd-tinh';

/** Leaders steer their agency; those of the provincial committee and of its office, and administrators, the province. */
export function dashboardScope(
  { role }: Officer,
  agency: Pick<Agency, 'kind' | 'department'> | null,
): DashboardScope {
  if (role === 'province-administrator') return 'province';
  if (role !== 'signing-leader') return 'none';
  const isOffice =
    agency?.kind === 'province-committee' || agency?.department === PROVINCIAL_OFFICE;
  return isOffice ? 'province' : 'own-agency';
}
