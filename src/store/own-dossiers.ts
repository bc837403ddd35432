import type pg from 'pg';
import { owns, type SignedInCitizen } from '#access/citizen.ts';
import { citizenToken } from '#store/dossier-row.ts';
import { type DossierHistory, loadHistories } from '#store/load-dossier.ts';
import { quoteLexeme } from '#store/search-query.ts';

export interface OwnDossier {
  readonly dossierId: string;
  readonly history: DossierHistory;
}

/** The dossiers of a person, newest first, whether filed from outside or at a counter. */
export async function ownDossiers(
  pool: pg.Pool,
  citizen: SignedInCitizen,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly dossiers: readonly OwnDossier[]; readonly more: boolean }> {
  const words = [citizenToken(citizen.citizenId)];
  if (citizen.identityNumber !== null) words.push(citizen.identityNumber);
  const { rows } = await pool.query({
    name: 'own-dossiers',
    text: `select dossier_id as id from dossier where search @@ $1::tsquery
      order by received_at desc, dossier_id limit $2 offset $3`,
    values: [words.map(quoteLexeme).join(' | '), limit + 1, offset],
  });
  const ids: readonly string[] = rows.slice(0, limit).map(({ id }) => id);
  const histories = await loadHistories(pool, ids);
  // The number of the person concerned is among the words too: that alone makes nobody the owner.
  const dossiers = ids.flatMap((dossierId): OwnDossier[] => {
    const history = histories.get(dossierId);
    return history !== undefined && owns(citizen, history.dossier) ? [{ dossierId, history }] : [];
  });
  return { dossiers, more: rows.length > limit };
}
