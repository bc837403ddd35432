import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';

/** Somebody of a hamlet's team who prepares dossiers for others. */
export interface Assistant {
  /** With which they sign in. */
  readonly identityNumber: string;
  readonly name: string;
  readonly team: string;
  /** Code of the commune. */
  readonly unit: string;
}

/** One in the administrator's list; `endedAt` null while they help. */
export interface ListedAssistant extends Assistant {
  readonly since: Instant;
  readonly endedAt: Instant | null;
}

const COLUMNS = `identity_number as "identityNumber", name, team, unit_code as unit`;

/** Whoever signs in with a number, where they help now; else null. */
export async function findAssistant(
  pool: pg.Pool,
  identityNumber: string | null,
): Promise<Assistant | null> {
  if (identityNumber === null) return null;
  const { rows } = await pool.query<Assistant>({
    name: 'find-assistant',
    text: `select ${COLUMNS} from assistant where identity_number = $1 and ended_at is null`,
    values: [identityNumber],
  });
  return rows[0] ?? null;
}

/** All who help or helped: who helps now first, then by team and name. */
export async function listAssistants(pool: pg.Pool): Promise<readonly ListedAssistant[]> {
  const { rows } = await pool.query<ListedAssistant>(
    `select ${COLUMNS}, since, ended_at as "endedAt" from assistant
      order by ended_at is not null, unit_code, team, name, identity_number`,
  );
  return rows;
}

/** Lets people help from now on; who did so before gets the new name and team, and helps again. */
export async function appointAssistants(
  client: pg.ClientBase,
  assistants: readonly Assistant[],
  now: Instant,
): Promise<true> {
  await client.query(
    `insert into assistant (identity_number, name, team, unit_code, since)
      select number, name, team, unit, $5
      from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as told (number, name, team, unit)
      on conflict (identity_number) do update set name = excluded.name, team = excluded.team,
        unit_code = excluded.unit_code, ended_at = null`,
    [
      assistants.map(({ identityNumber }) => identityNumber),
      assistants.map(({ name }) => name),
      assistants.map(({ team }) => team),
      assistants.map(({ unit }) => unit),
      now,
    ],
  );
  return true;
}

/** Ends somebody's help; false where they do not help. */
export async function dismissAssistant(
  client: pg.ClientBase,
  identityNumber: string,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await client.query(
    'update assistant set ended_at = $2 where identity_number = $1 and ended_at is null',
    [identityNumber, now],
  );
  return rowCount === 1;
}
