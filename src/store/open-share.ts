import type pg from 'pg';
import { type Day, dayOf, type Instant } from '#kernel/day.ts';
import { isOverLimit, noteAttempt } from '#store/attempts.ts';
import { writeAudit } from '#store/write-batch.ts';
import { inTransaction } from '#store/transaction.ts';

/** A share that is open, to whoever has its link. */
export interface OpenShare {
  readonly shareId: string;
  readonly documentId: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly lastDay: Day;
  readonly sharer: Sharer;
}

/** Who shared it, as they last signed in: whether the document is still theirs is asked of these. */
export interface Sharer {
  readonly name: string;
  readonly identityNumber: string | null;
  readonly enterprise: { readonly name: string; readonly taxCode: string } | null;
}

export type ShareAnswer =
  | { readonly kind: 'open'; readonly share: OpenShare }
  /** Unknown, revoked or run out: who asks is not told which. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'too-many-attempts' };

/** After so many dead links within the window an address gets no more answers for now. */
export const DEAD_LINKS_PER_ADDRESS = 30;

export interface ShareQuestion {
  readonly tokenHash: Buffer;
  /** Network address of the one who asks. */
  readonly address: string;
  readonly now: Instant;
}

/** Finds the share of a link, while it is open. */
export async function findOpenShare(
  pool: pg.Pool,
  { tokenHash, address, now }: ShareQuestion,
): Promise<ShareAnswer> {
  const limits = [{ key: `share:${address}`, most: DEAD_LINKS_PER_ADDRESS }];
  if (await isOverLimit(pool, limits, now)) return { kind: 'too-many-attempts' };
  const { rows } = await pool.query<OpenShare>({
    name: 'open-share',
    text: `select share_id as "shareId", document_id as "documentId", recipient, purpose,
        last_day::text as "lastDay", json_build_object('name', name,
          'identityNumber', identity_number, 'enterprise', enterprise) as sharer
      from document_share join citizen using (citizen_id)
      where token_hash = $1 and revoked_at is null and last_day >= $2`,
    values: [tokenHash, dayOf(now)],
  });
  const [share] = rows;
  if (share !== undefined) return { kind: 'open', share };
  await noteAttempt(pool, limits, now);
  return { kind: 'closed' };
}

/** Subject under which the openings of a share stand in the audit. */
const subjectOf = (shareId: string): string => `share:${shareId}`;

/**
 * Notes that somebody opens what was shared, before it is given out. False where the share was revoked
 * or ran out meanwhile: then nothing is given.
 */
export function recordShareOpening(
  pool: pg.Pool,
  { shareId }: OpenShare,
  dossierId: string,
  what: 'page' | 'file',
  now: Instant,
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `update document_share set ${what}_opened = ${what}_opened + 1, last_opened_at = $2
        where share_id = $1 and revoked_at is null and last_day >= $3`,
      [shareId, now, dayOf(now)],
    );
    if (rowCount === 0) return false;
    await writeAudit(client, [
      {
        dossierId,
        at: now,
        subject: subjectOf(shareId),
        role: 'recipient',
        agency: 'citizen',
        act: `shared-${what} ${shareId}`,
        outcome: 'read',
        detail: '',
      },
    ]);
    return true;
  });
}
