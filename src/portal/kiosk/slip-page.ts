import { shownNumber, type Ticket } from '#desk/ticket.ts';
import { purposeLabels } from '#desk/visit-purpose.ts';
import { type WaitingTime, waitingTimeText } from '#desk/waiting-time.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { linkButton } from '#web/components/link-button.ts';
import { printButton } from '#web/components/print-button.ts';
import { formatDateTime, formatTime } from '#web/format.ts';
import { attrs, type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { kioskPath } from '#portal/kiosk/paths.ts';

export interface SlipView {
  readonly ticket: Ticket;
  readonly deskName: string;
  /** Null where the number waits no more. */
  readonly before: number | null;
  readonly time: WaitingTime;
  /** A kiosk prints it at once. */
  readonly printsNow: boolean;
}

/** The slip: number, desk, time, how many are before, and about how long that takes. */
export function slipPage(lang: Language, view: SlipView): Html {
  const say = sayIn(lang);
  const { ticket } = view;
  return html`<h1>${say('Số của ông/bà', 'Your number')}</h1>
<div${attrs({ class: 'slip', 'data-print-now': view.printsNow })}><p><b>${view.deskName}</b></p>
<p class="slip-n">${shownNumber(ticket)}</p>
<p>${textIn(lang, purposeLabels[ticket.purpose])}${ticket.priority ? say(' (ưu tiên)', ' (priority)') : ''}</p>
${ticket.slot === null ? null : html`<p>${say('Lịch hẹn lúc', 'Appointment at')} ${formatTime(ticket.slot.start)}</p>`}
<p>${say('Lấy số lúc', 'Taken at')} ${formatDateTime(ticket.takenAt, lang)}</p>
${turn(lang, view)}</div>
<div class="slip-acts">${printButton(lang)}
<p class="acts">${linkButton({ text: say('Xong, về màn hình đầu', 'Done, back to the start'), href: kioskPath(ticket.desk), kind: 'secondary' })}</p></div>`;
}

function turn(lang: Language, { ticket, before, time }: SlipView): Html {
  const say = sayIn(lang);
  const { stand } = ticket;
  if (stand.kind === 'called' || stand.kind === 'serving') {
    return html`<p><b>${say('Mời đến quầy', 'Please go to counter')} ${stand.counter}</b></p>`;
  }
  if (before === null) return html`<p>${say('Số này đã xong.', 'This number is over.')}</p>`;
  const text = waitingTimeText(time);
  return html`<p>${say('Người đợi trước', 'People before you')}: <b>${before}</b></p>${
    text === null
      ? null
      : html`<p>${say('Thời gian chờ', 'Waiting time')}: <b>${textIn(lang, text)}</b></p>`
  }`;
}
