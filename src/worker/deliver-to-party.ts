import { doubledWait } from '#worker/patience.ts';
import { epochOf, instantFromEpoch } from '#kernel/day.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { type LeasedDelivery, markAwaited, markFailed } from '#store/deliveries.ts';
import { inSpan } from '#tracing/in-span.ts';
import type { AskAgain, ExchangeOptions, Pace, Tell } from '#worker/exchange.ts';

/** How one delivery ended. What was told is still to be noted; of the others the row says it. */
export type Delivered =
  | { readonly kind: 'told'; readonly version: number }
  | { readonly kind: 'awaited' }
  /** `isOutage`: the line or the system is down for everybody. */
  | { readonly kind: 'failed'; readonly isOutage: boolean };

/** Delivers one, within the trace of the command that ordered it. Never throws. */
export async function deliver(
  options: ExchangeOptions,
  tell: Tell,
  delivery: LeasedDelivery,
): Promise<Delivered> {
  try {
    const told = await inDeliverySpan(delivery, tell);
    if (typeof told === 'number') return { kind: 'told', version: told };
    await markAwaited(options.pool, delivery, told.askAgainAt, options.now());
    return { kind: 'awaited' };
  } catch (fault) {
    await keepFault(options, delivery, fault);
    return { kind: 'failed', isOutage: fault instanceof RegistryFault && fault.isOutage };
  }
}

function inDeliverySpan(delivery: LeasedDelivery, tell: Tell): Promise<number | AskAgain> {
  const { party, dossierId, attempts, traceparent: parent } = delivery;
  const attributes = {
    'mot_cua.party': party,
    'mot_cua.dossier': dossierId,
    'mot_cua.attempt': attempts,
  };
  return inSpan({ name: `deliver ${party}`, kind: 'CONSUMER', attributes, parent }, () =>
    tell(delivery),
  );
}

async function keepFault(
  { pool, now, log, pace }: ExchangeOptions,
  delivery: LeasedDelivery,
  fault: unknown,
): Promise<void> {
  const code = fault instanceof RegistryFault ? fault.code : 'internal';
  const text = fault instanceof Error ? fault.message : String(fault);
  log.warn({ party: delivery.party, attempts: delivery.attempts, code }, 'delivery failed');
  const at = now();
  const retryAt = instantFromEpoch(epochOf(at) + waitOf(delivery.attempts, pace));
  await markFailed(pool, delivery, { code, text }, { now: at, retryAt }).catch(() => {
    // The lease runs out and the delivery is due again: nothing is lost.
  });
}

/** Doubling, up to the longest; between half and the whole of it, so that not all come at once. */
const waitOf = (attempts: number, pace: Pace): number =>
  doubledWait(attempts, pace) * (0.5 + Math.random() / 2);
