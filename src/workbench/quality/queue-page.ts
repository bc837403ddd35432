import { textIn } from '#kernel/bilingual.ts';
import { caseClassLabels } from '#quality/case-class.ts';
import { caseRefusalTexts } from '#quality/case-refusal.ts';
import type { Campaign } from '#store/quality-campaigns.ts';
import type { CaseFilter, CaseLine } from '#store/quality-queue.ts';
import { actions } from '#web/components/actions.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { notice } from '#web/components/notice.ts';
import { numberedPager } from '#web/components/numbered-pager.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { type SentForm, summaryOf } from '#web/field-error.ts';
import { formatCount } from '#web/format.ts';
import { attrs, type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { machineLabels, outcomeLabels, phaseLabels } from '#workbench/quality/case-texts.ts';
import { communeName } from '#workbench/quality/commune-name.ts';
import { groundFields } from '#workbench/quality/ground.ts';
import { campaignPath, casePath, queuePath, withQuery } from '#workbench/quality/paths.ts';
import { filterQuery } from '#workbench/quality/queue-filter.ts';
import { filterForm } from '#workbench/quality/filter-form.ts';
import { scoreText } from '#workbench/quality/score-text.ts';

export interface QueueView {
  readonly campaign: Campaign;
  readonly filter: CaseFilter;
  readonly lines: readonly CaseLine[];
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly sent: SentForm;
  /** What became of those that were judged together; null where nothing was. */
  readonly judged: Judged | null;
}

/** How many of those that were chosen were judged, and how many had changed meanwhile. */
export interface Judged {
  readonly done: number;
  readonly refused: number;
}

/** The cases of a campaign, filtered; those that the machine is sure of can be judged together. */
export function queuePage(on: OfficerRequest, view: QueueView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { campaign, filter, lines, page, total, sent } = view;
  const query = filterQuery(filter);
  const at = (number: number): string =>
    withQuery(queuePath(campaign.campaignId), `${query === '' ? '' : `${query}&`}trang=${number}`);
  return html`${backLink({ href: campaignPath(campaign.campaignId), text: campaign.name })}
${errorSummary({ lang, errors: summaryOf(sent.errors, lang) })}
${pageHeading({
  title: say('Các trường hợp cần xem', 'Cases'),
  sub: say('{count} trường hợp, máy chắc nhất trước.', '{count} cases, the surest first.', {
    count: formatCount(total, lang),
  }),
})}
${judgedNotice(on, view.judged)}
${filterForm(on, filter)}
${
  lines.length === 0
    ? html`<p class="empty">${say('Không có trường hợp nào như vậy. Bỏ bớt điều kiện lọc.', 'There is no such case. Take a filter away.')}</p>`
    : list(on, view, query)
}
${numberedPager({ lang, page, hasMore: page * view.pageSize < total, at })}`;
}

function judgedNotice({ lang }: OfficerRequest, judged: Judged | null): Html | null {
  if (judged === null) return null;
  const say = sayIn(lang);
  return notice({
    lang,
    role: 'status',
    tone: judged.refused === 0 ? 'success' : 'warning',
    title: say('Đã kết luận {count} trường hợp', '{count} cases were judged', {
      count: judged.done,
    }),
    body:
      judged.refused === 0
        ? undefined
        : say(
            '{count} trường hợp đã thay đổi hoặc chưa gửi được, vẫn nằm trong danh sách; mở từng trường hợp để xem.',
            '{count} cases had changed or could not be sent on; they are still in the list: open each.',
            { count: judged.refused },
          ),
  });
}

const mayJudge = ({ officer }: OfficerRequest, line: CaseLine): boolean =>
  officer.role === 'data-steward' && line.phase === 'review' && line.machine === 'link';

function list(on: OfficerRequest, view: QueueView, query: string): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { campaign, lines, sent } = view;
  const table = dataTable({
    caption: say('Các trường hợp', 'Cases'),
    captionHidden: true,
    cards: 'named',
    columns: [
      { label: say('Bản ghi bên trái', 'Left record') },
      { label: say('Bản ghi đối chiếu', 'Other record') },
      { label: say('Lớp lỗi', 'Class') },
      { label: say('Xã, phường', 'Commune') },
      { label: say('Điểm', 'Score'), numeric: true },
      { label: say('Máy nói', 'Machine') },
      { label: say('Tình trạng', 'State') },
    ],
    rows: lines.map((line) => row(on, line, query)),
  });
  if (!lines.some((line) => mayJudge(on, line))) return table;
  return html`<form method="post" action="${withQuery(queuePath(campaign.campaignId), query)}" novalidate data-once>${csrfField(on.session.csrf)}
${table}
${pane({
  id: 'together',
  title: say('Kết luận nhiều trường hợp một lần', 'Judge several at once'),
  body: html`<p class="sub">${say('Đánh dấu những trường hợp máy nói cùng một người và bạn đồng ý; căn cứ dưới đây được ghi cho từng trường hợp.', 'Mark those that the machine holds for one person and so do you; the ground is kept with each.')}</p>${groundFields(on, sent)}${actions(button({ text: say('Giống: cùng một người', 'Same: one person') }))}`,
})}</form>`;
}

function row(on: OfficerRequest, line: CaseLine, query: string): readonly Value[] {
  const { lang, services } = on;
  const say = sayIn(lang);
  const name = line.leftName === '' ? say('(không có tên)', '(no name)') : line.leftName;
  const box = mayJudge(on, line)
    ? html`<input${attrs({ type: 'checkbox', name: 'case', id: `c-${line.caseId}`, value: `${line.caseId}:${line.version}`, 'aria-label': say('Chọn {name}', 'Choose {name}', { name }) })}> `
    : null;
  return [
    html`${box}<a href="${withQuery(casePath(line.caseId), query)}" data-open>${name}</a>`,
    line.rightName ?? say('không tìm thấy', 'nobody found'),
    textIn(lang, caseClassLabels[line.class]),
    line.commune === '' ? say('chưa rõ', 'unknown') : communeName(on, line.commune),
    scoreText(line.weight, lang),
    textIn(lang, machineLabels[line.machine]),
    html`${textIn(lang, phaseLabels[line.phase])}${
      line.outcome === null ? null : html`<br>${textIn(lang, outcomeLabels[line.outcome])}`
    }${line.agency === null ? null : html`<br>${services.directory().agencyName(line.agency, lang)}`}${
      line.judgedBy === on.officer.subject
        ? html`<br><span class="fine">${textIn(lang, caseRefusalTexts['own-verdict'])}</span>`
        : null
    }`,
  ];
}
