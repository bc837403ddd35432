import { type DueDate, dueDate } from '#calendar/due-date.ts';
import { conclusion, line, stretchLines } from '#calendar/proof-line.ts';
import { durationText, momentText } from '#calendar/proof-text.ts';
import type { TimeLimit } from '#calendar/time-limit.ts';
import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import { addWorkingMinutes, workingMinutes } from '#calendar/working-time.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { type Instant, instantOfLocalMinute, localMinuteOf } from '#kernel/day.ts';

/** A dossier that waited for a supplement, and by which policy its clock goes on. */
export interface SupplementWait {
  readonly policy: 'pause' | 'restart';
  /** The due date as it stood when the supplement was asked for. */
  readonly due: Instant;
  readonly suspendedAt: Instant;
  readonly resumedAt: Instant;
  readonly limit: TimeLimit;
  /** Article that lets the clock pause or start again: the procedure's own. */
  readonly basis: string;
  readonly calendar: WorkingCalendar;
}

/**
 * The due date after a supplement (domain.md §6.7). `pause`: the old one, later by the working time
 * that was waited, whatever the unit of the limit; a dossier that was late stays late by as much.
 * `restart`: the full limit again from resumption.
 */
export function resumeAfterSupplement(wait: SupplementWait): DueDate {
  switch (wait.policy) {
    case 'pause':
      return paused(wait);
    case 'restart':
      return restarted(wait);
  }
}

function paused({ due, suspendedAt, resumedAt, limit, basis, calendar }: SupplementWait): DueDate {
  if (limit.unit === 'NONE') return dueDate(resumedAt, limit, calendar);
  const [old, asked, came] = [
    localMinuteOf(due),
    localMinuteOf(suspendedAt),
    localMinuteOf(resumedAt),
  ];
  const waited = workingMinutes(asked, came, calendar);
  const shifted = waited === 0 ? old : addWorkingMinutes(old, waited, calendar);
  const day = Math.floor(came / 1440);
  return {
    kind: 'due',
    at: instantOfLocalMinute(shifted),
    proof: [
      line(day, waitText(asked, came)),
      ...stretchLines(asked, came, calendar),
      line(day, pauseText(durationText(waited, calendar), momentText(old)), basis),
      ...(waited === 0 ? [] : stretchLines(old, shifted, calendar)),
      ...conclusion(asked, shifted, limit.basis, calendar),
    ],
  };
}

function restarted({ suspendedAt, resumedAt, limit, basis, calendar }: SupplementWait): DueDate {
  const again = dueDate(resumedAt, limit, calendar);
  if (again.kind === 'none') return again;
  const came = localMinuteOf(resumedAt);
  const day = Math.floor(came / 1440);
  return {
    ...again,
    proof: [
      line(day, waitText(localMinuteOf(suspendedAt), came)),
      line(day, restartText, basis),
      ...again.proof,
    ],
  };
}

const restartText: Bilingual = {
  vi: 'Tính lại toàn bộ thời hạn từ khi nhận đủ hồ sơ bổ sung.',
  en: 'The full time limit starts again when the supplement is received.',
};

function waitText(asked: number, came: number): Bilingual {
  const [from, to] = [momentText(asked), momentText(came)];
  return {
    vi: `Chờ bổ sung hồ sơ từ ${from.vi} đến ${to.vi}.`,
    en: `Waiting for the supplement from ${from.en} to ${to.en}.`,
  };
}

function pauseText(waited: Bilingual, old: Bilingual): Bilingual {
  return {
    vi: `Thời gian chờ không tính vào thời hạn: ${waited.vi}, cộng vào hẹn cũ ${old.vi}.`,
    en: `The wait does not count: ${waited.en}, added to the former due date ${old.en}.`,
  };
}
