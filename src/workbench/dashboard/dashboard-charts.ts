import { addDays, dayOf, monthsAfter } from '#kernel/day.ts';
import { firstMonth, MONTHS } from '#store/agency-statistics.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dayChart } from '#web/charts/day-chart.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { finishedIn, monthChart } from '#web/charts/month-chart.ts';
import { formatMonth, formatShortDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { countLink } from '#workbench/dashboard/count-link.ts';
import { DAYS, type DashboardView } from '#workbench/dashboard/dashboard-view.ts';

const LINKED = ['received', 'finished', 'late'] as const;

/** Charts that the server draws, each with its table. */
export function dashboardCharts(on: OfficerRequest, view: DashboardView): Html {
  const { lang } = on;
  const { agency } = view;
  const say = sayIn(lang);
  const first = firstMonth(dayOf(view.at));
  const months = Array.from({ length: MONTHS }, (_, index) => monthsAfter(first, index));
  const byMonth = new Map(view.figures.months.map((month) => [month.month, month]));
  const asTable = say('Xem số liệu dạng bảng', 'The figures as a table');
  const days = say('{days} ngày gần nhất', 'The last {days} days', { days: DAYS });
  return html`<h2>${days}</h2>
<figure class="chart">${dayChart(lang, view.days)}<figcaption>${disclosure({
    id: 'days-table',
    summary: asTable,
    body: dataTable({
      caption: days,
      captionHidden: true,
      columns: [
        { label: say('Ngày', 'Day') },
        { label: say('Tiếp nhận', 'Received'), numeric: true },
        { label: say('Xong', 'Finished'), numeric: true },
        { label: say('Quá hạn', 'Late'), numeric: true },
      ],
      rows: view.days.map((flow) => {
        const name = formatShortDay(flow.day, lang);
        return [
          name,
          ...LINKED.map((figure) =>
            countLink(on, flow[figure], { figure, agency, from: flow.day, to: flow.day }, name),
          ),
        ];
      }),
    }),
  })}</figcaption></figure>
<h2>${say('Giải quyết xong theo tháng', 'Finished by month')}</h2>
<figure class="chart">${monthChart(lang, months, view.figures.months)}<figcaption>${disclosure({
    id: 'months-table',
    summary: asTable,
    body: dataTable({
      caption: say('Theo tháng', 'By month'),
      captionHidden: true,
      columns: [
        { label: say('Tháng', 'Month') },
        { label: say('Tiếp nhận', 'Received'), numeric: true },
        { label: say('Xong', 'Finished'), numeric: true },
        { label: say('Quá hạn', 'Late'), numeric: true },
      ],
      rows: months.map((month) => {
        const found = byMonth.get(month);
        const counts = {
          received: found?.received ?? 0,
          finished: found === undefined ? 0 : finishedIn(found),
          late: found?.late ?? 0,
        };
        const name = formatMonth(month, lang);
        const [from, to] = [month, addDays(monthsAfter(month, 1), -1)];
        return [
          name,
          ...LINKED.map((figure) =>
            countLink(on, counts[figure], { figure, agency, from, to }, name),
          ),
        ];
      }),
    }),
  })}</figcaption></figure>`;
}
