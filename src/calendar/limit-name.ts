import type { TimeLimit } from '#calendar/time-limit.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** The statutory time in words, as it stands on a receipt: `7 ngày làm việc`. */
export function limitName(limit: TimeLimit): Bilingual {
  switch (limit.unit) {
    case 'WORKING_DAY':
      return { vi: `${limit.quantity} ngày làm việc`, en: `${limit.quantity} working days` };
    case 'DAY':
      return { vi: `${limit.quantity} ngày`, en: `${limit.quantity} days` };
    case 'HOUR':
      return { vi: `${limit.quantity} giờ làm việc`, en: `${limit.quantity} working hours` };
    case 'MONTH':
      return { vi: `${limit.quantity} tháng`, en: `${limit.quantity} months` };
    case 'SAME_DAY':
      return {
        vi: `trong ngày; nhận sau ${limit.cutOff} thì trả trong ngày làm việc tiếp theo`,
        en: `the same day; received after ${limit.cutOff}, the next working day`,
      };
    case 'NONE':
      return {
        vi: `không quy định thời hạn (${limit.reason.vi})`,
        en: `no time limit (${limit.reason.en})`,
      };
  }
}
