import { textIn } from '#kernel/bilingual.ts';
import { button } from '#web/components/button.ts';
import { chips } from '#web/components/chips.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { linkButton } from '#web/components/link-button.ts';
import { nameSearch } from '#web/components/name-search.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pager } from '#web/components/pager.ts';
import { pane } from '#web/components/pane.ts';
import { tag } from '#web/components/tag.ts';
import { formatCount, formatDateTime } from '#web/format.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import {
  type ComparedProcedure,
  type ComparedState,
  comparedStates,
  type Comparison,
  stateTones,
} from '#workbench/national/compared-procedure.ts';
import { notConnected, portalFault } from '#workbench/national/fault-notice.ts';
import { comparedPath, COMPARISON_PATH, SHARED_PATH } from '#workbench/national/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface ComparisonView {
  readonly comparison: Comparison;
  readonly isConnected: boolean;
  readonly query: string;
  /** Null where all are asked for. */
  readonly state: ComparedState | null;
  readonly counts: Readonly<Record<ComparedState, number>>;
  readonly shown: readonly ComparedProcedure[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly message: string | null;
}

/** Our catalogue beside the national one: what differs, what is only on one side, what is not known yet. */
export function comparisonPage(on: OfficerRequest, view: ComparisonView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${view.message === null ? null : notice({ lang, tone: 'success', role: 'status', title: view.message })}
${pageHeading({
  title: say('Đối chiếu CSDL quốc gia về TTHC', 'Comparison with the national database'),
  sub: say(
    'Không có gì tự thay đổi: mỗi cập nhật là một bản nháp, người thứ hai duyệt thì mới công bố.',
    'Nothing changes by itself: each update is a draft, published by a second person.',
  ),
  aside: linkButton({
    text: say('Danh mục dùng chung', 'Shared catalogues'),
    href: SHARED_PATH,
    kind: 'secondary',
  }),
})}
${view.isConnected ? null : notConnected(on)}
${faultOf(on, view)}
${runPane(on, view)}
${pane({ id: 'procedures', title: say('Thủ tục', 'Procedures'), body: listBody(on, view) })}`;
}

function faultOf(on: OfficerRequest, { comparison }: ComparisonView): Html | null {
  if (comparison.fault === null) return null;
  const say = sayIn(on.lang);
  return portalFault(
    on,
    comparison.fault.code,
    say(
      'Cổng quốc gia chưa trả lời; hệ thống tự thử lại.',
      'The portal has not answered; it is tried again.',
    ),
  );
}

/** The comparison of all: how far it is, what it found, and what can be done. */
function runPane(on: OfficerRequest, { comparison, counts, isConnected }: ComparisonView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { wanted, comparedAt, listedAt } = comparison;
  const when = (at: ComparedProcedure['fetchedAt']): string =>
    at === null ? say('chưa lần nào', 'never') : formatDateTime(at, lang);
  const ask = (path: string, act: Html): Html =>
    html`<form method="post" action="${COMPARISON_PATH}/${path}">${csrfField(on.session.csrf)}${act}</form>`;
  return pane({
    id: 'run',
    title: say('Đối chiếu toàn bộ', 'Comparison of all'),
    body: html`<p><b>${say('{differs} thủ tục khác, {unread} thủ tục có chỗ phải tự đọc, {unknown} chưa đối chiếu.', '{differs} differ, {unread} must be read by hand, {unknown} not compared yet.', { differs: counts.differs, unread: counts.unread, unknown: counts.unknown })}</b></p>
<p>${say('Danh sách quốc gia lấy lúc', 'National list fetched')}: ${when(listedAt)}. ${say('Đối chiếu gần nhất', 'Last compared')}: ${when(comparedAt)}.</p>
${
  wanted === 0
    ? ask(
        'chay',
        button({
          text: say('Đối chiếu lại tất cả', 'Compare all again'),
          main: true,
          kind: isConnected ? 'primary' : 'secondary',
        }),
      )
    : html`<p role="status">${say('Đang đối chiếu, còn {wanted} lần hỏi. Có thể rời trang này; kết quả được giữ lại.', 'Comparing, {wanted} still to ask. You may leave this page; what was found is kept.', { wanted })}</p>${linkButton({ text: say('Xem tiến độ mới', 'Look again'), href: COMPARISON_PATH, kind: 'secondary' })}${ask('dung', button({ text: say('Dừng', 'Stop'), kind: 'quiet' }))}`
}`,
  });
}

function listBody(on: OfficerRequest, view: ComparisonView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const link = (change: { readonly state?: string; readonly page?: number }): string => {
    const query = new URLSearchParams({
      tim: view.query,
      loai: change.state ?? view.state ?? '',
      trang: String(change.page ?? 1),
    });
    return `${COMPARISON_PATH}?${query.toString()}`;
  };
  const states: readonly ComparedState[] = [
    'differs',
    'unread',
    'unknown',
    'only-there',
    'only-here',
    'same',
  ];
  const all = states.reduce((sum, state) => sum + view.counts[state], 0);
  return html`${chips({
    label: say('Lọc theo kết quả', 'Filter by result'),
    items: [
      {
        href: link({ state: '' }),
        text: say('Tất cả', 'All'),
        count: all,
        current: view.state === null,
      },
      ...states.map((state) => ({
        href: link({ state }),
        text: textIn(lang, comparedStates[state]),
        count: view.counts[state],
        current: view.state === state,
      })),
    ],
  })}
${nameSearch({
  lang,
  action: COMPARISON_PATH,
  label: say('Tìm theo tên hoặc mã', 'Find by name or code'),
  value: view.query,
  hidden: { loai: view.state ?? '' },
})}
${
  view.shown.length === 0
    ? html`<p class="empty">${say(
        'Không có thủ tục nào khớp. Gõ ít chữ hơn hoặc bỏ bộ lọc.',
        'No procedure matches. Type fewer words or drop the filter.',
      )}</p>`
    : procedureTable(on, view.shown)
}
${pager({
  lang,
  previous: view.page > 1 ? link({ page: view.page - 1 }) : null,
  next: view.page < view.pages ? link({ page: view.page + 1 }) : null,
  summary: say('{total} thủ tục', '{total} procedures', { total: formatCount(view.total, lang) }),
})}`;
}

function procedureTable({ lang }: OfficerRequest, shown: readonly ComparedProcedure[]): Html {
  const say = sayIn(lang);
  return dataTable({
    caption: say('Thủ tục ở hai bên', 'Procedures on both sides'),
    captionHidden: true,
    columns: [
      { label: say('Tên', 'Name') },
      { label: say('Mã', 'Code') },
      { label: say('Kết quả', 'Result') },
      { label: say('Chỗ khác', 'Differences'), numeric: true },
      { label: say('Phải tự đọc', 'By hand'), numeric: true },
      { label: say('Lấy lúc', 'Fetched') },
    ],
    rows: shown.map((one): readonly Value[] => [
      html`<a href="${comparedPath(one.code)}">${one.name}</a>`,
      one.code,
      tag({ text: textIn(lang, comparedStates[one.state]), tone: stateTones[one.state] }),
      one.state === 'differs' ? String(one.differences) : '',
      one.unread === 0 ? '' : String(one.unread),
      one.fetchedAt === null ? '–' : formatDateTime(one.fetchedAt, lang),
    ]),
  });
}
