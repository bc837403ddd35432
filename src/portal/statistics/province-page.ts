import type { Agency } from '#catalogue/locality.ts';
import type { Language } from '#kernel/bilingual.ts';
import { dataTable } from '#web/components/data-table.ts';
import { nameSearch } from '#web/components/name-search.ts';
import { pager } from '#web/components/pager.ts';
import { formatCount } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { shareText } from '#portal/statistics/agency-page.ts';
import { STATISTICS, statisticsPath } from '#portal/statistics/paths.ts';
import type { Totals } from '#portal/statistics/totals.ts';

export interface AgencyLine {
  readonly code: string;
  readonly name: string;
  /** Of the last twelve months. */
  readonly totals: Totals;
  readonly waiting: number;
  readonly overdue: number;
  /** Null where the agency is there no more. */
  readonly agency: Agency | null;
}

export interface AgencyTableView {
  readonly lang: Language;
  readonly query: string;
  /** Of this page. */
  readonly lines: readonly AgencyLine[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** The agencies of the province that decide, each with its figures; found without diacritics. */
export function agencyTable(view: AgencyTableView): Html {
  const { lang, query, page, pages } = view;
  const say = sayIn(lang);
  const link = (number: number): string =>
    `${STATISTICS}?tim=${encodeURIComponent(query)}&trang=${number}#co-quan`;
  return html`<h2 id="co-quan">${say('Từng cơ quan, 12 tháng gần nhất', 'Each agency, the last twelve months')}</h2>
${nameSearch({
  lang,
  action: `${STATISTICS}#co-quan`,
  label: say('Tìm cơ quan', 'Find an agency'),
  hint: say('Có dấu hoặc không dấu', 'With or without diacritics'),
  value: query,
})}
${
  view.lines.length === 0
    ? html`<p class="empty">${say('Không có cơ quan nào khớp.', 'No agency matches.')} <a href="${STATISTICS}">${say('Xem tất cả', 'See all')}</a></p>`
    : table(view)
}
${pager({
  lang,
  previous: page > 1 ? link(page - 1) : null,
  next: page < pages ? link(page + 1) : null,
  summary: say('{total} cơ quan', '{total} agencies', { total: view.total }),
})}`;
}

function table({ lang, lines }: AgencyTableView): Html {
  const say = sayIn(lang);
  return dataTable({
    caption: say('Các cơ quan giải quyết hồ sơ', 'Agencies that decide'),
    captionHidden: true,
    columns: [
      { label: say('Cơ quan', 'Agency') },
      ...[
        say('Tiếp nhận', 'Received'),
        say('Xong', 'Finished'),
        say('Tỷ lệ đúng hạn', 'Share on time'),
        say('Đang giải quyết', 'Open'),
        say('Đang quá hạn', 'Overdue'),
      ].map((label) => ({ label, numeric: true })),
    ],
    rows: lines.map(({ code, name, totals, waiting, overdue, agency }) => [
      html`<a href="${statisticsPath(code)}">${name}</a>${agency === null ? html` <span class="fine">${say('(đã sắp xếp lại)', '(reorganised)')}</span>` : null}`,
      formatCount(totals.received, lang),
      formatCount(totals.finished, lang),
      shareText(totals.onTimeShare, lang),
      formatCount(waiting, lang),
      formatCount(overdue, lang),
    ]),
  });
}
