import type { Language } from '#kernel/bilingual.ts';
import { type Day, dayOf, type Instant, monthsAfter } from '#kernel/day.ts';
import { type AgencyFigures, firstMonth, MONTHS, monthOf } from '#store/agency-statistics.ts';
import { dataTable } from '#web/components/data-table.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { printButton } from '#web/components/print-button.ts';
import { formatCount, formatDateTime, formatMonth, formatShare } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { finishedIn, monthChart } from '#portal/statistics/month-chart.ts';
import { type Totals, totalsSince } from '#portal/statistics/totals.ts';

export interface FiguresView {
  readonly lang: Language;
  readonly figures: AgencyFigures;
  readonly countedAt: Instant;
  /** Address of the same as a file. */
  readonly csv: string;
}

/** The months of a count, the oldest first. */
export const monthsOf = (countedAt: Instant): readonly Day[] => {
  const first = firstMonth(dayOf(countedAt));
  return Array.from({ length: MONTHS }, (_, index) => monthsAfter(first, index));
};

/** All that is counted of one agency or of the province, below the heading of its page. */
export function figuresSection(view: FiguresView): Html {
  const { lang, figures, countedAt, csv } = view;
  const say = sayIn(lang);
  const months = monthsOf(countedAt);
  const [first, last] = [firstMonth(dayOf(countedAt)), monthOf(dayOf(countedAt))];
  const month = totalsSince(figures, last);
  const year = totalsSince(figures, first);
  const period = `${formatMonth(first, lang)}–${formatMonth(last, lang)}`;
  return html`<p class="lead">${finding(lang, month, figures)}</p>
<p class="sub">${say('Đơn vị: hồ sơ. Số đếm lúc', 'Unit: dossiers. Counted at')} ${formatDateTime(countedAt, lang)}.</p>
${totalsTable(lang, [month, year], period)}
${definition(lang)}
<h2>${yearFinding(lang, year, period)}</h2>
<p class="sub">${say('Hồ sơ đã giải quyết xong theo tháng', 'Dossiers finished, by month')}, ${period}</p>
<figure class="chart">${monthChart(lang, months, figures.months)}<figcaption>${disclosure({
    summary: say('Xem số liệu dạng bảng', 'The figures as a table'),
    body: monthTable(view, months),
  })}<p><a href="${csv}" download>${say('Tải số liệu (CSV)', 'Download the figures (CSV)')}</a></p></figcaption></figure>
${printButton(lang)}`;
}

function finding(lang: Language, month: Totals, { standing }: AgencyFigures): string {
  const { waiting, overdue } = standing;
  const say = sayIn(lang);
  const share =
    month.onTimeShare === null
      ? say(
          'Tháng này chưa có hồ sơ nào đến hạn',
          'This month no dossier has come to its due date yet',
        )
      : say(
          'Tháng này {onTimeShare} hồ sơ đúng hạn',
          'This month {onTimeShare} of dossiers are on time',
          { onTimeShare: formatShare(month.onTimeShare, lang) },
        );
  const open = say(
    'đang giải quyết {waiting}, trong đó {overdue} quá hạn',
    '{waiting} are open, {overdue} of them overdue',
    { waiting: formatCount(waiting, lang), overdue: formatCount(overdue, lang) },
  );
  return `${share}; ${open}.`;
}

const yearFinding = (lang: Language, { finished, onTimeShare }: Totals, period: string): string =>
  onTimeShare === null
    ? sayIn(lang)(
        '{period}: chưa có hồ sơ nào đến hạn',
        '{period}: no dossier came to its due date',
        { period },
      )
    : sayIn(lang)(
        '12 tháng: {finished} hồ sơ xong, {onTimeShare} đúng hạn',
        '12 months: {finished} dossiers finished, {onTimeShare} on time',
        { finished: formatCount(finished, lang), onTimeShare: formatShare(onTimeShare, lang) },
      );

/** The definition in words: what `punctuality.ts` does. */
function definition(lang: Language): Html {
  const say = sayIn(lang);
  return disclosure({
    summary: say('Tỷ lệ đúng hạn được tính thế nào', 'How the share on time is reckoned'),
    body: html`<ul class="plain"><li>${say(
      'Đúng hạn: giải quyết xong trước hoặc đúng ngày, giờ hẹn trả.',
      'On time: finished at the due date and hour, or before.',
    )}</li><li>${say(
      'Thời gian chờ người nộp bổ sung không tính, vì ngày hẹn trả lùi theo; hồ sơ đã xin lỗi và hẹn lại tính theo ngày hẹn mới.',
      'Time in which a supplement is awaited does not count, as the due date moves; after an apology the new date holds.',
    )}</li><li>${say(
      'Hồ sơ đang giải quyết mà đã quá hạn được tính là trễ hạn ngay; hồ sơ còn trong hạn chưa tính.',
      'What is open and overdue counts as late already; what is open and in time does not count yet.',
    )}</li><li>${say(
      'Thủ tục không quy định thời hạn không tính vào tỷ lệ. Tỷ lệ làm tròn xuống.',
      'Procedures without a time limit are left out. Shares are rounded down.',
    )}</li><li>${say(
      'Hồ sơ của cơ quan đã sắp xếp lại được tính cho cơ quan đang giữ hồ sơ.',
      'After a reorganisation a dossier counts for the agency that has it now.',
    )}</li></ul>`,
  });
}

type ShareKey = 'onTimeShare' | 'onlineShare' | 'satisfiedShare';

function totalsTable(lang: Language, totals: readonly Totals[], period: string): Html {
  const say = sayIn(lang);
  const count = (key: Exclude<keyof Totals, ShareKey>) =>
    totals.map((total) => formatCount(total[key], lang));
  const share = (key: ShareKey) => totals.map((total) => shareText(total[key], lang));
  return dataTable({
    caption: say('Tháng này và 12 tháng gần nhất', 'This month and the last twelve'),
    columns: [
      { label: say('Hồ sơ', 'Dossiers') },
      { label: say('Tháng này', 'This month'), numeric: true },
      { label: period, numeric: true },
    ],
    rows: [
      [html`<b>${say('Tỷ lệ đúng hạn', 'Share on time')}</b>`, ...share('onTimeShare')],
      [say('Tiếp nhận', 'Received'), ...count('received')],
      [say('– nộp trực tuyến', '– filed online'), ...share('onlineShare')],
      [say('– có yêu cầu bổ sung', '– asked for a supplement'), ...count('supplementAsked')],
      [say('Giải quyết xong', 'Finished'), ...count('finished')],
      [say('– đúng hạn', '– on time'), ...count('onTime')],
      [say('– trễ hạn', '– late'), ...count('late')],
      [say('– không quy định thời hạn', '– no time limit'), ...count('untimed')],
      [say('– từ chối', '– refused'), ...count('refused')],
      [say('Lượt đánh giá của người nộp', 'Rated by whoever filed'), ...count('rated')],
      [
        say('– hài lòng hoặc rất hài lòng', '– satisfied or very satisfied'),
        ...share('satisfiedShare'),
      ],
    ],
  });
}

export const shareText = (share: number | null, lang: Language): string =>
  share === null ? '–' : formatShare(share, lang);

function monthTable({ lang, figures }: FiguresView, months: readonly Day[]): Html {
  const say = sayIn(lang);
  const byMonth = new Map(figures.months.map((month) => [month.month, month]));
  const cell = (count: number | undefined): string => formatCount(count ?? 0, lang);
  return dataTable({
    caption: say('Theo tháng', 'By month'),
    captionHidden: true,
    columns: [
      { label: say('Tháng', 'Month') },
      ...[
        say('Tiếp nhận', 'Received'),
        say('Xong', 'Finished'),
        say('Đúng hạn', 'On time'),
        say('Trễ hạn', 'Late'),
        say('Từ chối', 'Refused'),
      ].map((label) => ({ label, numeric: true })),
    ],
    rows: months.map((month) => {
      const found = byMonth.get(month);
      return [
        formatMonth(month, lang),
        cell(found?.received),
        cell(found === undefined ? 0 : finishedIn(found)),
        cell(found?.onTime),
        cell(found?.late),
        cell(found?.refused),
      ];
    }),
  });
}
