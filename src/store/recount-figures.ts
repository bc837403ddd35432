import type pg from 'pg';
import { addDays, type Day } from '#kernel/day.ts';
import { countEvents, type IdRange } from '#store/figures-of-events.ts';
import { FIGURES_LOCK } from '#store/fold-figures.ts';
import { halfMonthOf } from '#store/period-figures.ts';
import {
  COUNT_DIFFERENCES,
  DIFFERING_CELLS,
  DIFFERING_SERVICES,
  DROP_TABLES,
  EXTENT,
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

/** Of the dossiers that are counted, then of the half months whose cells are compared. */
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
/** Of the month: on which quarters begin. */
const FIRST_DAYS = [1, 15];
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

/** Compares what was counted to what was kept, a stretch of half months after the other. */
async function compareAll(
  client: pg.PoolClient,
  { pool, lanes, onProgress }: RecountOptions,
): Promise<void> {
  const { rows } = await client.query(EXTENT);
  const starts = startsOfHalfMonths(rows[0].first, rows[0].last);
  const all = starts.length - 1;
  let begun = 0;
  let done = 0;
  const lane = async (comparing: pg.PoolClient): Promise<void> => {
    while (begun < all) {
      const from = begun;
      const to = Math.min(all, from + COMPARED);
      begun = to;
      await comparing.query(DIFFERING_CELLS, [starts[from], starts[to]]);
      done += to - from;
      onProgress({ stage: 'half-months', done, all });
    }
  };
  await Promise.all(Array.from({ length: lanes }, () => withRoom(pool, lane)));
  const compareQuarters = (firstDay: number) =>
    withRoom(
      pool,
      async (comparing) => void (await comparing.query(DIFFERING_SERVICES, [firstDay, starts])),
    );
  await Promise.all(FIRST_DAYS.map(compareQuarters));
}

/** First days of the half months from the one of `first` to the one after that of `last`; none where nothing is. */
function startsOfHalfMonths(first: Day | null, last: Day | null): readonly Day[] {
  if (first === null || last === null) return [];
  const starts = [halfMonthOf(first)];
  for (let start = halfMonthOf(first); start <= last; starts.push(start))
    start = halfMonthOf(addDays(start, 20));
  return starts;
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
