import { FIGURES, type Figure } from '#dossier/figures.ts';
import { SATISFIED_FROM } from '#dossier/rating.ts';
import { COUNTED_PARTY } from '#dossier/deliveries.ts';

/** The column of a figure in the tables of figures. */
export const columnOf = (figure: Figure): string =>
  figure.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export const FIGURE_COLUMNS: readonly string[] = FIGURES.map(columnOf);

/** As a list of columns, each said by `say`. */
export const eachColumn = (say: (column: string) => string): string =>
  FIGURE_COLUMNS.map(say).join(', ');

/** Of several rows. */
export const SUMS = eachColumn((column) => `sum(${column})::int as ${column}`);

/** Of sums of what is counted and what is kept, one with the sign of the other turned: any of them is not nought. */
export const differs = (columns: readonly string[]): string =>
  columns.map((column) => `sum(${column}) <> 0`).join(' or ');

/** As `dayOf` reckons it. By its name the zone would be sought for every row, which takes five times as long. */
export const localDay = (at: string): string => `(${at} at time zone interval '7 hours')::date`;

const FINISHED_EARLY = `${localDay('finished_at')} < ${localDay('due_at')}`;

/** The first day of the half month in which a day is: periods of reports begin on the 1st or the 15th. */
export const halfMonthOf = (day: string): string =>
  `(${day} - (date_part('day', ${day}) - case when date_part('day', ${day}) < 15 then 1 else 15 end)::int)`;

/** Of `figure_service`. */
export const SERVICE_COLUMNS: readonly string[] = ['received', 'fee_due', 'paid_online'];

export const eachServiceColumn = (say: (column: string) => string): string =>
  SERVICE_COLUMNS.map(say).join(', ');

/** Of a row of figures: quarters know of it. */
export const IS_OF_SERVICE = `(${SERVICE_COLUMNS.map((column) => `${column} <> 0`).join(' or ')})`;

/** Adds to rows with a `day` the two quarters in which it lies: from the 1st, and from the 15th of the month before. */
export const QUARTERS = `cross join lateral (values
  (date_trunc('quarter', day::timestamp)::date),
  ((date_trunc('quarter', (day - 14)::timestamp + interval '1 month') - interval '1 month')::date + 14)
) as quarter (quarter_since)`;

/** Where a row of `dossier` counts. */
export const PLACE = `handler, case when bundle is null then desk else '' end as desk, procedure_code,
  case when online then 'online' else 'desk' end as channel`;

/** The condition on which a row counts for a figure; one that is null does not. */
const COUNTED: Readonly<Record<Figure, string>> = {
  received: 'true',
  supplementAsked: 'supplement_asked',
  feeDue: 'fee_due',
  paidOnline: 'paid_online',
  digitised: 'digitised',
  reused: 'reused',
  early: FINISHED_EARLY,
  onTime: `finished_at <= due_at and ${localDay('finished_at')} = ${localDay('due_at')}`,
  late: 'finished_at > due_at',
  untimed: 'due_at is null',
  refused: `outcome = 'refused'`,
  stopped: `outcome = 'stopped'`,
  endedEarly: `outcome in ('refused', 'stopped') and ${FINISHED_EARLY}`,
  digitalResult: 'digital_result',
  fellLate: 'true',
  rated: 'true',
  satisfied: `grade >= ${SATISFIED_FROM}`,
  told: 'told_of is not null',
};

/** Of rows of `delivery`: the party was told of the dossier. */
export const WAS_TOLD = `party = '${COUNTED_PARTY}' and done_version > 0`;

/** On which instant of a dossier a figure counts, and of which dossiers. */
interface FigureSource {
  readonly figures: readonly Figure[];
  /** Of the table that holds the rows of dossiers. */
  readonly from: (dossiers: string) => string;
  readonly at: string;
  readonly where: string;
}

const ofDossiers = (dossiers: string): string => `${dossiers} as dossier`;

const SOURCES: readonly FigureSource[] = [
  {
    figures: ['received', 'supplementAsked', 'feeDue', 'paidOnline', 'digitised', 'reused', 'told'],
    from: (dossiers) => `${ofDossiers(dossiers)} left join
      (select dossier_id as told_of from delivery where ${WAS_TOLD}) as told on told_of = dossier_id`,
    at: 'received_at',
    where: 'true',
  },
  {
    figures: [
      'early',
      'onTime',
      'late',
      'untimed',
      'refused',
      'stopped',
      'endedEarly',
      'digitalResult',
    ],
    from: ofDossiers,
    at: 'finished_at',
    where: 'finished_at is not null',
  },
  { figures: ['fellLate'], from: ofDossiers, at: 'due_at', where: 'finished_at > due_at' },
  {
    figures: ['rated', 'satisfied'],
    from: (dossiers) => `dossier_rating join ${dossiers} as dossier using (dossier_id)`,
    at: 'rated_at',
    where: 'true',
  },
];

/**
 * `figuresOf` in SQL, over the projection: a row for each dossier and instant on which it counts, of the instants that lie in
 * what `within` asks of them, with the columns of `figure_delta`, true where it counts. A test holds the two to each other.
 */
export const marksFrom = (within: (at: string) => string, dossiers = 'dossier'): string =>
  SOURCES.map(({ figures, from, at, where }) => {
    const counted = new Map(figures.map((figure) => [columnOf(figure), COUNTED[figure]]));
    return `select ${localDay(at)} as day, ${PLACE},
      ${eachColumn((column) => `${counted.get(column) ?? 'false'} as ${column}`)}
      from ${from(dossiers)} where ${where} and ${within(at)}`;
  }).join('\nunion all\n');

/** Of several marks. */
export const COUNTS = eachColumn(
  (column) => `(count(*) filter (where ${column}))::int as ${column}`,
);

/** Marks, counted by all that tells them apart: rows of `figure_delta`. */
export const countedFrom = (within: (at: string) => string): string => `
  select day, handler, desk, procedure_code, channel, ${COUNTS}
  from (${marksFrom(within)}) as mark group by 1, 2, 3, 4, 5`;

/** SQL of one figure's condition on a row of `dossier`, for the list of those behind it. */
export const behind = (figure: Figure): FigureSource & { readonly counted: string } => {
  const source = SOURCES.find(({ figures }) => figures.includes(figure));
  if (source === undefined) throw new Error(`${figure} is counted nowhere`);
  return { ...source, counted: COUNTED[figure] };
};

/** Adds to rows of figures each agency for which they count, the province among them under ''. */
export const SPREAD = `cross join lateral (values (handler), (nullif(desk, '')),
  (case when desk <> '' then '' end)) as counted (agency)`;
