import type { Language } from '#kernel/bilingual.ts';
import type { CatalogueDraft } from '#store/catalogue-drafts.ts';
import { tag } from '#web/components/tag.ts';
import type { Html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** How far a draft is, in a word. */
export function draftState(lang: Language, { state, returnedBecause }: CatalogueDraft): Html {
  const say = sayIn(lang);
  if (state === 'submitted') {
    return tag({ text: say('Chờ duyệt', 'Awaits approval'), tone: 'info' });
  }
  return returnedBecause === null
    ? tag({ text: say('Đang soạn', 'Being written'), tone: 'neutral' })
    : tag({ text: say('Bị trả lại', 'Given back'), tone: 'warning' });
}
