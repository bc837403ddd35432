import { textIn } from '#kernel/bilingual.ts';
import { REPEATS } from '#reporting/next-period.ts';
import type { CampaignTemplate } from '#reporting/campaign-template.ts';
import type { Campaign } from '#store/report-campaigns.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dateInput } from '#web/components/date-input.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { notice } from '#web/components/notice.ts';
import { select } from '#web/components/select.ts';
import { textInput } from '#web/components/text-input.ts';
import { textarea } from '#web/components/textarea.ts';
import { type SentForm, sentField, summaryOf } from '#web/field-error.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { repeatsLabels } from '#workbench/reporting/campaign-labels.ts';
import { campaignPath, REPORTING_PATH } from '#workbench/reporting/paths.ts';

/** Where a campaign may begin from: a template that ships, or nothing. */
export function chooseTemplatePage(on: OfficerRequest): Html {
  const say = sayIn(on.lang);
  const { campaignTemplates } = on.services;
  return html`${backLink({ href: REPORTING_PATH, text: say('Báo cáo định kỳ', 'Periodic reports') })}
<h1>${say('Lập kỳ báo cáo', 'Make a campaign')}</h1>
<p class="sub">${say('Bắt đầu từ mẫu nào? Chỉ tiêu đều sửa được ở bước sau.', 'Begin from which template? All indicators can be changed next.')}</p>
<ul>${campaignTemplates.map(
    ({ key, name, source }) =>
      html`<li><a href="${REPORTING_PATH}/moi?mau=${key}">${name}</a> <span class="fine">${source}</span></li>`,
  )}<li><a href="${REPORTING_PATH}/moi?mau=trong">${say('Biểu trống', 'An empty form')}</a></li></ul>`;
}

export interface CampaignFormView {
  /** The campaign changed; null where one is made. */
  readonly campaign: Campaign | null;
  readonly template: CampaignTemplate | null;
  /** Id that the page made for a new one, so that sending twice makes one. */
  readonly campaignId: string;
  readonly form: SentForm;
}

/** The form by which a campaign is made or changed before it begins. */
export function campaignFormPage(on: OfficerRequest, view: CampaignFormView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { campaign, template, form } = view;
  const field = sentField(lang, form);
  const action =
    campaign === null ? `${REPORTING_PATH}/moi` : `${campaignPath(campaign.campaignId)}/sua`;
  return html`${backLink({ href: campaign === null ? REPORTING_PATH : campaignPath(campaign.campaignId), text: say('Quay lại', 'Back') })}
${errorSummary({ lang, errors: summaryOf(form.errors, lang) })}
<h1>${campaign === null ? say('Lập kỳ báo cáo', 'Make a campaign') : campaign.name}</h1>
${template === null || template.toBeConfirmed === null ? null : notice({ lang, tone: 'warning', title: say('Mẫu chờ xác nhận', 'Template to be confirmed'), body: html`${template.toBeConfirmed} ${template.source}` })}
<form method="post" action="${action}" novalidate>${csrfField(on.session.csrf)}${hiddenFields({ campaignId: view.campaignId, template: template?.key ?? '' })}
${textInput({ ...field('name'), label: say('Tên kỳ báo cáo', 'Name'), maxLength: 200 })}
${dateInput({ ...field('from'), label: say('Số liệu từ ngày', 'Figures from') })}
${dateInput({ ...field('to'), label: say('đến hết ngày', 'to the end of') })}
${select({ ...field('repeats'), label: say('Lặp lại', 'Repeats'), width: 'short', options: REPEATS.map((value) => ({ value, text: textIn(lang, repeatsLabels[value]) })) })}
${textInput({ ...field('reminders'), label: say('Nhắc vào các ngày làm việc so với hạn', 'Reminders, in working days from the due time'), hint: say('Số âm là trước hạn, ví dụ -3, -1, 1, 3', 'Negative is before it, such as -3, -1, 1, 3'), width: 'medium' })}
${textarea({ ...field('lines'), label: say('Chỉ tiêu, mỗi dòng một chỉ tiêu', 'Indicators, one a line'), hint: say('mã | tên | loại | đơn vị | giới hạn | bắt buộc (x) | nguồn. Dòng bắt đầu bằng # là tên phần.', 'code | name | kind | unit | limits | required (x) | source. A line that begins with # names a section.'), rows: 18 })}
${disclosure({ summary: say('Cách ghi một dòng', 'How to write a line'), body: lineHelp(on) })}
<div class="acts">${button({ text: say('Lưu, chưa gửi cho ai', 'Save, ask nobody yet') })}</div></form>`;
}

function lineHelp(on: OfficerRequest): Html {
  const say = sayIn(on.lang);
  return html`<ul>
<li><code>may-chu | Máy chủ vật lý | số | máy | 0.. | x</code></li>
<li><code>san-tb | Dung lượng SAN | số lẻ | TB | 0..10.000</code></li>
<li><code>ty-le | Tỷ lệ đã cài | tỷ lệ | | da-cai / may-tinh</code> — ${say('tính từ hai chỉ tiêu số; bỏ trống giới hạn thì người báo cáo tự ghi', 'reckoned from two numbers; with empty limits it is typed')}</li>
<li><code>co | Có trung tâm dữ liệu | chọn | | Có; Chưa có | x</code></li>
<li><code>kho-khan | Khó khăn | chữ</code>, <code>so-do | Sơ đồ | tệp</code></li>
<li>${say('Nguồn hệ thống tự điền: tiep-nhan, truc-tuyen, da-giai-quyet, dung-han, qua-han', 'Sources that the system fills in: tiep-nhan, truc-tuyen, da-giai-quyet, dung-han, qua-han')}</li></ul>`;
}
