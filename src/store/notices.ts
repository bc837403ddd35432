import type pg from 'pg';
import type { NoticeChannel } from '#dossier/notice-channel.ts';
import type { Instant } from '#kernel/day.ts';

/** Where a notice is: waiting to be sent, at the gateway, or at one of its ends. */
export type NoticeState = 'waiting' | 'sent' | 'delivered' | 'failed' | 'undeliverable' | 'skipped';

export interface NoticeKey {
  readonly dossierId: string;
  /** Of the event that it tells of. */
  readonly version: number;
  readonly channel: NoticeChannel;
}

/** A notice to an applicant, and what became of it. */
export interface KeptNotice extends NoticeKey {
  readonly state: NoticeState;
  readonly round: number;
  /** Tries of this round. */
  readonly tries: number;
  /** Masked; null until it was tried. */
  readonly address: string | null;
  readonly providerId: string | null;
  /** What the gateway said of it, where it did not go well. */
  readonly fault: string | null;
  readonly writtenAt: Instant;
  readonly sentAt: Instant | null;
}

const COLUMNS = `dossier_id as "dossierId", version, channel, state, round, tries, address,
  provider_id as "providerId", fault, written_at as "writtenAt", sent_at as "sentAt"`;

/** All notices of a dossier, the newest first. */
export async function noticesOf(pool: pg.Pool, dossierId: string): Promise<readonly KeptNotice[]> {
  const { rows } = await pool.query({
    name: 'notices-of',
    text: `select ${COLUMNS} from notice where dossier_id = $1 order by version desc, channel`,
    values: [dossierId],
  });
  return rows;
}

/** Those of a channel that are not at an end, in the order of what they tell. */
export async function openNotices(
  pool: pg.Pool,
  dossierId: string,
  channel: NoticeChannel,
): Promise<readonly KeptNotice[]> {
  const { rows } = await pool.query({
    name: 'open-notices',
    text: `select ${COLUMNS} from notice
      where dossier_id = $1 and channel = $2 and not is_settled order by version`,
    values: [dossierId, channel],
  });
  return rows;
}

/** Notes that a notice is about to be sent, before it is: the gateway may get it, and we not hear of it. */
export async function noteTry(pool: pg.Pool, key: NoticeKey, address: string): Promise<void> {
  await pool.query({
    name: 'note-try',
    text: `update notice set tries = tries + 1, address = $4
      where dossier_id = $1 and version = $2 and channel = $3`,
    values: [key.dossierId, key.version, key.channel, address],
  });
}

export interface NoticeOutcome {
  readonly state: NoticeState;
  /** The gateway is asked no more. */
  readonly isSettled: boolean;
  readonly providerId: string | null;
  readonly fault: string | null;
}

export async function noteOutcome(
  pool: pg.Pool,
  key: NoticeKey,
  { state, isSettled, providerId, fault }: NoticeOutcome,
  at: Instant,
): Promise<void> {
  await pool.query({
    name: 'note-outcome',
    text: `update notice set state = $4, is_settled = $5, fault = $7,
        provider_id = coalesce($6, provider_id),
        sent_at = case when $4 in ('sent', 'delivered', 'failed') then coalesce(sent_at, $8)
          else sent_at end,
        settled_at = case when $5 then $8 else null end
      where dossier_id = $1 and version = $2 and channel = $3`,
    values: [key.dossierId, key.version, key.channel, state, isSettled, providerId, fault, at],
  });
}

/**
 * Lets a notice that could not be delivered be sent once more, to the address that the dossier has
 * by then. False where it is not in such a state, or its channel is at work on the dossier just now:
 * whoever is sending would not see that there is more to send.
 */
export async function sendAgain(
  client: pg.Pool | pg.ClientBase,
  key: NoticeKey,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'send-again',
    text: `
      with idle as (
        update delivery set done_version = least(done_version, $2 - 1), due_at = $4
        where dossier_id = $1 and party = $3 and attempts = 0
          and exists (select from notice where dossier_id = $1 and version = $2 and channel = $3
            and state in ('undeliverable', 'failed'))
        returning 1
      )
      update notice set state = 'waiting', is_settled = false, round = round + 1, tries = 0,
        fault = null, provider_id = null, sent_at = null, settled_at = null
      where dossier_id = $1 and version = $2 and channel = $3
        and state in ('undeliverable', 'failed') and exists (select from idle)`,
    values: [key.dossierId, key.version, key.channel, now],
  });
  return rowCount === 1;
}

/** The applicant was told in another way: what a channel has open of a dossier is not sent. */
export async function endNotices(
  pool: pg.Pool,
  dossierId: string,
  channel: NoticeChannel,
  at: Instant,
): Promise<void> {
  await pool.query(
    `update notice set state = case when state = 'waiting' then 'skipped' else state end,
        is_settled = true, settled_at = $3
      where dossier_id = $1 and channel = $2 and not is_settled`,
    [dossierId, channel, at],
  );
}
