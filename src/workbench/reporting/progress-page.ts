import { textIn } from '#kernel/bilingual.ts';
import { latenessText } from '#reporting/lateness.ts';
import { LEVELS } from '#reporting/sum-up.ts';
import type { Campaign } from '#store/report-campaigns.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { chips } from '#web/components/chips.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { linkButton } from '#web/components/link-button.ts';
import { nameSearch } from '#web/components/name-search.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pager } from '#web/components/pager.ts';
import { select } from '#web/components/select.ts';
import { tag } from '#web/components/tag.ts';
import { formatDateTime, formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { answerStates, levelLabels, stageLabels } from '#workbench/reporting/campaign-labels.ts';
import { isAdministrator } from '#workbench/reporting/campaign-request.ts';
import {
  answerPath,
  campaignPath,
  closePath,
  REPORTING_PATH,
  summaryPath,
} from '#workbench/reporting/paths.ts';
import {
  passes,
  PROGRESS_FILTERS,
  type ProgressAsked,
  type ProgressFilter,
  type ProgressOrder,
  type ProgressRow,
} from '#workbench/reporting/progress-rows.ts';

export interface ProgressView {
  readonly campaign: Campaign;
  /** All whom the officer may read, and those of the page. */
  readonly all: readonly ProgressRow[];
  readonly rows: readonly ProgressRow[];
  readonly asked: ProgressAsked;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** The round after this, where it was copied. */
  readonly next: string | null;
  /** Whether the round before it has the same name. */
  readonly sharesName: boolean;
}

/** Who is late, and by how much: all recipients of a campaign on one page. */
export function progressPage(on: OfficerRequest, view: ProgressView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { campaign } = view;
  const { stage } = campaign;
  const period = `${formatDay(campaign.from, lang)} – ${formatDay(campaign.to, lang)}`;
  const due =
    stage.kind === 'draft' ? '' : ` ${say('Hạn nộp', 'Due')} ${formatDateTime(stage.dueAt, lang)}.`;
  return html`${backLink({ href: REPORTING_PATH, text: say('Báo cáo định kỳ', 'Periodic reports') })}
${pageHeading({
  title: campaign.name,
  sub: `${say('Số liệu', 'Figures')} ${period}. ${textIn(lang, stageLabels[stage.kind])}.${due}`,
  aside:
    stage.kind === 'draft'
      ? null
      : linkButton({ text: say('Tổng hợp', 'Sums'), href: summaryPath(campaign.campaignId) }),
})}
${isAdministrator(on) ? acts(on, view) : null}
${stage.kind === 'draft' ? null : table(on, view)}`;
}

function acts(on: OfficerRequest, { campaign, next, sharesName }: ProgressView): Html {
  const say = sayIn(on.lang);
  const path = campaignPath(campaign.campaignId);
  const post = (action: string, text: string): Html =>
    html`<form method="post" action="${path}/${action}">${csrfField(on.session.csrf)}${button({ text, kind: 'secondary' })}</form>`;
  switch (campaign.stage.kind) {
    case 'draft':
      return html`${sharesName && PERIOD.test(campaign.name) ? oldNameNotice(on, `${path}/sua`) : null}<div class="acts">${linkButton({ text: say('Chọn nơi báo cáo và bắt đầu', 'Choose recipients and begin'), href: `${path}/mo` })} ${linkButton({ text: say('Sửa chỉ tiêu', 'Change the indicators'), href: `${path}/sua`, kind: 'secondary' })}</div>`;
    case 'open':
    case 'closed':
      return html`<div class="acts">${
        next === null
          ? post('ky-sau', say('Lập kỳ tiếp theo', 'Make the next round'))
          : linkButton({
              text: say('Xem kỳ tiếp theo', 'See the next round'),
              href: campaignPath(next),
              kind: 'secondary',
            })
      } ${linkButton({ text: say('Nhập từ bảng tính', 'Import a spreadsheet'), href: `${path}/nhap`, kind: 'secondary' })} ${campaign.stage.kind === 'open' ? linkButton({ text: say('Khóa, không nhận nữa', 'Close, take no more'), href: closePath(campaign.campaignId), kind: 'secondary' }) : null}</div>`;
  }
}

/** What a name says of a period. */
const PERIOD = /\d|quý|tháng/iu;

const oldNameNotice = ({ lang }: OfficerRequest, href: string): Html =>
  notice({
    lang,
    tone: 'warning',
    id: 'ten-ky-cu',
    title: sayIn(lang)('Tên còn ghi kỳ cũ', 'The name still says the old period'),
    body: html`<a href="${href}">${sayIn(lang)('Sửa tên trước khi bắt đầu', 'Change the name before it begins')}</a>`,
  });

type Link = (changes: Readonly<Record<string, string | number>>) => string;

function table(on: OfficerRequest, view: ProgressView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { campaign, rows, asked, page, pages } = view;
  const path = campaignPath(campaign.campaignId);
  const link: Link = (changes) => {
    const values = {
      loc: asked.filter,
      sap: asked.order,
      cap: asked.level ?? '',
      tim: asked.query,
    };
    return `${path}?${new URLSearchParams({ ...values, ...mapValues(changes) }).toString()}`;
  };
  const sorted = (order: ProgressOrder, text: string): Html =>
    asked.order === order ? html`${text} ↓` : html`<a href="${link({ sap: order })}">${text}</a>`;
  return html`<h2 id="tien-do">${say('Ai chậm, chậm bao nhiêu', 'Who is late, and by how much')}</h2>
${filters(on, view, link)}
${
  rows.length === 0
    ? html`<p class="empty">${say('Không có cơ quan nào như vậy.', 'There is no such agency.')}</p>`
    : dataTable({
        caption: say('Ai chậm, chậm bao nhiêu', 'Who is late, and by how much'),
        captionHidden: true,
        cards: 'named',
        columns: [
          { label: sorted('ten', say('Nơi báo cáo', 'Who reports')) },
          { label: say('Thuộc', 'Under') },
          { label: say('Tình trạng', 'State') },
          {
            label: sorted('nop-truoc', say('Nộp lúc', 'Submitted')),
            name: say('Nộp lúc', 'Submitted'),
          },
          {
            label: sorted('cham-nhat', say('Chậm', 'Late by')),
            name: say('Chậm', 'Late by'),
          },
          { label: say('Đã nhắc', 'Reminders'), numeric: true },
        ],
        rows: rows.map((row) => cells(on, row)),
      })
}
${pager({
  lang,
  previous: page > 1 ? link({ trang: page - 1 }) : null,
  next: page < pages ? link({ trang: page + 1 }) : null,
  summary: say('{total} nơi', '{total} recipients', { total: view.total }),
})}
<p>${linkButton({ text: say('Tải CSV', 'CSV'), href: `${path}/tien-do.csv`, kind: 'secondary', size: 'small', download: true })} ${linkButton({ text: say('Tải XLSX', 'XLSX'), href: `${path}/tien-do.xlsx`, kind: 'secondary', size: 'small', download: true })}</p>`;
}

function filters(on: OfficerRequest, { campaign, all, asked }: ProgressView, link: Link): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const filterText = (filter: ProgressFilter): string =>
    ({
      'tat-ca': say('Tất cả', 'All'),
      cham: say('Chậm', 'Late'),
      'chua-nop': say('Chưa nộp', 'Not submitted'),
      'da-nop': say('Đã nộp', 'Submitted'),
      'xin-gia-han': say('Xin gia hạn', 'Ask for more time'),
    })[filter];
  return html`${chips({
    label: say('Lọc', 'Filter'),
    items: PROGRESS_FILTERS.map((filter) => ({
      href: link({ loc: filter }),
      text: filterText(filter),
      count: all.filter((row) => passes(row, filter)).length,
      current: filter === asked.filter,
    })),
  })}
${nameSearch({
  lang,
  action: campaignPath(campaign.campaignId),
  label: say('Tìm theo tên cơ quan hoặc huyện', 'Find by agency or district'),
  value: asked.query,
  hidden: { loc: asked.filter, sap: asked.order },
  more: select({
    lang,
    name: 'cap',
    label: say('Cấp', 'Level'),
    width: 'medium',
    prompt: say('Mọi cấp', 'All levels'),
    value: asked.level ?? '',
    options: LEVELS.map((level) => ({ value: level, text: textIn(lang, levelLabels[level]) })),
  }),
})}`;
}

function cells(on: OfficerRequest, row: ProgressRow) {
  const { lang } = on;
  const say = sayIn(lang);
  const { text, tone } = answerStates[row.state];
  const late = latenessText(row.lateness);
  return [
    html`<a href="${answerPath(row.campaignId, row.recipient)}">${row.name}</a>`,
    row.aboveName,
    html`${tag({ text: textIn(lang, text), tone })}${row.extension === 'asked' ? html` ${tag({ text: say('xin gia hạn', 'asks for more time'), tone: 'warning' })}` : null}`,
    row.submittedAt === null ? '' : formatDateTime(row.submittedAt, lang),
    late === null
      ? ''
      : tag({ text: textIn(lang, late), tone: row.lateness.isOpen ? 'danger' : 'warning' }),
    row.reminded,
  ];
}

const mapValues = (
  values: Readonly<Record<string, string | number>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
