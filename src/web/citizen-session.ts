import type pg from 'pg';
import type { CitizenClaims } from '#registries/citizen-identity/claims.ts';
import { type Draft, DRAFT_COLUMNS, NOT_FILED } from '#store/drafts.ts';
import { csrfToken, digestOfToken, newSessionToken } from '#web/session-token.ts';

/** Whoever signed in from outside: what the identity provider said, and what they changed themselves. */
export interface Citizen extends Omit<CitizenClaims, 'subject'> {
  readonly citizenId: string;
}

export interface CitizenSession {
  readonly citizen: Citizen;
  readonly csrf: string;
  readonly idToken: string;
}

/** A session, and the draft that was asked for with it, where it is the person's own and not filed. */
export interface SessionWithDraft {
  readonly session: CitizenSession;
  readonly draft: Draft | null;
}

export interface CitizenSessions {
  /** Opens a session, and notes what the provider says of the person now. */
  readonly open: (claims: CitizenClaims, idToken: string, now: number) => Promise<string>;
  /** The session behind a cookie, or null where there is none or it has ended. */
  readonly find: (token: string, now: number) => Promise<CitizenSession | null>;
  /** The same with a draft, in one question to the database: most pages of a form need no other. */
  readonly findWithDraft: (
    token: string,
    now: number,
    draftId: string,
  ) => Promise<SessionWithDraft | null>;
  readonly close: (token: string) => Promise<void>;
}

/** Shorter than an officer's: phones and computers of citizens are lent and shared. */
export const CITIZEN_SESSION_SECONDS = 2 * 3600;

/** Sessions of citizens in PostgreSQL; any process knows them. */
export function createCitizenSessions(pool: pg.Pool, formKey: string): CitizenSessions {
  return {
    open: async (claims, idToken, now) => {
      const token = newSessionToken();
      const { rows } = await pool.query(NOTE, [
        claims.subject,
        claims.kind,
        claims.name,
        claims.identityNumber,
        claims.birthDate,
        claims.enterprise,
        claims.assurance,
        claims.phone,
        claims.email,
        timeOf(now),
      ]);
      await pool.query(
        `insert into citizen_session (token_hash, citizen_id, id_token, created_at, expires_at)
          values ($1, $2, $3, $4, $5)`,
        [
          digestOfToken(token),
          rows[0].citizenId,
          idToken,
          timeOf(now),
          timeOf(now + CITIZEN_SESSION_SECONDS * 1000),
        ],
      );
      return token;
    },
    find: async (token, now) => {
      const { rows } = await pool.query({
        name: 'find-citizen-session',
        text: FIND,
        values: [digestOfToken(token), timeOf(now)],
      });
      return rows[0] === undefined ? null : sessionOf(rows[0], csrfToken(formKey, token));
    },
    findWithDraft: async (token, now, draftId) => {
      const { rows } = await pool.query({
        name: 'find-citizen-session-with-draft',
        text: FIND_WITH_DRAFT,
        values: [digestOfToken(token), timeOf(now), draftId],
      });
      if (rows[0] === undefined) return null;
      const { session, draft } = rows[0];
      return { session: sessionOf(session, csrfToken(formKey, token)), draft };
    },
    close: async (token) => {
      await pool.query('delete from citizen_session where token_hash = $1', [digestOfToken(token)]);
    },
  };
}

type SessionRow = Citizen & Pick<CitizenSession, 'idToken'>;

const sessionOf = ({ idToken, ...citizen }: SessionRow, csrf: string): CitizenSession => ({
  citizen,
  idToken,
  csrf,
});

const timeOf = (now: number): string => new Date(now).toISOString();

/** Phone and mail are the person's own once they are known here. */
const NOTE = `
  insert into citizen as known (subject, kind, name, identity_number, birth_date, enterprise,
    assurance, phone, email, since, last_seen_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
  on conflict (subject) do update set kind = excluded.kind, name = excluded.name,
    identity_number = excluded.identity_number, birth_date = excluded.birth_date,
    enterprise = excluded.enterprise, assurance = excluded.assurance,
    phone = coalesce(known.phone, excluded.phone), email = coalesce(known.email, excluded.email),
    last_seen_at = excluded.last_seen_at
  returning citizen_id as "citizenId"`;

const FIND = `
  select citizen_id as "citizenId", kind, name, identity_number as "identityNumber",
    birth_date as "birthDate", enterprise, assurance, phone, email, id_token as "idToken"
  from citizen_session join citizen using (citizen_id)
  where token_hash = $1 and expires_at > $2`;

/** Nothing of either changes in JSON, so each comes as one value: a dozen columns are read slower. */
const FIND_WITH_DRAFT = `
  select to_json(found) as session, to_json(own) as draft
  from (${FIND}) as found
  left join lateral (
    select ${DRAFT_COLUMNS} from draft
    where draft_id = $3 and citizen_id = "citizenId" and ${NOT_FILED}
  ) as own on true`;
