import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { formatDay as writtenDay, parseDay } from '#kernel/day.ts';
import type { InvitationState, InvitedPupil } from '#store/pupils-without-card.ts';
import { formatDay } from '#web/format.ts';
import { sayIn } from '#web/language.ts';

/** How far an invitation is, and dates as papers write them. */
export const stateLabels = {
  'to-invite': { vi: 'Chưa mời', en: 'To be invited' },
  invited: { vi: 'Đã mời, chưa đến', en: 'Invited' },
  came: { vi: 'Đã đến', en: 'Came' },
} satisfies Record<InvitationState, Bilingual>;

export const birthText = ({ birthDate }: Pick<InvitedPupil, 'birthDate'>): string => {
  const day = parseDay(birthDate);
  return day.ok ? writtenDay(day.value) : birthDate;
};

export function stateText(lang: Language, { invitedOn, cameOn }: InvitedPupil): string {
  const say = sayIn(lang);
  if (cameOn !== null) return say('Đã đến {day}', 'Came {day}', { day: formatDay(cameOn, lang) });
  if (invitedOn !== null) {
    return say('Đã mời {day}', 'Invited {day}', { day: formatDay(invitedOn, lang) });
  }
  return textIn(lang, stateLabels['to-invite']);
}
