/** Where people of a hamlet's team help others. */
export const ASSIST = '/giup-do';

/** What they filed for somebody. */
export const assistedPath = (dossierId: string): string => `${ASSIST}/ho-so/${dossierId}`;
