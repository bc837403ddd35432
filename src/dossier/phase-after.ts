import { strict as assert } from 'node:assert';
import type { Dossier, Phase } from '#dossier/dossier.ts';
import type { Actor, DossierTransferred, SupplementItem } from '#dossier/dossier-event.ts';
import type { Instant } from '#kernel/day.ts';

/** The result of a leg is handed over with those of the others: its own way ends here. */
export const issued = ({ received }: Dossier, to: string, since: Instant): Phase =>
  received.bundle === undefined
    ? { kind: 'waiting', step: to, since }
    : { kind: 'closed', outcome: 'handed-over', since };

/** Waits for what was asked of the applicant. */
export function awaiting(
  phase: Phase,
  items: readonly SupplementItem[],
  since: Instant,
  holder: Actor,
): Phase {
  assert(phase.kind !== 'closed', 'a closed dossier asks for nothing');
  return { kind: 'awaiting-supplement', step: phase.step, since, holder, items };
}

/** Goes on where it was asked for. */
export function resumed(phase: Phase, since: Instant): Phase {
  assert(phase.kind === 'awaiting-supplement', 'only an awaited supplement is received');
  const { step, holder } = phase;
  return holder === null
    ? { kind: 'waiting', step, since }
    : { kind: 'in-hand', step, since, holder };
}

/** Who held a step at an agency that ended holds it no more; a suspended clock stays suspended. */
export function released(phase: Phase, { desk, handler }: DossierTransferred, at: Instant): Phase {
  if (phase.kind === 'closed' || phase.kind === 'waiting' || phase.holder === null) return phase;
  const { agency } = phase.holder;
  if (agency !== desk?.from.code && agency !== handler?.from.code) return phase;
  return phase.kind === 'awaiting-supplement'
    ? { ...phase, holder: null }
    : { kind: 'waiting', step: phase.step, since: at };
}
