import type { Citizen } from '#web/citizen-session.ts';

/** The numbers under which documents are those of whoever signed in: their own, and of their enterprise. */
export const ownerNumbers = ({
  identityNumber,
  enterprise,
}: Pick<Citizen, 'identityNumber' | 'enterprise'>): readonly string[] =>
  [identityNumber, enterprise?.taxCode].filter((number): number is string => (number ?? '') !== '');
