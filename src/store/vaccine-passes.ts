import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Instant } from '#kernel/day.ts';
import type { HealthCertificate } from '#vaccine-pass/health-certificate.ts';
import type { IssuedPass } from '#vaccine-pass/issue-pass.ts';
import type { PassRequest } from '#vaccine-pass/pass-request.ts';

/** A passport that was signed here. */
export interface KeptPass extends IssuedPass {
  readonly passId: string;
  readonly identityNumber: string;
  readonly commune: string;
  readonly request: PassRequest;
  readonly certificate: HealthCertificate;
  readonly keyId: string;
  readonly issuedBy: string;
  readonly agency: string;
  /** How it ended before its time; null where it did not. */
  readonly end:
    | {
        readonly how: 'revoked';
        readonly at: Instant;
        readonly ground: string;
      }
    | { readonly how: 'replaced'; readonly at: Instant }
    | null;
}
export type NewPass = Omit<KeptPass, 'end'>;

interface PassRow extends Omit<KeptPass, 'end'> {
  readonly endedAt: Instant | null;
  readonly how: 'revoked' | 'replaced' | null;
  readonly ground: string | null;
}

const PASS = `pass_id as "passId", identity_number as "identityNumber", commune, request, certificate,
  text, key_id as "keyId", issued_at as "issuedAt", expires_at as "expiresAt",
  issued_by as "issuedBy", agency, ended_at as "endedAt", ended_how as how, ground`;

function passOf({ endedAt, how, ground, ...pass }: PassRow): KeptPass {
  if (endedAt === null || how === null) return { ...pass, end: null };
  return {
    ...pass,
    end: how === 'replaced' ? { how, at: endedAt } : { how, at: endedAt, ground: ground ?? '' },
  };
}

/** What a code says, by which it is found without its text. */
const hashOf = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/**
 * Keeps a passport unless one of the same certificate is in force; one that has run out makes way for it.
 * Answers the id of the one that holds now, so that whoever asks twice meets the same.
 */
export async function keepPass(client: pg.ClientBase, pass: NewPass): Promise<string> {
  const { certificateId } = pass.request;
  await client.query(
    `update vaccine_pass set ended_at = $2, ended_how = 'replaced', ended_by = $3
      where certificate_id = $1 and ended_at is null and expires_at <= $2`,
    [certificateId, pass.issuedAt, pass.issuedBy],
  );
  await client.query(
    `insert into vaccine_pass (pass_id, certificate_id, identity_number, commune, request,
        certificate, text, text_hash, key_id, issued_at, expires_at, issued_by, agency)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      on conflict (certificate_id) where ended_at is null do nothing`,
    [
      pass.passId,
      certificateId,
      pass.identityNumber,
      pass.commune,
      JSON.stringify(pass.request),
      JSON.stringify(pass.certificate),
      pass.text,
      hashOf(pass.text),
      pass.keyId,
      pass.issuedAt,
      pass.expiresAt,
      pass.issuedBy,
      pass.agency,
    ],
  );
  const { rows } = await client.query<{ readonly passId: string }>(
    `select pass_id as "passId" from vaccine_pass where certificate_id = $1 and ended_at is null`,
    [certificateId],
  );
  const held = rows[0]?.passId;
  if (held === undefined) throw new Error('a passport that was kept is not there');
  return held;
}

/** The passport of a certificate that is in force and has not run out. */
export async function passInForce(
  pool: pg.Pool,
  certificateId: string,
  now: Instant,
): Promise<string | null> {
  const { rows } = await pool.query<{ readonly passId: string }>(
    `select pass_id as "passId" from vaccine_pass
      where certificate_id = $1 and ended_at is null and expires_at > $2`,
    [certificateId, now],
  );
  return rows[0]?.passId ?? null;
}

export async function findPass(pool: pg.Pool, passId: string): Promise<KeptPass | null> {
  const { rows } = await pool.query<PassRow>(
    `select ${PASS} from vaccine_pass where pass_id = $1`,
    [passId],
  );
  return rows[0] === undefined ? null : passOf(rows[0]);
}

/** All passports of a person, the newest first. */
export async function passesOf(
  pool: pg.Pool,
  identityNumber: string,
): Promise<readonly KeptPass[]> {
  const { rows } = await pool.query<PassRow>(
    `select ${PASS} from vaccine_pass where identity_number = $1 order by issued_at desc, pass_id`,
    [identityNumber],
  );
  return rows.map(passOf);
}

/** Takes a passport back; `false` where it has ended already. */
export async function revokePass(
  client: pg.ClientBase,
  passId: string,
  { ground, by, at }: { readonly ground: string; readonly by: string; readonly at: Instant },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update vaccine_pass set ended_at = $2, ended_how = 'revoked', ended_by = $3, ground = $4
      where pass_id = $1 and ended_at is null`,
    [passId, at, by, ground],
  );
  return rowCount === 1;
}

/** Since when the passport that says this text is revoked; null where it is not, or is none of ours. */
export async function revokedSince(pool: pg.Pool, text: string): Promise<Instant | null> {
  const { rows } = await pool.query<{ readonly at: Instant }>(
    `select ended_at as at from vaccine_pass where text_hash = $1 and ended_how = 'revoked'`,
    [hashOf(text)],
  );
  return rows[0]?.at ?? null;
}

/** How many passports hold now, by commune of residence. */
export async function countPasses(
  pool: pg.Pool,
  now: Instant,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ readonly commune: string; readonly count: number }>(
    `select commune, count(*)::int as count from vaccine_pass
      where ended_at is null and expires_at > $1 group by commune`,
    [now],
  );
  return new Map(rows.map(({ commune, count }) => [commune, count]));
}
