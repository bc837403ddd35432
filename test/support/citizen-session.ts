import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { loadSecrets } from '#host/secrets.ts';
import { csrfToken } from '#web/session-token.ts';
import type { StaffSession } from '#test/support/staff-session.ts';

/** Signs a citizen in at the database of a running system, past the identity provider. */
export async function signInCitizenAt(
  database: pg.Client,
  dataDir: string,
  { number, name }: { readonly number: string; readonly name: string },
): Promise<StaffSession> {
  const token = randomBytes(32).toString('base64url');
  await database.query(
    `with known as (
        insert into citizen (subject, kind, name, identity_number, assurance, phone, since,
          last_seen_at) values ($1, 'citizen', $2, $1, 2, '0912345678', now(), now())
        on conflict (subject) do update set last_seen_at = now() returning citizen_id)
      insert into citizen_session (token_hash, citizen_id, id_token, created_at, expires_at)
        select $3, citizen_id, '', now(), now() + interval '1 day' from known`,
    [number, name, createHash('sha256').update(token).digest()],
  );
  const { formKey } = loadSecrets(dataDir);
  const csrf = csrfToken(formKey, token);
  return { cookie: `mot_cua_cong_dan=${token}`, csrf };
}
