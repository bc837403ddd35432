import type pg from 'pg';
import type { SignedInCitizen } from '#access/citizen.ts';
import type { Instant } from '#kernel/day.ts';
import { citizenActor } from '#store/job.ts';

/** Notes that a citizen asked for a dossier that is another's. */
export async function recordDeniedRead(
  pool: pg.Pool,
  dossierId: string,
  citizen: SignedInCitizen,
  now: Instant,
): Promise<void> {
  await pool.query(
    `insert into audit (dossier_id, at, subject, role, agency, act, outcome, detail)
      values ($1, $2, $3, 'citizen', 'citizen', 'read', 'denied', '')`,
    [dossierId, now, citizenActor(citizen).subject],
  );
}

/** Notes that somebody asked for a draft that is another's; ids that nobody has are not noted. */
export async function recordDeniedDraft(
  pool: pg.Pool,
  draftId: string,
  citizen: SignedInCitizen | null,
  now: Instant,
): Promise<void> {
  const subject = citizen === null ? 'stranger' : citizenActor(citizen).subject;
  await pool.query(
    `insert into audit (dossier_id, at, subject, role, agency, act, outcome, detail)
      select draft_id, $2, $3, 'citizen', 'citizen', 'read-draft', 'denied', ''
      from draft where draft_id = $1`,
    [draftId, now, subject],
  );
}
