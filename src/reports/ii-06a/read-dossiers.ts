import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import { countsFor } from '#store/figure-agencies.ts';
import { LEGACY_FIGURES, type LegacyFigure } from '#reports/07a/table.ts';
import {
  CAME,
  END,
  FROM,
  IN_PERIOD,
  IS_DONE,
  IS_GOING,
  isOwnLeg,
  NOW,
  STANDS,
} from '#reports/ii-06a/place-sql.ts';
import { type CountsAsked, instantsOf } from '#reports/ii-06a/read-counts.ts';
import { SHOWN, type Shown } from '#reports/ii-06a/table.ts';
import { isPausedAt } from '#store/standing-at.ts';

/** What columns of the form and of the old one count. */
export type CellFigure = Shown | LegacyFigure;

export const cellFigure = (text: string): CellFigure | null =>
  [...SHOWN, ...LEGACY_FIGURES].find((one) => one === text) ?? null;

/** One figure of a form. */
export interface CellAsked extends CountsAsked {
  readonly figure: CellFigure;
  /** Codes; null for all. */
  readonly procedures: readonly string[] | null;
}

/** A dossier behind a figure; whom it is of stands only where the caller may see that. */
export interface CellDossier {
  readonly dossierId: string;
  readonly code: string;
  readonly procedure: string;
  readonly desk: string;
  readonly handler: string;
  readonly applicantName: string;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  readonly finishedAt: Instant | null;
}

/** A page of a list, from 1. */
export interface ListPage {
  readonly number: number;
  readonly size: number;
}

/** The dossiers behind one figure, as many as it says; those due first before. */
export const readCellDossiers = (
  pool: pg.Pool,
  asked: CellAsked,
  page: ListPage,
): Promise<readonly CellDossier[]> =>
  listDossiers(pool, asked, conditionOf(asked.figure), asked.procedures, page);

/** Those of a condition on rows of `dossier`, but for legs of which the same agency has the whole. */
export async function listDossiers(
  pool: pg.Pool,
  asked: CountsAsked,
  condition: string,
  procedures: readonly string[] | null,
  page: ListPage,
): Promise<readonly CellDossier[]> {
  const isOwn = await countsFor(pool, asked.agencies);
  const legs = asked.agencies === 'province' ? '' : `and not ${isOwnLeg('dossier')}`;
  const { rows } = await pool.query(
    `select dossier_id as "dossierId", code, procedure_code as procedure, desk, handler,
      applicant_name as "applicantName", received_at as "receivedAt", due_at as "dueAt",
      finished_at as "finishedAt"
    from dossier
    where ${isOwn} ${legs} and ($5::text[] is null or procedure_code = any($5))
      and (${FROM}, ${END}, ${NOW}) is not null and ${condition}
    order by due_at nulls last, received_at, dossier_id limit $6 offset $7`,
    [...instantsOf(asked), procedures, page.size, (page.number - 1) * page.size],
  );
  return rows;
}

/** Roads by index first, then what the form makes of a row. */
function conditionOf(figure: CellFigure): string {
  switch (figure) {
    case 'received':
      return IN_PERIOD;
    case 'newlyReceived':
      return IS_NEW;
    case 'online':
    case 'direct':
      return `${IS_NEW} and ${CAME} = '${figure}'`;
    case 'carriedOver':
      return `${IN_PERIOD} and ${CAME} = '${figure}'`;
    case 'done':
      return IS_DONE;
    case 'doneInTime':
      return `${IS_DONE} and ${STANDS} in ('early', 'onTime')`;
    case 'early':
    case 'onTime':
    case 'late':
      return `${IS_DONE} and ${STANDS} = '${figure}'`;
    case 'refused':
      return `${IS_DONE} and outcome = 'refused'`;
    case 'going':
      return IS_GOING;
    case 'inTime':
    case 'overdue':
      return `${IS_GOING} and ${STANDS} = '${figure}'`;
    case 'awaitingSupplement':
      return `${IS_GOING} and ${isPausedAt(END)}`;
  }
}

const IS_NEW = `(received_at >= ${FROM} and received_at < ${END})`;
