import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import type { CaseClass } from '#quality/case-class.ts';
import { countPasses } from '#store/vaccine-passes.ts';

/** Where the cleaning of doses stands in one commune (2262/BYT-CNTT), and what was signed there. */
export interface VaccinationFigures {
  /** Code, or empty of doses that tell no commune. */
  readonly commune: string;
  /** Doses found wrong, by class. */
  readonly found: Readonly<Partial<Record<CaseClass, number>>>;
  /** Of these: judged by nobody finally, with health or police, on the way, and put right at the platform. */
  readonly toJudge: number;
  readonly atHealth: number;
  readonly atPolice: number;
  readonly correcting: number;
  readonly corrected: number;
  /** Passports that hold now. */
  readonly signed: number;
}

interface Row {
  readonly commune: string;
  readonly class: CaseClass;
  readonly phase: string;
  readonly outcome: string | null;
  readonly station: string | null;
  readonly count: number;
}

/** Over all campaigns of vaccination records, by commune in the order of their codes. */
export async function vaccinationFigures(
  pool: pg.Pool,
  now: Instant,
): Promise<readonly VaccinationFigures[]> {
  const { rows } = await pool.query<Row>(
    `select c.commune, c.class, c.phase, c.outcome,
        case when c.phase = 'station' then e.body -> 'phase' ->> 'station' end as station,
        count(*)::int as count
      from quality_case c join quality_campaign using (campaign_id)
      left join quality_event e
        on c.phase = 'station' and e.case_id = c.case_id and e.version = c.version
      where kind = 'vaccination'
      group by 1, 2, 3, 4, 5`,
  );
  const signed = await countPasses(pool, now);
  const byCommune = Map.groupBy(rows, ({ commune }) => commune);
  const communes = new Set([...byCommune.keys(), ...signed.keys()]);
  return [...communes]
    .toSorted()
    .map((commune) => figuresOf(commune, byCommune.get(commune) ?? [], signed.get(commune) ?? 0));
}

function figuresOf(commune: string, rows: readonly Row[], signed: number): VaccinationFigures {
  const sum = (fits: (row: Row) => boolean): number =>
    rows.filter(fits).reduce((total, { count }) => total + count, 0);
  const found: Partial<Record<CaseClass, number>> = {};
  for (const { class: kind, count } of rows) found[kind] = (found[kind] ?? 0) + count;
  return {
    commune,
    found,
    toJudge: sum(({ phase }) => phase === 'review' || phase === 'second'),
    atHealth: sum(({ station }) => station === 'health'),
    atPolice: sum(({ station }) => station === 'police'),
    correcting: sum(({ phase }) => phase === 'correcting'),
    corrected: sum(({ outcome }) => outcome === 'corrected'),
    signed,
  };
}
