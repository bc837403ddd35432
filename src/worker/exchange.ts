import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type pg from 'pg';
import type { Party } from '#dossier/deliveries.ts';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import {
  type LeasedDelivery,
  leaseDeliveries,
  markAwaited,
  markFailed,
  markTold,
  renewLeases,
} from '#store/deliveries.ts';

/**
 * Tells a party of a dossier; answers up to which version it was told, or when to ask it again where
 * it is still at work. Throws where it could not be told.
 */
export type Tell = (delivery: LeasedDelivery) => Promise<number | AskAgain>;

export interface AskAgain {
  readonly askAgainAt: Instant;
}

/** How fast the exchange tries again; a bench scales it with its outage. */
export interface Pace {
  /** Milliseconds until the first second try of one dossier; doubled with each. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** Milliseconds for which a dead line is left alone; doubled up to ten times. */
  readonly lineWait: number;
  /** Milliseconds for which a dossier is one worker's; renewed while it is at it, so that those of a
   * worker that died are soon another's. */
  readonly lease: number;
  /** Milliseconds between two askings of a system that is at work on a dossier. */
  readonly patience: { readonly shortest: number; readonly longest: number };
  /** Milliseconds between two looks for what is due. */
  readonly poll: number;
}

export const NORMAL_PACE: Pace = {
  firstWait: 2000,
  longestWait: 120_000,
  lineWait: 5000,
  lease: 60_000,
  patience: { shortest: 2000, longest: 600_000 },
  poll: 500,
};

export interface ExchangeOptions {
  readonly pool: pg.Pool;
  /** What tells each party; one that is not configured is left out, and its deliveries wait. */
  readonly parties: ReadonlyMap<Party, Tell>;
  /** How many calls a party has answered so far: one that answers at all is no dead line. */
  readonly answers: (party: Party) => number;
  readonly now: () => Instant;
  readonly log: Logger;
  readonly pace: Pace;
}

/** Calls to one party at the same time: a slow one must not take all that we have. */
const PARALLEL = 8;
/** Outages in a row, with no answer between them, after which a line is taken for dead. */
const DEAD_AFTER = 5;
const LONGEST_REST = 10;
const LONGEST_GOODBYE = 1000;

/**
 * Tells every party what waits for it, each by a loop of its own: a dead or slow line holds up nobody
 * else. A line that fails again and again is left alone for a while and then tried with one dossier.
 */
export function startExchange(options: ExchangeOptions): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const loops = [...options.parties].map(([party, tell]) =>
    serveParty(options, party, tell, stopping.signal),
  );
  return {
    stop: async () => {
      stopping.abort();
      // A call to a slow line is not waited for: its lease runs out, and the next try asks first.
      const patience = setTimeout(LONGEST_GOODBYE);
      await Promise.race([Promise.all(loops), patience]);
    },
  };
}

async function serveParty(
  options: ExchangeOptions,
  party: Party,
  tell: Tell,
  signal: AbortSignal,
): Promise<void> {
  const { pool, now, log, pace } = options;
  const inFlight = new Map<string, Promise<void>>();
  const renewing = setInterval(() => {
    const until = instantFromEpoch(epochOf(now()) + pace.lease);
    // With the database down the leases run out, and what is told twice is noticed (`attempts`).
    renewLeases(pool, party, [...inFlight.keys()], until).catch(() => undefined);
  }, pace.lease / 3);
  let outages = 0;
  let heard = 0;
  while (!signal.aborted) {
    const isDead = outages >= DEAD_AFTER;
    if (isDead)
      await rest(pace.lineWait * Math.min(outages - DEAD_AFTER + 1, LONGEST_REST), signal);
    const room = (isDead ? 1 : PARALLEL) - inFlight.size;
    const leased =
      room <= 0 || signal.aborted
        ? []
        : await leaseDeliveries(pool, party, now(), {
            limit: room,
            milliseconds: pace.lease,
          }).catch((fault: unknown) => {
            log.warn(
              { party, fault: String(fault) },
              'the deliveries cannot be read; trying again',
            );
            return [];
          });
    for (const delivery of leased) {
      const running = deliver(options, tell, delivery).then((isOutage) => {
        const answers = options.answers(party);
        outages = isOutage && answers === heard ? outages + 1 : 0;
        heard = answers;
        inFlight.delete(delivery.dossierId);
      });
      inFlight.set(delivery.dossierId, running);
    }
    // Something to do at once: another lease. All hands busy: the first that is free. Else a look later.
    if (inFlight.size >= (isDead ? 1 : PARALLEL)) await Promise.race(inFlight.values());
    else if (leased.length === 0)
      await Promise.race([...inFlight.values(), rest(pace.poll, signal)]);
  }
  await Promise.all(inFlight.values());
  clearInterval(renewing);
}

/** Delivers one; answers whether the line is down. Whatever happens, the row says so. */
async function deliver(
  { pool, now, log, pace }: ExchangeOptions,
  tell: Tell,
  delivery: LeasedDelivery,
): Promise<boolean> {
  try {
    const told = await tell(delivery);
    if (typeof told === 'number') await markTold(pool, delivery, told, now());
    else await markAwaited(pool, delivery, told.askAgainAt, now());
    return false;
  } catch (fault) {
    const isOutage = fault instanceof RegistryFault && fault.isOutage;
    const code = fault instanceof RegistryFault ? fault.code : 'internal';
    const text = fault instanceof Error ? fault.message : String(fault);
    log.warn({ party: delivery.party, attempts: delivery.attempts, code }, 'delivery failed');
    const at = now();
    const retryAt = instantFromEpoch(epochOf(at) + waitOf(delivery.attempts, pace));
    await markFailed(pool, delivery, { code, text }, { now: at, retryAt }).catch(() => {
      // The lease runs out and the delivery is due again: nothing is lost.
    });
    return isOutage;
  }
}

/** Doubling, up to the longest; between half and the whole of it, so that not all come at once. */
const waitOf = (attempts: number, { firstWait, longestWait }: Pace): number =>
  Math.min(longestWait, firstWait * 2 ** Math.min(attempts - 1, 20)) * (0.5 + Math.random() / 2);

const rest = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
