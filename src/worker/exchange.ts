import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type pg from 'pg';
import type { Party } from '#dossier/deliveries.ts';
import type { Instant } from '#kernel/day.ts';
import type { LeasedDelivery } from '#store/deliveries.ts';
import { keepLineStates } from '#worker/keep-line-states.ts';
import type { Patience } from '#worker/patience.ts';
import { type PartyReport, serveParty } from '#worker/serve-party.ts';

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
  readonly patience: Patience;
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

const LONGEST_GOODBYE = 1000;

/** The exchange at work in this process. */
export interface Exchange {
  /** How each party is served here. */
  readonly reports: () => ReadonlyMap<Party, PartyReport>;
  readonly stop: () => Promise<void>;
}

/**
 * Tells every party what waits for it, each by a loop of its own: a dead or slow line holds up nobody
 * else. A line that fails again and again is left alone for a while and then tried with one dossier.
 */
export function startExchange(options: ExchangeOptions): Exchange {
  const stopping = new AbortController();
  const served = new Map(
    [...options.parties].map(([party, tell]) => [
      party,
      serveParty(options, party, tell, stopping.signal),
    ]),
  );
  const reports = (): ReadonlyMap<Party, PartyReport> =>
    new Map([...served].map(([party, { report }]) => [party, report()]));
  const tellOthers = keepLineStates(options, reports);
  return {
    reports,
    stop: async () => {
      stopping.abort();
      // A call to a slow line is not waited for: its lease runs out, and the next try asks first.
      const ended = Promise.all([...served.values()].map((one) => one.ended));
      await Promise.race([ended, setTimeout(LONGEST_GOODBYE)]);
      await tellOthers.stop();
    },
  };
}
