import type { Language } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';
import { formatCount, formatShortDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

const WIDTH = 330;
const HEIGHT = 160;
const BASE = 136;
const TOP = 20;
const LETTER = 14;

export interface DayColumn {
  readonly day: Day;
  readonly received: number;
  readonly finished: number;
}

/**
 * What came in and what went out by day, as columns side by side that begin at 0. The picture says nothing that the
 * table beneath does not, so that it is hidden from screen readers.
 */
export function dayChart(lang: Language, days: readonly DayColumn[]): Html {
  const say = sayIn(lang);
  const most = Math.max(1, ...days.flatMap(({ received, finished }) => [received, finished]));
  const step = WIDTH / Math.max(1, days.length);
  const bar = (count: number, x: number, colour: string): Html | null => {
    const height = ((BASE - TOP) * count) / most;
    return count === 0
      ? null
      : html`<rect class="${colour}" x="${x.toFixed(1)}" y="${(BASE - height).toFixed(1)}" width="${(step * 0.38).toFixed(1)}" height="${height.toFixed(1)}"/>`;
  };
  return html`<ul class="legend" aria-hidden="true"><li><span class="key key-none"></span>${say('Tiếp nhận', 'Received')}</li><li><span class="key key-ok"></span>${say('Giải quyết xong', 'Finished')}</li></ul>
<svg class="bars" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true" focusable="false"><text class="bars-t" font-size="${LETTER}" x="0" y="${LETTER - 1}">${formatCount(most, lang)}</text><line class="bars-l" x1="0" y1="${BASE}" x2="${WIDTH}" y2="${BASE}"/>${days.map(
    ({ day, received, finished }, index) =>
      html`${bar(received, index * step + step * 0.08, 'bar-none')}${bar(finished, index * step + step * 0.5, 'bar-ok')}${
        index % 7 === 0 && index + 4 <= days.length
          ? html`<text class="bars-t" font-size="${LETTER}" x="${(index * step).toFixed(1)}" y="${BASE + LETTER + 4}">${formatShortDay(day, lang)}</text>`
          : null
      }`,
  )}</svg>`;
}
