import type pg from 'pg';
import type { Agency } from '#catalogue/locality.ts';
import { addAgencies, RAISE_REVISION } from '#store/reference-rows.ts';
import { inTransaction } from '#store/transaction.ts';

/** What an administrator may change of an agency that exists; its code and first day are its key. */
export type AgencyChange = Pick<
  Agency,
  'name' | 'address' | 'phone' | 'codeToBeConfirmed' | 'validTo'
>;

/** Changes what pages and papers say of an agency; every process reads it again. */
export async function changeAgency(
  pool: pg.Pool,
  { code, validFrom }: Pick<Agency, 'code' | 'validFrom'>,
  change: AgencyChange,
): Promise<void> {
  await pool.query(
    `with changed as (
      update agency set name = $3, name_en = $4, address = $5, phone = $6,
        code_to_be_confirmed = $7, valid_to = $8
      where code = $1 and valid_from = $2
    ) ${RAISE_REVISION}`,
    [
      code,
      validFrom,
      change.name.vi,
      change.name.en,
      change.address,
      change.phone,
      change.codeToBeConfirmed,
      change.validTo,
    ],
  );
}

/** Adds an agency; false where its code has one from that day already. */
export function addAgency(pool: pg.Pool, agency: Agency): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const added = await addAgencies(client, [agency]);
    if (added > 0) await client.query(RAISE_REVISION);
    return added > 0;
  });
}
