export const OUTREACH_KINDS = ['article', 'broadcast', 'poster', 'meeting'] as const;
/** How people were told: `meeting` is a meeting with them, not one of the committee. */
export type OutreachKind = (typeof OUTREACH_KINDS)[number];
