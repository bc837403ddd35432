import { textIn } from '#kernel/bilingual.ts';
import { isPreferred } from '#desk/queue-order.ts';
import { shownNumber, type TicketThat } from '#desk/ticket.ts';
import { purposeLabels } from '#desk/visit-purpose.ts';
import { epochOf } from '#kernel/day.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { textInput } from '#web/components/text-input.ts';
import { errorOf, summaryOf } from '#web/field-error.ts';
import { one } from '#web/form-values.ts';
import { formatTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { deskPath } from '#workbench/desk/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { nowPane } from '#workbench/queue/now-pane.ts';
import { DAY_PATH, FIGURES_PATH, QUEUE_PATH } from '#workbench/queue/paths.ts';
import { atCounter, type CounterView } from '#workbench/queue/queue-view.ts';

/** A counter: its number, who stands there, who waits. */
export function counterPage(on: OfficerRequest, view: CounterView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const desk = on.officer.agency;
  return html`${errorSummary({ lang, errors: summaryOf(view.errors, lang) })}
${view.message === null ? null : notice({ lang, tone: 'info', title: view.message, role: 'status' })}
${pageHeading({
  title: say('Hàng đợi', 'Queue'),
  sub: html`<a href="/ki-os/${desk}">${say('Ki-ốt lấy số', 'Kiosk')}</a> · <a href="/man-hinh/${desk}">${say('Màn hình gọi số', 'Wall display')}</a> · <a href="${DAY_PATH}">${say('Lịch hẹn hôm nay', 'Appointments of today')}</a> · <a href="${FIGURES_PATH}">${say('Số liệu trong ngày', 'Figures of the day')}</a> · <a href="${deskPath(desk)}">${say('Ki-ốt và lịch hẹn', 'Kiosks and appointments')}</a>`,
})}
${view.counter === null ? null : nowPane(on, view)}
${waitingPane(on, view)}
${counterPane(on, view)}`;
}

function waitingPane(on: OfficerRequest, view: CounterView): Html {
  const say = sayIn(on.lang);
  const { waiting } = view.queue;
  const mayCall = view.counter !== null && atCounter(view) === null;
  return pane({
    id: 'waiting',
    title: `${say('Đang đợi', 'Waiting')}: ${waiting.length}`,
    body: html`${mayCall ? callForm(on, view) : null}${
      waiting.length === 0
        ? html`<p class="empty">${say('Không có ai đợi.', 'Nobody waits.')}</p>`
        : waitingTable(on, waiting)
    }`,
  });
}

const callForm = (on: OfficerRequest, { callId }: CounterView): Html =>
  html`<form method="post" action="${QUEUE_PATH}/goi">${csrfField(on.session.csrf)}${hiddenFields({ callId })}<p>${button(
    {
      text: sayIn(on.lang)('Gọi số tiếp theo', 'Call the next number'),
      size: 'large',
      icon: 'bell',
      main: true,
    },
  )}</p></form>`;

function waitingTable(on: OfficerRequest, waiting: readonly TicketThat<'waiting'>[]): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const now = on.services.now();
  const minutes = (ticket: TicketThat<'waiting'>) =>
    Math.max(0, Math.floor((epochOf(now) - epochOf(ticket.takenAt)) / 60_000));
  return dataTable({
    caption: say('Người đợi theo thứ tự gọi', 'Those who wait, in the order of calling'),
    captionHidden: true,
    columns: [
      { label: say('Số', 'Number') },
      { label: say('Việc', 'For what') },
      { label: say('Diện', 'Kind') },
      { label: say('Lấy số lúc', 'Taken at') },
      { label: say('Đã đợi (phút)', 'Waited (minutes)'), numeric: true },
    ],
    rows: waiting.map((ticket) => [
      shownNumber(ticket),
      textIn(lang, purposeLabels[ticket.purpose]),
      kindOf(on, ticket),
      formatTime(ticket.takenAt),
      minutes(ticket),
    ]),
  });
}

/** Why a number stands where it does. */
function kindOf(on: OfficerRequest, ticket: TicketThat<'waiting'>): string {
  const say = sayIn(on.lang);
  const { slot, stand, priority, absences } = ticket;
  const reasons = [
    priority ? say('Ưu tiên', 'Priority') : '',
    slot === null ? '' : `${say('Hẹn', 'Appointment')} ${formatTime(slot.start)}`,
    slot === null || priority || isPreferred(ticket, on.services.now())
      ? ''
      : say('(chưa đến giờ hoặc trễ)', '(not yet, or late)'),
    stand.forCounter === null ? '' : `${say('Chuyển đến quầy', 'For counter')} ${stand.forCounter}`,
    absences === 0 ? '' : say('Đã vắng một lần', 'Was not there once'),
  ].filter((reason) => reason !== '');
  return reasons.join(' ');
}

function counterPane(on: OfficerRequest, view: CounterView): Html {
  const { lang, session } = on;
  const say = sayIn(lang);
  const own = view.counter === null ? '' : String(view.counter);
  return pane({
    id: 'counter-pane',
    title: say('Quầy của bạn', 'Your counter'),
    body: html`<form method="post" action="${QUEUE_PATH}/quay" novalidate>${csrfField(session.csrf)}
${textInput({
  lang,
  name: 'counter',
  label: say('Số quầy bạn đang ngồi', 'Number of the counter at which you sit'),
  hint: say('Như ghi trên quầy, từ 1 đến 99', 'As written over it, 1 to 99'),
  value: view.values.has('counter') ? one(view.values, 'counter') : own,
  error: errorOf(view.errors, 'counter', lang),
  inputMode: 'numeric',
  width: 'short',
  maxLength: 2,
})}
${button({ text: say('Mở quầy này', 'Open this counter'), kind: view.counter === null ? 'primary' : 'secondary' })}</form>${
      view.counter === null
        ? null
        : html`<form method="post" action="${QUEUE_PATH}/dong">${csrfField(session.csrf)}<p>${button({ text: say('Đóng quầy', 'Close the counter'), kind: 'quiet' })}</p></form>`
    }`,
  });
}
