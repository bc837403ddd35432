import type pg from 'pg';
import { type FigureEntry, figurePlaceOf, figuresOf, figuresOfRating } from '#dossier/figures.ts';
import { dayOf } from '#kernel/day.ts';
import { eachColumn, marksFrom, WAS_TOLD } from '#store/figure-columns.ts';
import { loadHistories } from '#store/load-dossier.ts';
import { figureRow } from '#store/write-batch.ts';

/** A stretch of dossiers by their ids: after the first, up to the last. */
export interface IdRange {
  readonly after: string;
  readonly upTo: string;
}

/**
 * Counts the dossiers of a stretch from their events alone, a row for each day on which one counts, and answers how many
 * they are. What the columns of events tell is counted by one statement, into `figure_recount_mark`; a dossier whose legs
 * ended is replayed, since when it is finished depends on all of them together, and its counts go into
 * `figure_recount_entry`. A test holds both to what is kept live.
 */
export async function countEvents(
  client: pg.ClientBase,
  { after, upTo }: IdRange,
): Promise<number> {
  const { rows } = await client.query({
    name: 'count-events',
    text: COUNT,
    values: [after, upTo],
  });
  const { dossiers, legs } = rows[0];
  for (let at = 0; at < legs.length; at += REPLAYED) {
    const entries = await replayed(client, legs.slice(at, at + REPLAYED));
    await client.query({
      name: 'count-replayed',
      text: COUNT_REPLAYED,
      values: [JSON.stringify(entries.map(figureRow))],
    });
  }
  return dossiers;
}

/** Histories that are in memory at a time. */
const REPLAYED = 2_000;

async function replayed(
  client: pg.ClientBase,
  ids: readonly string[],
): Promise<readonly FigureEntry[]> {
  const histories = await loadHistories(client, ids);
  const { rows } = await client.query(
    `select id, grade, rated_at as "ratedAt",
      exists (select from delivery where delivery.dossier_id = id and ${WAS_TOLD}) as "wasTold"
    from unnest($1::uuid[]) as id left join dossier_rating on dossier_rating.dossier_id = id`,
    [ids],
  );
  return rows.flatMap(({ id, grade, ratedAt, wasTold }): FigureEntry[] => {
    const dossier = histories.get(id)?.dossier;
    if (dossier === undefined) return [];
    const place = figurePlaceOf(dossier);
    return [
      ...figuresOf(dossier),
      ...(ratedAt === null
        ? []
        : [{ ...place, day: dayOf(ratedAt), counts: figuresOfRating(grade) }]),
      ...(wasTold ? [{ ...place, day: dayOf(dossier.receivedAt), counts: { told: 1 } }] : []),
    ];
  });
}

/** The last that was said of something: versions are given one length, so that the greatest text is the latest. */
const last = (said: string, where: string): string =>
  `substr(max((1000000000 + version)::text || coalesce(${said}, '')) filter (where ${where}), 11)`;

const ofType = (...types: readonly string[]): string =>
  `type in (${types.map((type) => `'${type}'`).join(', ')})`;

const RECEIVED = ofType('received');
const DUE = ofType('received', 'supplement-received', 'extended', 'time-added');
const movedTo = (who: string): string =>
  last(`body #>> '{${who},to,code}'`, `${ofType('transferred')} and body -> '${who}' ? 'to'`);

/** Of an event: any figure depends on it. As `event_counted` says it, so that it is read by that index. */
export const IS_COUNTED = `type <> all('{accepted,passed-on,sent-back,proposed,signed,handed-over,printed,corrected,fell-overdue}')`;

/**
 * The events that are counted. A body lies compressed, and would be unpacked for every look into it: joined to
 * nothing it is a new value, unpacked once. `offset 0` keeps it so, and the order is that of the index: no dossier is sought
 * in a table of all of them.
 */
const UNPACKED = `
  select dossier_id, version, type, at, body || '{}' as body from event
  where dossier_id > $1 and dossier_id <= $2 and ${IS_COUNTED}
  order by dossier_id offset 0`;

/** Rows as those of `dossier`, as far as figures look at them. */
const FACTS = `
  select dossier_id, min(at) filter (where ${RECEIVED}) as received_at,
    max(body #>> '{procedure,code}') filter (where ${RECEIVED}) as procedure_code,
    max(body #>> '{bundle,dossierId}') filter (where ${RECEIVED}) as bundle,
    coalesce(${movedTo('handler')}, max(body ->> 'handler') filter (where ${RECEIVED})) as handler,
    coalesce(${movedTo('desk')}, max(body ->> 'desk') filter (where ${RECEIVED})) as desk,
    bool_or(${RECEIVED} and body ? 'origin') as online,
    nullif(${last(`body #>> '{due,at}'`, DUE)}, '')::timestamptz as due_at,
    max(at) filter (where ${ofType('issued', 'refused', 'stopped')}) as finished_at,
    case when bool_or(${ofType('refused')}) then 'refused'
      when bool_or(${ofType('stopped')}) then 'stopped' end as outcome,
    bool_or(${ofType('supplement-requested')}) as supplement_asked,
    ${last(`body ->> 'fee'`, ofType('received', 'relief-denied'))}::int > 0 as fee_due,
    bool_or(${ofType('fee-collected')} and body ? 'payment') as paid_online,
    bool_or(${ofType('paper-digitised')}) as digitised,
    bool_or(${ofType('received', 'supplement-received')}
      and jsonb_path_exists(body, '$.attachments[*].source')) as reused,
    bool_or(${ofType('document-signed')} and body #>> '{document,kind}' = 'result')
      as digital_result,
    bool_or(${ofType('leg-ended', 'leg-dropped')}) as by_legs
  from (${UNPACKED}) as unpacked
  group by dossier_id`;

const COUNT = `
  with fact as materialized (${FACTS}), counted as (
    insert into figure_recount_mark
      ${marksFrom(() => 'true', '(select * from fact where not by_legs)')}
  )
  select count(*)::int as dossiers,
    coalesce(array_agg(dossier_id) filter (where by_legs), '{}') as legs from fact`;

const COUNT_REPLAYED = `
  insert into figure_recount_entry
  select day, handler, desk, procedure_code, channel,
    ${eachColumn((column) => `coalesce(${column}, 0)`)}
  from json_to_recordset($1::json) as x(day date, handler text, desk text, procedure_code text,
    channel text, ${eachColumn((column) => `${column} int`)})`;
