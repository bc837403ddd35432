import type pg from 'pg';

/** Agencies by their codes, each for itself; or the province as a whole. */
export type FigureAgencies = readonly string[] | 'province';

/** Of whom dossiers are listed: the legs of interlinked ones too, where a report tells of each procedure. */
export type ListedAgencies = FigureAgencies | 'province-with-legs';

/** Codes as the cells have them: the province is ''. */
export const cellAgencies = (agencies: ListedAgencies): readonly string[] =>
  typeof agencies === 'string' ? [''] : agencies;

/**
 * SQL by which a row of `dossier` counts for one of the agencies of `$1`. A leg of an interlinked dossier is its
 * handler's alone: desk and province have the whole, once. Desks are asked for only where there are any, since
 * the indexes of figures begin with the handler.
 */
export async function countsFor(pool: pg.Pool, agencies: ListedAgencies): Promise<string> {
  if (agencies === 'province-with-legs') return '($1::text[] is not null)';
  if (agencies === 'province') return '(bundle is null and $1::text[] is not null)';
  const { rows } = await pool.query({
    name: 'desks-among',
    text: `select distinct code from agency where code = any($1) and kind = 'one-stop-desk'`,
    values: [agencies],
  });
  const ofDesk = '(bundle is null and desk = any($1))';
  if (rows.length === 0) return 'handler = any($1)';
  return rows.length === agencies.length ? ofDesk : `(handler = any($1) or ${ofDesk})`;
}
