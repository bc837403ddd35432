import { textIn } from '#kernel/bilingual.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { StuckDelivery } from '#store/deliveries.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { radios } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dateInput } from '#web/components/date-input.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { textInput } from '#web/components/text-input.ts';
import { errorOf, type FieldError, sentField, summaryOf } from '#web/field-error.ts';
import { formatDateTime } from '#web/format.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { faultText } from '#workbench/operations/fault-text.ts';
import { type AnswerKind, answerKindOf } from '#workbench/operations/hand-answer.ts';
import { partyLabels } from '#dossier/party-labels.ts';
import { deliveryPath, OPERATIONS_PATH } from '#workbench/operations/paths.ts';

export interface DeliveryView {
  readonly delivery: StuckDelivery;
  readonly dossier: Dossier;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

/** One delivery that waits: why, and what a person can do about it. */
export function deliveryPage(on: OfficerRequest, view: DeliveryView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { delivery } = view;
  const errors = summaryOf(view.errors, lang);
  const label = textIn(lang, partyLabels[delivery.party]);
  return html`${backLink({ href: `${OPERATIONS_PATH}#${delivery.party}`, text: say('Vận hành kết nối', 'Exchange') })}
${errorSummary({ lang, errors })}
${pageHeading({ title: `${label}: ${delivery.code}` })}
${summaryList({
  rows: [
    {
      key: say('Hồ sơ', 'Dossier'),
      value: html`<a href="/can-bo/ho-so/${delivery.dossierId}">${delivery.code}</a>`,
    },
    { key: say('Số lần thử', 'Tries'), value: String(delivery.attempts) },
    {
      key: say('Lỗi từ', 'Failing since'),
      value: delivery.failingSince === null ? '–' : formatDateTime(delivery.failingSince, lang),
    },
    { key: say('Lý do', 'Why'), value: faultText(delivery, lang) || '–' },
    {
      key: say('Thử lại lúc', 'Next try'),
      value:
        delivery.heldBy === null
          ? formatDateTime(delivery.dueAt, lang)
          : `${say('Giữ lại', 'Held')}: ${delivery.heldBecause ?? ''}`,
    },
  ],
})}
${pane({ id: 'retry', title: say('Gửi lại hoặc giữ lại', 'Send again or hold'), body: retryAndHold(on, view) })}
${pane({ id: 'answer', title: say('Trả lời thay bằng tay', 'Answer by hand'), body: answerForm(on, view) })}`;
}

function retryAndHold(on: OfficerRequest, { delivery, errors, values }: DeliveryView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const path = deliveryPath(delivery.party, delivery.dossierId);
  const post = (action: string, inner: Html): Html =>
    html`<form method="post" action="${path}/${action}" novalidate data-once>${csrfField(on.session.csrf)}${inner}</form>`;
  if (delivery.heldBy !== null) {
    return post('tha', button({ text: say('Gửi tiếp', 'Let go') }));
  }
  return html`${post('gui-lai', button({ text: say('Gửi lại ngay', 'Send again now') }))}${post(
    'giu',
    html`${textInput({
      lang,
      name: 'because',
      label: say('Lý do giữ lại', 'Why it is held'),
      hint: say('Không gửi nữa cho đến khi bấm Gửi tiếp', 'Nothing is sent until it is let go'),
      value: one(values, 'because'),
      error: errorOf(errors, 'because', lang),
    })}${button({ text: say('Giữ lại', 'Hold'), kind: 'secondary' })}`,
  )}`;
}

function answerForm(on: OfficerRequest, view: DeliveryView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { delivery, dossier, values, errors } = view;
  const kind = answerKindOf(delivery.party, dossier);
  const field = sentField(lang, { values, errors });
  return html`<p>${textIn(lang, INTRODUCTIONS[kind])}</p>
<form method="post" action="${deliveryPath(delivery.party, delivery.dossierId)}/tra-loi" novalidate data-once>${csrfField(on.session.csrf)}
${
  kind === 'told'
    ? null
    : radios({
        ...field('outcome'),
        label: say('Kết quả', 'Outcome'),
        options: OUTCOMES[kind].map(({ value, text }) => ({ value, text: textIn(lang, text) })),
      })
}
${
  kind === 'step'
    ? html`${textInput({ ...field('number'), label: say('Số đăng ký', 'Number of the entry'), hint: say('Khi đã có kết quả', 'Where it was granted'), width: 'short' })}
${textInput({ ...field('book'), label: say('Quyển', 'Book'), optional: true, width: 'short' })}
${textInput({ ...field('page'), label: say('Trang', 'Page'), optional: true, width: 'short' })}
${dateInput({ ...field('date'), label: say('Ngày đăng ký', 'Day of the entry'), optional: true })}`
    : null
}
${textInput({ ...field('note'), label: say('Căn cứ', 'On what ground'), hint: say('Ví dụ: Công văn 12/TP ngày 21/06/2022', 'Such as: letter 12/TP of 21/06/2022') })}
${button({ text: say('Ghi nhận', 'Record'), kind: 'secondary' })}</form>`;
}

const INTRODUCTIONS = {
  identity: {
    vi: 'Khi hệ thống kia không trả lời mà đã xác thực bằng cách khác. Kết quả đứng tên bạn trong hồ sơ.',
    en: 'Where the system does not answer and the person was verified otherwise. It stands under your name.',
  },
  step: {
    vi: 'Khi cơ quan kia đã trả lời bằng văn bản hoặc điện thoại. Hồ sơ đi tiếp theo kết quả này, đứng tên bạn.',
    en: 'Where the other agency answered by letter or phone. The dossier goes on by it, under your name.',
  },
  told: {
    vi: 'Khi hệ thống kia đã có thông tin bằng cách khác: coi như đã gửi đến thời điểm này, không gửi lại nữa.',
    en: 'Where the system knows by other means: taken as told up to now and not sent again.',
  },
} satisfies Record<AnswerKind, unknown>;

const OUTCOMES = {
  identity: [
    { value: 'matches', text: { vi: 'Khớp', en: 'Matches' } },
    { value: 'differs', text: { vi: 'Không khớp', en: 'Differs' } },
    { value: 'unknown', text: { vi: 'Không có người này', en: 'Not known' } },
  ],
  step: [
    { value: 'granted', text: { vi: 'Đã có kết quả', en: 'Granted' } },
    { value: 'supplement', text: { vi: 'Cần bổ sung', en: 'Asks for more' } },
    { value: 'refused', text: { vi: 'Từ chối', en: 'Refused' } },
  ],
} as const;
