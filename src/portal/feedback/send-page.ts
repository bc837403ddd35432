import type { Agency } from '#catalogue/locality.ts';
import { FEEDBACK_KINDS, feedbackKindLabels } from '#feedback/feedback.ts';
import type { FeedbackRules } from '#feedback/feedback-rules.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { checkbox, radios } from '#web/components/choices.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { fileInput } from '#web/components/file-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { textarea } from '#web/components/textarea.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, sentField, summaryOf } from '#web/field-error.ts';
import type { FormBody } from '#web/form-body.ts';
import { formatFileSize } from '#web/format.ts';
import { many, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { FEEDBACK, SEND } from '#portal/feedback/paths.ts';
import { MAX_FILES } from '#portal/feedback/read-feedback.ts';
import { deadlineNote } from '#portal/feedback/start-page.ts';

export interface SendView {
  readonly lang: Language;
  readonly rules: FeedbackRules;
  readonly about: Agency;
  readonly feedbackId: string;
  readonly body: FormBody;
  readonly errors: readonly FieldError[];
  /** Signed names of the files that the server keeps, in their order. */
  readonly keptTokens: readonly string[];
}

/** The form of a report or suggestion about one agency. */
export function sendPage(view: SendView): Html {
  const { lang, about, errors, feedbackId } = view;
  const { values } = view.body;
  const say = sayIn(lang);
  const field = sentField(lang, { values, errors });
  return html`${backLink({ href: FEEDBACK, text: say('Chọn cơ quan khác', 'Choose another agency') })}
${errorSummary({ lang, errors: summaryOf(errors, lang) })}
<h1>${say('Phản ánh, kiến nghị', 'Report or suggestion')}</h1>
<p class="lead">${say('Về', 'About')}: ${textIn(lang, about.name)}</p>
${deadlineNote(lang, view.rules)}
<form method="post" action="${SEND}" enctype="multipart/form-data" novalidate data-once>${hiddenFields({ feedbackId, 'co-quan': about.code })}
${radios({
  ...field('kind'),
  label: say('Nội dung', 'What it is about'),
  options: FEEDBACK_KINDS.map((kind) => ({
    value: kind,
    text: textIn(lang, feedbackKindLabels[kind]),
  })),
})}
${textarea({
  ...field('text'),
  label: say('Việc gì, ở đâu, khi nào', 'What, where, when'),
  hint: say(
    'Tối đa 5.000 ký tự. Không cần ghi số giấy tờ của ai.',
    'At most 5,000 letters. Nobody’s identity number is needed.',
  ),
  rows: 8,
})}
${textInput({ ...field('dossierCode'), label: say('Mã hồ sơ liên quan', 'Dossier concerned'), optional: true, width: 'medium', maxLength: 80 })}
${files(view)}
<h2>${say('Người gửi', 'Who sends it')}</h2>
<p class="sub">${say(
    'Không bắt buộc. Chỉ cán bộ trả lời đọc được; mỗi lần đọc được ghi nhật ký.',
    'Not required. Only the officers who answer may read it, and each reading is recorded.',
  )}</p>
${textInput({ ...field('senderName'), label: say('Họ và tên', 'Name'), optional: true, width: 'medium', capitalise: true, autocomplete: 'name' })}
${textInput({ ...field('phone'), label: say('Điện thoại', 'Phone'), optional: true, type: 'tel', inputMode: 'tel', width: 'short', autocomplete: 'tel' })}
${textInput({ ...field('email'), label: say('Thư điện tử', 'E-mail'), optional: true, type: 'email', inputMode: 'email', width: 'medium', autocomplete: 'email' })}
${radios({
  ...field('tellBy'),
  value: one(values, 'tellBy') || 'none',
  label: say('Khi có trả lời', 'When it is answered'),
  options: [
    { value: 'none', text: say('Tôi tự xem bằng mã', 'I look it up by the code') },
    { value: 'phone', text: say('Đồng ý được gọi điện báo', 'I agree to be called') },
    { value: 'email', text: say('Đồng ý được báo qua thư điện tử', 'I agree to an e-mail') },
  ],
})}
${checkbox({
  name: 'mayPublish',
  text: say(
    'Đồng ý công khai nội dung và trả lời, không kèm thông tin của ai',
    'Question and answer may be public, without anything of anybody',
  ),
  checked: many(values, 'mayPublish').includes('yes'),
})}
<div class="acts">${button({ text: say('Gửi', 'Send'), size: 'large', icon: 'send' })}</div></form>`;
}

function files({ lang, body, errors, keptTokens }: SendView): Html {
  const say = sayIn(lang);
  const { name, error } = sentField(lang, { values: body.values, errors })('file-tep');
  return fileInput({
    lang,
    name,
    error,
    label: say('Tệp đính kèm', 'Files'),
    hint: say('Tối đa {most} tệp PDF, JPEG hoặc PNG', 'At most {most} PDF, JPEG or PNG files', {
      most: MAX_FILES,
    }),
    optional: true,
    multiple: true,
    kept: body.attachments.map((attachment, index) => {
      const token = keptTokens[index] ?? '';
      return {
        name: attachment.name,
        size: formatFileSize(attachment.size, lang),
        control: html`${hiddenFields({ kept: token })}${checkbox({
          name: 'drop',
          id: `drop-${index}`,
          value: token,
          text: html`${say('Bỏ tệp này', 'Remove this file')}<span class="sr"> ${attachment.name}</span>`,
        })}`,
      };
    }),
  });
}
