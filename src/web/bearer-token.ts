import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** Whether a request shows a token as `Authorization: Bearer …`; compared in constant time. */
export function showsToken({ headers }: Pick<FastifyRequest, 'headers'>, token: string): boolean {
  const [, shown = ''] = /^Bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  return timingSafeEqual(digest(shown), digest(token));
}

/** Of one length, so that the comparison takes the same time whatever is shown. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
