import type pg from 'pg';
import type { Party } from '#dossier/deliveries.ts';
import type { Instant } from '#kernel/day.ts';

/**
 * Lets a party be told of dossiers once more from their beginning, however much it was told: it is
 * asked first what it has, so that just what is missing is sent. Answers those of which it will be;
 * what a person keeps back stays so. One that is waiting may be in a worker's hands: it keeps its time.
 */
export async function tellAgain(
  client: pg.ClientBase | pg.Pool,
  dossierIds: readonly string[],
  party: Party,
  now: Instant,
): Promise<readonly string[]> {
  const { rows } = await client.query(
    `update delivery set done_version = 0, attempts = greatest(attempts, 1),
        due_at = case when done_version < wanted_version then due_at else $3 end
      where dossier_id = any($1::uuid[]) and party = $2 and held_by is null
      returning dossier_id as id`,
    [dossierIds, party, now],
  );
  return rows.map(({ id }) => id);
}

/** How far a party was told of a dossier. */
export interface DeliveryState {
  readonly doneVersion: number;
  readonly wantedVersion: number;
  /** It fails, or a person keeps it back. */
  readonly isStuck: boolean;
}

export async function deliveryStates(
  pool: pg.Pool,
  dossierIds: readonly string[],
  party: Party,
): Promise<ReadonlyMap<string, DeliveryState>> {
  const { rows } = await pool.query({
    name: 'delivery-states',
    text: `select dossier_id as id, done_version as "doneVersion",
        wanted_version as "wantedVersion",
        done_version < wanted_version and (failing_since is not null or held_by is not null)
          as "isStuck"
      from delivery where dossier_id = any($1::uuid[]) and party = $2`,
    values: [dossierIds, party],
  });
  return new Map(rows.map(({ id, ...state }) => [id, state]));
}
