import type pg from 'pg';
import { assisted, owns, type SignedInCitizen } from '#access/citizen.ts';
import type { Dossier } from '#dossier/dossier.ts';
import { assistantToken, citizenToken } from '#store/dossier-row.ts';
import { type DossierHistory, loadHistories } from '#store/load-dossier.ts';
import { quoteLexeme } from '#store/search-query.ts';

export interface OwnDossier {
  readonly dossierId: string;
  readonly history: DossierHistory;
}

interface Window {
  readonly limit: number;
  readonly offset: number;
}

interface Found {
  readonly dossiers: readonly OwnDossier[];
  readonly more: boolean;
}

/** The dossiers of a person, newest first, whether filed from outside or at a counter. */
export function ownDossiers(
  pool: pg.Pool,
  citizen: SignedInCitizen,
  window: Window,
): Promise<Found> {
  const words = [citizenToken(citizen.citizenId)];
  if (citizen.identityNumber !== null) words.push(citizen.identityNumber);
  // The number of the person concerned is among the words too: that alone makes nobody the owner.
  return withWords(pool, words, (dossier) => owns(citizen, dossier), window);
}

/** What a person prepared for others and these confirmed, newest first. */
export const assistedDossiers = (
  pool: pg.Pool,
  citizen: SignedInCitizen,
  window: Window,
): Promise<Found> =>
  withWords(
    pool,
    [assistantToken(citizen.citizenId)],
    (dossier) => assisted(citizen, dossier),
    window,
  );

async function withWords(
  pool: pg.Pool,
  words: readonly string[],
  isMeant: (dossier: Dossier) => boolean,
  { limit, offset }: Window,
): Promise<Found> {
  const { rows } = await pool.query({
    name: 'own-dossiers',
    text: `select dossier_id as id from dossier where search @@ $1::tsquery and bundle is null
      order by received_at desc, dossier_id limit $2 offset $3`,
    values: [words.map(quoteLexeme).join(' | '), limit + 1, offset],
  });
  const ids: readonly string[] = rows.slice(0, limit).map(({ id }) => id);
  const histories = await loadHistories(pool, ids);
  const dossiers = ids.flatMap((dossierId): OwnDossier[] => {
    const history = histories.get(dossierId);
    return history !== undefined && isMeant(history.dossier) ? [{ dossierId, history }] : [];
  });
  return { dossiers, more: rows.length > limit };
}
