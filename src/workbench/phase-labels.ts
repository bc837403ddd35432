import type { Language } from '#kernel/bilingual.ts';
import type { TagProps } from '#web/components/tag.ts';
import { sayIn } from '#web/language.ts';

/** How a closed dossier ended, as a tag. */
export function outcomeTag(lang: Language, outcome: string | null): TagProps {
  const say = sayIn(lang);
  switch (outcome) {
    case 'handed-over':
      return { text: say('Đã trả kết quả', 'Result handed over'), tone: 'success' };
    case 'refused':
      return { text: say('Đã từ chối', 'Refused'), tone: 'danger' };
    case 'stopped':
      return { text: say('Đã dừng', 'Stopped'), tone: 'neutral' };
    default:
      return { text: say('Đã kết thúc', 'Closed'), tone: 'neutral' };
  }
}
