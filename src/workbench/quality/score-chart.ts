import type { RunFigures } from '#quality/run-figures.ts';
import { dataTable } from '#web/components/data-table.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { formatCount } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

const [WIDTH, HEIGHT, BASE] = [640, 180, 150];

/** How many pairs have which score, with the thresholds; the same as a table for those who cannot see it. */
export function scoreChart({ lang }: OfficerRequest, { scores, thresholds }: RunFigures): Html {
  const say = sayIn(lang);
  const [first] = scores;
  const last = scores.at(-1);
  if (first === undefined || last === undefined) {
    return html`<p>${say('Chưa có cặp nào được so sánh.', 'No pair was compared.')}</p>`;
  }
  const from = Math.min(first[0], Math.floor(thresholds.review)) - 1;
  const to = Math.max(last[0], Math.ceil(thresholds.link)) + 2;
  const step = WIDTH / (to - from);
  const most = Math.max(...scores.map(([, count]) => count));
  const x = (score: number): number => Math.round((score - from) * step * 10) / 10;
  const words = say(
    'Biểu đồ số cặp theo điểm, từ {from} đến {to}; ngưỡng xem lại {review}, ngưỡng nối {link}. Số liệu ở bảng ngay dưới.',
    'Pairs by score from {from} to {to}; reviewed from {review}, linked from {link}. The figures are in the table below.',
    { from: first[0], to: last[0] + 1, review: thresholds.review, link: thresholds.link },
  );
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${words}">${scores.map(
    ([score, count]) => {
      // Square roots: the few of the middle, which people look at, would not be seen beside the many.
      const height = Math.max(2, Math.round(Math.sqrt(count / most) * (BASE - 20)));
      return html`<rect class="${score >= thresholds.link ? 'ch-link' : score >= thresholds.review ? 'ch-mid' : 'ch-low'}" x="${x(score)}" y="${BASE - height}" width="${Math.max(1, Math.round(step) - 2)}" height="${height}"></rect>`;
    },
  )}<line class="ch-axis" x1="0" y1="${BASE}" x2="${WIDTH}" y2="${BASE}"></line>${(
    ['review', 'link'] as const
  ).map(
    (name) =>
      html`<line class="ch-at" x1="${x(thresholds[name])}" y1="8" x2="${x(thresholds[name])}" y2="${BASE}"></line><text x="${x(thresholds[name]) + 4}" y="18">${name === 'link' ? say('nối', 'link') : say('xem lại', 'review')}</text>`,
  )}${ticks(from, to).map(
    (score) => html`<text x="${x(score)}" y="${BASE + 18}" text-anchor="middle">${score}</text>`,
  )}</svg>
<p class="fine">${say('Chiều cao theo căn bậc hai của số cặp. Điểm càng cao càng chắc là cùng một người (log2).', 'Heights are square roots of counts. The higher the score the surer (log2 odds).')}</p>
${disclosure({
  summary: say('Bảng số liệu của biểu đồ', 'The figures of the chart'),
  body: dataTable({
    caption: say('Số cặp theo điểm', 'Pairs by score'),
    columns: [
      { label: say('Điểm', 'Score') },
      { label: say('Số cặp', 'Pairs'), numeric: true },
      { label: say('Máy nói', 'Machine') },
    ],
    rows: scores.map(([score, count]) => [
      say('{from} đến dưới {to}', '{from} to below {to}', { from: score, to: score + 1 }),
      formatCount(count, lang),
      score >= thresholds.link
        ? say('nối', 'link')
        : score >= thresholds.review
          ? say('xem lại', 'review')
          : say('không nối', 'none'),
    ]),
  }),
})}`;
}

/** Every fifth score of the axis, or every tenth of a long one. */
function ticks(from: number, to: number): readonly number[] {
  const step = to - from > 50 ? 10 : 5;
  const first = Math.ceil((from + 1) / step) * step;
  return Array.from(
    { length: Math.max(0, Math.ceil((to - first) / step)) },
    (_, n) => first + n * step,
  );
}
