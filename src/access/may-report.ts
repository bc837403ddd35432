import type { Officer } from '#access/officer.ts';
import type { Role } from '#access/role.ts';

const WRITES: ReadonlySet<Role> = new Set<Role>(['specialist', 'signing-leader', 'clerk']);

/** Whether an officer writes for an agency what it reports: specialists, leaders and clerks of its own. */
export const mayReportFor = ({ role, agency }: Officer, of: string): boolean =>
  agency === of && WRITES.has(role);

/**
 * Whether an officer may read what somebody reports: the province's administrator all, others what is
 * their agency's or stands under it. `path`: the recipient, then all above it.
 */
export const mayReadReport = (
  { role, agency }: Officer,
  answeredBy: string,
  path: readonly string[],
): boolean => role === 'province-administrator' || agency === answeredBy || path.includes(agency);
