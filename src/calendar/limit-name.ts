import type { TimeLimit } from '#calendar/time-limit.ts';
import { type Bilingual, filled } from '#kernel/bilingual.ts';

/** The statutory time in words, as it stands on a receipt: `7 ngày làm việc`. */
export function limitName(limit: TimeLimit): Bilingual {
  switch (limit.unit) {
    case 'WORKING_DAY':
      return filled('{quantity} ngày làm việc', '{quantity} working days', {
        quantity: limit.quantity,
      });
    case 'DAY':
      return filled('{quantity} ngày', '{quantity} days', { quantity: limit.quantity });
    case 'HOUR':
      return filled('{quantity} giờ làm việc', '{quantity} working hours', {
        quantity: limit.quantity,
      });
    case 'MONTH':
      return filled('{quantity} tháng', '{quantity} months', { quantity: limit.quantity });
    case 'SAME_DAY':
      return filled(
        'trong ngày; nhận sau {cutOff} thì trả trong ngày làm việc tiếp theo',
        'the same day; received after {cutOff}, the next working day',
        { cutOff: limit.cutOff },
      );
    case 'NONE':
      return filled('không quy định thời hạn ({reason})', 'no time limit ({reason})', {
        reason: limit.reason,
      });
  }
}
