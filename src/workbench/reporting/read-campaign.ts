import type { Bilingual } from '#kernel/bilingual.ts';
import { type Day, dayOf, formatDay, type Instant, instantAt, parseTypedDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { parseTime } from '#calendar/working-hours.ts';
import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import { readFormLines, writeFormLines } from '#reporting/form-lines.ts';
import { REPEATS, type Repeats } from '#reporting/next-period.ts';
import { shiftWorkingDays } from '#reporting/working-day-shift.ts';
import type { CampaignDraft } from '#store/report-campaigns.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';

/** What the form of a campaign says, but for what it goes back to. */
export type TypedCampaign = Omit<CampaignDraft, 'campaignId' | 'template' | 'previous'>;

const MOST_FAULTS = 20;

export function readCampaignForm(values: FormValues): Result<TypedCampaign, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const fail = (field: string, text: Bilingual): void => void errors.push({ field, text });
  const name = clean(one(values, 'name'));
  if (name === '' || name.length > 200) fail('name', NO_NAME);
  const [from, to] = ['from', 'to'].map((field) => {
    const day = parseTypedDay(one(values, field));
    if (!day.ok) fail(field, NO_DAY);
    return day.ok ? day.value : null;
  }) as [Day | null, Day | null];
  if (from !== null && to !== null && to < from) fail('to', TURNED);
  const reminders = readReminders(one(values, 'reminders'));
  if (reminders === null) fail('reminders', WRONG_REMINDERS);
  const form = readFormLines(one(values, 'lines'));
  if (!form.ok) {
    for (const { line, text } of form.error.slice(0, MOST_FAULTS)) {
      fail('lines', { vi: `Dòng ${line}: ${text.vi}`, en: `Line ${line}: ${text.en}` });
    }
  }
  if (errors.length > 0 || from === null || to === null || reminders === null || !form.ok) {
    return err(errors);
  }
  return ok({
    name,
    from,
    to,
    repeats: repeatsOf(one(values, 'repeats')),
    form: form.value,
    reminders,
  });
}

const repeatsOf = (typed: string): Repeats => REPEATS.find((known) => known === typed) ?? 'once';

/** Whole working days, parted by commas; 0 is the due time itself, which says nothing new. */
function readReminders(typed: string): readonly number[] | null {
  const parts = typed
    .split(/[,;]/)
    .map(clean)
    .filter((part) => part !== '');
  const days = parts.map(Number);
  const areSound = days.every((day) => Number.isInteger(day) && day !== 0 && Math.abs(day) <= 30);
  return areSound && days.length <= 10 ? [...new Set(days)].toSorted((a, b) => a - b) : null;
}

/** A campaign as its form shows it. */
export const campaignValues = (campaign: TypedCampaign): FormValues =>
  new Map([
    ['name', [campaign.name]],
    ['from', [formatDay(campaign.from)]],
    ['to', [formatDay(campaign.to)]],
    ['repeats', [campaign.repeats]],
    ['reminders', [campaign.reminders.join(', ')]],
    ['lines', [writeFormLines(campaign.form)]],
  ]);

/** The due time that was typed: a day and an hour, or so many working days from now. */
export function readDueTime(
  values: FormValues,
  now: Instant,
  calendar: WorkingCalendar,
): Result<Instant, readonly FieldError[]> {
  const errors: FieldError[] = [];
  const fail = (field: string, text: Bilingual): null => {
    errors.push({ field, text });
    return null;
  };
  const minutes = parseTime(clean(one(values, 'dueTime'))) ?? fail('dueTime', NO_TIME);
  const day = readDueDay(values, fail, { now, calendar });
  if (minutes === null || day === null) return err(errors);
  const due = instantAt(day, minutes);
  return due > now ? ok(due) : err([{ field: 'dueDay', text: PAST }]);
}

/** The day that was typed, or so many working days from now; null once it has told what is wrong. */
function readDueDay(
  values: FormValues,
  fail: (field: string, text: Bilingual) => null,
  { now, calendar }: { readonly now: Instant; readonly calendar: WorkingCalendar },
): Day | null {
  const days = clean(one(values, 'workingDays'));
  const typed = clean(one(values, 'dueDay'));
  if ((days === '') === (typed === '')) return fail('dueDay', ONE_OF_TWO);
  if (typed !== '') {
    const day = parseTypedDay(typed);
    return day.ok ? day.value : fail('dueDay', NO_DAY);
  }
  const count = Number(days);
  if (!Number.isInteger(count) || count < 1 || count > 250) return fail('workingDays', NO_COUNT);
  return dayOf(shiftWorkingDays(now, count, calendar));
}

const NO_NAME: Bilingual = { vi: 'Ghi tên kỳ báo cáo.', en: 'Name the campaign.' };
const NO_DAY: Bilingual = {
  vi: 'Nhập ngày, ví dụ 30/06/2022.',
  en: 'Enter a day, such as 30/06/2022.',
};
const TURNED: Bilingual = {
  vi: 'Ngày cuối phải sau ngày đầu.',
  en: 'The last day is before the first.',
};
const WRONG_REMINDERS: Bilingual = {
  vi: 'Ghi số ngày làm việc cách nhau bằng dấu phẩy, ví dụ -3, -1, 1, 3.',
  en: 'Write working days parted by commas, such as -3, -1, 1, 3.',
};
const ONE_OF_TWO: Bilingual = {
  vi: 'Nhập ngày hết hạn, hoặc số ngày làm việc: một trong hai.',
  en: 'Enter a day, or a number of working days: one of the two.',
};
const NO_TIME: Bilingual = { vi: 'Nhập giờ, ví dụ 17:00.', en: 'Enter a time, such as 17:00.' };
const PAST: Bilingual = { vi: 'Hạn phải ở sau lúc này.', en: 'The time must be ahead.' };
const NO_COUNT: Bilingual = {
  vi: 'Nhập số ngày từ 1 đến 250.',
  en: 'Enter a number of days from 1 to 250.',
};
