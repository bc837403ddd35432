import { dateInput } from '#web/components/date-input.ts';
import { type SentForm, sentField } from '#web/field-error.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Until when agencies send their parts, and up to which day figures are told. */
export function daysFields({ lang }: OfficerRequest, form: SentForm): Html {
  const say = sayIn(lang);
  const field = sentField(lang, form);
  return html`<div class="row">${dateInput({
    ...field('deadline'),
    label: say('Hạn các cơ quan gửi phần của mình', 'Agencies send their parts by'),
    hint: say('Đến hết giờ làm việc của ngày này', 'Until the end of work on this day'),
  })}${dateInput({
    ...field('toldTo'),
    label: say('Chốt số liệu đến hết ngày', 'Figures up to the end of'),
    hint: say('Để trống: đến hết kỳ', 'Empty: to the end of the period'),
    optional: true,
  })}</div>`;
}
