import { cellFaults } from '#workbench/cell-faults.ts';
import type { CellFault } from '#kernel/cell-fault.ts';
import type { Campaign } from '#store/report-campaigns.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { checkbox } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { fileInput } from '#web/components/file-input.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { type FieldError, errorOf, summaryOf } from '#web/field-error.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { answerPath, campaignPath } from '#workbench/reporting/paths.ts';
import type { UnfinishedDraft } from '#workbench/reporting/unfinished-drafts.ts';

export interface ImportView {
  readonly campaign: Campaign;
  /** Whose answer; null where the officer sends those of many. */
  readonly recipient: string | null;
  readonly errors: readonly FieldError[];
  readonly faults: readonly CellFault[];
  /** How many answers were just taken, and of these submitted; null where none were. */
  readonly taken: { readonly saved: number; readonly submitted: number } | null;
  /** Drafts that were begun and lack something, once a sheet was taken. */
  readonly unfinished: readonly UnfinishedDraft[];
}

const XLSX = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Sending answers in a spreadsheet: all of it is taken, or every cell to be mended is listed. */
export function importPage(on: OfficerRequest, view: ImportView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { campaign, recipient, errors, faults, taken } = view;
  const path = campaignPath(campaign.campaignId);
  const query = recipient === null ? '' : `?nhan=${encodeURIComponent(recipient)}`;
  const back = recipient === null ? path : answerPath(campaign.campaignId, recipient);
  return html`${backLink({ href: back, text: campaign.name })}
${errorSummary({ lang, errors: summaryOf(errors, lang) })}
<h1>${say('Nhập báo cáo từ bảng tính', 'Import a spreadsheet')}</h1>
${
  taken === null
    ? null
    : notice({
        lang,
        tone: 'success',
        role: 'status',
        title:
          taken.saved === 0
            ? say('Tệp không có gì mới so với biểu đã tải.', 'The file says nothing new.')
            : say(
                'Đã nhận {saved} báo cáo, trong đó nộp {submitted}.',
                '{saved} reports were taken, {submitted} of them submitted.',
                { saved: taken.saved, submitted: taken.submitted },
              ),
      })
}
${view.unfinished.length === 0 ? null : unfinishedTable(on, view)}
${cellFaults(on, faults)}
<p>${linkButton({ text: say('Tải biểu', 'Get the form'), href: `${path}/${recipient === null ? 'bieu-nhieu' : 'bieu'}.xlsx${query}`, kind: 'secondary', download: true })}</p>
<form method="post" action="${`${path}/nhap${query}`}" enctype="multipart/form-data" novalidate>${csrfField(on.session.csrf)}
${fileInput({ lang, name: 'tep', label: say('Tệp đã điền (.xlsx)', 'Filled form (.xlsx)'), accept: XLSX, maxMegabytes: 5, error: errorOf(errors, 'tep', lang) })}
${recipient === null ? checkbox({ name: 'nop', value: '1', text: say('Nộp luôn các báo cáo đã đủ', 'Submit those that are complete') }) : null}
<div class="acts">${button({ text: say('Nhập', 'Import') })}</div></form>`;
}

/** Which drafts stay drafts, and what each of them lacks. */
function unfinishedTable({ lang }: OfficerRequest, { campaign, unfinished }: ImportView): Html {
  const say = sayIn(lang);
  return html`<h2 id="con-nhap">${say('Còn là bản nháp, chưa nộp được', 'Drafts that cannot be submitted yet')}</h2>${dataTable(
    {
      caption: say('Bản nháp chưa đủ', 'Unfinished drafts'),
      captionHidden: true,
      cards: 'named',
      columns: [{ label: say('Nơi báo cáo', 'Who reports') }, { label: say('Vì sao', 'Why') }],
      rows: unfinished
        .slice(0, MOST_SHOWN)
        .map(({ recipient, name, why }) => [
          html`<a href="${answerPath(campaign.campaignId, recipient)}">${name}</a>`,
          why.join(' '),
        ]),
    },
  )}${unfinished.length > MOST_SHOWN ? html`<p>${say('Và {count} nơi khác.', 'And {count} more.', { count: unfinished.length - MOST_SHOWN })}</p>` : null}`;
}

const MOST_SHOWN = 100;
