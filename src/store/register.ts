import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';

/** Whose register: of a desk what it received itself, of an agency what it decides. */
export interface RegisterAsked {
  readonly of: 'desk' | 'handler';
  readonly agency: string;
  readonly from: Instant;
  /** The first instant after it. */
  readonly to: Instant;
}

/** A place in a register: behind the dossier that stands there. */
export interface RegisterPlace {
  readonly receivedAt: Instant;
  readonly dossierId: string;
}

/** Up to `most` dossiers of a register behind a place, in the order received. */
export async function readRegister(
  pool: pg.Pool,
  { of, agency, from, to }: RegisterAsked,
  after: RegisterPlace | null,
  most: number,
): Promise<readonly RegisterPlace[]> {
  const { rows } = await pool.query({
    name: `register-${of}`,
    text: `select dossier_id as "dossierId", received_at as "receivedAt" from dossier
      where ${AGENCY[of]} = $1 and received_at >= $2 and received_at < $3
        and ($4::timestamptz is null or (received_at, dossier_id) > ($4, $5::uuid))
      order by received_at, dossier_id limit $6`,
    values: [agency, from, to, after?.receivedAt ?? null, after?.dossierId ?? null, most],
  });
  return rows;
}

/** How many dossiers a register has. */
export async function countRegister(
  pool: pg.Pool,
  { of, agency, from, to }: RegisterAsked,
): Promise<number> {
  const { rows } = await pool.query(
    `select count(*)::int as count from dossier
      where ${AGENCY[of]} = $1 and received_at >= $2 and received_at < $3`,
    [agency, from, to],
  );
  return rows[0].count;
}

const AGENCY = { desk: 'received_desk', handler: 'handler' };
