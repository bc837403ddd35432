import type { Agency } from '#catalogue/locality.ts';
import type { Officer } from '#access/officer.ts';

/** Whether somebody sends and receives documents of the province: its clerks, leaders and administrators. */
export function mayHandleDocuments(
  { role }: Officer,
  agency: Pick<Agency, 'kind' | 'department'> | null,
): boolean {
  if (role === 'province-administrator') return true;
  const isProvince =
    agency?.kind === 'province-committee' || agency?.department === 'van-phong-ubnd-tinh';
  return isProvince && (role === 'clerk' || role === 'signing-leader');
}
