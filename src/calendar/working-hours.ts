import { formatMinute } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** The sessions of one working day of an agency, in order: local 'HH:mm' to 'HH:mm'. */
export type WorkingHours = readonly { readonly from: string; readonly to: string }[];

/** A session in minutes since local midnight; both ends belong to it. */
export interface Session {
  readonly start: number;
  readonly end: number;
}

/** 07:00–11:00 and 13:00–17:00: 8 hours (domain.md §7.1; each agency may have its own). */
export const standardHours: WorkingHours = [
  { from: '07:00', to: '11:00' },
  { from: '13:00', to: '17:00' },
];

/**
 * Reads '07:00-11:00,13:00-17:00' (hyphen or dash, spaces allowed). Refused as
 * 'not-working-hours': no session at all, a time that does not exist, a session without length,
 * or sessions that overlap or stand out of order.
 */
export function parseWorkingHours(text: string): Result<WorkingHours, 'not-working-hours'> {
  const sessions: Session[] = [];
  for (const part of text.split(',')) {
    const found = SESSION_FORM.exec(part.trim());
    if (found === null) return err('not-working-hours');
    const start = parseTime(found[1] ?? '');
    const end = parseTime(found[2] ?? '');
    const previousEnd = sessions.at(-1)?.end ?? -1;
    if (start === null || end === null || start >= end || start <= previousEnd) {
      return err('not-working-hours');
    }
    sessions.push({ start, end });
  }
  return ok(sessions.map(({ start, end }) => hoursOf(start, end)));
}

/** Minutes since midnight of 'HH:mm' or 'H:mm', or null where there is no such time of day. */
export function parseTime(text: string): number | null {
  const found = TIME_FORM.exec(text);
  if (found === null) return null;
  const hours = Number(found[1]);
  const minutes = Number(found[2]);
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}

const SESSION_FORM = /^(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})$/;
const TIME_FORM = /^(\d{1,2}):(\d{2})$/;

const hoursOf = (start: number, end: number) => ({
  from: formatMinute(start),
  to: formatMinute(end),
});
