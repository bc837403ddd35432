import { textIn } from '#kernel/bilingual.ts';
import { CALLS_BEFORE_ABSENT } from '#desk/counter-act.ts';
import { shownNumber, type TicketThat } from '#desk/ticket.ts';
import { purposeLabels } from '#desk/visit-purpose.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { pane } from '#web/components/pane.ts';
import { select } from '#web/components/select.ts';
import { textInput } from '#web/components/text-input.ts';
import { sentField } from '#web/field-error.ts';
import { formatTime } from '#web/format.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { ticketPath } from '#workbench/queue/paths.ts';
import { atCounter, type CounterView, proceduresFor } from '#workbench/queue/queue-view.ts';

/** The number that stands at the officer's counter, and what may be done with it. */
export function nowPane(on: OfficerRequest, view: CounterView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const ticket = atCounter(view);
  return pane({
    id: 'number',
    title: `${say('Quầy', 'Counter')} ${view.counter}`,
    body:
      ticket === null
        ? html`<p>${say('Chưa có số nào ở quầy.', 'No number stands at your counter.')}</p>`
        : html`<p><span class="now-n">${shownNumber(ticket)}</span>${textIn(lang, purposeLabels[ticket.purpose])}${
            ticket.priority ? say(' (ưu tiên)', ' (priority)') : ''
          }</p>${
            ticket.stand.kind === 'called'
              ? calledActs(on, view, { ...ticket, stand: ticket.stand })
              : servingActs(on, view, { ...ticket, stand: ticket.stand })
          }`,
  });
}

function calledActs(on: OfficerRequest, view: CounterView, ticket: TicketThat<'called'>): Html {
  const say = sayIn(on.lang);
  const { ticketId, stand } = ticket;
  const again = hiddenFields({ calls: String(stand.calls) });
  return html`<p>${say('Đã gọi', 'Called')} ${stand.calls} ${say('lần, lần cuối lúc', 'times, last at')} ${formatTime(stand.calledAt)}.</p>
<div class="now-acts">${form(on, ticketPath(ticketId, 'bat-dau'), button({ text: say('Bắt đầu phục vụ', 'Begin'), main: true }))}
${form(on, ticketPath(ticketId, 'goi-lai'), [again, button({ text: say('Gọi lại', 'Call again'), kind: 'secondary' })])}
${stand.calls < CALLS_BEFORE_ABSENT ? null : form(on, ticketPath(ticketId, 'vang'), button({ text: say('Không có mặt', 'Not there'), kind: 'quiet' }))}</div>
${transferForm(on, view, ticketId)}`;
}

function servingActs(on: OfficerRequest, view: CounterView, ticket: TicketThat<'serving'>): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const found = proceduresFor(on, ticket, view.today);
  const links = html`<p>${say('Tiếp nhận:', 'Receive:')} ${found.map(
    ({ code, shortName }) =>
      html`<a href="/can-bo/tiep-nhan/${code}">${textIn(lang, shortName)}</a>${' · '}`,
  )}<a href="/can-bo/tiep-nhan">${say('thủ tục khác', 'another procedure')}</a></p>`;
  return html`<p>${say('Phục vụ từ', 'Served since')} ${formatTime(ticket.stand.begunAt)}.</p>${links}
${form(on, ticketPath(ticket.ticketId, 'xong'), [
  textInput({
    ...sentField(lang, view)('dossierCode'),
    label: say('Mã hồ sơ đã tiếp nhận', 'Code of the dossier that was received'),
    optional: true,
    width: 'medium',
    maxLength: 80,
  }),
  button({ text: say('Xong', 'Finish'), main: true }),
])}
${transferForm(on, view, ticket.ticketId)}`;
}

function transferForm(on: OfficerRequest, view: CounterView, ticketId: string): Html | null {
  const { lang } = on;
  const say = sayIn(lang);
  const others = view.queue.counters.filter(({ counter }) => counter !== view.counter);
  if (others.length === 0) return null;
  return form(on, ticketPath(ticketId, 'chuyen'), [
    select({
      ...sentField(lang, view)('toCounter'),
      label: say('Chuyển đến quầy', 'Pass on to counter'),
      prompt: say('Chọn quầy', 'Choose'),
      options: others.map(({ counter }) => ({ value: String(counter), text: String(counter) })),
      width: 'short',
    }),
    button({ text: say('Chuyển', 'Pass on'), kind: 'secondary' }),
  ]);
}

const form = (on: OfficerRequest, action: string, content: Value): Html =>
  html`<form method="post" action="${action}" novalidate>${csrfField(on.session.csrf)}${content}</form>`;
