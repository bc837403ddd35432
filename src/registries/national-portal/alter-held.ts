import { isObject, textOf, type JsonObject } from '#registries/read-answer.ts';
import type { HeldDossier } from '#registries/national-portal/simulator.ts';

/**
 * Makes what the simulated portal holds of a dossier wrong, as a lost message, a repeated one or a
 * hand at the portal would: `{code, forget}`, `{code, set: {TrangThaiHoSo: '7'}}`, `{code, double: 0}`,
 * `{code, drop: 0}` (lines of progress by their place), `{code, add: {…}}`.
 */
export function alterHeld(held: Map<string, HeldDossier>, order: unknown): boolean {
  if (!isObject(order)) return false;
  const code = textOf(order, 'code');
  const before = held.get(code);
  if (before === undefined) return false;
  if (order['forget'] === true) return held.delete(code);
  held.set(code, altered(before, order));
  return true;
}

function altered({ dossier, progress }: HeldDossier, order: JsonObject): HeldDossier {
  const { set, double, drop, add } = order;
  const doubled = typeof double === 'number' ? progress.slice(double, double + 1) : [];
  return {
    dossier: isObject(set) ? { ...dossier, ...set } : dossier,
    progress: [
      ...progress.filter((_, index) => index !== drop),
      ...doubled,
      ...(isObject(add) ? [add] : []),
    ],
  };
}
