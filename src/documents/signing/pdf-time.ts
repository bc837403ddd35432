import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** `D:20261128093005+07'00'`: the time of Viet Nam (ISO 32000-1, 7.9.4). */
export function pdfTime(at: Instant): string {
  const local = instantFromEpoch(epochOf(at) + 7 * HOUR);
  return `D:${local.replaceAll(/[-:T]/g, '').slice(0, 14)}+07'00'`;
}

/** Reads a whole time with its zone; null for anything less, which says nothing for sure. */
export function readPdfTime(text: string): Instant | null {
  const form = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z.*|([+-])(\d\d)'?(\d\d)?'?)$/;
  const [, year, month, day, hour, minute, second, sign = '+', hours = '0', minutes = '0'] =
    form.exec(text) ?? [];
  const local = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`);
  if (Number.isNaN(local)) return null;
  const ahead = (Number(hours) * HOUR + Number(minutes) * MINUTE) * (sign === '-' ? -1 : 1);
  return instantFromEpoch(local - ahead);
}
