import type { Party } from '#dossier/deliveries.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { ExchangeCall } from '#store/exchange-calls.ts';

/** Outside parties as officers call them. */
export const partyLabels = {
  'national-portal': { vi: 'Cổng Dịch vụ công quốc gia', en: 'National public-service portal' },
  'national-population': {
    vi: 'CSDL quốc gia về dân cư',
    en: 'National population database',
  },
} satisfies Record<Party, Bilingual>;

export const outcomeLabels = {
  answered: { vi: 'Đã trả lời', en: 'Answered' },
  refused: { vi: 'Từ chối', en: 'Refused' },
  failed: { vi: 'Lỗi', en: 'Failed' },
} satisfies Record<ExchangeCall['outcome'], Bilingual>;
