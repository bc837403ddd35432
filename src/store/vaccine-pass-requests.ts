import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import type { PassRefusal } from '#vaccine-pass/pass-refusal.ts';

/** Somebody for whom a passport was asked, and what came of it. */
export type PassRequestRow = {
  readonly batchId: string;
  readonly identityNumber: string;
  readonly askedAt: Instant;
  readonly subject: string;
} & (
  | {
      readonly state: 'waiting';
      readonly attempts: number;
      /** What the line did at the last try; null where none failed. */
      readonly faultCode: string | null;
    }
  | { readonly state: 'issued'; readonly answeredAt: Instant; readonly passId: string }
  | {
      readonly state: 'refused';
      readonly answeredAt: Instant;
      readonly refusal: PassRefusal;
      readonly detail: string;
    }
);
export type PassRequestState = PassRequestRow['state'];

export interface NewPassRequests {
  /** Made with the form: sent twice it asks once. */
  readonly batchId: string;
  readonly identityNumbers: readonly string[];
  readonly subject: string;
  readonly agency: string;
  readonly at: Instant;
}

/** Asks for a passport for each; who waits already is left alone. Answers for how many it is new. */
export async function askForPasses(
  client: pg.ClientBase,
  { batchId, identityNumbers, subject, agency, at }: NewPassRequests,
): Promise<number> {
  const { rowCount } = await client.query(
    `insert into vaccine_pass_request (batch_id, identity_number, asked_at, subject, agency, due_at)
      select $1, number, $5, $3, $4, $5 from unnest($2::text[]) as number
      on conflict do nothing`,
    [batchId, identityNumbers, subject, agency, at],
  );
  return rowCount ?? 0;
}

/** Somebody who is to get a passport now, one worker's alone for a while. */
export interface LeasedPassRequest {
  readonly batchId: string;
  readonly identityNumber: string;
  readonly subject: string;
  readonly agency: string;
  readonly attempts: number;
}

export async function leasePassRequest(
  pool: pg.Pool,
  now: Instant,
  leaseMs: number,
): Promise<LeasedPassRequest | null> {
  const { rows } = await pool.query<LeasedPassRequest>(
    `update vaccine_pass_request
      set due_at = $1::timestamptz + $2 * interval '1 millisecond', attempts = attempts + 1
      where (batch_id, identity_number) in (
        select batch_id, identity_number from vaccine_pass_request
        where state = 'waiting' and due_at <= $1
        order by due_at limit 1 for update skip locked)
      returning batch_id as "batchId", identity_number as "identityNumber", subject, agency, attempts`,
    [now, leaseMs],
  );
  return rows[0] ?? null;
}

type Key = Pick<LeasedPassRequest, 'batchId' | 'identityNumber'>;

/** The line failed: it is tried again at `dueAt`. */
export async function postponePassRequest(
  pool: pg.Pool,
  { batchId, identityNumber }: Key,
  faultCode: string,
  dueAt: Instant,
): Promise<void> {
  await pool.query(
    `update vaccine_pass_request set due_at = $4, fault_code = $3
      where batch_id = $1 and identity_number = $2 and state = 'waiting'`,
    [batchId, identityNumber, faultCode, dueAt],
  );
}

export async function refusePassRequest(
  pool: pg.Pool,
  { batchId, identityNumber }: Key,
  why: { readonly refusal: PassRefusal; readonly detail: string },
  at: Instant,
): Promise<void> {
  await pool.query(
    `update vaccine_pass_request set state = 'refused', refusal = $3, detail = $4, answered_at = $5
      where batch_id = $1 and identity_number = $2 and state = 'waiting'`,
    [batchId, identityNumber, why.refusal, why.detail, at],
  );
}

export async function closePassRequest(
  client: pg.ClientBase,
  { batchId, identityNumber }: Key,
  passId: string,
  at: Instant,
): Promise<void> {
  await client.query(
    `update vaccine_pass_request set state = 'issued', pass_id = $3, answered_at = $4
      where batch_id = $1 and identity_number = $2 and state = 'waiting'`,
    [batchId, identityNumber, passId, at],
  );
}

/** A page of those in a state, the newest first. */
export async function listPassRequests(
  pool: pg.Pool,
  state: PassRequestState,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly PassRequestRow[]> {
  const { rows } = await pool.query<PassRequestRow>(
    `select batch_id as "batchId", identity_number as "identityNumber", asked_at as "askedAt",
        subject, state, attempts, fault_code as "faultCode", refusal, coalesce(detail, '') as detail,
        answered_at as "answeredAt", pass_id as "passId"
      from vaccine_pass_request where state = $1
      order by asked_at desc, identity_number offset $2 limit $3`,
    [state, offset, limit],
  );
  return rows;
}

/** How many are in each state. */
export async function countPassRequests(
  pool: pg.Pool,
): Promise<Readonly<Record<PassRequestState, number>>> {
  const { rows } = await pool.query<{ readonly state: PassRequestState; readonly count: number }>(
    'select state, count(*)::int as count from vaccine_pass_request group by state',
  );
  const of = (state: PassRequestState) => rows.find((row) => row.state === state)?.count ?? 0;
  return { waiting: of('waiting'), issued: of('issued'), refused: of('refused') };
}
