import type { Bilingual } from '#kernel/bilingual.ts';
import type { ExchangeCall } from '#store/exchange-calls.ts';

export const outcomeLabels = {
  answered: { vi: 'Đã trả lời', en: 'Answered' },
  refused: { vi: 'Từ chối', en: 'Refused' },
  failed: { vi: 'Lỗi', en: 'Failed' },
} satisfies Record<ExchangeCall['outcome'], Bilingual>;
