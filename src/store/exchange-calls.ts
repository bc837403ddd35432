import { randomUUIDv7 } from 'node:crypto';
import type pg from 'pg';
import type { Party } from '#dossier/deliveries.ts';
import type { Instant } from '#kernel/day.ts';

/** One call to an outside system with its whole answer; masked where it is shown. */
export interface ExchangeCall {
  readonly dossierId: string;
  readonly at: Instant;
  readonly party: Party;
  readonly service: string;
  readonly subject: string;
  readonly agency: string;
  readonly purpose: string;
  readonly procedureCode: string | null;
  /** Identity number of the person asked about, or null. */
  readonly person: string | null;
  readonly milliseconds: number;
  /** `refused`: it answered that it will not; `failed`: there was no usable answer. */
  readonly outcome: 'answered' | 'refused' | 'failed';
  /** HTTP status, where there was one. */
  readonly status: number | null;
  readonly faultCode: string | null;
  readonly fault: string | null;
  readonly request: string;
  readonly response: string | null;
}

/** A call as it is kept, with the id by which a page shows it. */
export interface KeptCall extends ExchangeCall {
  readonly id: string;
}

/** Characters of a request or answer that are kept; files within are many times longer. */
const LONGEST = 100_000;

export async function keepCall(pool: pg.Pool, call: ExchangeCall): Promise<void> {
  await pool.query({
    name: 'keep-call',
    text: `insert into exchange_call (dossier_id, at, id, party, service, subject, agency, purpose,
        procedure_code, person, milliseconds, outcome, status, fault_code, fault, request, response)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    values: [
      call.dossierId,
      call.at,
      randomUUIDv7(), // in the order of time, so that its index grows at one end
      call.party,
      call.service,
      call.subject,
      call.agency,
      call.purpose,
      call.procedureCode,
      call.person,
      call.milliseconds,
      call.outcome,
      call.status,
      call.faultCode,
      call.fault,
      kept(call.request),
      call.response === null ? null : kept(call.response),
    ],
  });
}

/** PostgreSQL keeps no NUL in a text. */
const kept = (text: string): string => text.slice(0, LONGEST).replaceAll('\0', '\uFFFD');

/** What a search of the log asks for; null and the empty string ask for nothing. */
export interface CallQuery {
  readonly party: Party | null;
  readonly outcome: ExchangeCall['outcome'] | null;
  readonly dossierId: string | null;
  readonly person: string;
  readonly from: Instant | null;
  readonly before: Instant | null;
  readonly limit: number;
}

/** Calls of the log, the newest first. */
export async function findCalls(pool: pg.Pool, query: CallQuery): Promise<readonly KeptCall[]> {
  const { rows } = await pool.query(
    `${CALL} where ($1::text is null or party = $1) and ($2::text is null or outcome = $2)
        and ($3::uuid is null or dossier_id = $3) and ($4 = '' or person = $4)
        and ($5::timestamptz is null or at >= $5) and ($6::timestamptz is null or at < $6)
      order by at desc limit $7`,
    [
      query.party,
      query.outcome,
      query.dossierId,
      query.person,
      query.from,
      query.before,
      query.limit,
    ],
  );
  return rows;
}

/** One call, or null. */
export async function readCall(pool: pg.Pool, id: string): Promise<KeptCall | null> {
  const { rows } = await pool.query(`${CALL} where id = $1`, [id]);
  return rows[0] ?? null;
}

/** Id of the dossier of a code, or null. */
export async function dossierByCode(pool: pg.Pool, code: string): Promise<string | null> {
  const { rows } = await pool.query('select dossier_id as id from dossier where code = $1', [code]);
  return rows[0]?.id ?? null;
}

const CALL = `select id, dossier_id as "dossierId", at, party, service, subject, agency, purpose,
  procedure_code as "procedureCode", person, milliseconds, outcome, status,
  fault_code as "faultCode", fault, request, response from exchange_call`;

/** How a party answered since an instant. */
export interface CallFigures {
  readonly calls: number;
  readonly failed: number;
  readonly median: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly lastFault: string | null;
  readonly lastFaultAt: Instant | null;
  readonly lastAnswerAt: Instant | null;
}

export async function readCallFigures(
  pool: pg.Pool,
  party: Party,
  since: Instant,
): Promise<CallFigures> {
  const { rows } = await pool.query(
    `select count(*)::int as calls, count(*) filter (where outcome = 'failed')::int as failed,
        percentile_disc(0.5) within group (order by milliseconds) as median,
        percentile_disc(0.95) within group (order by milliseconds) as p95,
        percentile_disc(0.99) within group (order by milliseconds) as p99,
        max(at) filter (where outcome = 'failed') as "lastFaultAt",
        (array_agg(fault order by at desc) filter (where outcome = 'failed'))[1] as "lastFault",
        max(at) filter (where outcome <> 'failed') as "lastAnswerAt"
      from exchange_call where party = $1 and at >= $2`,
    [party, since],
  );
  return rows[0];
}
