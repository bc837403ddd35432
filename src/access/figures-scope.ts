import type { Officer } from '#access/officer.ts';
import { isProvincialOffice } from '#access/provincial-office.ts';
import type { Agency } from '#catalogue/locality.ts';

/** Whose figures and reports somebody sees: the province's and any agency's, the own agency's, or nobody's. */
export type FiguresScope = 'province' | 'own-agency' | 'none';

/** Leaders answer for their agency; those of the provincial committee and of its office, and administrators, the province. */
export function figuresScope(
  { role }: Officer,
  agency: Pick<Agency, 'kind' | 'department'> | null,
): FiguresScope {
  if (role === 'province-administrator') return 'province';
  if (role !== 'signing-leader') return 'none';
  return isProvincialOffice(agency) ? 'province' : 'own-agency';
}
