import type { Officer } from '#access/officer.ts';

/** Why this officer may not set up the kiosks of a desk, or null: its counter officers and the province do. */
export function whyMayNotSetUpKiosk(
  officer: Officer,
  desk: string,
): 'role-may-not' | 'agency-may-not' | null {
  if (officer.role === 'province-administrator') return null;
  if (officer.role !== 'counter-officer') return 'role-may-not';
  return officer.agency === desk ? null : 'agency-may-not';
}
