import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Attachment } from '#dossier/dossier-event.ts';
import { epochOf, type Instant } from '#kernel/day.ts';

const signatureOf = (key: string, sha256: string, until: number): string =>
  createHmac('sha256', key).update(`file-link:${sha256}:${until}`).digest('base64url');

/** A link by which whoever was told of it may fetch one paper, and nothing else, for so many milliseconds. */
export function fileLink(
  { publicUrl, formKey }: { readonly publicUrl: string; readonly formKey: string },
  { sha256, mediaType }: Pick<Attachment, 'sha256' | 'mediaType'>,
  { now, forMs }: { readonly now: Instant; readonly forMs: number },
): string {
  const until = epochOf(now) + forMs;
  const signature = signatureOf(formKey, sha256, until);
  const query = new URLSearchParams({ han: String(until), loai: mediaType, ky: signature });
  return `${publicUrl}/trao-doi/tep/${sha256}?${query.toString()}`;
}

/** Whether a link is one of ours and still holds. */
export function isFileLink(
  formKey: string,
  asked: { readonly sha256: string; readonly until: string; readonly signature: string },
  now: Instant,
): boolean {
  const until = Number(asked.until);
  if (!Number.isSafeInteger(until) || until < epochOf(now)) return false;
  const right = Buffer.from(signatureOf(formKey, asked.sha256, until));
  const given = Buffer.from(asked.signature);
  return right.length === given.length && timingSafeEqual(right, given);
}
