import { type Party, PARTIES } from '#dossier/deliveries.ts';
import type { Language } from '#kernel/bilingual.ts';
import { epochOf, type Instant } from '#kernel/day.ts';
import type { StuckDelivery } from '#store/deliveries.ts';
import type { Queue } from '#store/delivery-queues.ts';
import type { CallFigures } from '#store/exchange-calls.ts';
import type { KeptLineState } from '#store/line-states.ts';
import type { Tone } from '#web/components/tag.ts';
import { formatDateTime } from '#web/format.ts';
import { sayIn } from '#web/language.ts';

/** What the page tells of one party. */
export interface PartyState {
  readonly party: Party;
  readonly isConnected: boolean;
  readonly queue: Queue;
  /** Of the last hour. */
  readonly figures: CallFigures;
  readonly stuck: readonly StuckDelivery[];
  /** The line as each process that delivers sees it. */
  readonly lines: readonly KeptLineState[];
}

/** How a party stands, in a word. */
export function stateOf(
  { isConnected, queue, figures, lines }: PartyState,
  lang: Language,
): { readonly text: string; readonly tone: Tone } {
  const say = sayIn(lang);
  if (!isConnected) return { text: say('Chưa kết nối', 'Not connected'), tone: 'neutral' };
  // A line that is cut now may have answered within the hour.
  const isCut = lines.length > 0 && lines.every(({ state }) => state === 'open');
  if (isCut || (queue.failing > 0 && figures.lastAnswerAt === null)) {
    return { text: say('Mất kết nối', 'Down'), tone: 'danger' };
  }
  if (queue.failing > 0) return { text: say('Có lỗi', 'Faults'), tone: 'warning' };
  return { text: say('Bình thường', 'In order'), tone: 'success' };
}

/** Whether a person has something to look at or to do there. */
export const needsSomebody = ({ queue, stuck }: PartyState): boolean =>
  queue.failing > 0 || queue.held > 0 || stuck.length > 0;

/** `5 phút trước`; of what is longer ago the time itself. */
export function agoText(since: Instant, now: Instant, lang: Language): string {
  const minutes = Math.max(0, Math.round((epochOf(now) - epochOf(since)) / 60_000));
  const say = sayIn(lang);
  return minutes < 120
    ? say('{minutes} phút trước', '{minutes} minutes ago', { minutes })
    : formatDateTime(since, lang);
}

export const isParty = (text: string): text is Party => PARTIES.some((party) => party === text);
