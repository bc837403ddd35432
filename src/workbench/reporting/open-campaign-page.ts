import { textIn } from '#kernel/bilingual.ts';
import type { Instant } from '#kernel/day.ts';
import type { Campaign } from '#store/report-campaigns.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { checkbox, checkboxes } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dateInput } from '#web/components/date-input.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { notice } from '#web/components/notice.ts';
import { textInput } from '#web/components/text-input.ts';
import { textarea } from '#web/components/textarea.ts';
import { type SentForm, errorOf, sentField, summaryOf } from '#web/field-error.ts';
import { many } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { agencyKindLabels } from '#workbench/admin/agency-kind-labels.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { RECIPIENT_KINDS } from '#workbench/reporting/choose-recipients.ts';
import { campaignPath } from '#workbench/reporting/paths.ts';

export interface OpenCampaignView {
  readonly campaign: Campaign;
  readonly hamlets: number;
  readonly form: SentForm;
  /** A due time outside of working hours, which the next press keeps; null where there is none. */
  readonly outside: { readonly dueAt: Instant; readonly text: string } | null;
}

/** Whom a campaign asks, and until when: with it, it begins. */
export function openCampaignPage(on: OfficerRequest, view: OpenCampaignView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { campaign, form, outside } = view;
  const field = sentField(lang, form);
  const path = campaignPath(campaign.campaignId);
  return html`${backLink({ href: path, text: campaign.name })}
${errorSummary({ lang, errors: summaryOf(form.errors, lang) })}
${
  outside === null
    ? null
    : notice({
        lang,
        tone: 'warning',
        role: 'alert',
        id: 'ngoai-gio',
        title: say('Chưa bắt đầu: xem lại hạn nộp', 'Not begun yet: look at the due time'),
        body: html`${outside.text} ${say('Đổi hạn ở dưới, hoặc bấm lần nữa để giữ hạn này.', 'Change it below, or press again to keep it.')}`,
      })
}
<h1>${say('Bắt đầu thu báo cáo', 'Begin to ask')}</h1>
<p class="sub">${say('Sau khi bắt đầu, chỉ tiêu và nơi báo cáo không đổi được nữa.', 'Once it began, indicators and recipients no longer change.')}</p>
<form method="post" action="${path}/mo" novalidate>${csrfField(on.session.csrf)}${hiddenFields({ kept: outside?.dueAt ?? '' })}
${
  campaign.previous === null
    ? null
    : checkbox({
        name: 'previous',
        value: '1',
        text: say('Các nơi đã báo cáo kỳ trước', 'Whoever was asked last time'),
        checked: many(form.values, 'previous').includes('1'),
      })
}
${checkboxes({
  lang,
  name: 'kinds',
  label: say('Nhóm cơ quan', 'Groups of agencies'),
  values: many(form.values, 'kinds'),
  error: errorOf(form.errors, 'kinds', lang),
  options: [
    ...RECIPIENT_KINDS.map((kind) => ({
      value: kind,
      text: `${textIn(lang, agencyKindLabels[kind])} (${countOf(on, kind)})`,
    })),
    {
      value: 'hamlet',
      text: say(
        'Ấp, khu phố, do UBND cấp xã báo cáo thay ({count})',
        'Hamlets, answered for by their communes ({count})',
        { count: view.hamlets },
      ),
      disabled: view.hamlets === 0,
    },
  ],
})}
${textarea({ ...field('picked'), label: say('Thêm cơ quan khác', 'Further agencies'), hint: say('Mỗi dòng một tên hoặc mã', 'A name or code a line'), optional: true, rows: 3 })}
${dateInput({ ...field('dueDay'), label: say('Hạn nộp: ngày', 'Due: day'), optional: true, ...(outside === null ? {} : { warning: outside.text }) })}
${textInput({ ...field('workingDays'), label: say('hoặc sau số ngày làm việc', 'or after so many working days'), optional: true, inputMode: 'numeric', width: 'short' })}
${textInput({ ...field('dueTime'), label: say('Giờ', 'Hour'), width: 'short' })}
<div class="acts">${button({ text: outside === null ? say('Bắt đầu thu báo cáo', 'Begin to ask') : say('Giữ hạn này và bắt đầu thu báo cáo', 'Keep the due time and begin to ask') })}</div></form>`;
}

const countOf = (on: OfficerRequest, kind: string): number =>
  on.services.directory().agencies.filter((agency) => agency.kind === kind).length;
