import type pg from 'pg';
import type { Figure, FigureChannel } from '#dossier/figures.ts';
import { addDays, type Day, type Instant, instantAt } from '#kernel/day.ts';
import { cellAgencies, countsFor, type ListedAgencies } from '#store/figure-agencies.ts';
import { behind } from '#store/figure-columns.ts';
import { isDueToday, isLateAt, isPausedAt, isStuck } from '#store/standing-at.ts';

/** What `PeriodFigures` say of a period, sums of them (`finished`, `finishedInTime`, `waiting`), and what leaders look at now. */
export type PeriodFigure =
  | Exclude<Figure, 'fellLate'>
  | 'finished'
  | 'finishedInTime'
  | 'carriedOver'
  | 'waiting'
  | 'waitingInTime'
  | 'waitingLate'
  | 'awaitingSupplement'
  | 'dueToday'
  | 'stuck'
  | 'inWork';

/** One figure, as a page shows it; null: of all procedures or channels together. */
export interface FigureCell {
  readonly figure: PeriodFigure;
  readonly agencies: ListedAgencies;
  readonly procedure: string | null;
  readonly channel: FigureChannel | null;
  readonly from: Day;
  readonly to: Day;
  /** Now; earlier, what happened until then alone. */
  readonly at: Instant;
  /** Only what waits in one work-list, whoever it counts for; null: anywhere. */
  readonly queue: DossierQueue | null;
}

/** Who has work: a role at an agency. */
export interface DossierQueue {
  readonly place: string;
  readonly role: string;
}

export interface DossierPage {
  /** From 1. */
  readonly number: number;
  readonly size: number;
}

/** One dossier behind a figure; whom it is of stands only where the caller may see that. */
export interface FigureDossier {
  readonly dossierId: string;
  readonly code: string;
  readonly procedure: string;
  readonly desk: string;
  readonly handler: string;
  readonly channel: FigureChannel;
  readonly phase: string;
  readonly outcome: string | null;
  readonly applicantName: string;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly phaseSince: Instant;
}

/** The dossiers behind a figure, as many as it says, one page of them: of what waits the longest due first. */
export async function readFigureDossiers(
  pool: pg.Pool,
  cell: FigureCell,
  { number, size }: DossierPage,
): Promise<readonly FigureDossier[]> {
  const { agencies, procedure, channel, from, to, at, queue } = cell;
  const end = instantAt(addDays(to, 1), 0);
  const isOwn =
    queue === null
      ? await countsFor(pool, agencies)
      : '($1::text[] is not null and place = $9 and step_role = $10)';
  const inQueue = queue === null ? [] : [queue.place, queue.role];
  const { rows } = await pool.query(listSql(cell.figure, isOwn), [
    cellAgencies(agencies),
    instantAt(from, 0),
    end,
    at < end ? at : end,
    procedure,
    channel,
    size,
    (number - 1) * size,
    ...inQueue,
  ]);
  return rows;
}

const [FROM, END, NOW] = ['$2::timestamptz', '$3::timestamptz', '$4::timestamptz'];
const LATE = isLateAt(END, NOW);

/** Not finished at an instant, in two parts, since what is not finished now has an index of its own. */
const waitingAt = (at: string, isSuch: string): readonly string[] => [
  `received_at < ${at} and finished_at is null and ${isSuch}`,
  `received_at < ${at} and finished_at >= ${at} and ${isSuch}`,
];

const WAITING: Readonly<
  Record<Exclude<PeriodFigure, Figure | 'finished' | 'finishedInTime'>, readonly string[]>
> = {
  carriedOver: waitingAt(FROM, 'true'),
  waiting: waitingAt(END, 'true'),
  waitingInTime: waitingAt(END, `${LATE} is not true`),
  waitingLate: waitingAt(END, LATE),
  awaitingSupplement: [`received_at < ${END} and ${isPausedAt(END)}`],
  dueToday: [isDueToday(NOW, END)],
  stuck: [isStuck(NOW)],
  inWork: [`phase <> 'closed'`],
};

const inPeriod = (at: string): string => `${at} >= ${FROM} and ${at} < ${END} and ${at} <= ${NOW}`;

function listSql(figure: PeriodFigure, isOwn: string): string {
  const [from, parts] = dossiersOf(figure);
  const where = `${isOwn} and (${FROM}, ${END}, ${NOW}) is not null and ($5::text is null or procedure_code = $5)
    and ($6::text is null or online = ($6 = 'online'))`;
  return `${parts.map((part) => `select ${LISTED} from ${from} where ${where} and ${part}`).join('\nunion all\n')}
    order by "dueAt" nulls last, "receivedAt", "dossierId" limit $7 offset $8`;
}

function dossiersOf(figure: PeriodFigure): readonly [from: string, parts: readonly string[]] {
  if (isStanding(figure)) return ['dossier', WAITING[figure]];
  if (figure === 'finished') return ['dossier', [inPeriod('finished_at')]];
  if (figure === 'finishedInTime') {
    const { counted: early } = behind('early');
    const { from, at, counted } = behind('onTime');
    return [from('dossier'), [`${inPeriod(at)} and (${early} or ${counted})`]];
  }
  const { from, at, counted } = behind(figure);
  return [from('dossier'), [`${inPeriod(at)} and ${counted}`]];
}

const isStanding = (figure: PeriodFigure): figure is keyof typeof WAITING =>
  Object.hasOwn(WAITING, figure);

const LISTED = `dossier_id as "dossierId", code, procedure_code as procedure, desk, handler,
  case when online then 'online' else 'desk' end as channel, phase, outcome,
  applicant_name as "applicantName", received_at as "receivedAt", due_at as "dueAt",
  finished_at as "finishedAt", phase_since as "phaseSince"`;
