import { dayOf, type Instant } from '#kernel/day.ts';
import { lateFrom } from '#reporting/lateness.ts';
import type { Recipient } from '#store/report-answers.ts';
import { formatDateTimeWithWeekday } from '#web/format.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** What a due time outside of an agency's working time means; null within it. */
export function outsideHours(on: OfficerRequest, agency: string, dueAt: Instant): string | null {
  const from = lateFrom(dueAt, on.services.world().calendarOf(agency, dayOf(dueAt)));
  if (from === null) return null;
  return sayIn(on.lang)(
    'Hạn này ngoài giờ làm việc: nộp trước {from} vẫn đúng hạn.',
    'This is outside of working hours: until {from} nothing is late.',
    { from: formatDateTimeWithWeekday(from, on.lang) },
  );
}

/** The same of all that are to be asked. */
export function outsideHoursOfMany(
  on: OfficerRequest,
  recipients: readonly Recipient[],
  dueAt: Instant,
): string | null {
  const told = recipients.flatMap(({ agency }) => outsideHours(on, agency, dueAt) ?? []);
  const [first] = told;
  if (first === undefined || told.length === recipients.length) return first ?? null;
  const of = sayIn(on.lang)('({count}/{all} nơi)', '({count} of {all} recipients)', {
    count: told.length,
    all: recipients.length,
  });
  return `${first} ${of}`;
}
