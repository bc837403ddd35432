import { localDay } from '#store/figure-columns.ts';
import { FROM, END } from '#reports/ii-06a/place-sql.ts';
import type { DossierIndicator, Mark } from '#reports/nd-61/indicators.ts';

/** 2 shorter than allowed, 1 on the last day, 0 longer, null without a time limit: `rateDossier` in SQL. */
const timeMark = (row: string): string => `case when ${row}.due_at is null then null
  when ${row}.finished_at > ${row}.due_at then 0
  when ${localDay(`${row}.finished_at`)} < ${localDay(`${row}.due_at`)} then 2 else 1 end`;

/** Codes of dossiers whose conduct was reported, with a reason. */
const REPORTED = `(select distinct dossier_code as code from feedback
  where kind = 'conduct' and dossier_code is not null and stage ->> 'kind' <> 'refused')`;

const ENDED = `own.handler = any($1) and own.finished_at >= ${FROM} and own.finished_at < ${END}`;

/** The law lets a supplement be asked for once. */
const SUPPLEMENT_MARK = '2 - own.supplement_asked::int';

const WHOLE = 'whole.dossier_id = own.bundle and whole.finished_at is not null';

/**
 * A row for each dossier that ended in the period, with its marks: `$1` codes of the agencies that decide, `$2` and
 * `$3` the period. The whole of a leg is the dossier of which it is one, once that is finished.
 */
export const MARKED = `
  select own.dossier_id, own.handler, own.code,
    case when whole.dossier_id is null then ${timeMark('own')} else ${timeMark('whole')} end as m1,
    ${timeMark('own')} as m2, ${SUPPLEMENT_MARK} as m3, ${SUPPLEMENT_MARK} as m4,
    case when reported.code is not null then 0 else ${timeMark('own')} end as m7
  from dossier as own
  left join dossier as whole on ${WHOLE}
  left join ${REPORTED} as reported on reported.code = own.code
  where ${ENDED}`;

/**
 * In what the marks of dossiers differ from what the roll-ups tell of them (how each kept its own due date), by agency:
 * legs whose whole was finished, supplements, reports of conduct. A row for each kind, old mark and new mark, null for none.
 */
export const MARK_DIFFERENCES = `
  select own.handler, 'whole' as kind, ${timeMark('own')} as told, ${timeMark('whole')} as mark,
    count(*)::int as count
  from dossier as own join dossier as whole on ${WHOLE}
  where ${ENDED} and own.bundle is not null group by 1, 3, 4
  union all
  select own.handler, 'supplement', null, null, count(*)::int
  from dossier as own where ${ENDED} and supplement_asked group by 1
  union all
  select own.handler, 'reported', ${timeMark('own')}, 0, count(*)::int
  from dossier as own join ${REPORTED} as reported on reported.code = own.code
  where ${ENDED} group by 1, 3`;

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
