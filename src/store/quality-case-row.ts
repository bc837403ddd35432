import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import {
  type CaseActor,
  type CaseEvent,
  evolveCase,
  type QualityCase,
  type RecordedCaseEvent,
} from '#quality/quality-case.ts';
import { CHAIN_START, sealCaseEvent } from '#store/event-hash.ts';

/** The place of a case, which never changes but for its commune. */
export interface CasePlace {
  readonly caseId: string;
  readonly campaignId: string;
  readonly commune: string;
}

/** A case as loaded: how it stands, and the hash of its last event. */
export interface LoadedCase {
  readonly place: CasePlace;
  readonly state: QualityCase;
  readonly headHash: string;
  readonly openedAt: Instant;
  /** The first first. */
  readonly history: readonly RecordedCaseEvent[];
}

/** One event to be written to a case; `before` is null of one that begins. */
export interface CaseChange {
  readonly place: CasePlace;
  readonly before: LoadedCase | null;
  readonly event: CaseEvent;
  readonly actor: CaseActor;
  readonly at: Instant;
}

/**
 * Writes an event a case with its projection, and a correction where the event orders one, in one
 * statement. Whoever calls holds the cases locked; a version that is taken fails the whole statement.
 */
export async function writeCaseChanges(
  client: pg.Pool | pg.ClientBase,
  changes: readonly CaseChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map(rowsOf);
  await client.query(WRITE, [
    JSON.stringify(rows.map(({ event }) => event)),
    JSON.stringify(rows.map(({ row }) => row)),
    JSON.stringify(rows.flatMap(({ correction }) => (correction === null ? [] : [correction]))),
  ]);
}

function rowsOf({ place, before, event, actor, at }: CaseChange) {
  const version = (before?.state.version ?? 0) + 1;
  const recorded: RecordedCaseEvent = { version, at, actor, event };
  const state = evolveCase(before?.state ?? null, recorded);
  const previous = before?.headHash ?? CHAIN_START;
  const sealed = sealCaseEvent(previous, place.caseId, recorded);
  const { phase } = state;
  return {
    event: {
      case_id: place.caseId,
      version,
      type: event.type,
      body: JSON.parse(sealed.body),
      actor: JSON.parse(sealed.actor),
      at,
      prev_hash: previous,
      hash: sealed.hash,
    },
    row: caseRow(place, state, {
      headHash: sealed.hash,
      openedAt: before?.openedAt ?? at,
      changedAt: at,
    }),
    correction: phase.kind === 'correcting' ? { case_id: place.caseId, version, due_at: at } : null,
  };
}

/** The row by which lists know a case. */
const caseRow = (
  place: CasePlace,
  { version, finding, phase }: QualityCase,
  of: { readonly headHash: string; readonly openedAt: Instant; readonly changedAt: Instant },
) => ({
  case_id: place.caseId,
  campaign_id: place.campaignId,
  commune: place.commune,
  left_id: finding.leftId,
  right_id: finding.rightId,
  class: finding.class,
  weight: finding.weight,
  machine: finding.machine,
  phase: phase.kind,
  outcome: phase.kind === 'closed' ? phase.outcome : null,
  agency: phase.kind === 'station' ? phase.agency : null,
  judged_by: phase.kind === 'second' ? phase.by : null,
  version,
  head_hash: of.headHash,
  opened_at: of.openedAt,
  changed_at: of.changedAt,
});

/** A row for each of a JSON list, in place of the one that is there. */
const putCases = (parameter: string): string => `
  insert into quality_case (case_id, campaign_id, left_id, right_id, class, commune, weight, machine,
    phase, outcome, agency, judged_by, version, head_hash, opened_at, changed_at)
  select case_id, campaign_id, left_id, right_id, class, commune, weight, machine, phase, outcome,
    agency, judged_by, version, decode(head_hash, 'hex'), opened_at, changed_at
  from json_to_recordset(${parameter}::json) as x(case_id uuid, campaign_id uuid, left_id text, right_id text,
    class text, commune text, weight real, machine text, phase text, outcome text, agency text,
    judged_by text, version int, head_hash text, opened_at timestamptz, changed_at timestamptz)
  on conflict (case_id) do update set right_id = excluded.right_id, class = excluded.class,
    commune = excluded.commune, weight = excluded.weight, machine = excluded.machine,
    phase = excluded.phase, outcome = excluded.outcome, agency = excluded.agency,
    judged_by = excluded.judged_by, version = excluded.version, head_hash = excluded.head_hash,
    changed_at = excluded.changed_at`;

const WRITE = `
with written as (${putCases('$2')}
), corrections as (
  insert into quality_correction (case_id, version, due_at)
  select * from json_to_recordset($3::json) as x(case_id uuid, version int, due_at timestamptz)
)
insert into quality_event (case_id, version, type, body, actor, at, prev_hash, hash)
select case_id, version, type, body, actor, at, decode(prev_hash, 'hex'), decode(hash, 'hex')
from jsonb_to_recordset($1::jsonb) as x(case_id uuid, version int, type text, body jsonb,
  actor jsonb, at timestamptz, prev_hash text, hash text)`;

export interface CaseEventRow extends Pick<RecordedCaseEvent, 'version' | 'at' | 'actor'> {
  readonly caseId: string;
  readonly type: string;
  readonly body: object;
}

/** Events as they are stored, which are typed by us alone: every shape ever written is still read. */
export const readCaseEvent = ({
  version,
  at,
  actor,
  type,
  body,
}: CaseEventRow): RecordedCaseEvent => ({
  version,
  at,
  actor,
  event: { ...body, type } as unknown as CaseEvent,
});

/** Loads cases by their ids, locked where `lock` says so; those that are not there are left out. */
export async function loadCases(
  client: pg.Pool | pg.ClientBase,
  caseIds: readonly string[],
  lock: '' | 'for update' = '',
): Promise<ReadonlyMap<string, LoadedCase>> {
  const cases = await client.query<CasePlace & { headHash: string; openedAt: Instant }>(
    `select case_id as "caseId", campaign_id as "campaignId", commune,
        encode(head_hash, 'hex') as "headHash", opened_at as "openedAt"
      from quality_case where case_id = any($1) order by case_id ${lock}`,
    [caseIds],
  );
  const byCase = Map.groupBy(await caseEvents(client, caseIds), ({ caseId }) => caseId);
  return new Map(
    cases.rows.flatMap(({ caseId, campaignId, commune, headHash, openedAt }) => {
      const history = (byCase.get(caseId) ?? []).map(readCaseEvent);
      const state = history.reduce<QualityCase | null>(evolveCase, null);
      const place = { caseId, campaignId, commune };
      return state === null ? [] : [[caseId, { place, state, headHash, openedAt, history }]];
    }),
  );
}

/** What happened to cases, the first first. */
async function caseEvents(
  client: pg.Pool | pg.ClientBase,
  caseIds: readonly string[],
): Promise<readonly CaseEventRow[]> {
  const { rows } = await client.query<CaseEventRow>(
    `select case_id as "caseId", version, type, body, actor, at from quality_event
      where case_id = any($1) order by case_id, version`,
    [caseIds],
  );
  return rows;
}

/**
 * Makes the rows of cases again from their events; where a case belongs, its campaign and commune, is
 * told by the row alone. The caller holds them locked.
 */
export async function rebuildCaseRows(
  client: pg.ClientBase,
  caseIds: readonly string[],
): Promise<void> {
  const cases = await loadCases(client, caseIds, 'for update');
  const { rows: heads } = await client.query<{
    id: string;
    hash: string;
    from: Instant;
    at: Instant;
  }>(
    `select distinct on (e.case_id) e.case_id as id, encode(e.hash, 'hex') as hash, e.at,
        first.at as from
      from quality_event e
      join quality_event first on first.case_id = e.case_id and first.version = 1
      where e.case_id = any($1) order by e.case_id, e.version desc`,
    [caseIds],
  );
  const rows = heads.flatMap(({ id, hash, from, at }) => {
    const one = cases.get(id);
    const of = { headHash: hash, openedAt: from, changedAt: at };
    return one === undefined ? [] : [caseRow(one.place, one.state, of)];
  });
  await client.query(putCases('$1'), [JSON.stringify(rows)]);
}
