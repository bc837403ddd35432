import type { Officer } from '#access/officer.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { stepOf } from '#dossier/acts.ts';
import type { Dossier } from '#dossier/dossier.ts';
import { isFinal, type PostalDirection, type PostalOrder } from '#dossier/postal-order.ts';
import type { PostalRefusal } from '#dossier/postal-words.ts';

/** Why this officer may not deal with the post for a dossier, or null: counter officers of its desk do. */
export function whyMayNotDealWithPost(
  officer: Officer,
  { desk }: Pick<Dossier, 'desk'>,
): 'role-may-not' | 'agency-may-not' | null {
  if (officer.agency !== desk) return 'agency-may-not';
  return officer.role === 'counter-officer' ? null : 'role-may-not';
}

/** Why a parcel cannot be ordered now, or null. `orders` are those that the dossier has. */
export function whyNoParcel(
  direction: PostalDirection,
  dossier: Dossier,
  procedure: Procedure,
  orders: readonly PostalOrder[],
): PostalRefusal | null {
  const before = orders.filter((order) => order.direction === direction);
  if (before.some(({ state }) => !isFinal(state))) return 'order-open';
  if (direction === 'collect') return dossier.phase.kind === 'closed' ? 'dossier-closed' : null;
  if (dossier.received.delivery.method !== 'post') return 'not-by-post';
  if (before.some(({ state }) => state === 'delivered')) return 'already-delivered';
  return hasResult(dossier, procedure) ? null : 'result-not-ready';
}

/** At the step at which results are handed over, or beyond; a refusal is sent home as well. */
const hasResult = (dossier: Dossier, procedure: Procedure): boolean =>
  dossier.phase.kind === 'closed' || stepOf(dossier, procedure).actions.includes('hand-over');
