import { textIn } from '#kernel/bilingual.ts';
import type { Attachment } from '#dossier/dossier-event.ts';
import type { ReceiveDossier } from '#dossier/command.ts';
import type { SetDueDate } from '#dossier/dossier-event.ts';
import { feeWith, reliefOf } from '#dossier/fee.ts';
import { formatBirthDate } from '#persons/birth-date.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { notice } from '#web/components/notice.ts';
import { pane } from '#web/components/pane.ts';
import { summaryList, type SummaryRow } from '#web/components/summary-list.ts';
import { formatMoney } from '#web/format.ts';
import type { FormValues } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { legName } from '#web/leg-words.ts';
import { dueDateProof } from '#workbench/due-date-proof.ts';
import {
  applicantKinds,
  deliveries,
  representationBases,
  sexes,
} from '#workbench/intake/intake-fields.ts';
import { notifyText } from '#workbench/intake/notify-field.ts';
import { type IntakeView, intakePath } from '#workbench/intake/intake-view.ts';

export interface CheckView {
  readonly form: IntakeView;
  readonly command: ReceiveDossier;
  readonly due: SetDueDate;
  /** Shown above the page where an earlier try to submit failed for no fault of the form. */
  readonly fault: string | null;
}

/** The last look before the receipt: what will be recorded, and the due date with its proof. */
export function checkPage(view: CheckView): Html {
  const { form, command } = view;
  const say = sayIn(form.lang);
  return html`<h1>${say('Xem lại trước khi tiếp nhận', 'Check before receiving')}</h1>
<p class="sub">${textIn(form.lang, form.procedure.name)} (${form.procedure.code})</p>
${view.fault === null ? null : notice({ lang: form.lang, tone: 'error', body: view.fault, role: 'alert' })}
${form.warnings.map((warning) => notice({ lang: form.lang, tone: 'warning', body: textIn(form.lang, warning.text) }))}
${pane({
  id: 'due',
  title: say('Ngày hẹn trả và cách tính', 'Due date and how it was worked out'),
  body: dueDateProof(form.lang, view.due),
})}
${pane({
  id: 'answers',
  title: say('Nội dung hồ sơ', 'The dossier'),
  body: summaryList({ rows: answers(form, command) }),
})}
<form method="post" action="${intakePath(form.procedure.code)}" class="intake" data-once>
${csrfField(form.csrf)}${carried(form.values)}${form.keptTokens.map(
  (token) => html`<input type="hidden" name="kept" value="${token}">`,
)}
<div class="acts">${button({
    text: say('Tiếp nhận hồ sơ', 'Receive the dossier'),
    name: 'intent',
    value: 'receive',
    size: 'large',
    icon: 'check',
    main: true,
  })}${button({
    text: say('Sửa lại', 'Change something'),
    name: 'intent',
    value: 'edit',
    kind: 'secondary',
    size: 'large',
  })}</div>
</form>`;
}

const NOT_CARRIED = new Set(['_csrf', 'intent', 'kept', 'drop', 'scan']);

const carried = (values: FormValues): readonly Html[] =>
  [...values]
    .filter(([name]) => !NOT_CARRIED.has(name))
    .flatMap(([name, list]) =>
      list.map((value) => html`<input type="hidden" name="${name}" value="${value}">`),
    );

/** What is done together; nothing of a single procedure. */
const legRow = (
  { lang, procedure }: IntakeView,
  { legs }: ReceiveDossier,
): readonly SummaryRow[] =>
  legs === undefined
    ? []
    : [
        {
          key: sayIn(lang)('Làm cùng lúc', 'Done together'),
          value: legs.map((key) => legName(lang, procedure, key)).join('; '),
        },
      ];

function answers(form: IntakeView, command: ReceiveDossier): readonly SummaryRow[] {
  const say = sayIn(form.lang);
  const { lang } = form;
  const { applicant, concerned, representation, delivery } = command;
  const relief = reliefOf(form.procedure, command.relief);
  const fee = feeWith(form.procedure, 'counter', relief);
  const row = (key: string, value: SummaryRow['value']): SummaryRow => ({ key, value });
  return [
    ...legRow(form, command),
    row(
      say('Người nộp', 'Applicant'),
      `${applicant.name} (${textIn(lang, applicantKinds[applicant.kind])})`,
    ),
    row(say('Số định danh', 'Identity number'), applicant.identityNumber ?? '–'),
    row(say('Ngày sinh, giới tính', 'Birth, sex'), bornAndSex(applicant, form)),
    row(say('Địa chỉ', 'Address'), applicant.address),
    row(
      say('Liên hệ', 'Contact'),
      [applicant.phone, applicant.email].filter(Boolean).join(' · ') || '–',
    ),
    row(say('Nhận thông báo qua', 'Notices by'), notifyText(lang, form.connected, command)),
    row(say('Tổ chức', 'Organisation'), applicant.organisation?.name ?? '–'),
    row(
      say('Tư cách', 'Basis'),
      [textIn(lang, representationBases[representation.basis]), representation.detail]
        .filter((part) => part !== null)
        .join(': '),
    ),
    row(
      textIn(lang, form.procedure.personConcerned) ?? say('Người liên quan', 'Person concerned'),
      concerned === null
        ? say('chính người nộp hồ sơ', 'the applicant')
        : [concerned.name, concerned.identityNumber, bornAndSex(concerned, form)]
            .filter((part) => part !== null && part !== '–')
            .join(' · '),
    ),
    row(say('Thành phần hồ sơ', 'Papers'), papers(form, command)),
    row(say('Số bộ', 'Sets'), command.sets),
    row(
      say('Nhận kết quả', 'Delivery'),
      [textIn(lang, deliveries[delivery.method]), delivery.address, delivery.post?.phone]
        .filter((part) => part !== null && part !== undefined)
        .join(': '),
    ),
    ...(relief === null
      ? []
      : [row(say('Miễn, giảm phí', 'Fee relief'), textIn(lang, relief.name))]),
    row(say('Phí, lệ phí', 'Fee'), fee === 0 ? say('không', 'none') : formatMoney(fee, lang)),
  ];
}

function bornAndSex(
  person: { readonly birthDate: string | null; readonly sex: 'male' | 'female' | null },
  form: IntakeView,
): string {
  const sex = person.sex === null ? null : textIn(form.lang, sexes[person.sex]);
  const born = person.birthDate === null ? null : formatBirthDate(person.birthDate);
  return [born, sex].filter((part) => part !== null).join(' · ') || '–';
}

function papers(form: IntakeView, command: ReceiveDossier): Html {
  const files = (key: string): readonly Attachment[] =>
    command.attachments.filter((attachment) => attachment.component === key);
  const say = sayIn(form.lang);
  return html`<ul class="plain">${form.procedure.components.flatMap((component) => {
    const counts = command.components.find((received) => received.key === component.key);
    const attached = files(component.key);
    if (counts === undefined && attached.length === 0) return [];
    const parts = [
      counts === undefined ? null : `${counts.originals} ${say('bản chính', 'original')}`,
      counts === undefined ? null : `${counts.certified} ${say('chứng thực', 'certified')}`,
      counts === undefined ? null : `${counts.copies} ${say('bản sao', 'copy')}`,
      attached.length === 0 ? null : `${attached.length} ${say('tệp', 'files')}`,
    ].filter((part) => part !== null);
    return [html`<li>${textIn(form.lang, component.name)}: ${parts.join(', ')}</li>`];
  })}</ul>`;
}
