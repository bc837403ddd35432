import type pg from 'pg';
import type { Agency } from '#catalogue/locality.ts';
import { MEASURES } from '#catalogue/report-rules.ts';
import { SPREAD, WAS_TOLD } from '#store/figure-columns.ts';
import { countsFor } from '#store/figure-agencies.ts';
import { type PeriodFigures, readPeriodFigures } from '#store/period-figures.ts';
import { readServiceUse, type ServiceUse } from '#store/service-use.ts';
import { FROM, END, NOW, isOwnLeg } from '#reports/ii-06a/place-sql.ts';
import { type CountsAsked, instantsOf } from '#reports/ii-06a/read-counts.ts';
import { type DossierMeasure, MEASURE_SQL } from '#reports/qd-766/measure-sql.ts';
import { readFeedbackRatios, readPublished } from '#reports/qd-766/read-beside.ts';
import type { Ratio, Ratios } from '#reports/qd-766/score.ts';
import type { ReportSources } from '#reports/report-sources.ts';

/** The counts behind the score of each agency in a period, by its code. */
export async function readRatios(
  sources: ReportSources,
  asked: CountsAsked,
  agencies: readonly Agency[],
): Promise<ReadonlyMap<string, Ratios>> {
  const { pool } = sources;
  const [figures, services, untold, legs, feedback, published] = await Promise.all([
    readPeriodFigures(pool, { ...asked, detail: 'all-procedures' }),
    readServiceUse(pool, asked, onlineProcedures(sources, asked)),
    readUntold(pool, asked),
    readByDossiers(pool, asked, ROLLED_UP, true),
    readFeedbackRatios(pool, asked),
    readPublished(pool, asked),
  ]);
  const figuresOf = Map.groupBy(figures, ({ agency }) => agency);
  return new Map(
    agencies.map((agency) => {
      const { code } = agency;
      const rows = figuresOf.get(code) ?? [];
      const own = legs.get(code);
      const counted: Partial<Ratios> = {
        ...mapRatios(fromFigures(rows), (measure, ratio) => without(ratio, own?.[measure])),
        ...servicesOf(services.get(code)),
        synchronised: synchronised(rows, untold.get(code)),
        ...(feedback.get(code) ?? { 'feedback-in-time': NONE, 'feedback-settled': NONE }),
        'published-in-time': ratioOf(
          published.filter((one) => decides(sources, agency, one.code)),
          ({ isInTime }) => isInTime,
        ),
      };
      return [code, complete(counted)] as const;
    }),
  );
}

const NONE: Ratio = { numerator: 0, denominator: 0 };

/** Measures that the roll-ups have. */
const ROLLED_UP = [
  'in-time',
  'filed-online',
  'paid-online',
  'digital-result',
  'digitised',
  'reused',
  'satisfied',
] as const satisfies readonly DossierMeasure[];
type RolledUp = (typeof ROLLED_UP)[number];

/** The measures of the roll-ups: the same as `MEASURE_SQL` counts, which a test holds. */
export function fromFigures(rows: readonly PeriodFigures[]): Readonly<Record<RolledUp, Ratio>> {
  const sum = (of: (row: PeriodFigures) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  const isDesk = (row: PeriodFigures): number => (row.channel === 'online' ? 0 : 1);
  const received = sum((row) => row.received);
  const inTime = sum((row) => row.early + row.onTime + row.untimed);
  const late = sum((row) => row.late);
  return {
    'in-time': { numerator: inTime, denominator: inTime + late + sum((row) => row.waitingLate) },
    'filed-online': {
      numerator: sum((row) => (1 - isDesk(row)) * row.received),
      denominator: received,
    },
    'paid-online': {
      numerator: sum((row) => row.paidOnline),
      denominator: sum((row) => row.feeDue),
    },
    'digital-result': {
      numerator: sum((row) => row.digitalResult),
      denominator: inTime + late - sum((row) => row.refused + row.stopped),
    },
    digitised: {
      numerator: sum((row) => isDesk(row) * row.digitised),
      denominator: sum((row) => isDesk(row) * row.received),
    },
    reused: { numerator: sum((row) => row.reused), denominator: received },
    satisfied: { numerator: sum((row) => row.satisfied), denominator: sum((row) => row.rated) },
  };
}

/** Codes of those that can be filed online, as they are at the end of the period. */
const onlineProcedures = ({ catalogue }: ReportSources, { to }: CountsAsked): readonly string[] =>
  catalogue
    .all(to)
    .filter(({ channels }) => channels.includes('online'))
    .map(({ code }) => code);

/** How many online services were used, and procedures with fees paid online, of those that were filed at all. */
function servicesOf(
  use: ServiceUse | undefined,
): Pick<Ratios, 'online-services-used' | 'procedures-paid-online'> {
  return {
    'online-services-used': {
      numerator: use?.usedOnline ?? 0,
      denominator: use?.online ?? 0,
    },
    'procedures-paid-online': {
      numerator: use?.paidOnline ?? 0,
      denominator: use?.withFee ?? 0,
    },
  };
}

/** Counts measures dossier by dossier: of all, or of the legs of which the same agency has the whole. */
export async function readByDossiers(
  pool: pg.Pool,
  asked: CountsAsked,
  measures: readonly DossierMeasure[],
  areOwnLegs: boolean,
): Promise<ReadonlyMap<string, Readonly<Partial<Record<DossierMeasure, Ratio>>>>> {
  const isOwn = await countsFor(pool, asked.agencies);
  const sums = measures.map((measure) => {
    const { all, good } = MEASURE_SQL[measure];
    return `count(*) filter (where ${all})::int as "${measure} all",
      count(*) filter (where ${all} and ${good})::int as "${measure} good"`;
  });
  const columns = measures.flatMap((measure) => [`"${measure} all"`, `"${measure} good"`]);
  const { rows } = await pool.query(
    `select agency, ${columns.map((column) => `sum(${column})::int as ${column}`).join(', ')}
    from (select ${PLACE}, ${sums.join(', ')} from dossier
      where ${isOwn} and (${FROM}, ${END}, ${NOW}) is not null
        and ${areOwnLegs ? isOwnLeg('dossier') : `not ${isOwnLeg('dossier')}`}
        and received_at < ${END} and (finished_at is null or finished_at >= ${FROM}
          or received_at >= ${FROM})
      group by 1, 2) as counted_by_place
    ${SPREAD} where agency = any($1) group by 1`,
    instantsOf(asked),
  );
  return new Map(
    rows.map((row) => [
      String(row.agency),
      Object.fromEntries(
        measures.map((measure) => [
          measure,
          { numerator: row[`${measure} good`], denominator: row[`${measure} all`] },
        ]),
      ),
    ]),
  );
}

/** Dossiers received in the period that the roll-ups count otherwise than as told in whole. */
interface Untold {
  /** Told of with their whole, never by themselves. */
  readonly legs: number;
  /** Told of, but not of what happened last. */
  readonly pending: number;
}

async function readUntold(pool: pg.Pool, asked: CountsAsked): Promise<ReadonlyMap<string, Untold>> {
  const isReceived = `received_at >= ${FROM} and received_at < ${END}`;
  const { rows } = await pool.query(
    `select agency, sum(legs)::int as legs, sum(pending)::int as pending from (
      select handler as agency, 1 as legs, 0 as pending from dossier
      where bundle is not null and ${isReceived}
      union all
      select agency, 0, 1 from (
        select ${PLACE} from dossier join delivery using (dossier_id)
        where ${WAS_TOLD} and done_version < wanted_version and ${isReceived}) as waiting ${SPREAD}
    ) as untold where agency = any($1) group by 1`,
    instantsOf(asked).slice(0, 3),
  );
  return new Map(rows.map(({ agency, legs, pending }) => [String(agency), { legs, pending }]));
}

/** Of the dossiers received in the period: of how many the national portal was told all that it is to know. */
function synchronised(rows: readonly PeriodFigures[], untold: Untold | undefined): Ratio {
  const sum = (of: (row: PeriodFigures) => number): number =>
    rows.reduce((total, row) => total + of(row), 0);
  return {
    numerator: sum(({ told }) => told) - (untold?.pending ?? 0),
    denominator: sum(({ received }) => received) - (untold?.legs ?? 0),
  };
}

/** Where a row of `dossier` counts: at its handler, and the whole at its desk. */
const PLACE = `handler, case when bundle is null then desk else '' end as desk`;

/** Whether an agency decides a procedure, by its kind and department. */
function decides({ catalogue }: ReportSources, agency: Agency, code: string): boolean {
  const procedure = catalogue.versions(code).at(-1);
  return procedure?.handler === agency.kind && procedure.department === agency.department;
}

const ratioOf = <T>(all: readonly T[], isGood: (one: T) => boolean): Ratio => ({
  numerator: all.filter(isGood).length,
  denominator: all.length,
});

const without = (ratio: Ratio, own: Ratio | undefined): Ratio => ({
  numerator: ratio.numerator - (own?.numerator ?? 0),
  denominator: ratio.denominator - (own?.denominator ?? 0),
});

const mapRatios = (
  ratios: Readonly<Record<RolledUp, Ratio>>,
  change: (measure: RolledUp, ratio: Ratio) => Ratio,
): Partial<Ratios> =>
  Object.fromEntries(ROLLED_UP.map((measure) => [measure, change(measure, ratios[measure])]));

/** Every measure has its counts by now; one that has none is a mistake of ours. */
function complete(counted: Partial<Ratios>): Ratios {
  const missing = MEASURES.filter((measure) => counted[measure] === undefined);
  if (missing.length > 0) throw new Error(`not counted: ${missing.join(', ')}`);
  return counted as Ratios;
}
