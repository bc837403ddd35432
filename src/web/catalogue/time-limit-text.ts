import type { TimeLimit } from '#calendar/time-limit.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** A time limit in words, as a page tells it. */
export function timeLimitText(limit: TimeLimit): Bilingual {
  switch (limit.unit) {
    case 'WORKING_DAY':
      return counted(limit.quantity, 'ngày làm việc', 'working day');
    case 'DAY':
      return counted(limit.quantity, 'ngày, kể cả ngày nghỉ', 'calendar day');
    case 'HOUR':
      return counted(limit.quantity, 'giờ làm việc', 'working hour');
    case 'MONTH':
      return counted(limit.quantity, 'tháng', 'month');
    case 'SAME_DAY':
      return {
        vi: `Trong ngày; nộp sau ${limit.cutOff} thì trả trong ngày làm việc tiếp theo`,
        en: `The same day; handed in after ${limit.cutOff}, the next working day`,
      };
    case 'NONE':
      return limit.reason;
  }
}

const counted = (quantity: number, vi: string, en: string): Bilingual => ({
  vi: `${quantity} ${vi}`,
  en: `${quantity} ${en}${quantity === 1 ? '' : 's'}`,
});
