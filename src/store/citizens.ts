import type pg from 'pg';

/** How a person wants to be reached; null where not at all. */
export interface CitizenContact {
  readonly phone: string | null;
  readonly email: string | null;
}

/** Keeps the contact that a person gave. */
export async function changeContact(
  pool: pg.Pool,
  citizenId: string,
  { phone, email }: CitizenContact,
): Promise<void> {
  await pool.query('update citizen set phone = $2, email = $3 where citizen_id = $1', [
    citizenId,
    phone,
    email,
  ]);
}
