import type { Bilingual } from '#kernel/bilingual.ts';

export const OUTREACH_KINDS = ['article', 'broadcast', 'poster', 'meeting'] as const;
/** How people were told: `meeting` is a meeting with them, not one of the committee. */
export type OutreachKind = (typeof OUTREACH_KINDS)[number];

export const outreachLabels = {
  article: { vi: 'Tin, bài viết', en: 'Articles' },
  broadcast: { vi: 'Buổi phát thanh, truyền hình', en: 'Broadcasts' },
  poster: { vi: 'Pa-nô, áp phích', en: 'Posters' },
  meeting: { vi: 'Buổi họp dân', en: 'Meetings with people' },
} satisfies Record<OutreachKind, Bilingual>;
