import { createHash } from 'node:crypto';
import { epochOf, type Instant } from '#kernel/day.ts';

/** The account with which a service is called that knows nothing of the platform's tokens. */
export interface Signature {
  readonly user: string;
  readonly secret: string;
  /** Sent as `X-Road-Client`; empty for none. */
  readonly client: string;
  /** Sent as `ApiKey`; empty for none. */
  readonly apiKey: string;
}

/**
 * The headers of a signed call (domain.md §4.3): `Authorization: Basic
 * base64(user:sha256(url+user+timestamp+secret))` and `Timestamp` in milliseconds. That the sum is
 * written in small hexadecimal digits is to be confirmed.
 */
export function signedHeaders(
  url: string,
  { user, secret, client, apiKey }: Signature,
  now: Instant,
): Readonly<Record<string, string>> {
  const timestamp = String(epochOf(now));
  const sum = sumOf([url, user, timestamp, secret]);
  return {
    Timestamp: timestamp,
    Authorization: `Basic ${Buffer.from(`${user}:${sum}`).toString('base64')}`,
    ...(client === '' ? {} : { 'X-Road-Client': client }),
    ...(apiKey === '' ? {} : { ApiKey: apiKey }),
  };
}

/** Whether a call carries the signature of an account, as the service behind it checks it. */
export function isSigned(
  url: string,
  { user, secret }: Pick<Signature, 'user' | 'secret'>,
  sent: { readonly timestamp: string; readonly authorization: string },
): boolean {
  const sum = sumOf([url, user, sent.timestamp, secret]);
  const right = `Basic ${Buffer.from(`${user}:${sum}`).toString('base64')}`;
  return sent.timestamp !== '' && sent.authorization === right;
}

const sumOf = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('')).digest('hex');
