import type { Officer } from '#access/officer.ts';

/** Who enters what an agency does for the scheme: the province all, leaders and specialists their own. */
export const maySteerFor = ({ role, agency }: Officer, of: string): boolean =>
  role === 'province-administrator' ||
  (agency === of && (role === 'signing-leader' || role === 'specialist'));
