import type { Language } from '#kernel/bilingual.ts';
import { causeTexts } from '#names/cause.ts';
import type { Repair } from '#names/repair-name.ts';
import { sayIn } from '#web/language.ts';

/** As many names are proposed. */
const MOST = 4;

/** The names that a broken one may have been, the likeliest first; none of a right one. */
export const proposalsOf = (repair: Repair, text: string): readonly string[] => {
  if (repair.kind === 'right') return [];
  const others = repair.kind === 'uncertain' ? repair.others : [];
  return [repair.name, ...others].filter((name) => name !== text).slice(0, MOST);
};

/** What happened to a name, in words. */
export function repairWords(lang: Language, repair: Exclude<Repair, { kind: 'right' }>): string {
  const say = sayIn(lang);
  const cause = causeTexts[repair.cause];
  return repair.kind === 'certain'
    ? say(
        'Họ tên quét được bị lỗi ({cause}); đọc lại là “{name}”.',
        'The scanned name is broken ({cause}); it reads “{name}”.',
        { cause, name: repair.name },
      )
    : say(
        'Họ tên quét được bị lỗi ({cause}) và mất chữ, chưa chắc là ai.',
        'The scanned name is broken ({cause}) and has lost letters; it is not certain.',
        { cause },
      );
}
