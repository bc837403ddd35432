import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { loadSecrets } from '#host/secrets.ts';
import { csrfToken } from '#web/session-token.ts';

/** What a browser holds after an officer signed in: its cookie, and the token of its forms. */
export interface StaffSession {
  readonly cookie: string;
  readonly csrf: string;
}

/** Where the bundled PostgreSQL of a running system listens, for its owner. */
export function databaseUrlOf(dataDir: string): string {
  const { databasePassword } = loadSecrets(dataDir);
  const port = readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[3];
  return `postgres://mot_cua:${databasePassword}@127.0.0.1:${port}/mot_cua`;
}

/** One statement of the owner in the database of a running system: what time would do, done at once. */
export async function inDatabase(
  dataDir: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<void> {
  const database = new pg.Client({ connectionString: databaseUrlOf(dataDir) });
  await database.connect();
  await database.query(sql, [...values]);
  await database.end();
}

/** Signs a member of staff in at the database of a running system, past the identity provider. */
export async function signInStaff(
  database: pg.Client,
  dataDir: string,
  subject: string,
): Promise<StaffSession> {
  const token = randomBytes(32).toString('base64url');
  await database.query(
    `insert into session (token_hash, subject, id_token, created_at, expires_at)
      values ($1, $2, '', now(), now() + interval '1 day')`,
    [createHash('sha256').update(token).digest(), subject],
  );
  const { formKey } = loadSecrets(dataDir);
  const csrf = csrfToken(formKey, token);
  return { cookie: `mot_cua_session=${token}`, csrf };
}

/** Counter officers of commune desks, with their agency and the one that handles their receipts. */
export async function communeCounters(
  database: pg.Client,
  count: number,
): Promise<
  readonly { readonly subject: string; readonly agency: string; readonly handler: string }[]
> {
  const { rows } = await database.query(
    `select staff.subject, staff.agency, agency.parent_code as handler
      from staff join agency on agency.code = staff.agency
      where role = 'counter-officer' and agency.level = 'commune' order by staff.agency limit $1`,
    [count],
  );
  return rows;
}
