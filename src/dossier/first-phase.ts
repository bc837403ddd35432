import type { Phase } from '#dossier/dossier.ts';
import type { DossierReceived, RecordedEvent } from '#dossier/dossier-event.ts';

/** Every internal process begins at the desk (QĐ 1961/QĐ-UBND, TT 01/2018): the receipt step. */
const FIRST_STEP = 'tiep-nhan';

/**
 * Where a dossier stands after its receipt: in the hands of whoever received it at the counter; what
 * was filed elsewhere waits for somebody of the desk to take it up, a leg at the agency that decides it.
 */
export function firstPhase(
  { channel, bundle }: DossierReceived,
  { at, actor }: RecordedEvent,
): Phase {
  if (bundle !== undefined) return { kind: 'waiting', step: bundle.step, since: at };
  const first = { step: FIRST_STEP, since: at };
  return channel === 'online'
    ? { kind: 'waiting', ...first }
    : { kind: 'in-hand', ...first, holder: actor };
}
