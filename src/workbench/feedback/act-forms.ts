import { textIn, languageCode } from '#kernel/bilingual.ts';
import { type FeedbackActType } from '#feedback/decide-feedback.ts';
import type { Feedback } from '#feedback/feedback.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { filterBox } from '#web/components/filter-box.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { select } from '#web/components/select.ts';
import { textarea } from '#web/components/textarea.ts';
import { type FieldError, sentField } from '#web/field-error.ts';
import type { FormValues } from '#web/form-values.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { feedbackActLabels } from '#workbench/feedback/act-labels.ts';
import { feedbackPath } from '#workbench/feedback/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** What was tried on a report and how that failed; each act has fields of its own names. */
export interface TriedFeedbackAct {
  readonly type: FeedbackActType | null;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

/** The form of one act, with what was typed into it where it was refused. */
export function feedbackActForm(
  on: OfficerRequest,
  type: FeedbackActType,
  feedback: Feedback,
  tried: TriedFeedbackAct,
): Html {
  const { lang } = on;
  const sent = tried.type === type ? tried : { values: new Map(), errors: [] };
  const label = textIn(lang, feedbackActLabels[type]);
  const isMain = type === 'take' || type === 'publish' || type === 'draft';
  const form = (fields: Value): Html =>
    html`<form method="post" action="${`${feedbackPath(feedback.feedbackId)}/${type}`}" novalidate data-once>${csrfField(on.session.csrf)}${hiddenFields({ version: String(feedback.version) })}${fields}<div class="acts">${button(
      { text: label, kind: isMain ? 'primary' : 'secondary' },
    )}</div></form>`;
  switch (type) {
    case 'take':
    case 'publish':
      return form(null);
    case 'draft':
      return form(draftFields(on, feedback, sent));
    case 'forward':
      return folded(type, label, sent, form(forwardFields(on, feedback, sent)));
    case 'return':
    case 'extend':
    case 'refuse':
      return folded(type, label, sent, form(reasonField(on, type, sent)));
  }
}

type Sent = Pick<TriedFeedbackAct, 'values' | 'errors'>;

const folded = (type: FeedbackActType, label: string, { errors }: Sent, body: Html): Html =>
  disclosure({ id: type, summary: label, body, open: errors.length > 0 });

const reasonField = ({ lang }: OfficerRequest, type: FeedbackActType, sent: Sent): Html =>
  textarea({
    ...sentField(lang, sent)(`${type}-reason`),
    label: sayIn(lang)('Lý do', 'Reason'),
    hint:
      type === 'refuse'
        ? sayIn(lang)('Người gửi đọc được lý do này', 'The sender reads it')
        : undefined,
    maxLength: 2000,
  });

function forwardFields(on: OfficerRequest, feedback: Feedback, sent: Sent): Html {
  const { lang, services } = on;
  const say = sayIn(lang);
  const field = sentField(lang, sent);
  const byName = new Intl.Collator(languageCode(lang));
  return html`${filterBox({ lang, id: 'to-filter', label: say('Gõ để tìm cơ quan trong danh sách dưới', 'Type to find an agency in the list below'), listId: 'to' })}${select(
    {
      ...field('to'),
      label: say('Cơ quan trả lời', 'Agency that answers'),
      prompt: say('Chọn', 'Choose'),
      options: services
        .directory()
        .agencies.filter(({ kind, code }) => kind !== 'one-stop-desk' && code !== feedback.agency)
        .map(({ code, name }) => ({ value: code, text: textIn(lang, name) }))
        .toSorted((a, b) => byName.compare(a.text, b.text)),
    },
  )}${reasonField(on, 'forward', sent)}<p class="fine">${say('Hạn trả lời giữ nguyên.', 'The due date stays.')}</p>`;
}

function draftFields({ lang }: OfficerRequest, feedback: Feedback, sent: Sent): Html {
  const say = sayIn(lang);
  const { stage } = feedback;
  const draft = stage.kind === 'drafted' ? stage.draft : null;
  const known: Readonly<Record<string, string>> = {
    answer: draft?.answer ?? '',
    publicQuestion: draft?.publication?.question ?? '',
    publicAnswer: draft?.publication?.answer ?? '',
  };
  const field = (name: string) => {
    const of = sentField(lang, sent)(name);
    return { ...of, value: sent.values.has(name) ? of.value : (known[name] ?? '') };
  };
  const toPublish = feedback.mayPublish
    ? html`<p class="sub">${say(
        'Người gửi đồng ý công khai. Viết lại cả hai phần không kèm tên, số điện thoại, số giấy tờ của ai; để trống cả hai nếu không công khai.',
        'The sender agreed to publication. Write both without names and numbers of anybody; leave both empty to publish nothing.',
      )}</p>${textarea({ ...field('publicQuestion'), label: say('Nội dung công khai', 'Public question'), optional: true, maxLength: 5000 })}${textarea({ ...field('publicAnswer'), label: say('Trả lời công khai', 'Public answer'), optional: true, maxLength: 5000 })}`
    : null;
  return html`${textarea({ ...field('answer'), label: say('Trả lời người gửi', 'Answer to the sender'), rows: 8, maxLength: 10_000 })}${toPublish}`;
}
