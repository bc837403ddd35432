import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import type pg from 'pg';
import type { ContentStore } from '#documents/content-store.ts';
import type { RetentionTerm } from '#documents/retention-rules.ts';
import { dayOf, epochOf, type Instant } from '#kernel/day.ts';
import { type DailyDigest, signPastDays } from '#store/daily-digest.ts';
import { heldByDrafts, heldForGood } from '#store/attachments.ts';
import { forgetWaiting } from '#store/content-scans.ts';
import { retireContents } from '#worker/retire-contents.ts';
import { keepHouse } from '#store/housekeeping.ts';

interface UploadsOptions {
  readonly pool: pg.Pool;
  readonly content: ContentStore;
  readonly now: () => Instant;
  readonly log: Logger;
}

export interface HousekeeperOptions extends UploadsOptions {
  /** For how long what is kept for good is kept. */
  readonly retention: readonly RetentionTerm[];
  /** Full months for which the log of the exchange is kept. */
  readonly exchangeLogMonths: number;
  /** Signs each day's events; what is signed is also kept outside the database. */
  readonly digests: { readonly key: KeyObject; readonly keep: (digest: DailyDigest) => void };
}

const HOUR_MS = 3_600_000;
/** How long a file is kept for a form that is not sent: the text of `no-longer-kept` says it. */
const UNCLAIMED_MS = 7 * 24 * HOUR_MS;
const HALF_RECEIVED_MS = 24 * HOUR_MS;
/** Contents asked of the database at a time. */
const CHUNK = 500;

/** Keeps house at the start and every hour; a failure is logged and the next hour tries again. */
export async function startHousekeeper(
  options: HousekeeperOptions,
): Promise<{ readonly stop: () => void }> {
  const { pool, now, log, exchangeLogMonths } = options;
  await keepHouse(pool, now(), exchangeLogMonths);
  let retiredOn: string | null = null;
  /** Once a day. */
  const retire = async (): Promise<void> => {
    const today = dayOf(now());
    if (today === retiredOn) return;
    const { content, retention: terms } = options;
    const retired = await retireContents({ pool, content, terms, now }, () => undefined);
    retiredOn = today;
    if (retired > 0) log.info({ retired }, 'files were deleted by the rules of retention');
  };
  const keep = (): void => {
    void keepHouse(pool, now(), exchangeLogMonths)
      .then(() => signDays(options))
      .then(() => removeUnclaimed(options))
      .then(retire)
      .catch((fault: unknown) => log.warn({ fault: String(fault) }, 'housekeeping failed'));
  };
  keep(); // not waited for: with millions of events the first digest takes seconds
  const timer = setInterval(keep, HOUR_MS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

async function signDays({ pool, now, digests }: HousekeeperOptions): Promise<void> {
  const signed = await signPastDays(pool, digests.key, now());
  if (signed !== null) digests.keep(signed);
}

/** Throws away the uploads of forms that were never sent; what a dossier holds is claimed for good. */
export async function removeUnclaimed({ pool, content, now, log }: UploadsOptions): Promise<void> {
  const at = epochOf(now());
  await content.removeHalfReceived(at - HALF_RECEIVED_MS);
  const old = await content.unclaimedSince(at - UNCLAIMED_MS);
  let removed = 0;
  for (let from = 0; from < old.length; from += CHUNK) {
    const some = old.slice(from, from + CHUNK);
    const held = await heldForGood(pool, some);
    const waiting = await heldByDrafts(pool, some);
    for (const sha256 of some) {
      if (held.has(sha256)) await content.claim(sha256);
      else if (!waiting.has(sha256)) {
        await content.remove(sha256);
        await forgetWaiting(pool, sha256);
        removed += 1;
      }
    }
  }
  if (removed > 0) log.info({ removed }, 'uploads of forms never sent were removed');
}
