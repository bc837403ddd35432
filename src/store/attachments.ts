import type pg from 'pg';

/**
 * Those of the given contents (SHA-256 in hex) that are held for good, found by indexes: as a paper of a
 * dossier, its result, a signed document or its bill, of a report, or in a person's store.
 */
export async function heldForGood(
  pool: pg.Pool,
  contents: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query({
    name: 'held-for-good',
    text: `
      select sha256 from unnest($1::text[]) as asked (sha256)
      where exists (
        select from event
        where type in ('received', 'supplement-received') and body->'attachments' <> '[]'
          and body->'attachments' @> jsonb_build_array(jsonb_build_object('sha256', asked.sha256)))
        or exists (
          select from event
          where type = 'outside-answered' and body #>> '{result,paper,sha256}' = asked.sha256)
        or exists (select from payment where bill = asked.sha256)
        or exists (
          select from feedback
          where attachments <> '[]'
            and attachments @> jsonb_build_array(jsonb_build_object('sha256', sha256)))
        or exists (select from personal_document where personal_document.sha256 = asked.sha256)
        or exists (select from evidence_file where evidence_file.sha256 = asked.sha256)
        or exists (select from axis_file where axis_file.sha256 = asked.sha256)
        or exists (select from stored_document where stored_document.sha256 = asked.sha256)`,
    values: [contents],
  });
  return new Set(rows.map((row): string => row.sha256));
}

/** Those of the given contents that some draft holds: they wait for it to be filed. */
export async function heldByDrafts(
  pool: pg.Pool,
  contents: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query(
    `select sha256 from unnest($1::text[]) as sha256
      where exists (
        select from draft
        where attachments @> jsonb_build_array(jsonb_build_object('sha256', sha256)))`,
    [contents],
  );
  return new Set(rows.map((row): string => row.sha256));
}
