import type { Bilingual } from '#kernel/bilingual.ts';

/** What is said where a day that may be left out was typed in a way that is no day. */
export const NOT_A_DAY: Bilingual = {
  vi: 'Nhập ngày theo dạng 19/11/2026, hoặc để trống.',
  en: 'Enter a day as 19/11/2026, or leave it empty.',
};
