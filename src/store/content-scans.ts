import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import { heldForGood, heldByDrafts } from '#store/attachments.ts';
import { systemActor } from '#store/job.ts';
import { inTransaction } from '#store/transaction.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';

/** A content that waits for its scan, or was found to be infected. */
export type ContentScan = 'waiting' | 'infected';

/** A content waits for its scan; one that is known to be infected stays so, and it is answered. */
export async function noteWaiting(
  pool: pg.Pool,
  sha256: string,
  now: Instant,
): Promise<ContentScan> {
  const { rows } = await pool.query<{ readonly state: ContentScan }>({
    name: 'note-waiting-scan',
    text: `insert into content_scan (sha256, state, noted_at) values ($1, 'waiting', $2)
      on conflict (sha256) do update set sha256 = excluded.sha256 returning state`,
    values: [sha256, now],
  });
  return rows[0]?.state ?? 'waiting';
}

export async function noteClean(pool: pg.Pool, sha256: string): Promise<void> {
  await pool.query({
    name: 'note-clean-scan',
    text: 'delete from content_scan where sha256 = $1',
    values: [sha256],
  });
}

/** A content was thrown away: its scan is not waited for. What was found in it stays noted. */
export async function forgetWaiting(pool: pg.Pool, sha256: string): Promise<void> {
  await pool.query(`delete from content_scan where sha256 = $1 and state = 'waiting'`, [sha256]);
}

/** Notes what was found, in the audit too: by the content and the signature, without a name. */
export async function noteInfected(
  pool: pg.Pool,
  sha256: string,
  signature: string,
  now: Instant,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query(
      `insert into content_scan (sha256, state, signature, noted_at)
        values ($1, 'infected', $2, $3)
        on conflict (sha256) do update set state = 'infected', signature = excluded.signature,
          noted_at = excluded.noted_at`,
      [sha256, signature, now],
    );
    const { subject, role, agency } = systemActor;
    const detail = `${signature} ${sha256}`;
    await writeAudit(client, [
      {
        dossierId: NO_DOSSIER,
        at: now,
        subject,
        role,
        agency,
        act: 'virus-found',
        outcome: 'denied',
        detail,
      },
    ]);
  });
}

/** Those of the contents that wait or are infected. */
export async function scansOf(
  pool: pg.Pool,
  contents: readonly string[],
): Promise<ReadonlyMap<string, ContentScan>> {
  if (contents.length === 0) return new Map();
  const { rows } = await pool.query<{ readonly sha256: string; readonly state: ContentScan }>({
    name: 'scans-of',
    text: 'select sha256, state from content_scan where sha256 = any($1)',
    values: [contents],
  });
  return new Map(rows.map(({ sha256, state }) => [sha256, state]));
}

/** Whether a dossier, a report or a draft holds the content. */
export async function isHeld(pool: pg.Pool, sha256: string): Promise<boolean> {
  const held = await Promise.all([heldForGood(pool, [sha256]), heldByDrafts(pool, [sha256])]);
  return held.some((contents) => contents.has(sha256));
}

/** For how long a worker has what it took up for itself. */
const LEASE = `interval '50 seconds'`;

/** Takes up one that waits, that first which was not tried for the longest; null where none is due. */
export async function leaseWaiting(pool: pg.Pool, now: Instant): Promise<string | null> {
  const { rows } = await pool.query<{ readonly sha256: string }>({
    name: 'lease-waiting-scan',
    text: `update content_scan set tried_at = $1 where sha256 = (
        select sha256 from content_scan
        where state = 'waiting' and (tried_at is null or tried_at < $1::timestamptz - ${LEASE})
        order by tried_at nulls first, noted_at limit 1 for update skip locked)
      returning sha256`,
    values: [now],
  });
  return rows[0]?.sha256 ?? null;
}

export interface ScanFigures {
  readonly waiting: number;
  /** Infected contents found since the instant, refused or withheld. */
  readonly infected: number;
}

export async function scanFigures(pool: pg.Pool, since: Instant): Promise<ScanFigures> {
  const { rows } = await pool.query<ScanFigures>(
    `select count(*) filter (where state = 'waiting')::int as waiting,
        count(*) filter (where state = 'infected' and noted_at >= $1)::int as infected
      from content_scan`,
    [since],
  );
  return rows[0] ?? { waiting: 0, infected: 0 };
}
