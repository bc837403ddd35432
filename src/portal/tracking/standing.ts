import { stepOf } from '#dossier/acts.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { Facts } from '#dossier/facts.ts';
import type { Language } from '#kernel/bilingual.ts';
import { formatDateTimeWithWeekday } from '#web/format.ts';
import { sayIn } from '#web/language.ts';

/** Where a dossier stands, in words for whoever submitted it. */
export function standingText(lang: Language, dossier: Dossier, facts: Facts): string {
  const say = sayIn(lang);
  const { phase } = dossier;
  if (phase.kind !== 'closed') {
    const step = stepOf(dossier, facts.procedure).name[lang];
    return phase.kind === 'awaiting-supplement'
      ? `${say('Chờ bạn bổ sung', 'Waiting for you')} (${step})`
      : step;
  }
  switch (phase.outcome) {
    case 'handed-over':
      return say('Đã trả kết quả', 'The result was handed over');
    case 'refused':
      return say(
        'Đã từ chối, xem phiếu từ chối tại nơi nộp',
        'Refused; see the refusal slip at the desk',
      );
    case 'stopped':
      return say('Đã dừng theo yêu cầu của người nộp', 'Stopped on the applicant’s wish');
  }
}

/** When its result is due, for whoever submitted it. */
export const dueText = (lang: Language, { due }: Dossier): string =>
  due.at === null
    ? sayIn(lang)('Thủ tục này không quy định thời hạn', 'This procedure has no time limit')
    : formatDateTimeWithWeekday(due.at, lang);
