import { createHmac } from 'node:crypto';
import { dayOf, epochOf, type Instant, minuteOfDay } from '#kernel/day.ts';

/** A system that is known at the axis. */
export interface AxisAccount {
  /** Our own agency there: `000.00.00.H33`. */
  readonly organId: string;
  readonly systemId: string;
  readonly secret: string;
}

/**
 * The headers by which the axis knows a system. What is signed was read out of the SDK by others
 * (data/edxml.json `sdkAuth`); the names of the headers and base64 are ours, to be confirmed.
 */
export function axisHeaders(
  { systemId, secret }: AxisAccount,
  contentType: string,
  body: string,
  now: Instant,
): Readonly<Record<string, string>> {
  const timestamp = axisTimestamp(now);
  return {
    'Content-Type': contentType,
    'X-System-Id': systemId,
    'X-Timestamp': timestamp,
    'X-Signature': axisSignature(secret, `${systemId}${timestamp}${contentType}${body}`),
  };
}

export const axisSignature = (secret: string, signed: string): string =>
  createHmac('sha256', secret).update(signed, 'utf8').digest('base64');

/** `ddMMyyyyTHHmmss+0700`. */
export function axisTimestamp(now: Instant): string {
  const [year, month, date] = dayOf(now).split('-');
  const minutes = minuteOfDay(now);
  const time = [Math.floor(minutes / 60), minutes % 60, new Date(epochOf(now)).getUTCSeconds()];
  return `${date}${month}${year}T${time.map((part) => String(part).padStart(2, '0')).join('')}+0700`;
}
