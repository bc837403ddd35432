import type pg from 'pg';
import { eachColumn, FIGURE_COLUMNS, halfMonthOf } from '#store/figure-columns.ts';
import { countEvents, type IdRange } from '#store/figures-of-events.ts';
import { addTo, dayCells, periodCells } from '#store/fold-figures.ts';

export interface RecountOptions {
  /** As the owner of the database: it makes tables for the while. */
  readonly pool: pg.Pool;
  /** Connections that count at a time. */
  readonly lanes: number;
  /** Whether cells that differ are put right. */
  readonly mends: boolean;
  readonly onProgress: (done: number, all: number) => void;
}

/** A cell that is kept differently from what the events say; `by`: the sums of what is missing, by column. */
export interface CellDifference {
  readonly table: 'figure_period' | 'figure_day';
  readonly agency: string;
  readonly procedure: string;
  /** First day of the half month, or the day. */
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
const CHUNK = 50_000;
const SHOWN = 20;

/**
 * Counts all figures anew from the events, as of one moment, while the system works on: every lane sees the
 * database as it was then. Differences are sums, and so are what others change meanwhile: one is added to the other
 * in any order.
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
  await client.query(`${ROOM}; ${TABLES}`);
  const dossiers = await countAll(client, options);
  await Promise.all(
    DIFFERENCES.map((sql) => withRoom(options.pool, (comparing) => comparing.query(sql))),
  );
  const differences = await readDifferences(client);
  if (options.mends) await client.query(MEND);
  const { rows } = await client.query(COUNT);
  return { dossiers, cells: rows[0].cells, differences };
}

/** Counts every stretch of dossiers, and keeps what the cells say at the same moment. */
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
    const ranges = await rangesOf(client);
    let done = 0;
    const lane = async (counting: pg.PoolClient): Promise<void> => {
      await counting.query(ENTRIES);
      for (let range = ranges.shift(); range !== undefined; range = ranges.shift()) {
        const counted = await countEvents(counting, 'figure_entry', range);
        done += counted;
        onProgress(done, all);
      }
      await counting.query(SUM_UP);
    };
    await Promise.all(Array.from({ length: lanes }, () => inSnapshot(pool, snapshot, lane)));
    await client.query(PRESENT);
    await client.query('commit');
    return done;
  } catch (fault) {
    await client.query('rollback');
    throw fault;
  }
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

async function rangesOf(client: pg.ClientBase): Promise<IdRange[]> {
  const ranges: IdRange[] = [];
  let after = NIL_ID;
  while (true) {
    const { rows } = await client.query({
      name: 'end-of-range',
      text: `select dossier_id as id from dossier where dossier_id > $1
        order by dossier_id offset ${CHUNK} limit 1`,
      values: [after],
    });
    const upTo: string = rows[0]?.id ?? LAST_ID;
    ranges.push({ after, upTo });
    if (upTo === LAST_ID) return ranges;
    after = upTo;
  }
}

async function readDifferences(client: pg.ClientBase): Promise<readonly CellDifference[]> {
  const { rows } = await client.query(`
    select 'figure_period' as table, agency, procedure_code as procedure, since, channel,
      ${eachColumn((column) => column)} from figure_recount_period
    union all
    select 'figure_day', agency, '', day, channel, ${eachColumn((column) => column)}
      from figure_recount_day
    order by 1, 2, 3, 4, 5 limit ${SHOWN}`);
  return rows.map(({ table, agency, procedure, since, channel, ...counts }) => ({
    table,
    agency,
    procedure,
    since,
    channel,
    by: Object.fromEntries(Object.entries<number>(counts).filter(([, count]) => count !== 0)),
  }));
}

/** As long and as much memory as it takes. */
const ROOM = `set statement_timeout = 0; set work_mem = '256MB'`;
const NO_ROOM = 'reset statement_timeout; reset work_mem';

const DROP = `drop table if exists figure_recount_half_month, figure_recount_each_day,
  figure_recount_period, figure_recount_day, figure_present_period, figure_present_day`;

const UNLOCK = `${DROP}; select pg_advisory_unlock(${LOCK}); ${NO_ROOM}`;

/** Without the write-ahead log: whatever is in them is made again. */
const TABLES = `${DROP};
  create unlogged table figure_recount_half_month (like figure_delta);
  create unlogged table figure_recount_each_day (like figure_delta);
  create unlogged table figure_present_period (like figure_period);
  create unlogged table figure_present_day (like figure_day)`;

const ENTRIES = 'create temp table figure_entry (like figure_delta) on commit drop';

const COLUMNS = eachColumn((column) => column);
const SUMS = eachColumn((column) => `sum(${column})::int as ${column}`);

/**
 * What a lane counted, by half month and without procedures by day, as rows of figures again: each counts for up to three
 * agencies, and there are far fewer of them than of dossiers.
 */
const SUM_UP = `
  insert into figure_recount_half_month
    select ${halfMonthOf('day')}, handler, desk, procedure_code, channel, ${SUMS}
    from figure_entry group by 1, 2, 3, 4, 5;
  insert into figure_recount_each_day
    select day, handler, desk, '', channel, ${SUMS} from figure_entry group by 1, 2, 3, 5`;

const MINUS = eachColumn((column) => `-${column} as ${column}`);
const TAKEN = `(select day, handler, desk, procedure_code, channel, ${MINUS} from figure_delta) as row`;

/** What is kept, with the sign turned. */
const PRESENT = `
  insert into figure_present_period
    select agency, procedure_code, since, channel, ${MINUS} from figure_period;
  insert into figure_present_day select agency, day, channel, ${MINUS} from figure_day;
  ${periodCells(TAKEN, 'figure_present_period')};
  ${dayCells(TAKEN, 'figure_present_day')}`;

const DIFFERS = FIGURE_COLUMNS.map((column) => `sum(${column}) <> 0`).join(' or ');

/** By half month and by day, each on a connection of its own. */
const DIFFERENCES = [
  `${periodCells('figure_recount_half_month', 'figure_present_period')};
  create unlogged table figure_recount_period as
    select agency, procedure_code, since, channel, ${SUMS} from figure_present_period
    group by 1, 2, 3, 4 having ${DIFFERS}`,
  `${dayCells('figure_recount_each_day', 'figure_present_day')};
  create unlogged table figure_recount_day as
    select agency, day, channel, ${SUMS} from figure_present_day
    group by 1, 2, 3 having ${DIFFERS}`,
];

const MEND = `
  insert into figure_period (agency, procedure_code, since, channel, ${COLUMNS})
    select * from figure_recount_period ${addTo('figure_period')};
  insert into figure_day (agency, day, channel, ${COLUMNS})
    select * from figure_recount_day ${addTo('figure_day')}`;

const COUNT = `select ((select count(*) from figure_recount_period)
  + (select count(*) from figure_recount_day))::int as cells`;
