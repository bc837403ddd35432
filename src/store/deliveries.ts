import type pg from 'pg';
import { COUNTED_PARTY, type Party } from '#dossier/deliveries.ts';
import type { Instant } from '#kernel/day.ts';
import { localDay, PLACE } from '#store/figure-columns.ts';
import { lockDossiers } from '#store/load-dossier.ts';
import { inTransaction } from '#store/transaction.ts';

/** A dossier of which a party is to be told, leased to one worker. */
export interface LeasedDelivery {
  readonly dossierId: string;
  readonly party: Party;
  /** The party was told of the dossier up to this version; 0 of nothing yet. */
  readonly doneVersion: number;
  readonly wantedVersion: number;
  /** 1 on the first try; more where an earlier one may have arrived without our hearing of it. */
  readonly attempts: number;
  /** Trace context of the command that ordered it last, or null. */
  readonly traceparent: string | null;
}

/**
 * Leases up to `limit` dossiers of which a party is to be told now: they are pushed into the future,
 * so that no lock is held during a call and a worker that dies loses nothing. Those of one party
 * never wait for those of another.
 */
export async function leaseDeliveries(
  pool: pg.Pool,
  party: Party,
  now: Instant,
  { limit, milliseconds }: { readonly limit: number; readonly milliseconds: number },
): Promise<readonly LeasedDelivery[]> {
  const { rows } = await pool.query({
    name: 'lease-deliveries',
    text: `
      with due as (
        select dossier_id from delivery
        where party = $1 and done_version < wanted_version and held_by is null and due_at <= $2
        order by due_at limit $3
        for update skip locked
      )
      update delivery set due_at = $2::timestamptz + $4 * interval '1 millisecond',
        leased_until = $2::timestamptz + $4 * interval '1 millisecond', attempts = attempts + 1
      from due where delivery.dossier_id = due.dossier_id and party = $1
      returning delivery.dossier_id as "dossierId", party, done_version as "doneVersion",
        wanted_version as "wantedVersion", attempts, traceparent`,
    values: [party, now, limit, milliseconds],
  });
  return rows;
}

/**
 * Has a party told once more of a dossier, of what is no event of it (a payment that was started).
 * It is due at once where the party is only waited for; where somebody is just telling it, or its
 * line failed, it is due after that, so that no two tell it at the same time.
 */
export async function wantDelivery(
  client: pg.ClientBase,
  { dossierId, party }: Pick<LeasedDelivery, 'dossierId' | 'party'>,
  dueAt: Instant,
): Promise<void> {
  await client.query(
    `insert into delivery (dossier_id, party, wanted_version, due_at, waiting_since)
        values ($1, $2, 1, $3, $3)
      on conflict (dossier_id, party) do update set
        wanted_version = delivery.wanted_version + 1,
        due_at = case when delivery.attempts = 0 then excluded.due_at else delivery.due_at end,
        waiting_since = case when delivery.done_version = delivery.wanted_version
          then excluded.waiting_since
          else least(delivery.waiting_since, excluded.waiting_since) end`,
    [dossierId, party, dueAt],
  );
}

/** Gives back what was leased and not begun: it is due at once, and counts as not tried. */
export async function returnLeases(
  pool: pg.Pool,
  party: Party,
  dossierIds: readonly string[],
  now: Instant,
): Promise<void> {
  await pool.query(
    `update delivery set due_at = $3, leased_until = null, attempts = greatest(attempts - 1, 0)
      where party = $1 and dossier_id = any($2::uuid[]) and leased_until is not null`,
    [party, dossierIds, now],
  );
}

/** Keeps leases that are still worked on for as long again; one that has ended meanwhile stays ended. */
export async function renewLeases(
  pool: pg.Pool,
  party: Party,
  dossierIds: readonly string[],
  until: Instant,
): Promise<void> {
  await pool.query(
    `update delivery set due_at = $3, leased_until = $3
      where party = $1 and dossier_id = any($2::uuid[]) and leased_until is not null`,
    [party, dossierIds, until],
  );
}

/** A party was told of a dossier up to a version. */
export interface ToldDelivery {
  readonly dossierId: string;
  readonly version: number;
  /** Up to which version it had been told when the delivery was leased. */
  readonly doneVersion: number;
}

/**
 * Notes that a party was told up to a version; what is wanted beyond it is due at once. Where it was
 * to be told again meanwhile (`tell-again.ts`) that stands: it is told once more, and asked first.
 */
export const markTold = (
  pool: pg.Pool,
  { dossierId, party, doneVersion }: Pick<LeasedDelivery, 'dossierId' | 'party' | 'doneVersion'>,
  version: number,
  now: Instant,
): Promise<void> => markAllTold(pool, party, [{ dossierId, version, doneVersion }], now);

/** Notes of many dossiers at once that a party was told of them, and counts those of which it was told first. */
export async function markAllTold(
  pool: pg.Pool,
  party: Party,
  told: readonly ToldDelivery[],
  now: Instant,
): Promise<void> {
  const ids = told.map(({ dossierId }) => dossierId);
  const values = [
    party,
    ids,
    told.map(({ version }) => version),
    told.map(({ doneVersion }) => doneVersion),
    now,
  ];
  if (party !== COUNTED_PARTY) {
    await pool.query({ name: 'mark-told', text: MARK_TOLD, values });
    return;
  }
  await inTransaction(pool, async (client) => {
    // None goes to another agency meanwhile.
    await lockDossiers(client, ids);
    await client.query({ name: 'mark-and-count-told', text: MARK_AND_COUNT_TOLD, values });
  });
}

const MARK_TOLD = `
  update delivery set due_at = $5, waiting_since = $5, leased_until = null,
    done_version = case when done_version < seen then done_version
      else greatest(done_version, version) end,
    attempts = case when done_version < seen then 1 else 0 end,
    fault_code = null, fault = null, failing_since = null
  from unnest($2::uuid[], $3::int[], $4::int[]) as told (id, version, seen)
  where dossier_id = id and party = $1`;

const MARK_AND_COUNT_TOLD = `
  with marked as (${MARK_TOLD}
    returning delivery.dossier_id, old.done_version = 0 and new.done_version > 0 as is_first)
  insert into figure_delta (day, handler, desk, procedure_code, channel, told)
  select ${localDay('received_at')}, ${PLACE}, 1
  from marked join dossier using (dossier_id) where is_first`;

/**
 * The party has it and is at work: it is asked again at an instant, or at once where more was wanted
 * meanwhile.
 */
export async function markAwaited(
  pool: pg.Pool,
  {
    dossierId,
    party,
    wantedVersion,
  }: Pick<LeasedDelivery, 'dossierId' | 'party' | 'wantedVersion'>,
  askAgainAt: Instant,
  now: Instant,
): Promise<void> {
  await pool.query({
    name: 'mark-awaited',
    text: `update delivery set
        due_at = case when wanted_version = $4 then $3::timestamptz else $5 end,
        waiting_since = case when wanted_version = $4 then $3::timestamptz else $5 end,
        leased_until = null, attempts = 0, fault_code = null, fault = null, failing_since = null
      where dossier_id = $1 and party = $2`,
    values: [dossierId, party, askAgainAt, wantedVersion, now],
  });
}

/** Keeps a delivery that failed, to be tried again at `retryAt`. Nothing is ever dropped. */
export async function markFailed(
  pool: pg.Pool,
  { dossierId, party }: Pick<LeasedDelivery, 'dossierId' | 'party'>,
  fault: { readonly code: string; readonly text: string },
  { now, retryAt }: { readonly now: Instant; readonly retryAt: Instant },
): Promise<void> {
  await pool.query({
    name: 'mark-delivery-failed',
    text: `update delivery set due_at = $5, leased_until = null, fault_code = $3, fault = $4,
        failing_since = coalesce(failing_since, $6)
      where dossier_id = $1 and party = $2`,
    values: [dossierId, party, fault.code, fault.text, retryAt, now],
  });
}

/** One delivery as a person who operates the system sees it. */
export interface StuckDelivery {
  readonly dossierId: string;
  readonly code: string;
  readonly party: Party;
  readonly attempts: number;
  readonly faultCode: string | null;
  readonly fault: string | null;
  readonly failingSince: Instant | null;
  readonly heldBy: string | null;
  readonly heldBecause: string | null;
  readonly dueAt: Instant;
}

const STUCK = `select dossier_id as "dossierId", code, party, attempts, fault_code as "faultCode",
  fault, failing_since as "failingSince", held_by as "heldBy", held_because as "heldBecause",
  delivery.due_at as "dueAt"`;

/** Deliveries of a party that fail or are held, the longest first. */
export async function stuckDeliveries(
  pool: pg.Pool,
  party: Party,
  limit: number,
): Promise<readonly StuckDelivery[]> {
  const { rows } = await pool.query(
    `${STUCK}
      from (${LONGEST('failing_since')} union ${LONGEST('held_by')}) as delivery
        join dossier using (dossier_id)
      order by failing_since limit $2`,
    [party, limit],
  );
  return rows;
}

/** Each half by an index of its own: an outage leaves thousands that fail. */
const LONGEST = (mark: 'failing_since' | 'held_by'): string => `
  (select * from delivery where party = $1 and done_version < wanted_version and ${mark} is not null
    order by ${mark === 'held_by' ? 'waiting_since' : mark} limit $2)`;

/** One delivery that waits, or null where the party was told of everything. */
export async function readDelivery(
  pool: pg.Pool,
  { dossierId, party }: Pick<LeasedDelivery, 'dossierId' | 'party'>,
): Promise<(StuckDelivery & Pick<LeasedDelivery, 'wantedVersion'>) | null> {
  const { rows } = await pool.query(
    `${STUCK}, wanted_version as "wantedVersion"
      from delivery join dossier using (dossier_id)
      where party = $1 and dossier_id = $2 and done_version < wanted_version`,
    [party, dossierId],
  );
  return rows[0] ?? null;
}

/** What one dossier's page says of each party: told of everything, or waiting, and why. */
export interface DossierDelivery {
  readonly party: Party;
  readonly isDone: boolean;
  readonly fault: string | null;
  readonly failingSince: Instant | null;
  readonly heldBecause: string | null;
}

export async function deliveriesOf(
  pool: pg.Pool,
  dossierId: string,
): Promise<readonly DossierDelivery[]> {
  const { rows } = await pool.query({
    name: 'deliveries-of',
    text: `select party, done_version >= wanted_version as "isDone", fault,
        failing_since as "failingSince", held_because as "heldBecause"
      from delivery where dossier_id = $1 order by party`,
    values: [dossierId],
  });
  return rows;
}
