import { type Day, dayOf, formatDay, parseTypedDay } from '#kernel/day.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** The day of which a list tells (`?ngay=`): today where none was typed, or none that exists. */
export interface AsOf {
  readonly typed: string;
  readonly day: Day;
  readonly isToday: boolean;
  readonly error: string | undefined;
}

export function readAsOf(on: OfficerRequest, asked: FormValues): AsOf {
  const today = dayOf(on.services.now());
  const typed = one(asked, 'ngay') === '' ? formatDay(today) : one(asked, 'ngay').slice(0, 20);
  const parsed = parseTypedDay(typed);
  if (parsed.ok) {
    return { typed, day: parsed.value, isToday: parsed.value === today, error: undefined };
  }
  const error = sayIn(on.lang)(
    'Nhập ngày, ví dụ 21/06/2022. Danh sách dưới đây là của hôm nay.',
    'Enter a day, such as 21/06/2022. The list below is of today.',
  );
  return { typed, day: today, isToday: true, error };
}
