import type { Procedure } from '#catalogue/procedure.ts';
import type { LegEvent, TimeAdded } from '#dossier/leg-event.ts';
import type { LegPhase } from '#dossier/legs.ts';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { sayIn } from '#web/language.ts';

/** What a leg is called among the parts of its interlinked procedure. */
export const legName = (lang: Language, { parts }: Procedure, key: string): string =>
  textIn(lang, parts.find(({ code }) => code === key)?.name) ?? key;

/** What happened to a leg of an interlinked dossier, and why where it was not granted. */
export function legWords(
  lang: Language,
  event: LegEvent,
  procedure: Procedure,
): { readonly what: string; readonly note: string } {
  const say = sayIn(lang);
  const name = legName(lang, procedure, event.leg);
  switch (event.type) {
    case 'leg-begun':
      return { what: `${say('Bắt đầu', 'Begun')}: ${name}`, note: event.code };
    case 'leg-ended':
      return { what: `${name}: ${textIn(lang, LEG_PHASES[event.outcome])}`, note: event.reason };
    case 'leg-dropped':
      return { what: `${name}: ${textIn(lang, LEG_PHASES.dropped)}`, note: event.reason };
    case 'time-added':
      return {
        what: say('Thời hạn được cộng thêm', 'More time by law'),
        note: reasonOf(lang, event, procedure),
      };
  }
}

const reasonOf = (lang: Language, { key }: TimeAdded, { addedTime = [] }: Procedure): string =>
  textIn(lang, addedTime.find((one) => one.key === key)?.reason) ?? '';

/** Where a leg stands, in words. */
export const LEG_PHASES: Readonly<Record<LegPhase['kind'], Bilingual>> = {
  'to-come': { vi: 'chưa bắt đầu', en: 'to come' },
  'under-way': { vi: 'đang giải quyết', en: 'under way' },
  granted: { vi: 'đã có kết quả', en: 'granted' },
  refused: { vi: 'bị từ chối', en: 'refused' },
  stopped: { vi: 'đã dừng', en: 'stopped' },
  void: { vi: 'không làm được', en: 'cannot be done' },
  dropped: { vi: 'không làm nữa', en: 'no longer wanted' },
};
