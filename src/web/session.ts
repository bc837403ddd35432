import type pg from 'pg';
import type { Officer } from '#access/officer.ts';
import { type Day, dayOf, instantFromEpoch } from '#kernel/day.ts';
import { csrfToken, digestOfToken, newSessionToken } from '#web/session-token.ts';

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
  /** From now on works in the place of an absent colleague, or again in the own (null). */
  readonly actFor: (token: string, absent: string | null) => Promise<void>;
  readonly close: (token: string) => Promise<void>;
  /** A session changed in another process: it is read anew. */
  readonly forget: (token: string) => void;
}

/** Length of a session: one working day, so that nobody is signed out in the middle of a queue. */
export const SESSION_SECONDS = 10 * 3600;

/** How long a session is honoured that was closed on another machine, or whose role changed. */
const CACHE_MS = 15_000;
const CACHE_SIZE = 10_000;
/** How long a known session is honoured while the database does not answer. */
const GRACE_MS = 10 * 60_000;

/**
 * Sessions in PostgreSQL, remembered in memory for a moment so that a page costs no look-up. Of one that
 * changed every process that may remember it is told by `spread`.
 */
export function createSessions(
  pool: pg.Pool,
  formKey: string,
  spread: (token: string) => Promise<void>,
): Sessions {
  const cache = new Map<string, { readonly session: Session; readonly until: number }>();

  const remember = (token: string, session: Session, now: number) => {
    if (cache.size >= CACHE_SIZE) cache.clear();
    cache.set(token, { session, until: now + CACHE_MS });
  };

  return {
    open: async (subject, idToken, now) => {
      const token = newSessionToken();
      const { rowCount } = await pool.query(INSERT, [
        digestOfToken(token),
        subject,
        idToken,
        new Date(now).toISOString(),
        new Date(now + SESSION_SECONDS * 1000).toISOString(),
        dayAt(now),
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
      const { subject, name, role, agency, absent, absentName } = row;
      const own: Officer = { subject, name, role, agency };
      const session: Session = {
        officer:
          absent === null || absentName === null
            ? own
            : { ...own, standsInFor: { subject: absent, name: absentName } },
        title: row.title,
        titleEn: row.title_en,
        csrf: csrfToken(formKey, token),
        idToken: row.id_token,
      };
      remember(token, session, now);
      return session;
    },
    actFor: async (token, absent) => {
      await pool.query('update session set acting_for = $2 where token_hash = $1', [
        digestOfToken(token),
        absent,
      ]);
      await spread(token);
    },
    close: async (token) => {
      await pool.query('delete from session where token_hash = $1', [digestOfToken(token)]);
      await spread(token);
    },
    forget: (token) => void cache.delete(token),
  };
}

interface SessionRow extends Officer {
  readonly title: string;
  readonly title_en: string;
  readonly id_token: string;
  readonly absent: string | null;
  readonly absentName: string | null;
}

async function readSession(
  pool: pg.Pool,
  token: string,
  now: number,
): Promise<readonly SessionRow[]> {
  const { rows } = await pool.query<SessionRow>({
    name: 'find-session',
    text: SELECT,
    values: [digestOfToken(token), new Date(now).toISOString(), dayAt(now)],
  });
  return rows;
}

/** Staff come and go with the days of Viet Nam, wherever the database stands. */
const dayAt = (now: number): Day => dayOf(instantFromEpoch(now));

const INSERT = `
  insert into session (token_hash, subject, id_token, created_at, expires_at)
  select $1, subject, $3, $4, $5 from staff
  where subject = $2 and valid_from <= $6 and (valid_to is null or valid_to > $6)`;

/** Role and agency are those of the absent colleague while a delegation lasts, else the own. */
const SELECT = `
  select me.subject, me.name, coalesce(stood.role, me.role) as role,
    coalesce(stood.agency, me.agency) as agency, me.title, me.title_en, session.id_token,
    stood.subject as absent, stood.name as "absentName"
  from session join staff as me using (subject)
  left join staff as stood on stood.subject = session.acting_for
    and (stood.valid_to is null or stood.valid_to > $3)
    and exists (select from delegation
      where absent = stood.subject and deputy = me.subject
        and delegation.valid_from <= $3 and delegation.valid_to >= $3)
  where token_hash = $1 and expires_at > $2 and (me.valid_to is null or me.valid_to > $3)`;
