import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';

/** Why a notice could not be taken over; `detail` names the member, file or reason. */
export interface NoticeProblem {
  readonly code: NoticeProblemCode;
  readonly detail: string;
}

export type NoticeProblemCode =
  | 'message-unreadable'
  | 'member-missing'
  | 'member-unreadable'
  | 'file-missing'
  | 'file-unreadable'
  | 'file-elsewhere'
  | 'procedure-unknown'
  | 'no-desk'
  | 'refused';

/** A notice of the portal as it is known here. */
export interface KnownNotice {
  readonly dossierId: string;
  readonly code: string;
  readonly procedureCode: string;
  readonly state: 'received' | 'reported' | 'closed';
  readonly problems: readonly NoticeProblem[];
  readonly seenAt: Instant;
  /** When a reported one is looked at again. */
  readonly tryAt: Instant;
  readonly attempts: number;
}

/**
 * The id of the dossier of a notice: always the same for the portal's code, so that a notice which
 * comes twice meets its own dossier (a UUID of version 8, RFC 9562).
 */
export function dossierIdOfNotice(code: string): string {
  const hex = createHash('sha256').update(`national-portal\n${code}`).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

const NOTICE = `select dossier_id as "dossierId", code, procedure_code as "procedureCode", state,
  problems, seen_at as "seenAt", try_at as "tryAt", attempts from portal_notice`;

export async function readNotice(pool: pg.Pool, dossierId: string): Promise<KnownNotice | null> {
  const { rows } = await pool.query(`${NOTICE} where dossier_id = $1`, [dossierId]);
  return rows[0] ?? null;
}

/** Notices of which a person is to be told, the oldest first. */
export async function reportedNotices(
  pool: pg.Pool,
  limit: number,
): Promise<readonly KnownNotice[]> {
  const { rows } = await pool.query(
    `${NOTICE} where state = 'reported' order by seen_at, dossier_id limit $1`,
    [limit],
  );
  return rows;
}

/** The dossier of a notice by the portal's code, or null where it is none of ours. */
export async function dossierOfNotice(
  pool: pg.Pool,
  code: string,
): Promise<{ readonly id: string; readonly code: string } | null> {
  const { rows } = await pool.query(
    'select dossier_id as id, code from dossier where dossier_id = $1',
    [dossierIdOfNotice(code)],
  );
  return rows[0] ?? null;
}

type Notice = Pick<KnownNotice, 'dossierId' | 'code' | 'procedureCode'>;

/** The notice is a dossier; written after that was committed, before the portal is told. */
export async function noteReceived(pool: pg.Pool, notice: Notice, at: Instant): Promise<void> {
  await pool.query(
    `insert into portal_notice (dossier_id, code, procedure_code, state, seen_at, try_at)
      values ($1, $2, $3, 'received', $4, $4)
      on conflict (dossier_id) do update set state = 'received', problems = '[]',
        procedure_code = excluded.procedure_code`,
    [notice.dossierId, notice.code, notice.procedureCode, at],
  );
}

/** The notice could not be taken over; it is looked at again at `tryAt`. */
export async function noteReported(
  pool: pg.Pool,
  notice: Notice,
  problems: readonly NoticeProblem[],
  { at, tryAt }: { readonly at: Instant; readonly tryAt: Instant },
): Promise<void> {
  await pool.query(
    `insert into portal_notice (dossier_id, code, procedure_code, state, problems, seen_at, try_at)
      values ($1, $2, $3, 'reported', $4, $5, $6)
      on conflict (dossier_id) do update set problems = excluded.problems,
        procedure_code = excluded.procedure_code, try_at = excluded.try_at,
        attempts = portal_notice.attempts + 1
      where portal_notice.state = 'reported'`,
    [notice.dossierId, notice.code, notice.procedureCode, JSON.stringify(problems), at, tryAt],
  );
}

export async function noteAcknowledged(
  pool: pg.Pool,
  dossierId: string,
  at: Instant,
): Promise<void> {
  await pool.query('update portal_notice set acknowledged_at = $2 where dossier_id = $1', [
    dossierId,
    at,
  ]);
}

/** Lets a reported notice be looked at now; false where it is none any more. */
export async function retryNotice(pool: pg.Pool, dossierId: string, at: Instant): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update portal_notice set try_at = $2 where dossier_id = $1 and state = 'reported'`,
    [dossierId, at],
  );
  return rowCount === 1;
}

/** A person dealt with a reported notice by hand: it is not looked at again. */
export async function closeNotice(
  pool: pg.Pool,
  dossierId: string,
  how: { readonly by: string; readonly because: string },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update portal_notice set state = 'closed', closed_by = $2, closed_because = $3
      where dossier_id = $1 and state = 'reported'`,
    [dossierId, how.by, how.because],
  );
  return rowCount === 1;
}
