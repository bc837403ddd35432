import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import type pg from 'pg';
import {
  addDays,
  type Day,
  dayOf,
  epochOf,
  type Instant,
  instantAt,
  instantFromEpoch,
} from '#kernel/day.ts';

/** The events of the days after the digest before it, up to the end of `day`, under one signature. */
export interface DailyDigest {
  readonly day: Day;
  /** How many events it covers. */
  readonly events: number;
  /** SHA-256 over the digest before it, the day, and the hash of each event in order; hex. */
  readonly digest: string;
  /** Ed25519 over the digest; hex. */
  readonly signature: string;
}

/** A command that began before midnight may be written after it, but not by as much as this. */
const SETTLED_MS = 10 * 60_000;

/** Signs the days that are over and have no digest yet, as one; null where there is none. */
export async function signPastDays(
  pool: pg.Pool,
  key: KeyObject,
  now: Instant,
): Promise<DailyDigest | null> {
  const day = addDays(dayOf(instantFromEpoch(epochOf(now) - SETTLED_MS)), -1);
  const before = (await readDigests(pool)).at(-1) ?? null;
  if (before !== null && before.day >= day) return null;
  const { events, digest } = await digestOf(pool, before, day);
  const signature = sign(null, Buffer.from(digest), key).toString('hex');
  const { rowCount } = await pool.query(
    `insert into daily_digest (day, events, digest, signature)
      values ($1, $2, decode($3, 'hex'), decode($4, 'hex')) on conflict do nothing`,
    [day, events, digest, signature],
  );
  return rowCount === 1 ? { day, events, digest, signature } : null;
}

/**
 * Recomputes every digest from the events as they stand now, and compares it with what was signed,
 * and with `kept`: the digests that were written outside the database. Answers what is wrong first,
 * in words for an auditor, or null.
 */
export async function verifyDigests(
  pool: pg.Pool,
  key: KeyObject,
  kept: readonly DailyDigest[],
): Promise<string | null> {
  const digests = await readDigests(pool);
  const publicKey = createPublicKey(key);
  let before: DailyDigest | null = null;
  for (const one of digests) {
    const signature = Buffer.from(one.signature, 'hex');
    if (!verify(null, Buffer.from(one.digest), publicKey, signature)) {
      return `the digest of ${one.day} does not bear our signature`;
    }
    const { events, digest } = await digestOf(pool, before, one.day);
    if (events !== one.events) {
      return `${one.events} events were signed for the days up to ${one.day}, ${events} are there now`;
    }
    if (digest !== one.digest) return `events of the days up to ${one.day} were changed`;
    before = one;
  }
  const known = new Set(digests.map(({ digest }) => digest));
  const lost = kept.find(({ digest }) => !known.has(digest));
  return lost === undefined
    ? null
    : `the digest of ${lost.day} was kept but is not in the database`;
}

async function readDigests(pool: pg.Pool): Promise<readonly DailyDigest[]> {
  const { rows } = await pool.query(
    `select day, events, encode(digest, 'hex') as digest, encode(signature, 'hex') as signature
      from daily_digest order by day`,
  );
  return rows;
}

async function digestOf(
  pool: pg.Pool,
  before: DailyDigest | null,
  day: Day,
): Promise<Pick<DailyDigest, 'events' | 'digest'>> {
  const { rows } = await pool.query(
    `select count(*) as events,
        encode(sha256(coalesce(string_agg(hash, ''::bytea order by dossier_id, version), '')), 'hex')
          as hashes
      from event where at >= $1 and at < $2`,
    [before === null ? '-infinity' : endOf(before.day), endOf(day)],
  );
  const { events, hashes } = rows[0];
  const previous = before?.digest ?? 'none';
  return { events, digest: hash('sha256', `${previous}\n${day}\n${events}\n${hashes}`) };
}

/** The first instant that is no longer of the day, in Viet Nam. */
const endOf = (day: Day): Instant => instantAt(addDays(day, 1), 0);
