import type pg from 'pg';
import type { Reorganisation } from '#catalogue/reorganisation.ts';

/** What one agency that ends still has. A dossier counts for its desk and for its handler. */
export interface EndingAgency {
  readonly from: string;
  readonly to: string;
  /** Open dossiers of which it is the desk, or decides and has not finished. */
  readonly dossiers: number;
  readonly staff: number;
}

export interface UndecidedHolding {
  readonly from: string;
  readonly candidates: readonly string[];
  readonly dossiers: number;
  readonly staff: number;
}

/** What a plan would move as the database stands now, and what it leaves to a person. */
export interface ReorganisationSurvey {
  /** Open dossiers that would move, each counted once. */
  readonly dossiers: number;
  readonly staff: number;
  /** Agencies with something to move. */
  readonly agencies: readonly EndingAgency[];
  /** Agencies with several possible successors: they go on with what they have until one is chosen. */
  readonly undecided: readonly UndecidedHolding[];
}

/** Counts what the agencies that end still have; changes nothing. */
export async function surveyReorganisation(
  pool: pg.Pool,
  plan: Reorganisation,
): Promise<ReorganisationSurvey> {
  const held = await heldDossiers(pool, plan);
  const staff = await staffOf(pool, plan);
  const undecided = new Set(plan.undecided.map(({ from }) => from));
  const moving = new Set(plan.moves.map(({ from }) => from));
  const perAgency = new Map<string, number>();
  let dossiers = 0;
  for (const { agencies, count } of held) {
    const stays = agencies.some((code) => undecided.has(code));
    if (!stays && agencies.some((code) => moving.has(code))) dossiers += count;
    for (const code of agencies) {
      if (stays && !undecided.has(code)) continue;
      perAgency.set(code, (perAgency.get(code) ?? 0) + count);
    }
  }
  const holding = (from: string) => ({
    dossiers: perAgency.get(from) ?? 0,
    staff: staff.get(from) ?? 0,
  });
  const agencies = plan.moves
    .map(({ from, to }) => ({ from, to, ...holding(from) }))
    .filter((one) => one.dossiers + one.staff > 0);
  return {
    dossiers,
    staff: agencies.reduce((sum, one) => sum + one.staff, 0),
    agencies,
    undecided: plan.undecided.map(({ from, candidates }) => ({
      from,
      candidates,
      ...holding(from),
    })),
  };
}

interface Held {
  /** Agencies that must still do something: the desk, and the handler while it is not finished. */
  readonly agencies: readonly string[];
  readonly count: number;
}

async function heldDossiers(pool: pg.Pool, plan: Reorganisation): Promise<readonly Held[]> {
  const { rows } = await pool.query(
    `select desk, case when finished_at is null then handler end as handler, count(*)::int as count
      from dossier
      where phase <> 'closed'
        and (desk = any($1) or finished_at is null and handler = any($1))
      group by 1, 2`,
    [endingCodes(plan)],
  );
  return rows.map(({ desk, handler, count }) => ({
    agencies: [...new Set<string>([desk, handler ?? desk])],
    count,
  }));
}

async function staffOf(pool: pg.Pool, plan: Reorganisation): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query(
    `select agency, count(*)::int as count from staff
      where agency = any($1) and (valid_to is null or valid_to > $2) group by agency`,
    [endingCodes(plan), plan.date],
  );
  return new Map(rows.map((row): [string, number] => [row.agency, row.count]));
}

/** Codes of all agencies that end, whether or not their successor is known. */
const endingCodes = ({ moves, undecided }: Reorganisation): readonly string[] =>
  [...moves, ...undecided].map(({ from }) => from);
