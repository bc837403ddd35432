import type { Party } from '#dossier/deliveries.ts';
import { epochOf, instantFromEpoch } from '#kernel/day.ts';
import {
  type LeasedDelivery,
  leaseDeliveries,
  renewLeases,
  returnLeases,
} from '#store/deliveries.ts';
import type { ExchangeOptions } from '#worker/exchange.ts';

/** What this process leased of one party: deliveries not yet begun, and all that are not yet noted. */
export interface LeaseBook {
  /** Leases up to so many more; answers how many there were. */
  readonly lease: (limit: number) => Promise<number>;
  /** The next one to be begun. */
  readonly next: () => LeasedDelivery | undefined;
  /** How many are not yet begun. */
  readonly ahead: () => number;
  /** How many are ours: ahead, being told, told and not yet noted. */
  readonly size: () => number;
  /** The row of a delivery says what became of it: its lease is over. */
  readonly settle: (delivery: LeasedDelivery) => void;
  /** Gives back what is not begun, for whoever can tell it. */
  readonly giveBack: () => Promise<void>;
  readonly close: () => void;
}

/** Keeps leases and renews them until they are settled; those of a process that dies run out. */
export function createLeaseBook(options: ExchangeOptions, party: Party): LeaseBook {
  const { pool, now, log, pace } = options;
  const leased = new Map<string, LeasedDelivery>();
  let ahead: readonly LeasedDelivery[] = [];
  let place = 0;
  const renewing = setInterval(() => {
    if (leased.size === 0) return;
    const until = instantFromEpoch(epochOf(now()) + pace.lease);
    // With the database down the leases run out, and what is told twice is noticed (`attempts`).
    renewLeases(pool, party, [...leased.keys()], until).catch(() => undefined);
  }, pace.lease / 3);
  // A dossier may have been leased anew the moment that it was noted: only its own lease ends.
  const settle = (delivery: LeasedDelivery): void => {
    if (leased.get(delivery.dossierId) === delivery) leased.delete(delivery.dossierId);
  };
  return {
    lease: async (limit) => {
      const how = { limit, milliseconds: pace.lease };
      const rows = await leaseDeliveries(pool, party, now(), how).catch((fault: unknown) => {
        log.warn({ party, fault: String(fault) }, 'the deliveries cannot be read; trying again');
        return [];
      });
      for (const row of rows) leased.set(row.dossierId, row);
      ahead = [...ahead.slice(place), ...rows];
      place = 0;
      return rows.length;
    },
    next: () => {
      const delivery = ahead[place];
      if (delivery !== undefined) place += 1;
      return delivery;
    },
    ahead: () => ahead.length - place,
    size: () => leased.size,
    settle,
    giveBack: async () => {
      const unbegun = ahead.slice(place);
      ahead = [];
      place = 0;
      unbegun.forEach(settle);
      if (unbegun.length === 0) return;
      const ids = unbegun.map(({ dossierId }) => dossierId);
      // Where it cannot be said, the leases run out.
      await returnLeases(pool, party, ids, now()).catch(() => undefined);
    },
    close: () => clearInterval(renewing),
  };
}
