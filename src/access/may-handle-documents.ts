import type { Agency } from '#catalogue/locality.ts';
import type { Officer } from '#access/officer.ts';
import { isProvincialOffice } from '#access/provincial-office.ts';

/** Whether somebody sends and receives documents of the province: its clerks, leaders and administrators. */
export function mayHandleDocuments(
  { role }: Officer,
  agency: Pick<Agency, 'kind' | 'department'> | null,
): boolean {
  if (role === 'province-administrator') return true;
  return isProvincialOffice(agency) && (role === 'clerk' || role === 'signing-leader');
}
