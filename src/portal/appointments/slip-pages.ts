import type { Bookable } from '#desk/slots.ts';
import { purposeLabels } from '#desk/visit-purpose.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import type { Instant } from '#kernel/day.ts';
import type { Appointment } from '#store/appointments.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { printButton } from '#web/components/print-button.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { sentField, type SentForm, summaryOf } from '#web/field-error.ts';
import { formatDayWithWeekday, formatTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { daySelect, timeRadios } from '#portal/appointments/booking-pages.ts';
import { appointmentPath } from '#portal/appointments/paths.ts';

/** `12345678` as people read it out: `1234 5678`. */
const shownCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;

/** The appointment with its code, to be printed or copied. Neither name nor phone stands on it. */
export function appointmentPage(
  lang: Language,
  appointment: Appointment,
  deskName: string,
  now: Instant,
): Html {
  const say = sayIn(lang);
  const { desk, state, slot } = appointment;
  const path = appointmentPath(desk);
  return html`${backLink({ href: path, text: say('Đặt lịch khác', 'Book another') })}
<h1>${say('Lịch hẹn của ông/bà', 'Your appointment')}</h1>
${state === 'booked' ? null : notice({ lang, tone: 'info', title: state === 'arrived' ? say('Đã lấy số', 'A number was taken') : say('Đã hủy', 'Cancelled') })}
${summaryList({
  rows: [
    { key: say('Mã hẹn', 'Code'), value: html`<b class="num">${shownCode(appointment.code)}</b>` },
    { key: say('Nơi đến', 'Where'), value: deskName },
    { key: say('Ngày', 'Day'), value: formatDayWithWeekday(appointment.day, lang) },
    { key: say('Giờ', 'Time'), value: `${formatTime(slot.start)}–${formatTime(slot.end)}` },
    { key: say('Việc', 'For'), value: textIn(lang, purposeLabels[appointment.purpose]) },
  ],
})}
${
  state !== 'booked' || slot.end < now
    ? null
    : html`<p>${say(
        'Khi đến, nhập mã hẹn tại ki-ốt để lấy số. Đến trễ quá khung giờ thì đợi theo thứ tự thường.',
        'When you come, enter the code at the kiosk to take a number. Whoever comes after the time waits in the ordinary order.',
      )}</p>${printButton(lang)}
<div class="slot-acts">${linkButton({ text: say('Đổi giờ', 'Move it'), href: `${path}/doi`, kind: 'secondary' })}
<form method="post" action="${path}/huy">${button({ text: say('Hủy lịch hẹn', 'Cancel it'), kind: 'danger' })}</form></div>`
}`;
}

export interface MoveView {
  readonly desk: string;
  readonly days: readonly Bookable[];
  /** The day that was chosen, with its free slots, or null. */
  readonly chosen: Bookable | null;
  readonly sent: SentForm;
}

/** Another day, then another time; the appointment stays what it is until then. */
export function movePage(lang: Language, view: MoveView): Html {
  const say = sayIn(lang);
  const field = sentField(lang, view.sent);
  const path = appointmentPath(view.desk);
  const { chosen } = view;
  return html`${backLink({ href: `${path}/phieu`, text: say('Giữ lịch đã hẹn', 'Keep it as it is') })}
${errorSummary({ lang, errors: summaryOf(view.sent.errors, lang) })}
<h1>${say('Đổi giờ hẹn', 'Move the appointment')}</h1>
<form method="get" action="${path}/doi" novalidate>${daySelect(lang, view.days, field('ngay'))}${button({ text: say('Xem giờ còn trống', 'See free times'), kind: 'secondary' })}</form>
${
  chosen === null
    ? null
    : chosen.slots.length === 0
      ? html`<p class="empty" id="gio">${say('Ngày này đã hết chỗ.', 'This day is full.')}</p>`
      : html`<form method="post" action="${path}/doi" novalidate>${hiddenFields({ ngay: chosen.day })}${timeRadios(lang, chosen.slots, field('gio'))}${button({ text: say('Đổi sang giờ này', 'Move it here') })}</form>`
}`;
}
