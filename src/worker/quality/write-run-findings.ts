import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import type { CaseClass } from '#quality/case-class.ts';
import { findingOf } from '#quality/finding-of.ts';
import type { CaseRules } from '#quality/quality-case.ts';
import { RunCounter, type RunFigures } from '#quality/run-figures.ts';
import type { Campaign } from '#store/quality-campaigns.ts';
import { type Found, type RunChanges, writeFindings } from '#store/quality-cases.ts';
import { type PairedRecord, readPaired } from '#store/quality-pairs.ts';
import { goneLeftRecords } from '#store/quality-queue.ts';
import { countRecords } from '#store/quality-records.ts';

export interface FindingsOrder {
  readonly pool: pg.Pool;
  readonly now: () => Instant;
  readonly campaign: Campaign;
  readonly run: number;
  readonly rulesOf: (kind: CaseClass) => CaseRules;
}

/** The figures of a run but for what only its worker knows. */
export type Findings = Omit<RunFigures, 'seconds' | 'thresholds'>;

const BATCH = 500;

/**
 * Makes cases of what linking found: every left record is looked at, and those that agree, or that the
 * source has no more, end the cases that were open for them. Written twice it changes nothing.
 */
export async function writeRunFindings(
  order: FindingsOrder,
  onBatch: (written: number) => Promise<void>,
): Promise<Findings> {
  const { pool, campaign, run, rulesOf, now } = order;
  const { campaignId } = campaign;
  const counter = new RunCounter();
  let changes: RunChanges = { opened: 0, foundAgain: 0, vanished: 0 };
  const write = async (found: readonly Found[]): Promise<void> => {
    const more = await writeFindings(pool, { campaignId, run }, rulesOf, found, now());
    changes = {
      opened: changes.opened + more.opened,
      foundAgain: changes.foundAgain + more.foundAgain,
      vanished: changes.vanished + more.vanished,
    };
  };
  let after = '';
  let written = 0;
  for (;;) {
    const page = await readPaired(pool, campaignId, after, BATCH);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.left.id;
    const found = page.map((paired) => foundOf(campaign, paired));
    found.forEach(({ commune, finding }, at) => {
      const pair = page[at]?.pair ?? null;
      counter.add({
        commune,
        class: finding?.class ?? null,
        weight: pair?.weight ?? null,
        machine: pair?.machine ?? 'none',
      });
    });
    await write(found);
    written += page.length;
    await onBatch(written);
  }
  for (;;) {
    const gone = await goneLeftRecords(pool, campaignId, BATCH);
    if (gone.length === 0) break;
    await write(gone.map((one) => ({ ...one, finding: null, changedRun: run })));
  }
  const right = await countRecords(pool, { campaignId, side: 'right' });
  return { ...counter.tally(), right, ...changes };
}

function foundOf({ kind }: Campaign, paired: PairedRecord): Found {
  const { left, right, changedRun } = paired;
  const commune = left.commune === '' ? (right?.commune ?? '') : left.commune;
  return { leftId: left.id, commune, finding: findingOf(kind, paired), changedRun };
}
