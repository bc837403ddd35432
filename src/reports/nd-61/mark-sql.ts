import { localDay } from '#store/figure-columns.ts';
import { FROM, END } from '#reports/ii-06a/place-sql.ts';
import type { DossierIndicator, Mark } from '#reports/nd-61/indicators.ts';

/** 2 shorter than allowed, 1 on the last day, 0 longer, null without a time limit: `rateDossier` in SQL. */
const timeMark = (row: string): string => `case when ${row}.due_at is null then null
  when ${row}.finished_at > ${row}.due_at then 0
  when ${localDay(`${row}.finished_at`)} < ${localDay(`${row}.due_at`)} then 2 else 1 end`;

const SUPPLEMENTS = `case when own.supplement_asked then (select count(*) from event
  where event.dossier_id = own.dossier_id and type = 'supplement-requested') else 0 end`;

/**
 * A row for each dossier that ended in the period, with its marks: `$1` codes of the agencies that decide, `$2` and
 * `$3` the period. The whole of a leg is the dossier of which it is one, once that is finished.
 */
export const MARKED = `
  select own.dossier_id, own.handler, own.code,
    case when whole.dossier_id is null then ${timeMark('own')} else ${timeMark('whole')} end as m1,
    ${timeMark('own')} as m2,
    greatest(2 - supplements, 0) as m3, case when supplements = 0 then 2 else 1 end as m4,
    case when reported.code is not null then 0 else ${timeMark('own')} end as m7
  from dossier as own
  cross join lateral (select (${SUPPLEMENTS})::int as supplements) as asked
  left join dossier as whole on whole.dossier_id = own.bundle and whole.finished_at is not null
  left join (
    select distinct dossier_code as code from feedback
    where kind = 'conduct' and dossier_code is not null and stage ->> 'kind' <> 'refused'
  ) as reported on reported.code = own.code
  where own.handler = any($1) and own.finished_at >= ${FROM} and own.finished_at < ${END}`;

const COLUMN: Readonly<Record<DossierIndicator, string>> = {
  1: 'm1',
  2: 'm2',
  3: 'm3',
  4: 'm4',
  7: 'm7',
};

export const markIs = (indicator: DossierIndicator, mark: Mark): string =>
  `${COLUMN[indicator]} = ${mark}`;

/** Who did something to a dossier of their own agency. */
export const DONE_BY = `
  select dossier_id, actor ->> 'subject' as subject, max(actor ->> 'name') as name
  from marked join event using (dossier_id) where actor ->> 'agency' = handler group by 1, 2`;
