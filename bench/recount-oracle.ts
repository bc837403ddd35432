/**
 * All figures computed a second time by DuckDB, from the events as they stand in a file: the meaning of figures in SQL that
 * shares no line with ours. Of dossiers whose legs ended it knows nothing.
 */
import { chmodSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type pg from 'pg';

/** What `recountEvents` reads, and what it is compared to. */
const EXPORTS: Readonly<Record<string, string>> = {
  event: `select dossier_id, version, type, at at time zone 'utc' as noted_at, body from event`,
  rating: `select dossier_id, grade, rated_at at time zone 'utc' as rated_at from dossier_rating`,
  told: `select dossier_id from delivery where party = 'national-portal' and done_version > 0`,
  figure_period: 'select * from figure_period',
  figure_day: 'select * from figure_day',
};

/** Has PostgreSQL write them into a directory of the same machine. */
export async function exportTables(pool: pg.Pool, directory: string): Promise<void> {
  // It may run as another user.
  chmodSync(directory, 0o777);
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    for (const [name, query] of Object.entries(EXPORTS))
      await client.query(`copy (${query}) to '${directory}/${name}.csv' (format csv, header)`);
  } finally {
    await client.query('reset statement_timeout');
    client.release();
  }
}

/** Reads the files of a directory, one for each of `EXPORTS`. */
export async function loadExports(duck: DuckDBConnection, directory: string): Promise<void> {
  for (const name of Object.keys(EXPORTS))
    await duck.run(`create table ${name} as select * ${TYPED[name] ?? ''}
      from read_csv('${directory}/${name}.csv', header = true, all_varchar = true,
        allow_quoted_nulls = false, max_line_size = 100000000)`);
}

/** Columns that are no texts. */
const TYPED: Readonly<Record<string, string>> = {
  event:
    'replace (dossier_id::uuid as dossier_id, version::int as version, noted_at::timestamp as noted_at)',
  told: 'replace (dossier_id::uuid as dossier_id)',
  rating: 'replace (dossier_id::uuid as dossier_id, rated_at::timestamp as rated_at)',
  figure_period: 'replace (since::date as since)',
  figure_day: 'replace (day::date as day)',
};

/** Makes `cell_period` and `cell_day`. */
export async function recountEvents(duck: DuckDBConnection): Promise<void> {
  await duck.run(DOSSIERS);
  await duck.run(COUNTED);
  await duck.run(`create table cell_period as
    select agency, if(grouping(procedure_code) = 1, '', procedure_code) as procedure_code,
      make_date(year(day), month(day), if(day(day) < 15, 1, 15)) as since, channel, ${SUMS}
    from counted group by grouping sets
      ((agency, procedure_code, since, channel), (agency, since, channel))`);
  await duck.run(
    `create table cell_day as select agency, day, channel, ${SUMS} from counted group by all`,
  );
}

/** Cells that are not the same in both; those in which nothing is counted are none. */
export async function differingCells(duck: DuckDBConnection): Promise<number> {
  const differing = ['period', 'day'].map((kind) => {
    const key = kind === 'period' ? 'procedure_code, since' : 'day';
    const columns = `agency, ${key}, channel, ${FIGURES.map((figure) => `${figure}::int as ${figure}`).join(', ')}`;
    const rows = (table: string): string =>
      `select ${columns} from ${table} where greatest(${FIGURES.map((figure) => `${figure}::int`).join(', ')}) > 0`;
    const [ours, theirs] = [rows(`figure_${kind}`), rows(`cell_${kind}`)];
    return `(select count(*) from ((${ours} except all ${theirs}) union all (${theirs} except all ${ours})))`;
  });
  const answer = await duck.runAndReadAll(`select ${differing.join(' + ')}`);
  return Number(answer.getRows()[0]?.[0]);
}

const FIGURES = [
  'received',
  'supplement_asked',
  'fee_due',
  'paid_online',
  'digitised',
  'reused',
  'early',
  'on_time',
  'late',
  'untimed',
  'refused',
  'stopped',
  'ended_early',
  'digital_result',
  'fell_late',
  'rated',
  'satisfied',
  'told',
];

const SUMS = FIGURES.map((figure) => `sum(coalesce(${figure}, 0)) as ${figure}`).join(', ');

/** The country has had one time, without summer, since 1975. */
const dayOf = (at: string): string => `(${at} + interval 7 hour)::date`;

/** A body is text, and taken apart once for all that is looked for in it. */
const SAID = [
  'due.at',
  'fee',
  'procedure.code',
  'bundle.dossierId',
  'desk',
  'desk.to.code',
  'handler',
  'handler.to.code',
  'origin',
  'payment',
  'document.kind',
];
const said = (path: string): string => `said[${SAID.indexOf(path) + 1}]`;
const isOf = (...types: readonly string[]): string =>
  `type in (${types.map((type) => `'${type}'`).join(', ')})`;
const ofReceipt = (value: string): string => `max(${value}) filter (${isOf('received')})`;
const latest = (who: string): string => `coalesce(
  arg_max(${said(`${who}.to.code`)}, version) filter (${isOf('transferred')} and ${said(`${who}.to.code`)} is not null),
  ${ofReceipt(said(who))})`;

const DOSSIERS = `create table dossier as
  with read as (
    select dossier_id, version, type, noted_at,
      json_extract_string(body, [${SAID.map((path) => `'$.${path}'`).join(', ')}]) as said,
      if(${isOf('received', 'supplement-received')},
        len(json_extract(body, '$.attachments[*].source')) > 0, false) as reuses
    from event where type not in ('accepted', 'passed-on', 'sent-back', 'proposed', 'signed',
      'handed-over', 'printed', 'corrected', 'fell-overdue'))
  select dossier_id, ${ofReceipt(said('procedure.code'))} as procedure_code,
    ${ofReceipt('noted_at')} as received_at, ${ofReceipt(said('bundle.dossierId'))} as bundle,
    ${latest('desk')} as desk, ${latest('handler')} as handler,
    if(${ofReceipt(said('origin'))} is null, 'desk', 'online') as channel,
    nullif(arg_max(coalesce(${said('due.at')}, ''), version)
      filter (${isOf('received', 'supplement-received', 'extended', 'time-added')}), '')::timestamp as due_at,
    max(noted_at) filter (${isOf('issued', 'refused', 'stopped')}) as finished_at,
    bool_or(${isOf('refused')})::int as refused, bool_or(${isOf('stopped')})::int as stopped,
    bool_or(${isOf('supplement-requested')})::int as supplement_asked,
    (arg_max(${said('fee')}::int, version) filter (${isOf('received', 'relief-denied')}) > 0)::int as fee_due,
    bool_or(${isOf('fee-collected')} and ${said('payment')} is not null)::int as paid_online,
    bool_or(${isOf('paper-digitised')})::int as digitised, bool_or(reuses)::int as reused,
    bool_or(${isOf('document-signed')} and ${said('document.kind')} = 'result')::int as digital_result
  from read group by dossier_id`;

const PLACE = `if(bundle is null, [handler, desk, ''], [handler]) as agencies, procedure_code, channel`;

/** One row for each agency and day for which a dossier counts. */
const COUNTED = `create view counted as
  with entry as (
    select ${dayOf('received_at')} as day, ${PLACE}, 1 as received, supplement_asked, fee_due,
      paid_online, digitised, reused from dossier
    union all by name
    select ${dayOf('finished_at')} as day, ${PLACE}, (due_at is null)::int as untimed,
      (finished_at > due_at)::int as late, refused, stopped, digital_result,
      (finished_at <= due_at and ${dayOf('finished_at')} < ${dayOf('due_at')})::int as early,
      (finished_at <= due_at and ${dayOf('finished_at')} = ${dayOf('due_at')})::int as on_time,
      (finished_at <= due_at and ${dayOf('finished_at')} < ${dayOf('due_at')}
        and refused + stopped > 0)::int as ended_early
      from dossier where finished_at is not null
    union all by name
    select ${dayOf('due_at')} as day, ${PLACE}, 1 as fell_late from dossier where finished_at > due_at
    union all by name
    select ${dayOf('rated_at')} as day, ${PLACE}, 1 as rated, (grade::int >= 4)::int as satisfied
      from rating join dossier using (dossier_id)
    union all by name
    select ${dayOf('received_at')} as day, ${PLACE}, 1 as told from told join dossier using (dossier_id))
  select unnest(agencies) as agency, * exclude (agencies) from entry`;
