import { fold } from '#kernel/fold.ts';

/** A key made of words: `Sở Công Thương` → `so-cong-thuong`. Empty where they have no letter or digit. */
export const slug = (words: string): string =>
  fold(words)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
