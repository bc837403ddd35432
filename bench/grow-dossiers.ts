/**
 * A database with as many dossiers as a province has after years, in a fraction of the time of receiving them: the events
 * and rows of dossiers that the real rules made, again and again under new ids, moved back by up to three years, under
 * up to 40 codes for each procedure, of which few are frequent. Of those that are not closed a hundredth part comes
 * again, as of a province that keeps up. Hashes are those of the originals: nothing here verifies chains.
 */
import type pg from 'pg';

const LANES = 2;

/** Adds `count` dossiers to those that are there; their figures are still to be counted. */
export async function growDossiers(pool: pg.Pool, count: number): Promise<void> {
  await pool.query('create table if not exists first_dossier as select dossier_id from dossier');
  // Made once at the end; the one of searches, which costs most, is of no use here.
  const { rows: indexes } = await pool.query(
    `select indexname as name, indexdef as definition from pg_indexes
      where tablename = 'dossier' and indexname not in ('dossier_pkey', 'dossier_by_search')`,
  );
  const names = ['dossier_by_search', ...indexes.map(({ name }) => name)];
  await pool.query(`drop index if exists ${names.join(', ')}`);
  await copyAll(pool, count);
  await inLanes(pool, async (client) => {
    for (let one = indexes.pop(); one !== undefined; one = indexes.pop())
      await client.query(one.definition);
  });
  // The worker of a system that runs has signed the past; of so much at once it would take long.
  await pool.query(
    `insert into daily_digest (day, events, digest, signature)
      values (current_date - 1, 0, '', '') on conflict do nothing`,
  );
  await inLanes(pool, (client, lane) =>
    client.query(`vacuum analyze ${lane === 0 ? 'event' : 'dossier'}`),
  );
}

async function copyAll(pool: pg.Pool, count: number): Promise<void> {
  const { rows } = await pool.query('select count(*)::int as size from first_dossier');
  const dossiers = await dossiersAgain(pool);
  let left = count;
  let round = 0;
  await inLanes(pool, async (client) => {
    while (left > 0) {
      const most = Math.min(left, rows[0].size);
      left -= most;
      round += 1;
      await client.query(again(round, most));
      const { rowCount } = await client.query(dossiers);
      await client.query(EVENTS);
      await client.query('drop table again');
      left += most - (rowCount ?? 0);
      if (round % 20 === 0) console.log(`${count - left} of ${count} dossiers added`);
    }
  });
}

async function inLanes(
  pool: pg.Pool,
  work: (client: pg.ClientBase, lane: number) => Promise<unknown>,
): Promise<void> {
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      const client = await pool.connect();
      try {
        await client.query(`set statement_timeout = 0; set work_mem = '512MB'`);
        await work(client, lane);
      } finally {
        client.release(true);
      }
    }),
  );
}

/** Instants of a row. */
const MOVED = ['received_at', 'due_at', 'finished_at', 'closed_at', 'phase_since'];

async function dossiersAgain(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query(
    `select string_agg(quote_ident(column_name), ', ') as unchanged from information_schema.columns
      where table_name = 'dossier' and not column_name = any($1)`,
    [MOVED.concat('dossier_id', 'procedure_code')],
  );
  const moved = MOVED.map((column) => `${column} - ago`).join(', ');
  return `insert into dossier (dossier_id, procedure_code, ${MOVED.join(', ')}, ${rows[0].unchanged})
    select again.dossier_id, procedure_code || suffix, ${moved}, ${rows[0].unchanged}
    from again join dossier on dossier.dossier_id = first_id`;
}

const again = (round: number, most: number): string => `
  create temp table again as
    select dossier_id as first_id, uuidv7() as dossier_id,
      case when closed_at is null then interval '0'
        else floor(random() * 1050) * interval '1 day' end as ago,
      '.' || floor(40 * random() ^ 3)::int as suffix
    from first_dossier join dossier using (dossier_id)
    where closed_at is not null or ${round % 100 === 0}
    limit ${most}`;

const EVENTS = `
  insert into event (dossier_id, version, type, body, actor, at, prev_hash, hash)
  select again.dossier_id, version, type,
    case when type = 'received'
      then jsonb_set(dated, '{procedure,code}', to_jsonb((body #>> '{procedure,code}') || suffix))
      else dated end, actor, event.at - ago, prev_hash, hash
  from again join event on event.dossier_id = first_id
    cross join lateral (select case when body #>> '{due,at}' is null then body
      else jsonb_set(body, '{due,at}', to_jsonb(to_char(((body #>> '{due,at}')::timestamptz - ago)
        at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) end as dated) as moved
  order by again.dossier_id, version`;
