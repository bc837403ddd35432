import type { Procedure } from '#catalogue/procedure.ts';
import type { LegBegun, LegEnded } from '#dossier/leg-event.ts';
import type { LegPhase } from '#dossier/legs.ts';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { sayIn } from '#web/language.ts';

/** What a leg is called among the parts of its interlinked procedure. */
export const legName = (lang: Language, { parts }: Procedure, key: string): string =>
  textIn(lang, parts.find(({ code }) => code === key)?.name) ?? key;

/** What happened to a leg of an interlinked dossier, and why where it was not granted. */
export function legWords(
  lang: Language,
  event: LegBegun | LegEnded,
  procedure: Procedure,
): { readonly what: string; readonly note: string } {
  const say = sayIn(lang);
  const name = legName(lang, procedure, event.leg);
  return event.type === 'leg-begun'
    ? { what: `${say('Bắt đầu', 'Begun')}: ${name}`, note: event.code }
    : { what: `${name}: ${textIn(lang, LEG_PHASES[event.outcome])}`, note: event.reason };
}

/** Where a leg stands, in words. */
export const LEG_PHASES: Readonly<Record<LegPhase['kind'], Bilingual>> = {
  'to-come': { vi: 'chưa bắt đầu', en: 'to come' },
  'under-way': { vi: 'đang giải quyết', en: 'under way' },
  granted: { vi: 'đã có kết quả', en: 'granted' },
  refused: { vi: 'bị từ chối', en: 'refused' },
  stopped: { vi: 'đã dừng', en: 'stopped' },
  void: { vi: 'không làm được', en: 'cannot be done' },
};
