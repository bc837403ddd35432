import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { checkboxes } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dateInput } from '#web/components/date-input.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { textInput } from '#web/components/text-input.ts';
import { errorOf, type SentForm, sentField, summaryOf } from '#web/field-error.ts';
import { many } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import type { OpenReport } from '#workbench/report-de-an-06/open-report.ts';
import { periodPath } from '#workbench/report-de-an-06/paths.ts';

export interface SendView {
  readonly form: SentForm;
  /** How many parts agencies have not sent. */
  readonly missing: number;
}

/** Number, day, signature and receivers of the report that goes out. */
export function sendFormPage(
  on: OfficerRequest,
  report: OpenReport,
  { form, missing }: SendView,
): Html {
  const { lang, session, services } = on;
  const say = sayIn(lang);
  const field = sentField(lang, form);
  const path = periodPath(report.period.code);
  return html`${errorSummary({ lang, errors: summaryOf(form.errors, lang) })}${backLink({
    href: path,
    text: say('Các phần của báo cáo', 'Parts of the report'),
  })}${pageHeading({
    title: say('Gửi báo cáo qua trục văn bản', 'Send the report over the document axis'),
    sub: say(
      'Báo cáo được lập với số liệu lúc này và gửi kèm bản PDF, DOCX.',
      'The report is made with the figures of this moment and goes as PDF and DOCX.',
    ),
  })}${
    missing === 0
      ? null
      : notice({
          lang,
          tone: 'warning',
          body: say(
            'Còn {missing} phần chưa gửi; báo cáo gửi đi sẽ ghi các phần ấy là chưa có nội dung.',
            '{missing} parts are not sent; the report that goes out will say that they are missing.',
            { missing },
          ),
        })
  }<form method="post" action="${path}/gui" novalidate data-once>${csrfField(session.csrf)}<div class="row">${textInput(
    {
      ...field('number'),
      label: say('Số văn bản', 'Number'),
      hint: `…/${services.reportOutline.head.notation}`,
      inputMode: 'numeric',
      width: 'short',
    },
  )}${dateInput({ ...field('day'), label: say('Ngày ký', 'Day of signing') })}</div>${textInput({
    ...field('signer'),
    label: say('Người ký', 'Signed by'),
    hint: services.reportOutline.signature.titles.join(', '),
    capitalise: true,
    maxLength: 100,
  })}${checkboxes({
    lang,
    name: 'to',
    label: say('Nơi nhận', 'Receivers'),
    values: many(form.values, 'to'),
    error: errorOf(form.errors, 'to', lang),
    options: services.axisOrgans.map(({ id, name, toBeConfirmed }) => ({
      value: id,
      text: `${name} (${id})`,
      ...(toBeConfirmed === null
        ? {}
        : { hint: `${say('Chờ xác nhận', 'To be confirmed')}: ${toBeConfirmed}` }),
    })),
  })}<div class="acts">${button({ text: say('Lập và gửi', 'Make and send') })}</div></form>`;
}
