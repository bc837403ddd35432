import type pg from 'pg';
import { readStoredEvent } from '#dossier/stored-event.ts';
import { CHAIN_START, sealEvent } from '#store/event-hash.ts';

/** The first thing found wrong in a dossier's history, in words for an auditor. */
export interface BrokenLink {
  readonly dossierId: string;
  readonly version: number;
  readonly why: string;
}

export interface ChainReport {
  readonly dossiers: number;
  readonly events: number;
  readonly broken: BrokenLink | null;
}

const PAGE = 5000;

/**
 * Walks every dossier's events in order, recomputes each hash from what is stored, and compares
 * the last with the projection's head. Stops at the first broken link. `onProgress` gets the
 * number of events checked so far.
 */
export async function verifyChain(
  client: pg.ClientBase | pg.Pool,
  onProgress: (events: number) => void,
): Promise<ChainReport> {
  const walk: Walk = { dossierId: '', version: 0, hash: CHAIN_START, head: null, dossiers: 0 };
  let events = 0;
  while (true) {
    const { rows } = await client.query({
      name: 'verify-chain',
      text: PAGE_OF_EVENTS,
      values: [walk.dossierId === '' ? NIL_ID : walk.dossierId, walk.version],
    });
    for (const row of rows) {
      const broken = checkEvent(walk, row);
      if (broken !== null) return { dossiers: walk.dossiers, events, broken };
      events += 1;
    }
    onProgress(events);
    if (rows.length < PAGE) break;
  }
  const broken = checkHead(walk) ?? (await projectionWithoutEvents(client));
  return { dossiers: walk.dossiers, events, broken };
}

interface Walk {
  dossierId: string;
  version: number;
  hash: string;
  head: string | null;
  dossiers: number;
}

interface EventRow {
  readonly dossier_id: string;
  readonly version: number;
  readonly type: string;
  readonly body: unknown;
  readonly actor: unknown;
  readonly at: ReturnType<typeof readStoredEvent>['at'];
  readonly prev_hash: string;
  readonly hash: string;
  readonly head: string | null;
}

function checkEvent(walk: Walk, row: EventRow): BrokenLink | null {
  if (row.dossier_id !== walk.dossierId) {
    const broken = checkHead(walk);
    if (broken !== null) return broken;
    walk.dossierId = row.dossier_id;
    walk.version = 0;
    walk.hash = CHAIN_START;
    walk.dossiers += 1;
  }
  const at = { dossierId: row.dossier_id, version: row.version };
  if (row.version !== walk.version + 1) {
    return { ...at, why: `event ${walk.version + 1} is missing` };
  }
  if (row.prev_hash !== walk.hash) {
    return { ...at, why: 'its previous hash is not the hash of the event before it' };
  }
  if (recomputed(row) !== row.hash) return { ...at, why: 'its content does not match its hash' };
  walk.version = row.version;
  walk.hash = row.hash;
  walk.head = row.head;
  return null;
}

function recomputed(row: EventRow): string | null {
  try {
    return sealEvent(row.prev_hash, row.dossier_id, readStoredEvent(row)).hash;
  } catch {
    return null; // an event that cannot be read matches no hash
  }
}

function checkHead(walk: Walk): BrokenLink | null {
  if (walk.version === 0 || walk.head === walk.hash) return null;
  const { dossierId, version } = walk;
  const why =
    walk.head === null
      ? 'the dossier has events but no projection'
      : 'the projection names another last event: events after this one are missing';
  return { dossierId, version, why };
}

async function projectionWithoutEvents(
  client: pg.ClientBase | pg.Pool,
): Promise<BrokenLink | null> {
  const { rows } = await client.query(`select dossier_id from dossier as d
    where not exists (select from event as e where e.dossier_id = d.dossier_id) limit 1`);
  const row = rows[0];
  if (row === undefined) return null;
  return { dossierId: row.dossier_id, version: 1, why: 'all events of the dossier are missing' };
}

const NIL_ID = '00000000-0000-0000-0000-000000000000';

const PAGE_OF_EVENTS = `
  select e.dossier_id, e.version, e.type, e.body, e.actor, e.at,
    encode(e.prev_hash, 'hex') as prev_hash, encode(e.hash, 'hex') as hash,
    encode(d.head_hash, 'hex') as head
  from event as e left join dossier as d using (dossier_id)
  where (e.dossier_id, e.version) > ($1::uuid, $2::int)
  order by e.dossier_id, e.version limit ${PAGE}`;
