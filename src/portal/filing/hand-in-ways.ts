import type { Delivery } from '#dossier/dossier-event.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** How a result comes, in the words of a citizen. */
export const handInWays = {
  desk: {
    vi: 'Tải về trên trang này; bản giấy lấy tại nơi nộp',
    en: 'On this page; on paper at the desk',
  },
  post: { vi: 'Gửi bản giấy qua bưu chính', en: 'On paper, by post' },
} satisfies Record<Delivery['method'], Bilingual>;
