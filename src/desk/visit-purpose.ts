import { isLifeEvent, LIFE_EVENTS, type LifeEvent, type Procedure } from '#catalogue/procedure.ts';
import { lifeEventLabels } from '#catalogue/procedure-labels.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** What somebody comes to a desk for: a group of procedures, a result, or to ask. */
export type VisitPurpose = LifeEvent | 'result' | 'unsure';

export const purposeLabels: Readonly<Record<VisitPurpose, Bilingual>> = {
  ...lifeEventLabels,
  result: { vi: 'Nhận kết quả', en: 'Collect a result' },
  unsure: { vi: 'Chưa rõ, hỏi cán bộ', en: 'Not sure, ask an officer' },
};

/** Reads the name of a purpose, or null. */
export function parsePurpose(text: string): VisitPurpose | null {
  if (text === 'result' || text === 'unsure') return text;
  return isLifeEvent(text) ? text : null;
}

/** The life events whose procedures a desk receives, in the order of lists. */
export const lifeEventsOf = (procedures: readonly Procedure[]): readonly LifeEvent[] =>
  LIFE_EVENTS.filter((event) => procedures.some(({ lifeEvents }) => lifeEvents.includes(event)));

/** All that one may take a number for at a desk. */
export const purposesAt = (procedures: readonly Procedure[]): readonly VisitPurpose[] => [
  ...lifeEventsOf(procedures),
  'result',
  'unsure',
];
