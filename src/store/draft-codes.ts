import { randomInt, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Instant } from '#kernel/day.ts';
import { digestOf, type Draft } from '#store/drafts.ts';

/** For how long a code confirms a draft. */
export const CODE_MINUTES = 10;

/** A code of six digits that confirms the draft as it stands now; an earlier one no longer does. */
export async function giveDraftCode(
  pool: pg.Pool,
  draft: Draft,
  phone: string,
  now: Instant,
): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await pool.query(
    `insert into draft_code (draft_id, code_hash, content_hash, phone, expires_at)
      values ($1, $2, $3, $4, $5::timestamptz + $6 * interval '1 minute')
      on conflict (draft_id) do update set code_hash = excluded.code_hash,
        content_hash = excluded.content_hash, phone = excluded.phone,
        expires_at = excluded.expires_at`,
    [
      draft.draftId,
      digestOf(`${draft.draftId} ${code}`),
      contentOf(draft),
      phone,
      now,
      CODE_MINUTES,
    ],
  );
  return code;
}

/** What a typed code says of a draft. */
export type DraftCodeCheck =
  | { readonly kind: 'right'; readonly phone: string }
  /** `changed`: the draft is no longer what the code was sent about. */
  | { readonly kind: 'wrong' | 'expired' | 'changed' };

/** Checks a code against the draft as it stands; attempts are counted by whoever asks. */
export async function checkDraftCode(
  pool: pg.Pool,
  draft: Draft,
  typed: string,
  now: Instant,
): Promise<DraftCodeCheck> {
  const { rows } = await pool.query(
    `select code_hash as code, content_hash as content, phone, expires_at > $2 as is_open
      from draft_code where draft_id = $1`,
    [draft.draftId, now],
  );
  const [sent] = rows;
  if (sent === undefined || !sent.is_open) return { kind: 'expired' };
  if (!timingSafeEqual(sent.code, digestOf(`${draft.draftId} ${typed}`))) return { kind: 'wrong' };
  return sent.content.equals(contentOf(draft))
    ? { kind: 'right', phone: sent.phone }
    : { kind: 'changed' };
}

/** The phone to which a code that still confirms this draft was sent; null where there is none. */
export async function sentCodeOf(
  pool: pg.Pool,
  draft: Draft,
  now: Instant,
): Promise<string | null> {
  const { rows } = await pool.query(
    `select phone from draft_code where draft_id = $1 and content_hash = $2 and expires_at > $3`,
    [draft.draftId, contentOf(draft), now],
  );
  return rows[0]?.phone ?? null;
}

/** All that is filed of a draft, in a digest. */
const contentOf = ({ answers, choices, attachments, helped, procedureCode, form }: Draft): Buffer =>
  digestOf(canonicalJson({ answers, choices, attachments, helped, procedureCode, form }));
