import type { Bilingual } from '#kernel/bilingual.ts';
import type { SourceRecord } from '#quality/source-record.ts';

/** Why a pupil of class 9 or 12 is invited to get a citizen card. */
export const CARD_REASONS = ['no-number', 'no-such-person', 'no-card'] as const;
export type CardReason = (typeof CARD_REASONS)[number];

export const cardReasonTexts = {
  'no-number': {
    vi: 'Ngành giáo dục chưa có số định danh (có thể đã có thẻ)',
    en: 'The education database has no number (there may be a card)',
  },
  'no-such-person': {
    vi: 'Số định danh không có trong dữ liệu dân cư',
    en: 'The number is not in the population database',
  },
  'no-card': { vi: 'Chưa được cấp thẻ', en: 'Without a card' },
} satisfies Record<CardReason, Bilingual>;

/**
 * Why this pupil is invited, or null of one who has a card: `citizen` is whoever the population database
 * has under the pupil's number. A number of another form is none.
 */
export function cardReasonOf(
  pupil: Pick<SourceRecord, 'identityNumber'>,
  citizen: Pick<SourceRecord, 'more'> | null,
): CardReason | null {
  if (!/^\d{12}$/.test(pupil.identityNumber.trim())) return 'no-number';
  if (citizen === null) return 'no-such-person';
  return (citizen.more['cardIssuedOn'] ?? '') === '' ? 'no-card' : null;
}
