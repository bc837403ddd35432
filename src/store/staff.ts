import type pg from 'pg';
import type { Role } from '#access/role.ts';
import type { Day } from '#kernel/day.ts';
import { foldTokens, hasAllWords } from '#kernel/fold.ts';

/** A member of staff, as the province's administrator keeps them. No password is ever stored. */
export interface StaffMember {
  /** The `sub` that the identity provider gives. */
  readonly subject: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  /** Code of the agency. */
  readonly agency: string;
  readonly title: string;
  readonly titleEn: string;
  readonly phone: string | null;
  readonly validFrom: Day;
  /** First day on which the person no longer works here, or null. */
  readonly validTo: Day | null;
}

/** One person, whether or not still at work; null where there is none. */
export async function readStaffMember(pool: pg.Pool, subject: string): Promise<StaffMember | null> {
  const { rows } = await pool.query(`${SELECT} where subject = $1`, [subject]);
  return rows[0] ?? null;
}

/** The person with a user name, whether or not still at work; null where there is none. */
export async function findStaffByUsername(
  pool: pg.Pool,
  username: string,
): Promise<StaffMember | null> {
  const { rows } = await pool.query(`${SELECT} where username = $1`, [username]);
  return rows[0] ?? null;
}

/**
 * Those whose name, user name or agency has each word of the query, with or without diacritics; by
 * Vietnamese name. All are read: a province has a few thousand staff.
 */
export async function findStaff(
  pool: pg.Pool,
  query: string,
  agencyName: (code: string) => string,
): Promise<readonly StaffMember[]> {
  const { rows } = await pool.query<StaffMember>(SELECT);
  const typed = foldTokens(query);
  return rows
    .filter(({ name, username, agency }) => {
      const words = foldTokens(`${name} ${username.replaceAll('.', ' ')} ${agencyName(agency)}`);
      const all = [...words, username, agency.toLowerCase()];
      return hasAllWords(all, typed);
    })
    .sort((a, b) => byName.compare(a.name, b.name) || (a.username < b.username ? -1 : 1));
}

const byName = new Intl.Collator('vi');

/** Those who are at work on a day at agencies, by Vietnamese name. */
export async function readStaffAt(
  pool: pg.Pool,
  agencies: readonly string[],
  day: Day,
): Promise<readonly StaffMember[]> {
  const { rows } = await pool.query<StaffMember>(
    `${SELECT} where agency = any($1) and valid_from <= $2 and (valid_to is null or valid_to > $2)`,
    [agencies, day],
  );
  return rows.sort((a, b) => byName.compare(a.name, b.name));
}

export type PutStaff = 'done' | 'subject-taken' | 'username-taken';

/** Adds a person; nothing is written where the subject or the user name is somebody's already. */
export async function addStaffMember(
  client: pg.ClientBase,
  member: StaffMember,
): Promise<PutStaff> {
  const { rows } = await client.query(
    `with known as (
      select bool_or(subject = $1) as subject, bool_or(username = $2) as username
      from staff where subject = $1 or username = $2
    ), added as (
      insert into staff (subject, username, name, role, agency, title, title_en, phone, valid_from,
        valid_to)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 from known
      where subject is null and username is null
      on conflict do nothing returning 1
    )
    select subject, username, (select count(*) from added) as added from known`,
    values(member),
  );
  const { subject, added } = rows[0];
  if (added === 1) return 'done';
  return subject === true ? 'subject-taken' : 'username-taken';
}

/** Changes all but subject and user name, which tie the person to the identity provider. */
export async function changeStaffMember(client: pg.ClientBase, member: StaffMember): Promise<void> {
  await client.query(
    `update staff set name = $3, role = $4, agency = $5, title = $6, title_en = $7, phone = $8,
        valid_from = $9, valid_to = $10
      where subject = $1 and username = $2`,
    values(member),
  );
}

const values = (member: StaffMember): unknown[] => [
  member.subject,
  member.username,
  member.name,
  member.role,
  member.agency,
  member.title,
  member.titleEn,
  member.phone,
  member.validFrom,
  member.validTo,
];

const SELECT = `select subject, username, name, role, agency, title, title_en as "titleEn", phone,
  valid_from as "validFrom", valid_to as "validTo" from staff`;

/** Names of staff by subject, also of those who left; whoever is unknown is left out. */
export async function readStaffNames(
  pool: pg.Pool,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query('select subject, name from staff where subject = any($1)', [
    subjects,
  ]);
  return new Map(rows.map((row): [string, string] => [row.subject, row.name]));
}
