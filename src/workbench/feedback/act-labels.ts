import type { FeedbackActType } from '#feedback/decide-feedback.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** What officers do to a report or suggestion, as buttons and history say it. */
export const feedbackActLabels = {
  take: { vi: 'Nhận xử lý', en: 'Take' },
  draft: { vi: 'Lưu dự thảo trả lời', en: 'Save the draft' },
  publish: { vi: 'Công bố trả lời', en: 'Publish the answer' },
  return: { vi: 'Trả lại người soạn', en: 'Return to the author' },
  extend: { vi: 'Gia hạn một lần', en: 'Extend once' },
  forward: { vi: 'Chuyển cơ quan khác', en: 'Hand on to another agency' },
  refuse: { vi: 'Không thuộc phạm vi', en: 'Not in scope' },
} satisfies Record<FeedbackActType, Bilingual>;

export const feedbackEventLabel = (type: string): Bilingual =>
  Object.entries(feedbackActLabels).find(([known]) => known === type)?.[1] ?? RECEIVED;

const RECEIVED: Bilingual = { vi: 'Người dân gửi', en: 'Received' };
