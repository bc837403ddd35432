import type pg from 'pg';
import type { Day, Instant } from '#kernel/day.ts';

/** A period of which a report is due. */
export interface OpenPeriod {
  /** As `parsePeriod` reads it. */
  readonly period: string;
  readonly toldTo: Day;
  readonly deadline: Instant;
}

/** What an agency wrote for its part. */
export interface KeptText {
  readonly part: string;
  readonly agency: string;
  readonly body: string;
  readonly revision: number;
  readonly savedAt: Instant;
  readonly submittedAt: Instant | null;
}

const PERIOD = `period, told_to as "toldTo", deadline`;

/** The periods of a report, the latest first. */
export async function listPeriods(pool: pg.Pool, report: string): Promise<readonly OpenPeriod[]> {
  const { rows } = await pool.query<OpenPeriod>(
    `select ${PERIOD} from report_period where report = $1 order by told_to desc, period`,
    [report],
  );
  return rows;
}

export async function findPeriod(
  pool: pg.Pool,
  report: string,
  period: string,
): Promise<OpenPeriod | null> {
  const { rows } = await pool.query<OpenPeriod>(
    `select ${PERIOD} from report_period where report = $1 and period = $2`,
    [report, period],
  );
  return rows[0] ?? null;
}

/** Opens a period; false where it is open already. */
export async function openPeriod(
  client: pg.ClientBase | pg.Pool,
  report: string,
  { period, toldTo, deadline }: OpenPeriod,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into report_period (report, period, told_to, deadline, opened_at)
      values ($1, $2, $3, $4, $5) on conflict (report, period) do nothing`,
    [report, period, toldTo, deadline, now],
  );
  return rowCount === 1;
}

/** Moves the deadline of a period that is open, and the last day whose figures are told. */
export async function movePeriod(
  client: pg.ClientBase,
  report: string,
  { period, toldTo, deadline }: OpenPeriod,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'update report_period set told_to = $3, deadline = $4 where report = $1 and period = $2',
    [report, period, toldTo, deadline],
  );
  return rowCount === 1;
}

export async function readTexts(
  pool: pg.Pool,
  report: string,
  period: string,
): Promise<ReadonlyMap<string, KeptText>> {
  const { rows } = await pool.query<KeptText>(
    `select part, agency, body, revision, saved_at as "savedAt", submitted_at as "submittedAt"
      from report_text where report = $1 and period = $2`,
    [report, period],
  );
  return new Map(rows.map((row) => [row.part, row]));
}

export interface TextToSave {
  readonly part: string;
  readonly agency: string;
  readonly body: string;
  /** That was shown with the form; 0 where nothing was kept yet. */
  readonly seen: number;
  readonly isSubmitted: boolean;
}

/** Keeps a text; `stale` where somebody else saved since it was shown, and nothing is written. */
export async function saveText(
  client: pg.ClientBase | pg.Pool,
  of: { readonly report: string; readonly period: string },
  { part, agency, body, seen, isSubmitted }: TextToSave,
  now: Instant,
): Promise<'done' | 'stale'> {
  const { rowCount } = await client.query(
    `insert into report_text (report, period, part, agency, body, revision, saved_at, submitted_at)
      select $1, $2, $3, $4, $5, 1, $7, case when $8 then $7::timestamptz end where $6 = 0
      on conflict (report, period, part) do nothing`,
    [of.report, of.period, part, agency, body, seen, now, isSubmitted],
  );
  if (rowCount === 1) return 'done';
  const changed = await client.query(
    `update report_text set body = $5, agency = $4, revision = revision + 1, saved_at = $7,
        submitted_at = coalesce(submitted_at, case when $8 then $7::timestamptz end)
      where report = $1 and period = $2 and part = $3 and revision = $6`,
    [of.report, of.period, part, agency, body, seen, now, isSubmitted],
  );
  return changed.rowCount === 1 ? 'done' : 'stale';
}
