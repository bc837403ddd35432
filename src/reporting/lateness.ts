import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import { workingMinutesBetween } from '#calendar/working-time.ts';
import type { Instant } from '#kernel/day.ts';

export type AnswerState = 'not-begun' | 'draft' | 'submitted' | 'returned' | 'accepted';

/** When an answer was due and when it came. */
export interface AnswerTimes {
  readonly state: AnswerState;
  /** With an extension, the later day. */
  readonly dueAt: Instant;
  readonly firstSubmittedAt: Instant | null;
  readonly submittedAt: Instant | null;
  /** Of what was returned: when it was to come again. */
  readonly againDueAt: Instant | null;
}

/** Working time by which an answer is late: 0 where it is not. */
export interface Lateness {
  readonly minutes: number;
  /** Full working days, and what is left in full hours. */
  readonly days: number;
  readonly hours: number;
  /** Whether it still runs. */
  readonly isOpen: boolean;
}

/**
 * How late an answer is in working time of who answers: the first submission against the due time, and
 * what was returned against the time by which it was to come again; the greater of the two. Whoever
 * was on time and is asked for a correction is not late for having been asked.
 */
export function latenessOf(answer: AnswerTimes, now: Instant, calendar: WorkingCalendar): Lateness {
  const first = workingMinutesBetween(answer.dueAt, answer.firstSubmittedAt ?? now, calendar);
  const again =
    answer.againDueAt === null
      ? 0
      : workingMinutesBetween(answer.againDueAt, cameAgain(answer) ?? now, calendar);
  const minutes = Math.max(first, again);
  const days = Math.floor(minutes / calendar.minutesPerDay);
  return {
    minutes,
    days,
    hours: Math.floor((minutes - days * calendar.minutesPerDay) / 60),
    isOpen: minutes > 0 && isAwaited(answer.state),
  };
}

/** What waits for who answers. */
export const isAwaited = (state: AnswerState): boolean =>
  state === 'not-begun' || state === 'draft' || state === 'returned';

const cameAgain = ({ state, submittedAt }: AnswerTimes): Instant | null =>
  state === 'returned' ? null : submittedAt;
