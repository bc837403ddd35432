import type pg from 'pg';
import { addDays, dayOf, type Instant } from '#kernel/day.ts';
import { loadHistories } from '#store/load-dossier.ts';
import type { OwnDossier } from '#store/own-dossiers.ts';
import { quoteLexeme } from '#store/search-query.ts';

/** Closed dossiers are shown for so long. */
const DAYS_AFTER_CLOSING = 90;
const MOST = 20;

/**
 * What somebody submitted at a desk under a personal number, the newest first: open, or closed of
 * late. Dossiers that merely concern that person are somebody else's, and legs stand with their whole.
 */
export async function dossiersOfApplicant(
  pool: pg.Pool,
  personalNumber: string,
  desk: string,
  now: Instant,
): Promise<readonly OwnDossier[]> {
  const { rows } = await pool.query<{ dossierId: string }>({
    name: 'dossiers-of-applicant',
    text: `select dossier_id as "dossierId" from dossier
      where search @@ $1::tsquery and desk = $2 and bundle is null and (closed_at is null or closed_at > $3)
      order by received_at desc, dossier_id limit ${MOST}`,
    values: [quoteLexeme(personalNumber), desk, addDays(dayOf(now), -DAYS_AFTER_CLOSING)],
  });
  const histories = await loadHistories(
    pool,
    rows.map(({ dossierId }) => dossierId),
  );
  return rows.flatMap(({ dossierId }) => {
    const history = histories.get(dossierId);
    const isOwn = history?.dossier.applicant.identityNumber === personalNumber;
    return isOwn ? [{ dossierId, history }] : [];
  });
}
