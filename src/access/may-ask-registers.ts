import type { Officer } from '#access/officer.ts';

/** Whether somebody works on dossiers, and so may ask other registers about people and firms. */
export const mayAskRegisters = ({ role }: Officer): boolean =>
  role === 'counter-officer' || role === 'specialist';

/**
 * Whether somebody may ask for the code of a unit that has to do with the state budget. Which agency
 * it is that asks in the province is to be confirmed (docs/integrations/budget-units.md).
 */
export const mayIssueBudgetCodes = ({ role }: Officer): boolean =>
  role === 'specialist' || role === 'province-administrator';
