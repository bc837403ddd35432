import type pg from 'pg';
import { type CaseEventRow, readCaseEvent, rebuildCaseRows } from '#store/quality-case-row.ts';
import { CHAIN_START, sealCaseEvent } from '#store/event-hash.ts';
import { inTransaction } from '#store/transaction.ts';

/** The first thing found wrong in a case's history, in words for an auditor. */
export interface BrokenCase {
  readonly caseId: string;
  readonly version: number;
  readonly why: string;
}

export interface CaseChainReport {
  readonly cases: number;
  readonly events: number;
  readonly broken: BrokenCase | null;
}

const PAGE = 1000;

/** Checks the hash chain of every case of data quality, a page of cases at a time. */
export async function verifyCases(client: pg.ClientBase | pg.Pool): Promise<CaseChainReport> {
  let [cases, events] = [0, 0];
  for (let after = NIL_ID; ; ) {
    const { rows } = await client.query<CaseHead>(
      `select coalesce(c.case_id, e.case_id) as "caseId", encode(c.head_hash, 'hex') as head
        from quality_case c
        full join (select case_id from quality_event where version = 1) as e using (case_id)
        where coalesce(c.case_id, e.case_id) > $1 order by 1 limit ${PAGE}`,
      [after],
    );
    const last = rows.at(-1);
    if (last === undefined) return { cases, events, broken: null };
    after = last.caseId;
    const histories = await readHistories(client, rows);
    for (const { caseId, head } of rows) {
      const history = histories.get(caseId) ?? [];
      const broken = brokenIn(caseId, head, history);
      if (broken !== null) return { cases, events, broken };
      cases += 1;
      events += history.length;
    }
  }
}

interface CaseHead {
  readonly caseId: string;
  /** Null where the case has events but no projection. */
  readonly head: string | null;
}

interface StoredCaseEvent extends CaseEventRow {
  readonly previous: string;
  readonly hash: string;
}

async function readHistories(
  client: pg.ClientBase | pg.Pool,
  cases: readonly CaseHead[],
): Promise<ReadonlyMap<string, readonly StoredCaseEvent[]>> {
  const { rows } = await client.query<StoredCaseEvent>(
    `select case_id as "caseId", version, type, body, actor, at,
        encode(prev_hash, 'hex') as previous, encode(hash, 'hex') as hash
      from quality_event where case_id = any($1) order by case_id, version`,
    [cases.map(({ caseId }) => caseId)],
  );
  return Map.groupBy(rows, ({ caseId }) => caseId);
}

function brokenIn(
  caseId: string,
  head: string | null,
  history: readonly StoredCaseEvent[],
): BrokenCase | null {
  let previous = CHAIN_START;
  let version = 0;
  for (const event of history) {
    const at = { caseId, version: event.version };
    if (event.version !== version + 1) return { ...at, why: `event ${version + 1} is missing` };
    if (event.previous !== previous) {
      return { ...at, why: 'its previous hash is not the hash of the event before it' };
    }
    if (sealCaseEvent(previous, caseId, readCaseEvent(event)).hash !== event.hash) {
      return { ...at, why: 'its content does not match its hash' };
    }
    previous = event.hash;
    ({ version } = event);
  }
  if (version === 0) return { caseId, version: 1, why: 'all events of the case are missing' };
  if (head === previous) return null;
  const why =
    head === null
      ? 'the case has events but no projection'
      : 'the projection names another last event: events after this one are missing';
  return { caseId, version, why };
}

const NIL_ID = '00000000-0000-0000-0000-000000000000';

/** Makes the projection of every case again from its events, a page at a time. */
export async function rebuildCases(pool: pg.Pool): Promise<number> {
  let done = 0;
  for (let after = NIL_ID; ; ) {
    const ids = await inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `select case_id as id from quality_case where case_id > $1 order by case_id limit ${PAGE}`,
        [after],
      );
      const page = rows.map(({ id }) => id);
      if (page.length > 0) await rebuildCaseRows(client, page);
      return page;
    });
    const last = ids.at(-1);
    if (last === undefined) return done;
    after = last;
    done += ids.length;
  }
}
