import type pg from 'pg';
import { addDays, type Day } from '#kernel/day.ts';
import { DIFFERING_HALF_MONTHS, DIFFERING_QUARTERS } from '#store/figure-fingerprints.ts';
import { countEvents, type IdRange } from '#store/figures-of-events.ts';
import { FIGURES_LOCK } from '#store/fold-figures.ts';
import { halfMonthOf } from '#store/period-figures.ts';
import {
  COUNT_DIFFERENCES,
  DIFFERING_CELLS,
  DIFFERING_SERVICES,
  DROP_TABLES,
  KEEP_UNFOLDED,
  MAKE_TABLES,
  MEND,
  SOME_DIFFERENCES,
} from '#store/recount-statements.ts';

export interface RecountOptions {
  /** As the owner of the database: it makes tables for the while. */
  readonly pool: pg.Pool;
  /** Connections that count at a time. */
  readonly lanes: number;
  /** Whether cells that differ are put right. */
  readonly mends: boolean;
  readonly onProgress: (progress: RecountProgress) => void;
}

/** Of the dossiers that are counted, then of the half months that differ and whose cells are compared. */
export interface RecountProgress {
  readonly stage: 'dossiers' | 'half-months';
  readonly done: number;
  readonly all: number;
}

/** A cell that is kept differently from what the events say; `by`: the sums of what is missing, by column. */
export interface CellDifference {
  readonly table: 'figure_period' | 'figure_day' | 'figure_service';
  readonly agency: string;
  readonly procedure: string;
  /** First day of the half month or of the quarter, or the day. */
  readonly since: string;
  readonly channel: string;
  readonly by: Readonly<Record<string, number>>;
}

export interface Recount {
  readonly dossiers: number;
  readonly cells: number;
  /** The first of them. */
  readonly differences: readonly CellDifference[];
}

/** Any number: who holds it counts anew. */
const LOCK = 5_025_002;
/** Dossiers that one statement counts. */
const CHUNK = 50_000;
/** Half months whose cells one statement compares: of a province they fit into memory. */
const COMPARED = 12;
const SHOWN = 20;

/**
 * Counts all figures anew from the events, as of one moment, while the system works on: every lane sees the
 * database as it was then. Meanwhile nothing is folded, so that cells stay what they were; what others change waits
 * beside them, where all who read count it in.
 */
export async function recountFigures(options: RecountOptions): Promise<Recount> {
  const client = await options.pool.connect();
  try {
    const lock = await client.query('select pg_try_advisory_lock($1) as held', [LOCK]);
    if (lock.rows[0].held !== true) throw new Error('somebody else is counting figures anew');
    try {
      return await recountAlone(client, options);
    } finally {
      await client.query(UNLOCK);
    }
  } finally {
    client.release();
  }
}

async function recountAlone(client: pg.PoolClient, options: RecountOptions): Promise<Recount> {
  await client.query(`${ROOM}; ${MAKE_TABLES}; select pg_advisory_lock(${FIGURES_LOCK})`);
  const dossiers = await countAll(client, options);
  await compareAll(client, options);
  const differences = await readDifferences(client);
  if (options.mends) await client.query(MEND);
  const { rows } = await client.query(COUNT_DIFFERENCES);
  return { dossiers, cells: rows[0].cells, differences };
}

/** Counts every stretch of dossiers, and keeps what is counted at the same moment and not folded. */
async function countAll(
  client: pg.PoolClient,
  { pool, lanes, onProgress }: RecountOptions,
): Promise<number> {
  await client.query('begin isolation level repeatable read');
  try {
    const { rows } = await client.query(
      'select pg_export_snapshot() as snapshot, count(*)::int as all from dossier',
    );
    const { snapshot, all } = rows[0];
    const ranges = rangesOf(client);
    let done = 0;
    const lane = async (counting: pg.PoolClient): Promise<void> => {
      for await (const range of ranges) {
        const counted = await countEvents(counting, range);
        done += counted;
        onProgress({ stage: 'dossiers', done, all });
      }
    };
    await Promise.all([
      ...Array.from({ length: lanes }, () => inSnapshot(pool, snapshot, lane)),
      client.query(KEEP_UNFOLDED),
    ]);
    await client.query('commit');
    return done;
  } catch (fault) {
    await client.query('rollback');
    throw fault;
  }
}

/** Compares what was counted to what was kept, cell by cell where their fingerprints differ. */
async function compareAll(
  client: pg.PoolClient,
  { pool, lanes, onProgress }: RecountOptions,
): Promise<void> {
  const halfMonths = await sincesOf(client, DIFFERING_HALF_MONTHS);
  const stretches = stretchesOf(halfMonths);
  let done = 0;
  onProgress({ stage: 'half-months', done, all: halfMonths.length });
  await inLanes(pool, lanes, stretches, async (comparing, { from, until, holds }) => {
    await comparing.query(DIFFERING_CELLS, [from, until]);
    done += holds;
    onProgress({ stage: 'half-months', done, all: halfMonths.length });
  });
  const quarters = await sincesOf(client, DIFFERING_QUARTERS);
  await inLanes(pool, lanes, quarters, async (comparing, since) => {
    await comparing.query(DIFFERING_SERVICES, [since]);
  });
}

async function sincesOf(client: pg.ClientBase, text: string): Promise<readonly Day[]> {
  const { rows } = await client.query(text);
  return rows.map(({ since }) => since);
}

/** Half months from the one that begins on `from` to before the one that begins on `until`. */
interface Stretch {
  readonly from: Day;
  until: Day;
  /** How many of those that are looked for it holds. */
  holds: number;
}

/** Stretches of `COMPARED` half months at most that hold all of those given, which are in the order of time. */
function stretchesOf(halfMonths: readonly Day[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let most: Day | null = null;
  for (const since of halfMonths) {
    const last = stretches.at(-1);
    const until = halfMonthsAfter(since, 1);
    if (last !== undefined && most !== null && since < most) {
      last.until = until;
      last.holds += 1;
    } else {
      stretches.push({ from: halfMonthOf(since), until, holds: 1 });
      most = halfMonthsAfter(since, COMPARED);
    }
  }
  return stretches;
}

function halfMonthsAfter(day: Day, number: number): Day {
  let since = halfMonthOf(day);
  for (let passed = 0; passed < number; passed += 1) since = halfMonthOf(addDays(since, 20));
  return since;
}

/** Works on several at a time: who is done with one takes the next. */
async function inLanes<T>(
  pool: pg.Pool,
  lanes: number,
  all: readonly T[],
  work: (client: pg.PoolClient, one: T) => Promise<void>,
): Promise<void> {
  const left = all.values();
  const lane = async (client: pg.PoolClient): Promise<void> => {
    for (const one of left) await work(client, one);
  };
  await Promise.all(Array.from({ length: lanes }, () => withRoom(pool, lane)));
}

function inSnapshot(
  pool: pg.Pool,
  snapshot: string,
  work: (client: pg.PoolClient) => Promise<void>,
): Promise<void> {
  return withRoom(pool, async (client) => {
    try {
      await client.query('begin isolation level repeatable read');
      await client.query(`set transaction snapshot '${snapshot}'`);
      await work(client);
      await client.query('commit');
    } catch (fault) {
      await client.query('rollback');
      throw fault;
    }
  });
}

async function withRoom<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(ROOM);
    return await work(client);
  } finally {
    await client.query(NO_ROOM);
    client.release();
  }
}

const NIL_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

async function* rangesOf(client: pg.ClientBase): AsyncGenerator<IdRange> {
  let after = NIL_ID;
  while (after !== LAST_ID) {
    const { rows } = await client.query({
      name: 'end-of-range',
      text: `select dossier_id as id from dossier where dossier_id > $1
        order by dossier_id offset ${CHUNK} limit 1`,
      values: [after],
    });
    const upTo: string = rows[0]?.id ?? LAST_ID;
    yield { after, upTo };
    after = upTo;
  }
}

async function readDifferences(client: pg.ClientBase): Promise<readonly CellDifference[]> {
  const { rows } = await client.query(SOME_DIFFERENCES, [SHOWN]);
  return rows.map(({ table, agency, procedure, since, channel, ...counts }) => ({
    table,
    agency,
    procedure,
    since,
    channel,
    by: Object.fromEntries(Object.entries<number>(counts).filter(([, count]) => count !== 0)),
  }));
}

/**
 * As long and as much memory as it takes. Nothing is known of tables that were just filled, and so the planner would sort
 * millions of rows for each sum; hashed, they are summed up as they come.
 */
const ROOM = `set statement_timeout = 0; set work_mem = '384MB'; set enable_sort = off`;
const NO_ROOM = 'reset statement_timeout; reset work_mem; reset enable_sort';

const UNLOCK = `${DROP_TABLES}; select pg_advisory_unlock_all(); ${NO_ROOM}`;
