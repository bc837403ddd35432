import type { TimeLimit } from '#calendar/time-limit.ts';
import { type Bilingual, filled } from '#kernel/bilingual.ts';

/** A time limit in words, as a page tells it. */
export function timeLimitText(limit: TimeLimit): Bilingual {
  if (limit.unit === 'SAME_DAY') {
    return filled(
      'Trong ngày; nộp sau {cutOff} thì trả trong ngày làm việc tiếp theo',
      'The same day; handed in after {cutOff}, the next working day',
      { cutOff: limit.cutOff },
    );
  }
  if (limit.unit === 'NONE') return limit.reason;
  const { quantity } = limit;
  const isOne = quantity === 1;
  switch (limit.unit) {
    case 'WORKING_DAY':
      return filled(
        '{quantity} ngày làm việc',
        isOne ? '{quantity} working day' : '{quantity} working days',
        { quantity },
      );
    case 'DAY':
      return filled(
        '{quantity} ngày, kể cả ngày nghỉ',
        isOne ? '{quantity} calendar day' : '{quantity} calendar days',
        { quantity },
      );
    case 'HOUR':
      return filled(
        '{quantity} giờ làm việc',
        isOne ? '{quantity} working hour' : '{quantity} working hours',
        { quantity },
      );
    case 'MONTH':
      return filled('{quantity} tháng', isOne ? '{quantity} month' : '{quantity} months', {
        quantity,
      });
  }
}
