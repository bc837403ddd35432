import { doubledWait } from '#worker/patience.ts';
import type { Logger } from 'pino';
import type pg from 'pg';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import { campaignRoutes, type CampaignSource } from '#quality/campaign.ts';
import type { SourceRecord } from '#quality/source-record.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { type Campaign, readCampaign } from '#store/quality-campaigns.ts';
import { forgetPairs, hasChangedSince, keepPairs, type LinkedPair } from '#store/quality-pairs.ts';
import { forgetUnseen, keepRecords, type Side } from '#store/quality-records.ts';
import {
  endRun,
  keepLease,
  lastDoneRun,
  type LeasedRun,
  leaseRun,
  noteProgress,
  postponeRun,
  releaseRun,
  RunLost,
  type RunProgress,
} from '#store/quality-runs.ts';
import { type Findings, writeRunFindings } from '#worker/quality/write-run-findings.ts';

/** One page of a source. */
export interface PageOfSource {
  readonly page: number;
  readonly pages: number;
  readonly records: readonly SourceRecord[];
}

/** Weights from which a pair is linked, is looked at, and is ahead of another. */
interface Thresholds {
  readonly link: number;
  readonly review: number;
  readonly margin: number;
}

/** What linking needs to know, and where it tells how far it is. */
export interface LinkOrder {
  readonly campaign: Campaign;
  readonly run: number;
  readonly progress: (share: number) => void;
  readonly signal: AbortSignal;
}

export interface CampaignDuty {
  readonly pool: pg.Pool;
  readonly now: () => Instant;
  readonly log: Logger;
  /** The pages of a source from one on. */
  readonly openSource: (source: CampaignSource, from: number) => AsyncIterable<PageOfSource>;
  /** Compares both sides as they are kept, and gives the pairs in batches. */
  readonly link: (order: LinkOrder) => AsyncIterable<readonly LinkedPair[]>;
  readonly thresholdsOf: (campaign: Campaign) => Thresholds;
}

/** A run that nobody can mend by waiting; the code says why in `workbench/quality/run-texts.ts`. */
export class HopelessRun extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

const HEARTBEAT_MS = 20_000;
const WAITS = { firstWait: 30_000, longestWait: 30 * 60_000 };

/** Does the runs that are open, one after the other, until none is left that can be worked on. */
export async function runCampaigns(duty: CampaignDuty, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const leased = await leaseRun(duty.pool, duty.now());
    if (leased === null) return;
    await runOne(duty, leased, signal);
  }
}

/**
 * A run from where it is to its end. A line that fails puts it off, a little longer each time; a run that
 * was stopped, or that another took over, is left where it is.
 */
async function runOne(duty: CampaignDuty, leased: LeasedRun, signal: AbortSignal): Promise<void> {
  const { pool, now, log } = duty;
  const { campaignId, run } = leased;
  const working = new Work(duty, leased, signal);
  try {
    await working.toItsEnd();
  } catch (fault) {
    if (signal.aborted) return await releaseRun(pool, leased);
    if (fault instanceof RunLost || working.isLost()) return;
    if (fault instanceof RegistryFault) {
      const wait = doubledWait(working.progress.faults + 1, WAITS);
      await postponeRun(pool, leased, fault.code, instantFromEpoch(epochOf(now()) + wait));
      log.warn({ campaignId, run, code: fault.code }, 'a campaign’s source failed; again later');
      return;
    }
    const code = fault instanceof HopelessRun ? fault.code : 'unexpected';
    log.error({ campaignId, run, code, fault: String(fault) }, 'a campaign’s run failed');
    await endRun(pool, leased, { fault: code }, now());
  } finally {
    working.rest();
  }
}

/** One worker at one run. */
class Work {
  readonly #duty: CampaignDuty;
  readonly #leased: LeasedRun;
  readonly #stopping = new AbortController();
  readonly #signal: AbortSignal;
  readonly #heart: NodeJS.Timeout;
  progress: RunProgress;

  constructor(duty: CampaignDuty, leased: LeasedRun, signal: AbortSignal) {
    this.#duty = duty;
    this.#leased = leased;
    this.progress = leased.progress;
    this.#signal = AbortSignal.any([signal, this.#stopping.signal]);
    this.#heart = setInterval(() => {
      // Told by the next write as well; here so that long comparisons end.
      keepLease(duty.pool, leased, duty.now()).catch((fault: unknown) => {
        if (fault instanceof RunLost) this.#stopping.abort();
      });
    }, HEARTBEAT_MS).unref();
  }

  /** Whether it was found out between two writes that the run is this worker's no more. */
  isLost(): boolean {
    return this.#stopping.signal.aborted;
  }

  rest(): void {
    clearInterval(this.#heart);
    this.#stopping.abort();
  }

  async toItsEnd(): Promise<void> {
    const { pool, now } = this.#duty;
    const { campaignId } = this.#leased;
    const begun = Date.now();
    const campaign = await readCampaign(pool, campaignId);
    if (campaign === null || campaign.closedAt !== null) throw new HopelessRun('closed');
    for (const side of ['left', 'right'] as const) await this.#pull(campaign, side);
    await this.#compare(campaign);
    const route = campaignRoutes[campaign.kind];
    const found = await writeRunFindings(
      {
        pool,
        now,
        campaign,
        run: this.#leased.run,
        rulesOf: (kind) => ({ ...route, fourEyes: campaign.fourEyes.includes(kind) }),
      },
      (written) => this.#note('linking', { written }),
    );
    await this.#end(campaign, found, begun);
  }

  async #note(state: 'pulling' | 'linking', changes: Partial<RunProgress>): Promise<void> {
    if (this.#signal.aborted) throw new RunLost();
    this.progress = { ...this.progress, faults: 0, ...changes };
    const { pool, now } = this.#duty;
    await noteProgress(pool, this.#leased, { state, progress: this.progress }, now());
  }

  /** Reads a side page by page, from the page after the last that was kept. */
  async #pull(campaign: Campaign, side: Side): Promise<void> {
    if (this.progress[side].isWhole) return;
    const { pool, openSource } = this.#duty;
    const place = { campaignId: campaign.campaignId, run: this.#leased.run, side };
    const pages = openSource(campaign[side], this.progress[side].page + 1);
    for await (const { page, pages: all, records } of pages) {
      await keepRecords(pool, place, records);
      const sofar = this.progress[side].records + records.length;
      await this.#note('pulling', {
        [side]: { page, pages: all, records: sofar, isWhole: false },
      });
    }
    // Only a whole walk knows what the source has no more.
    await forgetUnseen(pool, place);
    await this.#note('pulling', { [side]: { ...this.progress[side], isWhole: true } });
  }

  /** Compares, unless both sides are as they were when they were last compared, or a kill came after it. */
  async #compare(campaign: Campaign): Promise<void> {
    if (this.progress.compared === 1) return;
    const { pool, link, thresholdsOf } = this.#duty;
    const { campaignId } = campaign;
    const { run } = this.#leased;
    const before = await lastDoneRun(pool, this.#leased);
    const isAsBefore =
      before.figures !== null &&
      !(await hasChangedSince(pool, campaignId, before.run, before.figures));
    if (!isAsBefore) {
      await forgetPairs(pool, campaignId);
      await this.#note('linking', { compared: 0 });
      // Not awaited: how far it is need not be kept before it goes on.
      const progress = (share: number): void => {
        this.#note('linking', { compared: Math.min(0.99, share) }).catch(() => undefined);
      };
      const order: LinkOrder = { campaign, run, progress, signal: this.#signal };
      const { margin } = thresholdsOf(campaign);
      for await (const pairs of link(order)) await keepPairs(pool, campaignId, pairs, margin);
    }
    await this.#note('linking', { compared: 1 });
  }

  async #end(campaign: Campaign, found: Findings, begun: number): Promise<void> {
    const { pool, now, thresholdsOf } = this.#duty;
    const seconds = Math.ceil((Date.now() - begun) / 1000);
    const { link, review } = thresholdsOf(campaign);
    const figures = { ...found, seconds, thresholds: { link, review } };
    await endRun(pool, this.#leased, { figures }, now());
  }
}
