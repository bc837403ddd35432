import { createHash } from 'node:crypto';

/**
 * Id of the dossier of a leg: the same however often it is asked for, so that a leg is begun once. It is
 * a UUIDv7 of the time of its bundle, whose other digits are a digest of both.
 */
export function legId(bundleId: string, leg: string): string {
  const digest = createHash('sha256').update(`${bundleId} ${leg}`).digest('hex');
  const variant = '89ab'[Number.parseInt(digest[3] ?? '0', 16) % 4];
  return `${bundleId.slice(0, 14)}7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(7, 19)}`;
}
