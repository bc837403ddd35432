import { textIn } from '#kernel/bilingual.ts';
import { roleLabels, isRole } from '#access/role.ts';
import { addDays, dayOf, dayNumber, type Day, monthsAfter } from '#kernel/day.ts';
import { monthOf } from '#store/agency-statistics.ts';
import { STUCK_DAYS } from '#store/standing-at.ts';
import { type Flow, weekBefore } from '#store/dashboard.ts';
import { dataTable } from '#web/components/data-table.ts';
import {
  formatCount,
  formatDay,
  formatDayWithWeekday,
  formatShare,
  formatShortDay,
  formatTime,
} from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { countLink } from '#workbench/dashboard/count-link.ts';
import { communeTiles } from '#workbench/dashboard/commune-tiles.ts';
import { type FigureLink, figurePath } from '#workbench/dashboard/paths.ts';
import { dashboardCharts } from '#workbench/dashboard/dashboard-charts.ts';
import type { DashboardView } from '#workbench/dashboard/dashboard-view.ts';

/** The part of the dashboard that is fetched anew: every figure leads to its dossiers. */
export function dashboardPage(on: OfficerRequest, view: DashboardView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const today = dayOf(view.at);
  return html`<div class="live" data-live><p class="sub">${say('Số liệu lúc', 'As of')} <time datetime="${view.at}">${formatTime(view.at)}, ${formatDayWithWeekday(today, lang)}</time>. ${say('Trang tự cập nhật.', 'The page keeps itself up to date.')}</p>
<h2>${say('Đang giải quyết', 'Open now')}</h2>
${nowFigures(on, view)}
<h2>${say('Hôm nay và tháng này', 'Today and this month')}</h2>
${comparison(on, view, {
  caption: say('Hôm nay so với tuần trước', 'Today against a week before'),
  now: say('Hôm nay', 'Today'),
  before: say('{day} đến {time}', '{day} until {time}', {
    day: formatShortDay(addDays(today, -7), lang),
    time: formatTime(view.at),
  }),
  flow: view.today,
  flowBefore: view.weekBefore,
  from: today,
  fromBefore: addDays(today, -7),
  toBefore: addDays(today, -7),
  until: true,
})}
${comparison(on, view, {
  caption: say('Tháng này so với tháng trước', 'This month against the one before'),
  now: say('Tháng này', 'This month'),
  before: say('Tháng trước đến {day}', 'Month before until {day}', {
    day: formatShortDay(monthsAfter(today, -1), lang),
  }),
  flow: view.month,
  flowBefore: view.monthBefore,
  from: monthOf(today),
  fromBefore: monthsAfter(monthOf(today), -1),
  toBefore: monthsAfter(today, -1),
  until: false,
})}
<h2>${say('Nơi tồn đọng nhiều nhất', 'Where most is overdue')}</h2>
${queueTable(on, view)}
${view.standings === null ? null : communeTiles(on, view.standings)}
${dashboardCharts(on, view)}</div>`;
}

function nowFigures(on: OfficerRequest, view: DashboardView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { waiting, overdue, paused } = view.figures.standing;
  const { dueToday, stuck, oldest } = view.stillness;
  const day = dayOf(view.at);
  const box = (
    figure: FigureLink['figure'],
    label: string,
    count: number,
    tone = '',
    more = '',
  ) => {
    const link = { figure, agency: view.agency, from: day, to: day };
    return html`<li class="${`fig ${count > 0 ? tone : ''}`.trim()}"><a href="${figurePath(link)}"><b>${formatCount(count, lang)}</b> ${label}</a>${more === '' ? null : html`<span class="fine">${more}</span>`}</li>`;
  };
  return html`<ul class="figs">${box('waiting', say('đang giải quyết', 'open'), waiting)}${box(
    'waitingLate',
    say('quá hạn', 'overdue'),
    overdue,
    'fig-bad',
    waiting === 0
      ? ''
      : say('{share} số đang giải quyết', '{share} of what is open', {
          share: formatShare(overdue / waiting, lang),
        }),
  )}${box('dueToday', say('đến hạn trong hôm nay', 'due today'), dueToday, 'fig-warn')}${box(
    'stuck',
    say('đứng yên hơn {days} ngày', 'not moved for {days} days', { days: STUCK_DAYS }),
    stuck,
    'fig-warn',
  )}${box('awaitingSupplement', say('chờ người nộp bổ sung', 'awaiting a supplement'), paused)}</ul>
${
  oldest === null
    ? null
    : html`<p>${say('Hồ sơ chờ lâu nhất tiếp nhận ngày {day}, đã {days} ngày.', 'The oldest open dossier was received on {day}, {days} days ago.', { day: formatDay(dayOf(oldest), lang), days: dayNumber(day) - dayNumber(dayOf(oldest)) })} <a href="${figurePath({ figure: 'waiting', agency: view.agency, from: day, to: day })}">${say('Xem các hồ sơ chờ lâu nhất', 'See those that wait longest')}</a></p>`
}`;
}

interface Comparison {
  readonly caption: string;
  readonly now: string;
  readonly before: string;
  readonly flow: Flow;
  readonly flowBefore: Flow;
  readonly from: Day;
  readonly fromBefore: Day;
  readonly toBefore: Day;
  /** Until the same hour. */
  readonly until: boolean;
}

function comparison(on: OfficerRequest, { agency, at }: DashboardView, props: Comparison): Html {
  const say = sayIn(on.lang);
  const { flow, flowBefore, from, fromBefore, toBefore } = props;
  const today = dayOf(at);
  const now = { agency, from, to: today };
  const past = {
    agency,
    from: fromBefore,
    to: toBefore,
    ...(props.until ? { until: weekBefore(at) } : {}),
  };
  const row = (count: keyof Flow, which: Pick<FigureLink, 'figure' | 'channel'>, label: string) => [
    label,
    countLink(on, flow[count], { ...now, ...which }, props.now),
    countLink(on, flowBefore[count], { ...past, ...which }, props.before),
  ];
  return dataTable({
    caption: props.caption,
    captionHidden: true,
    columns: [
      { label: say('Hồ sơ', 'Dossiers') },
      { label: props.now, numeric: true },
      { label: props.before, numeric: true },
    ],
    rows: [
      row('received', { figure: 'received' }, say('Tiếp nhận', 'Received')),
      row(
        'online',
        { figure: 'received', channel: 'online' },
        say('– nộp trực tuyến', '– filed online'),
      ),
      row('finished', { figure: 'finished' }, say('Giải quyết xong', 'Finished')),
      row('late', { figure: 'late' }, say('– quá hạn', '– late')),
    ],
  });
}

function queueTable(on: OfficerRequest, { queues, at }: DashboardView): Html {
  const { lang, services } = on;
  const say = sayIn(lang);
  const day = dayOf(at);
  if (queues.length === 0) {
    return html`<p class="empty">${say('Không có hồ sơ nào đang chờ xử lý.', 'No dossier waits for anybody.')}</p>`;
  }
  return dataTable({
    caption: say('Danh sách việc có nhiều hồ sơ quá hạn nhất', 'Work-lists with most overdue'),
    captionHidden: true,
    columns: [
      { label: say('Ở đâu', 'Where') },
      { label: say('Quá hạn', 'Overdue'), numeric: true },
      { label: say('Đang mở', 'Open'), numeric: true },
    ],
    rows: queues.map(({ place, role, open, overdue }) => {
      const name = `${services.directory().agencyName(place, lang)}, ${isRole(role) ? textIn(lang, roleLabels[role]) : role}`;
      const link = { agency: place, from: day, to: day, queue: { place, role } };
      return [
        name,
        countLink(on, overdue, { ...link, figure: 'waitingLate' }, name),
        countLink(on, open, { ...link, figure: 'inWork' }, name),
      ];
    }),
  });
}
