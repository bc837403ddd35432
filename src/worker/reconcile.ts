import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import {
  addDays,
  dayOf,
  epochOf,
  type Instant,
  instantFromEpoch,
  minuteOfDay,
} from '#kernel/day.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import {
  type Comparison,
  keepComparisons,
  repairedDossiers,
} from '#store/reconciliation-findings.ts';
import {
  advanceRun,
  beginRun,
  endRun,
  type LeasedRun,
  leaseRun,
  nextDossiers,
  pauseRun,
  renewRun,
} from '#store/reconciliation-runs.ts';
import { inTransaction } from '#store/transaction.ts';
import { type Compared, compareDossiers, type ComparingDuty } from '#worker/compare-dossiers.ts';

export interface ReconcilerOptions extends ComparingDuty {
  readonly now: () => Instant;
  readonly log: Logger;
  /** Whether a run begins by itself each night. */
  readonly isNightly: boolean;
  readonly pace: ReconcilerPace;
}

export interface ReconcilerPace {
  readonly parallel: number;
  readonly tries: number;
  readonly wait: number;
  /** Milliseconds between two looks for something to do, and until a dead portal is tried again. */
  readonly poll: number;
  readonly pause: number;
}

/** Half of the calls that the exchange makes at the same time: what must be told goes first. */
export const RECONCILER_PACE: ReconcilerPace = {
  parallel: 4,
  tries: 4,
  wait: 250,
  poll: 2000,
  pause: 30_000,
};

const BATCH = 20;
const LEASE_MS = 60_000;
const SYSTEM = 'system';
/** Minute of the day from which the run of a night begins, and how many days it looks back. */
const NIGHT_FROM = 60;
const NIGHT_UNTIL = 5 * 60;
const NIGHT_DAYS = 30;

/**
 * Compares what the national portal holds with what we believe it was told: runs that were ordered or
 * begin by night, and dossiers that were told again. A run goes on where it was left, whoever left it.
 */
export function startReconciler(options: ReconcilerOptions): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const running = loop(options, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      // A call to a slow portal is not waited for: the lease runs out, and its batch is done again.
      await Promise.race([running, setTimeout(LONGEST_GOODBYE)]);
    },
  };
}
const LONGEST_GOODBYE = 1000;

async function loop(options: ReconcilerOptions, signal: AbortSignal): Promise<void> {
  const { log, pace } = options;
  while (!signal.aborted) {
    const isBusy = await reconcileOnce(options).catch((fault: unknown) => {
      log.warn({ fault: String(fault) }, 'reconciliation failed; trying again');
      return false;
    });
    if (!isBusy) await setTimeout(pace.poll, undefined, { signal }).catch(() => undefined);
  }
}

/** One batch of what is to be compared; whether there was any. */
async function reconcileOnce(options: ReconcilerOptions): Promise<boolean> {
  await beginNightly(options);
  const { pool, now } = options;
  const isRepairing = await lookAgain(options);
  const until = instantFromEpoch(epochOf(now()) + LEASE_MS);
  const run = await leaseRun(pool, now(), until);
  if (run === null) return isRepairing;
  const renewing = setInterval(() => {
    const later = instantFromEpoch(epochOf(now()) + LEASE_MS);
    renewRun(pool, run, later).catch(() => undefined); // it runs out, and the batch is done again
  }, LEASE_MS / 3);
  try {
    await goOn(options, run);
  } catch (fault) {
    await pause(options, run, fault);
  } finally {
    clearInterval(renewing);
  }
  return true;
}

async function beginNightly({ pool, now, isNightly }: ReconcilerOptions): Promise<void> {
  const at = now();
  const minute = minuteOfDay(at);
  if (!isNightly || minute < NIGHT_FROM || minute >= NIGHT_UNTIL) return;
  const night = dayOf(at);
  const scope = { kind: 'period', from: addDays(night, -NIGHT_DAYS), to: night } as const;
  await beginRun(pool, { runId: randomUUID(), scope, startedBy: SYSTEM, at, night });
}

/** What was told again is compared once more: its differences are closed, or stand as they were. */
async function lookAgain(options: ReconcilerOptions): Promise<boolean> {
  const { pool, now } = options;
  const dossierIds = await repairedDossiers(pool, BATCH);
  if (dossierIds.length === 0) return false;
  // With the portal down they wait for the next look, and the runs say why they wait.
  const results = await compareDossiers(options, dossierIds, SYSTEM).catch(() => []);
  const compared = comparisonsOf(results);
  await keepComparisons(pool, compared, null, now());
  return compared.length > 0;
}

async function goOn(options: ReconcilerOptions, run: LeasedRun): Promise<void> {
  const { pool, now } = options;
  const dossierIds = await nextDossiers(pool, run, BATCH);
  const reached = dossierIds.at(-1);
  if (reached === undefined) {
    await endRun(pool, run.runId, 'done', now());
    return;
  }
  const results = await compareDossiers(options, dossierIds, run.startedBy);
  const comparisons = comparisonsOf(results);
  await inTransaction(pool, async (client) => {
    const advance = {
      reached,
      checked: dossierIds.length,
      differing: comparisons.filter(({ differences }) => differences.length > 0).length,
      unchecked: results.filter(({ kind }) => kind === 'unchecked').length,
    };
    // A run that was stopped, or that another worker took over, keeps nothing of this batch.
    if (!(await advanceRun(client, run, advance, now()))) return;
    await keepComparisons(client, comparisons, run.runId, now());
  });
}

const comparisonsOf = (results: readonly Compared[]): readonly Comparison[] =>
  results.filter((result) => result.kind === 'compared');

async function pause(options: ReconcilerOptions, run: LeasedRun, fault: unknown): Promise<void> {
  const { pool, now, log, pace } = options;
  const code = fault instanceof RegistryFault ? fault.code : 'internal';
  const text = fault instanceof Error ? fault.message : String(fault);
  log.warn({ code }, 'a reconciliation waits');
  await pauseRun(pool, run, { code, text }, instantFromEpoch(epochOf(now()) + pace.pause));
}
