import type pg from 'pg';
import type { Agency } from '#catalogue/locality.ts';
import { addAgencies, RAISE_REVISION } from '#store/reference-rows.ts';

/**
 * Puts what an administrator changed of an agency: over the same first day as a correction, or from
 * a later day as a new version, which ends the one before it. False where a version begins on that
 * day already. Every process reads the agencies again.
 */
export async function changeAgency(
  client: pg.ClientBase,
  before: Pick<Agency, 'code' | 'validFrom'>,
  after: Agency,
): Promise<boolean> {
  const changed =
    after.validFrom === before.validFrom
      ? await correct(client, after)
      : await beginAnew(client, before, after);
  if (changed) await client.query(RAISE_REVISION);
  return changed;
}

async function correct(client: pg.ClientBase, agency: Agency): Promise<boolean> {
  const { rowCount } = await client.query(
    `update agency set name = $3, name_en = $4, address = $5, phone = $6,
        code_to_be_confirmed = $7, valid_to = $8
      where code = $1 and valid_from = $2`,
    [
      agency.code,
      agency.validFrom,
      agency.name.vi,
      agency.name.en,
      agency.address,
      agency.phone,
      agency.codeToBeConfirmed,
      agency.validTo,
    ],
  );
  return rowCount === 1;
}

async function beginAnew(
  client: pg.ClientBase,
  { code, validFrom }: Pick<Agency, 'code' | 'validFrom'>,
  after: Agency,
): Promise<boolean> {
  if ((await addAgencies(client, [after])) === 0) return false;
  await client.query('update agency set valid_to = $3 where code = $1 and valid_from = $2', [
    code,
    validFrom,
    after.validFrom,
  ]);
  return true;
}

/** Adds an agency; false where its code has one from that day already. */
export async function addAgency(client: pg.ClientBase, agency: Agency): Promise<boolean> {
  const added = await addAgencies(client, [agency]);
  if (added > 0) await client.query(RAISE_REVISION);
  return added > 0;
}
