import type { Delegation } from '#store/delegations.ts';
import { dayOf } from '#kernel/day.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { pane } from '#web/components/pane.ts';
import { type Suggestion, textInput } from '#web/components/text-input.ts';
import { type FieldError, sentField } from '#web/field-error.ts';
import { formatDay } from '#web/format.ts';
import type { FormValues } from '#web/form-values.ts';
import { attrs, type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { delegationPath } from '#workbench/admin/staff-page.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface DelegationView {
  /** Whose work it is. */
  readonly subject: string;
  readonly delegations: readonly Delegation[];
  /** Colleagues who may stand in. */
  readonly colleagues: readonly Suggestion[];
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
}

/** Who does a person's work while they are away: what was arranged, and a form for more. */
export function delegationPane(on: OfficerRequest, view: DelegationView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const field = sentField(lang, view);
  return pane({
    id: 'vang-mat',
    title: say('Làm thay khi vắng mặt', 'Stand-ins during absence'),
    body: html`${
      view.delegations.length === 0
        ? html`<p class="empty">${say('Chưa ủy quyền cho ai.', 'Nobody was arranged yet.')}</p>`
        : table(on, view)
    }
<form method="post" action="${delegationPath(view.subject)}" novalidate>${csrfField(on.session.csrf)}
${textInput({
  ...field('deputy'),
  label: say('Người làm thay', 'Stand-in'),
  hint: say(
    'Gõ họ tên, có dấu hoặc không dấu; đồng nghiệp cùng địa bàn hiện ra để chọn',
    'Type the name; colleagues of the same place are offered',
  ),
  suggestions: view.colleagues,
})}
${dateInput({ ...field('from'), label: say('Từ ngày', 'From') })}
${dateInput({ ...field('to'), label: say('Đến hết ngày', 'Until the end of') })}
${textInput({ ...field('reason'), label: say('Lý do, số văn bản', 'Reason, document'), hint: say('Ví dụ: nghỉ phép, QĐ 12/QĐ-UBND', 'Such as leave, decision 12/QĐ-UBND') })}
${button({ text: say('Giao làm thay', 'Arrange') })}</form>`,
  });
}

function table(on: OfficerRequest, { delegations, subject }: DelegationView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const today = dayOf(on.services.now());
  return dataTable({
    caption: say('Người làm thay', 'Stand-ins'),
    captionHidden: true,
    columns: [
      { label: say('Người làm thay', 'Stand-in') },
      { label: say('Từ ngày', 'From') },
      { label: say('Đến hết ngày', 'Until') },
      { label: say('Lý do', 'Reason') },
      { label: say('Kết thúc sớm', 'End early'), labelHidden: true },
    ],
    rows: delegations.map((arranged) => [
      `${arranged.deputyName} (${arranged.deputyUsername})`,
      formatDay(arranged.validFrom, lang),
      formatDay(arranged.validTo, lang),
      arranged.reason,
      arranged.validTo < today
        ? say('Đã kết thúc', 'Ended')
        : html`<form method="post" action="${delegationPath(subject)}&amp;viec=ket-thuc">${csrfField(on.session.csrf)}<input${attrs(
            { type: 'hidden', name: 'delegation', value: arranged.delegationId },
          )}>${button({ text: say('Kết thúc', 'End'), about: arranged.deputyName, kind: 'quiet', size: 'small' })}</form>`,
    ]),
  });
}
