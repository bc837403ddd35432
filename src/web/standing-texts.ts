import type { Bilingual } from '#kernel/bilingual.ts';
import type { Standing } from '#store/stored-documents.ts';

/** What is said of whether a document holds. */
export const standingTexts: Readonly<Record<Standing, Bilingual>> = {
  holds: { vi: 'Còn hiệu lực', en: 'Holds' },
  replaced: { vi: 'Đã có bản thay thế', en: 'Replaced by another' },
  revoked: { vi: 'Đã bị thu hồi', en: 'Revoked' },
};
