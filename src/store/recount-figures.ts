import type pg from 'pg';
import { eachColumn, FIGURE_COLUMNS } from '#store/figure-columns.ts';
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
  await client.query('set statement_timeout = 0');
  await client.query(TABLES);
  const dossiers = await countAll(client, options);
  await client.query(DIFFERENCES);
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
      'select pg_export_snapshot() as snapshot, count(*)::int as all from event where version = 1',
    );
    const { snapshot, all } = rows[0];
    const ranges = await rangesOf(client);
    let done = 0;
    const lane = async (): Promise<void> =>
      inSnapshot(pool, snapshot, async (counting) => {
        for (let range = ranges.shift(); range !== undefined; range = ranges.shift()) {
          await countEvents(counting, 'figure_recount', range);
          done = Math.min(all, done + CHUNK);
          onProgress(done, all);
        }
      });
    await Promise.all(Array.from({ length: lanes }, lane));
    await client.query(PRESENT);
    await client.query('commit');
    return all;
  } catch (fault) {
    await client.query('rollback');
    throw fault;
  }
}

async function inSnapshot(
  pool: pg.Pool,
  snapshot: string,
  work: (client: pg.PoolClient) => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query('begin isolation level repeatable read');
    await client.query(`set transaction snapshot '${snapshot}'`);
    await client.query(`set local work_mem = '256MB'`);
    await work(client);
    await client.query('commit');
  } catch (fault) {
    await client.query('rollback');
    throw fault;
  } finally {
    await client.query('reset statement_timeout');
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

const DROP = `drop table if exists figure_recount, figure_recount_period, figure_recount_day,
  figure_present_period, figure_present_day`;

const UNLOCK = `${DROP}; select pg_advisory_unlock(${LOCK}); reset statement_timeout`;

/** Without the write-ahead log: whatever is in them is made again. */
const TABLES = `${DROP};
  create unlogged table figure_recount (like figure_delta including defaults);
  create unlogged table figure_present_period (like figure_period);
  create unlogged table figure_present_day (like figure_day)`;

const COLUMNS = eachColumn((column) => column);
const MINUS = eachColumn((column) => `-${column} as ${column}`);
const TAKEN = `(select day, handler, desk, procedure_code, channel, ${MINUS} from figure_delta) as row`;

/** What is kept, with the sign turned. */
const PRESENT = `
  insert into figure_present_period
    select agency, procedure_code, since, channel, ${MINUS} from figure_period;
  insert into figure_present_day select agency, day, channel, ${MINUS} from figure_day;
  ${periodCells(TAKEN, 'figure_present_period')};
  ${dayCells(TAKEN, 'figure_present_day')}`;

const SUMS = eachColumn((column) => `sum(${column})::int as ${column}`);
const DIFFERS = FIGURE_COLUMNS.map((column) => `sum(${column}) <> 0`).join(' or ');

const DIFFERENCES = `
  ${periodCells('figure_recount', 'figure_present_period')};
  ${dayCells('figure_recount', 'figure_present_day')};
  create unlogged table figure_recount_period as
    select agency, procedure_code, since, channel, ${SUMS} from figure_present_period
    group by 1, 2, 3, 4 having ${DIFFERS};
  create unlogged table figure_recount_day as
    select agency, day, channel, ${SUMS} from figure_present_day
    group by 1, 2, 3 having ${DIFFERS}`;

const MEND = `
  insert into figure_period (agency, procedure_code, since, channel, ${COLUMNS})
    select * from figure_recount_period ${addTo('figure_period')};
  insert into figure_day (agency, day, channel, ${COLUMNS})
    select * from figure_recount_day ${addTo('figure_day')}`;

const COUNT = `select ((select count(*) from figure_recount_period)
  + (select count(*) from figure_recount_day))::int as cells`;
