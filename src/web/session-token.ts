import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The secret in a session's cookie; the database knows its digest only. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url');

export const digestOfToken = (token: string): Buffer => hash('sha256', token, 'buffer');

/**
 * The token by which forms show that they were made for a session. A device's cookie is whatever a visitor
 * sends: the word before it keeps the same key's signatures under links and reports out of reach.
 */
export const csrfToken = (formKey: string, token: string): string =>
  createHmac('sha256', formKey).update(`csrf:${token}`).digest('base64url');

/** Whether the token that a form sent is the one of its session; compared in constant time. */
export function csrfMatches({ csrf }: { readonly csrf: string }, sent: string): boolean {
  const expected = Buffer.from(csrf);
  const given = Buffer.from(sent);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
