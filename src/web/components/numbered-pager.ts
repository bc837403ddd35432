import type { Language } from '#kernel/bilingual.ts';
import { pager } from '#web/components/pager.ts';
import type { Html } from '#web/html.ts';

export interface NumberedPagerProps {
  readonly lang: Language;
  /** Number of the page that is shown, from 1. */
  readonly page: number;
  /** Whether there is one after it. */
  readonly hasMore: boolean;
  /** The address of the page of a number. */
  readonly at: (page: number) => string;
}

/** Back and on in a list whose pages have numbers; nothing where one page is all there is. */
export function numberedPager({ lang, page, hasMore, at }: NumberedPagerProps): Html | null {
  if (page === 1 && !hasMore) return null;
  return pager({
    lang,
    page,
    previous: page === 1 ? null : at(page - 1),
    next: hasMore ? at(page + 1) : null,
  });
}
