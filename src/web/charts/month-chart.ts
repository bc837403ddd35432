import type { Language } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';
import type { MonthFigures } from '#store/agency-statistics.ts';
import { formatCount, formatMonth } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

const WIDTH = 330;
const ROW = 24;
const BAR = 14;
const LABEL = 68;
const COUNT = 56;
const LETTER = 14;

/** The shares of a bar, in the order in which they stand, with the class that colours them. */
const PARTS = [
  ['onTime', 'bar-ok'],
  ['late', 'bar-late'],
  ['untimed', 'bar-none'],
] as const;

/**
 * Finished dossiers of each month as bars that begin at 0. The picture says nothing that the table
 * beneath does not, so that it is hidden from screen readers.
 */
export function monthChart(
  lang: Language,
  all: readonly Day[],
  months: readonly MonthFigures[],
): Html {
  const say = sayIn(lang);
  const byMonth = new Map(months.map((month) => [month.month, month]));
  const most = Math.max(1, ...months.map(finishedIn));
  const scale = (WIDTH - LABEL - COUNT) / most;
  const height = all.length * ROW;
  return html`<ul class="legend" aria-hidden="true"><li><span class="key key-ok"></span>${say('Đúng hạn', 'On time')}</li><li><span class="key key-late"></span>${say('Trễ hạn', 'Late')}</li><li><span class="key key-none"></span>${say('Không quy định thời hạn', 'No time limit')}</li></ul>
<svg class="bars" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" aria-hidden="true" focusable="false">${all.map(
    (month, index) => bar(lang, month, byMonth.get(month), { y: index * ROW, scale }),
  )}</svg>`;
}

function bar(
  lang: Language,
  month: Day,
  figures: MonthFigures | undefined,
  { y, scale }: { readonly y: number; readonly scale: number },
): Html {
  const total = figures === undefined ? 0 : finishedIn(figures);
  const middle = y + ROW / 2 + 5;
  let x = LABEL;
  const parts = PARTS.map(([key, colour]) => {
    const width = (figures?.[key] ?? 0) * scale;
    const from = x;
    x += width;
    return width === 0
      ? null
      : html`<rect class="${colour}" x="${from.toFixed(1)}" y="${y + (ROW - BAR) / 2}" width="${width.toFixed(1)}" height="${BAR}"/>`;
  });
  return html`<text class="bars-t" font-size="${LETTER}" x="0" y="${middle}">${formatMonth(month, lang)}</text>${parts}<text class="bars-t" font-size="${LETTER}" x="${(x + 4).toFixed(1)}" y="${middle}">${formatCount(total, lang)}</text>`;
}

export const finishedIn = ({ onTime, late, untimed }: MonthFigures): number =>
  onTime + late + untimed;
