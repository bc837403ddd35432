import { type Feedback, feedbackKindLabels, stageLabels } from '#feedback/feedback.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { notice } from '#web/components/notice.ts';
import { printButton } from '#web/components/print-button.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, sentField, summaryOf } from '#web/field-error.ts';
import type { FormValues } from '#web/form-values.ts';
import { formatDateTime, formatDateTimeWithWeekday } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { FEEDBACK, FOLLOW } from '#portal/feedback/paths.ts';

/** What the sender keeps: the code and the word by which to follow it. */
export function receivedPage(
  lang: Language,
  feedback: Feedback,
  secret: string,
  agencyName: string,
): Html {
  const say = sayIn(lang);
  return html`${notice({ lang, tone: 'success', role: 'status', title: say('Đã nhận phản ánh, kiến nghị', 'Your report was received') })}
<h1>${say('Ghi lại hai dòng dưới đây', 'Keep these two lines')}</h1>
${summaryList({
  rows: [
    { key: say('Mã phản ánh', 'Code'), value: html`<b id="ma">${feedback.code}</b>` },
    { key: say('Mã bí mật', 'Secret'), value: html`<b id="bi-mat">${secret}</b>` },
    { key: say('Cơ quan trả lời', 'Answered by'), value: agencyName },
    { key: say('Nhận lúc', 'Received'), value: formatDateTime(feedback.receivedAt, lang) },
    { key: say('Hạn trả lời', 'Due'), value: formatDateTimeWithWeekday(feedback.dueAt, lang) },
  ],
})}
<p>${say(
    'Xem trả lời bằng hai mã này. Mã bí mật không được lưu lại và không cấp lại được.',
    'The answer is shown for both. The secret is not kept and cannot be given out again.',
  )} <a href="${FOLLOW}">${say('Theo dõi phản ánh', 'Follow the report')}</a></p>
${printButton(lang)}`;
}

/** The two questions: the code and the secret. */
export function followForm(
  lang: Language,
  values: FormValues,
  errors: readonly FieldError[],
): Html {
  const say = sayIn(lang);
  const field = sentField(lang, { values, errors });
  return html`${backLink({ href: FEEDBACK, text: say('Phản ánh, kiến nghị', 'Reports and suggestions') })}
${errorSummary({ lang, errors: summaryOf(errors, lang) })}
<h1>${say('Theo dõi phản ánh, kiến nghị', 'Follow a report or suggestion')}</h1>
<form method="post" action="${FOLLOW}" novalidate>
${textInput({ ...field('code'), label: say('Mã phản ánh', 'Code'), hint: 'PA-220621-7K3M9QXT', width: 'medium', maxLength: 40 })}
${textInput({ ...field('secret'), label: say('Mã bí mật', 'Secret'), hint: '7K3M-9QXT', width: 'short', maxLength: 20 })}
<div class="acts">${button({ text: say('Xem tình trạng', 'See how it stands'), size: 'large', icon: 'search' })}</div>
</form>`;
}

/** How it stands, and the answer: no officer by name, and nothing of what the sender gave. */
export function foundFeedbackPage(lang: Language, feedback: Feedback, agencyName: string): Html {
  const say = sayIn(lang);
  const { stage } = feedback;
  return html`${backLink({ href: FOLLOW, text: say('Theo dõi phản ánh khác', 'Follow another') })}
<h1>${say('Phản ánh', 'Report')} ${feedback.code}</h1>
${answerOf(lang, feedback)}
${summaryList({
  rows: [
    {
      key: say('Tình trạng', 'Where it stands'),
      value: tag({
        text: textIn(lang, stageLabels[stage.kind === 'drafted' ? 'in-hand' : stage.kind]),
        tone: stage.kind === 'answered' ? 'success' : 'info',
      }),
    },
    { key: say('Nội dung', 'About'), value: textIn(lang, feedbackKindLabels[feedback.kind]) },
    { key: say('Cơ quan trả lời', 'Answered by'), value: agencyName },
    { key: say('Nhận lúc', 'Received'), value: formatDateTime(feedback.receivedAt, lang) },
    {
      key: say('Hạn trả lời', 'Due'),
      value: html`${formatDateTimeWithWeekday(feedback.dueAt, lang)}${feedback.extended ? html` <span class="fine">${say('(đã gia hạn một lần)', '(extended once)')}</span>` : null}`,
    },
  ],
})}
${printButton(lang)}`;
}

function answerOf(lang: Language, { stage }: Feedback): Html | null {
  const say = sayIn(lang);
  if (stage.kind === 'answered') {
    return notice({
      lang,
      tone: 'success',
      title: `${say('Trả lời lúc', 'Answered at')} ${formatDateTime(stage.at, lang)}`,
      body: html`<div class="ml" id="tra-loi">${stage.answer}</div>`,
    });
  }
  if (stage.kind !== 'refused') return null;
  return notice({
    lang,
    tone: 'warning',
    title: say(
      'Không thuộc phạm vi xử lý phản ánh, kiến nghị',
      'Not in the scope of this procedure',
    ),
    body: html`<div class="ml" id="tra-loi">${stage.reason}</div>`,
  });
}
