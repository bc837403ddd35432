import type pg from 'pg';
import { addDays, type Day, type Instant, instantAt } from '#kernel/day.ts';
import { countFeedback } from '#reports/feedback-figures.ts';
import type { CellDossier, ListPage } from '#reports/ii-06a/read-dossiers.ts';
import type { Given } from '#reports/nd-61/marked-figure.ts';
import { DOSSIER_INDICATORS, type DossierIndicator, type Mark } from '#reports/nd-61/indicators.ts';
import { DONE_BY, MARK_DIFFERENCES, MARKED, markIs } from '#reports/nd-61/mark-sql.ts';
import { feedbackMark } from '#reports/nd-61/rate-dossier.ts';
import type { PeriodMarks } from '#reports/nd-61/rating.ts';
import { type PeriodFigures, readPeriodFigures } from '#store/period-figures.ts';

export interface MarksAsked {
  /** Codes of agencies that decide. */
  readonly agencies: readonly string[];
  readonly from: Day;
  readonly to: Day;
}

const values = ({ agencies, from, to }: MarksAsked): unknown[] => [
  agencies,
  instantAt(from, 0),
  instantAt(addDays(to, 1), 0),
];

const MARKS = [0, 1, 2] as const;

const COUNTED = DOSSIER_INDICATORS.flatMap((indicator) =>
  MARKS.map(
    (mark) => `count(*) filter (where ${markIs(indicator, mark)})::int as "${indicator} ${mark}"`,
  ),
).join(', ');

/**
 * How often each mark was given, by agency that decides and decided anything: from the roll-ups, which know how dossiers
 * kept their due dates, and the few dossiers whose marks do not follow from that alone.
 */
export async function readAgencyMarks(
  pool: pg.Pool,
  asked: MarksAsked,
): Promise<ReadonlyMap<string, PeriodMarks>> {
  const { rows: deciding } = await pool.query(
    `select distinct code from agency where code = any($1) and kind <> 'one-stop-desk'`,
    [asked.agencies],
  );
  const agencies = deciding.map(({ code }) => String(code));
  const [figures, { rows: differences }] = await Promise.all([
    readPeriodFigures(pool, {
      ...asked,
      agencies,
      detail: 'all-procedures',
      at: instantAt(addDays(asked.to, 1), 0),
    }),
    pool.query(MARK_DIFFERENCES, values({ ...asked, agencies })),
  ]);
  const figuresOf = Map.groupBy(figures, ({ agency }) => agency);
  const differencesOf = Map.groupBy<string, MarkDifference>(differences, ({ handler }) => handler);
  return new Map(
    [...figuresOf].flatMap(([agency, own]) => {
      const marks = agencyMarks(own, differencesOf.get(agency) ?? []);
      return marks[3].some((count) => count > 0) ? [[agency, marks] as const] : [];
    }),
  );
}

/** A row of `MARK_DIFFERENCES`. */
interface MarkDifference {
  readonly handler: string;
  readonly kind: 'whole' | 'supplement' | 'reported';
  readonly told: Mark | null;
  readonly mark: Mark | null;
  readonly count: number;
}

function agencyMarks(
  figures: readonly PeriodFigures[],
  differences: readonly MarkDifference[],
): PeriodMarks {
  const sum = (of: (row: PeriodFigures) => number): number =>
    figures.reduce((total, row) => total + of(row), 0);
  const inTime = (): MarkList => [
    sum(({ late }) => late),
    sum(({ onTime }) => onTime),
    sum(({ early }) => early),
  ];
  const [whole, own, conduct] = [inTime(), inTime(), inTime()];
  let supplements = 0;
  for (const { kind, told, mark, count } of differences) {
    if (kind === 'supplement') supplements += count;
    else {
      const marks = kind === 'whole' ? whole : conduct;
      if (told !== null) marks[told] -= count;
      if (mark !== null) marks[mark] += count;
    }
  }
  const ended = sum(({ early, onTime, late, untimed }) => early + onTime + late + untimed);
  const seen = [0, supplements, ended - supplements] as const;
  return { 1: whole, 2: own, 3: seen, 4: seen, 7: conduct };
}

/** How often 0, 1 and 2 were given. */
type MarkList = [number, number, number];

export interface OfficerMarks {
  readonly subject: string;
  /** As it stands on what they did. */
  readonly name: string;
  readonly dossiers: number;
  readonly marks: PeriodMarks;
}

/** The same by officer of one agency: each has the marks of every dossier on which they worked. */
export async function readOfficerMarks(
  pool: pg.Pool,
  asked: MarksAsked,
): Promise<readonly OfficerMarks[]> {
  const { rows } = await pool.query(
    `with marked as materialized (${MARKED})
    select subject, max(name) as name, count(*)::int as dossiers, ${COUNTED}
    from (${DONE_BY}) as done join marked using (dossier_id) group by 1 order by 1`,
    values(asked),
  );
  return rows.map((row) => ({
    subject: row.subject,
    name: row.name,
    dossiers: row.dossiers,
    marks: marksOf(row),
  }));
}

const marksOf = (row: Readonly<Record<string, number>>): PeriodMarks => {
  const counts = (indicator: DossierIndicator) =>
    [row[`${indicator} 0`] ?? 0, row[`${indicator} 1`] ?? 0, row[`${indicator} 2`] ?? 0] as const;
  return { 1: counts(1), 2: counts(2), 3: counts(3), 4: counts(4), 7: counts(7) };
};

/** Dossiers of an agency, or of one of its officers, that have a mark. */
export async function readMarkedDossiers(
  pool: pg.Pool,
  asked: MarksAsked,
  { given, subject }: { readonly given: Given; readonly subject: string | null },
  page: ListPage,
): Promise<readonly CellDossier[]> {
  const { rows } = await pool.query(
    `with marked as materialized (${MARKED})
    select dossier_id as "dossierId", dossier.code, procedure_code as procedure, desk,
      dossier.handler, applicant_name as "applicantName", received_at as "receivedAt",
      due_at as "dueAt", finished_at as "finishedAt"
    from marked join dossier using (dossier_id)
    where ${given === null ? 'true' : markIs(given.indicator, given.mark)}
      and ($4::text is null or dossier_id in (
        select dossier_id from (${DONE_BY}) as done where subject = $4))
    order by due_at nulls last, received_at, dossier_id limit $5 offset $6`,
    [...values(asked), subject, page.size, (page.number - 1) * page.size],
  );
  return rows;
}

/** Indicator 8 of each agency: how the reports due in the period were answered. */
export async function readFeedbackMarks(
  pool: pg.Pool,
  asked: MarksAsked,
  now: Instant,
): Promise<ReadonlyMap<string, Mark>> {
  const counted = await countFeedback(pool, { ...asked, at: now }, [
    'feedback-due.all',
    'feedback-due.good',
    'feedback-due.dragging',
  ]);
  return new Map(
    asked.agencies.map((code) => {
      const counts = counted.get(code);
      const mark = feedbackMark({
        answerable: counts?.['feedback-due.all'] ?? 0,
        answeredInTime: counts?.['feedback-due.good'] ?? 0,
        dragging: counts?.['feedback-due.dragging'] ?? 0,
      });
      return [code, mark] as const;
    }),
  );
}
