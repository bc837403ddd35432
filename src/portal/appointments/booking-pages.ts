import type { Bookable, Slot } from '#desk/slots.ts';
import { purposeLabels, type VisitPurpose } from '#desk/visit-purpose.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { radios } from '#web/components/choices.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { select } from '#web/components/select.ts';
import { textInput } from '#web/components/text-input.ts';
import { sentField, type SentForm, summaryOf } from '#web/field-error.ts';
import { formatDayWithWeekday, formatTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { appointmentPath } from '#portal/appointments/paths.ts';

export interface DayView {
  readonly desk: string;
  readonly deskName: string;
  readonly purposes: readonly VisitPurpose[];
  readonly days: readonly Bookable[];
  readonly sent: SentForm;
}

/** First what one comes for and when; then the time. Whoever has a code changes or cancels. */
export function dayPage(lang: Language, view: DayView): Html {
  const say = sayIn(lang);
  const field = sentField(lang, view.sent);
  const path = appointmentPath(view.desk);
  return html`${errorSummary({ lang, errors: summaryOf(view.sent.errors, lang) })}
<h1>${say('Đặt lịch hẹn', 'Book an appointment')}</h1>
<p class="lead">${view.deskName}</p>
${
  view.days.length === 0
    ? html`<p class="empty">${say('Bộ phận này chưa nhận đặt lịch. Ông/bà có thể đến và lấy số trong giờ làm việc.', 'This desk takes no appointments yet. You may come and take a number in working hours.')}</p>`
    : html`<form method="get" action="${path}/gio" novalidate>
${select({
  ...field('viec'),
  label: say('Ông/bà cần làm gì?', 'What do you need?'),
  prompt: say('Chọn', 'Choose'),
  options: view.purposes.map((value) => ({ value, text: textIn(lang, purposeLabels[value]) })),
  width: 'medium',
})}
${daySelect(lang, view.days, field('ngay'))}
${button({ text: say('Xem giờ còn trống', 'See free times') })}</form>`
}
<h2>${say('Đã có mã hẹn?', 'Have you a code already?')}</h2>
<form method="post" action="${path}/ma" novalidate>
${textInput({
  ...field('ma'),
  label: say('Mã hẹn', 'Code of the appointment'),
  hint: say('8 chữ số, để xem, đổi giờ hoặc hủy', '8 digits, to see, move or cancel it'),
  inputMode: 'numeric',
  width: 'short',
  maxLength: 12,
})}
${button({ text: say('Xem lịch hẹn', 'See the appointment'), kind: 'secondary' })}</form>`;
}

export const daySelect = (
  lang: Language,
  days: readonly Bookable[],
  field: ReturnType<ReturnType<typeof sentField>>,
): Html =>
  select({
    ...field,
    label: sayIn(lang)('Ngày', 'Day'),
    prompt: sayIn(lang)('Chọn ngày', 'Choose a day'),
    options: days.map(({ day }) => ({ value: day, text: formatDayWithWeekday(day, lang) })),
    width: 'medium',
  });

export interface TimeView {
  readonly desk: string;
  readonly deskName: string;
  readonly purpose: VisitPurpose;
  readonly bookable: Bookable;
  readonly appointmentId: string;
  readonly sent: SentForm;
}

/** The times of a day that are free, and who comes. */
export function timePage(lang: Language, view: TimeView): Html {
  const say = sayIn(lang);
  const field = sentField(lang, view.sent);
  const path = appointmentPath(view.desk);
  const { day, slots } = view.bookable;
  return html`${backLink({ href: path, text: say('Chọn ngày khác', 'Choose another day') })}
${errorSummary({ lang, errors: summaryOf(view.sent.errors, lang) })}
<h1>${formatDayWithWeekday(day, lang)}</h1>
<p class="lead">${view.deskName}. ${textIn(lang, purposeLabels[view.purpose])}.</p>
${
  slots.length === 0
    ? html`<p class="empty" id="gio">${say('Ngày này đã hết chỗ. Chọn ngày khác.', 'This day is full. Choose another.')}</p>`
    : html`<form method="post" action="${path}/gio" novalidate>${hiddenFields({
        appointmentId: view.appointmentId,
        viec: view.purpose,
        ngay: day,
      })}
${timeRadios(lang, slots, field('gio'))}
${textInput({ ...field('name'), label: say('Họ và tên', 'Full name'), capitalise: true, autocomplete: 'name', width: 'medium', maxLength: 100 })}
${textInput({
  ...field('phone'),
  label: say('Số điện thoại', 'Phone number'),
  hint: say(
    'Để cán bộ báo khi có thay đổi. Họ tên và số điện thoại được xóa sau 30 ngày.',
    'To tell you of a change. Name and phone number are removed after 30 days.',
  ),
  type: 'tel',
  inputMode: 'tel',
  autocomplete: 'tel',
  width: 'medium',
  maxLength: 20,
})}
${button({ text: say('Đặt lịch', 'Book'), size: 'large' })}</form>`
}`;
}

/** One of the free times of a day. */
export const timeRadios = (
  lang: Language,
  slots: readonly Slot[],
  field: ReturnType<ReturnType<typeof sentField>>,
): Html =>
  radios({
    ...field,
    label: sayIn(lang)('Giờ đến', 'Time'),
    inline: true,
    options: slots.map(({ start, end }) => ({
      value: start,
      text: `${formatTime(start)}–${formatTime(end)}`,
    })),
  });
