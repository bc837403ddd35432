import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import type { Officer } from '#access/officer.ts';

/** Who is signed in, and the token that ties forms to this session. */
export interface Session {
  readonly officer: Officer;
  readonly title: string;
  readonly titleEn: string;
  readonly csrf: string;
  readonly idToken: string;
}

export interface Sessions {
  /** Opens a session for a subject of the identity provider; null if no such staff is known. */
  readonly open: (subject: string, idToken: string, now: number) => Promise<string | null>;
  /** The session behind a cookie, or null where there is none or it has ended. */
  readonly find: (token: string, now: number) => Promise<Session | null>;
  readonly close: (token: string) => Promise<void>;
}

/** Length of a session: one working day, so that nobody is signed out in the middle of a queue. */
export const SESSION_SECONDS = 10 * 3600;

/** How long another process may still honour a session that was closed or a role that changed. */
const CACHE_MS = 15_000;
const CACHE_SIZE = 10_000;
/** How long a known session is honoured while the database does not answer. */
const GRACE_MS = 10 * 60_000;

/** Sessions in PostgreSQL, remembered in memory for a moment so that a page costs no look-up. */
export function createSessions(pool: pg.Pool, formKey: string): Sessions {
  const cache = new Map<string, { readonly session: Session; readonly until: number }>();

  const remember = (token: string, session: Session, now: number) => {
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(token, { session, until: now + CACHE_MS });
  };

  return {
    open: async (subject, idToken, now) => {
      const token = randomBytes(32).toString('base64url');
      const { rowCount } = await pool.query(INSERT, [
        digest(token),
        subject,
        idToken,
        new Date(now).toISOString(),
        new Date(now + SESSION_SECONDS * 1000).toISOString(),
      ]);
      return rowCount === 1 ? token : null;
    },
    find: async (token, now) => {
      const cached = cache.get(token);
      if (cached !== undefined && cached.until > now) return cached.session;
      let rows: readonly SessionRow[];
      try {
        rows = await readSession(pool, token, now);
      } catch (fault) {
        // With the database down, whoever was signed in a moment ago keeps the form at hand.
        if (cached !== undefined && cached.until + GRACE_MS > now) return cached.session;
        throw fault;
      }
      const row = rows[0];
      cache.delete(token);
      if (row === undefined) return null;
      const { subject, name, role, agency } = row;
      const session: Session = {
        officer: { subject, name, role, agency },
        title: row.title,
        titleEn: row.title_en,
        csrf: csrfToken(formKey, token),
        idToken: row.id_token,
      };
      remember(token, session, now);
      return session;
    },
    close: async (token) => {
      cache.delete(token);
      await pool.query('delete from session where token_hash = $1', [digest(token)]);
    },
  };
}

interface SessionRow extends Officer {
  readonly title: string;
  readonly title_en: string;
  readonly id_token: string;
}

async function readSession(
  pool: pg.Pool,
  token: string,
  now: number,
): Promise<readonly SessionRow[]> {
  const { rows } = await pool.query<SessionRow>({
    name: 'find-session',
    text: SELECT,
    values: [digest(token), new Date(now).toISOString()],
  });
  return rows;
}

/** Whether the token that a form sent is the one of its session; compared in constant time. */
export function csrfMatches(session: Session, sent: string): boolean {
  const expected = Buffer.from(session.csrf);
  const given = Buffer.from(sent);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

const csrfToken = (formKey: string, token: string): string =>
  createHmac('sha256', formKey).update(token).digest('base64url');

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

const INSERT = `
  insert into session (token_hash, subject, id_token, created_at, expires_at)
  select $1, subject, $3, $4, $5 from staff
  where subject = $2 and valid_from <= $4::timestamptz::date
    and (valid_to is null or valid_to >= $4::timestamptz::date)`;

const SELECT = `
  select staff.subject, staff.name, staff.role, staff.agency, staff.title, staff.title_en,
    session.id_token
  from session join staff using (subject)
  where token_hash = $1 and expires_at > $2
    and (staff.valid_to is null or staff.valid_to >= $2::timestamptz::date)`;
