import type { Language } from '#kernel/bilingual.ts';
import { epochOf, type Instant } from '#kernel/day.ts';
import type { KeptLineState } from '#store/line-states.ts';
import { sayIn } from '#web/language.ts';

/**
 * How the line to a party stands, in words. Each process tries for itself; the worst is told, with how
 * many see it so where there are several.
 */
export function lineText(lines: readonly KeptLineState[], now: Instant, lang: Language): string {
  const say = sayIn(lang);
  const worst =
    lines.find(({ state }) => state === 'open') ??
    lines.find(({ state }) => state === 'half-open') ??
    lines[0];
  if (worst === undefined) {
    return say('Không có tiến trình nào đang gửi', 'No process delivers');
  }
  const alike = lines.filter(({ state }) => state === worst.state).length;
  const seenBy =
    lines.length === 1
      ? ''
      : say(' ({alike} trong {count} tiến trình)', ' ({alike} of {count} processes)', {
          alike,
          count: lines.length,
        });
  return `${words(worst, now, lang)}${seenBy}`;
}

function words({ state, outages, nextTryAt }: KeptLineState, now: Instant, lang: Language): string {
  const say = sayIn(lang);
  switch (state) {
    case 'closed':
      return outages === 0
        ? say('Thông', 'Open to everything')
        : say(
            'Thông, {outages} lần vừa rồi không liên lạc được',
            'In use, the last {outages} tries failed',
            { outages },
          );
    case 'half-open':
      return say('Đang thử lại bằng một hồ sơ', 'Being tried again with one dossier');
    case 'open': {
      const seconds =
        nextTryAt === null ? 0 : Math.max(0, Math.ceil((epochOf(nextTryAt) - epochOf(now)) / 1000));
      return say(
        'Tạm ngừng sau {outages} lần liên tiếp không liên lạc được; thử lại sau {seconds} giây',
        'Left alone after {outages} failures in a row; tried again in {seconds} seconds',
        { outages, seconds },
      );
    }
  }
}
