import type { Officer } from '#access/officer.ts';
import type { Agency } from '#catalogue/locality.ts';

/** Key of the department that confirms injections (2262/BYT-CNTT) and asks for passports. */
export const HEALTH_DEPARTMENT = 'so-y-te';

/** Whether somebody asks for vaccine passports and takes them back: the Department of Health. */
export const mayIssuePasses = (
  { role }: Officer,
  agency: Pick<Agency, 'department'> | null,
): boolean =>
  (role === 'specialist' || role === 'signing-leader') && agency?.department === HEALTH_DEPARTMENT;
