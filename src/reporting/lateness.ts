import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import { countedArrival, workingMinutesBetween } from '#calendar/working-time.ts';
import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { type Instant, instantOfLocalMinute, localMinuteOf } from '#kernel/day.ts';

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

/** Working time by which something is late: 0 where it is not. */
export interface LateTime {
  readonly minutes: number;
  /** Full working days, and what is left in full hours. */
  readonly days: number;
  readonly hours: number;
}

export interface Lateness extends LateTime {
  /** Overdue: it is awaited, and working time has passed since it was to come. */
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
  const running = answer.state === 'returned' ? again : first;
  return {
    ...lateTime(Math.max(first, again), calendar),
    isOpen: running > 0 && isAwaited(answer.state),
  };
}

/** How late something came that was due once, in working time of who sends it. */
export const lateBy = (dueAt: Instant, cameAt: Instant, calendar: WorkingCalendar): LateTime =>
  lateTime(workingMinutesBetween(dueAt, cameAt, calendar), calendar);

function lateTime(minutes: number, { minutesPerDay }: WorkingCalendar): LateTime {
  const days = Math.floor(minutes / minutesPerDay);
  return { minutes, days, hours: Math.floor((minutes - days * minutesPerDay) / 60) };
}

/** `2 ngày 3 giờ làm việc`; null where nothing is late. */
export function latenessText({ minutes, days, hours }: LateTime): Bilingual | null {
  if (minutes === 0) return null;
  if (days === 0 && hours === 0) {
    return filled('{minutes} phút làm việc', '{minutes} working minutes', { minutes });
  }
  if (days === 0) return filled('{hours} giờ làm việc', '{hours} working hours', { hours });
  return hours === 0
    ? filled('{days} ngày làm việc', '{days} working days', { days })
    : filled('{days} ngày {hours} giờ làm việc', '{days} working days {hours} hours', {
        days,
        hours,
      });
}

/**
 * Outside of working days and office hours: when the time from which something counts as late begins;
 * null within them, the midday break too.
 */
export function lateFrom(dueAt: Instant, calendar: WorkingCalendar): Instant | null {
  const due = localMinuteOf(dueAt);
  const counted = countedArrival(due, calendar);
  return counted === due ? null : instantOfLocalMinute(counted);
}

/** What waits for who answers. */
export const isAwaited = (state: AnswerState): boolean =>
  state === 'not-begun' || state === 'draft' || state === 'returned';

const cameAgain = ({ state, submittedAt }: AnswerTimes): Instant | null =>
  state === 'returned' ? null : submittedAt;
