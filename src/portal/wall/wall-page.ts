import { shownNumber, type TicketThat } from '#desk/ticket.ts';
import type { Language } from '#kernel/bilingual.ts';
import { epochOf } from '#kernel/day.ts';
import type { QueueView } from '#store/queue-view.ts';
import { attrs, type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** The numbers that fit on a wall. */
const WAITING_SHOWN = 24;

/** The numbers that are called, the newest first, with their counters; those at a counter; those who wait. */
export function wallPage(lang: Language, { called, serving, waiting }: QueueView): Html {
  const say = sayIn(lang);
  const newest = called.toSorted((a, b) => epochOf(b.stand.calledAt) - epochOf(a.stand.calledAt));
  return html`<div data-live><h1>${say('Mời số', 'Now calling')}</h1>
<div aria-live="polite">${
    newest.length + serving.length === 0
      ? html`<p class="empty">${say('Chưa gọi số nào.', 'No number is called.')}</p>`
      : html`<ul class="wl-called">${newest.map((ticket) => line(lang, ticket))}${serving
          .toSorted((a, b) => a.stand.counter - b.stand.counter)
          .map((ticket) => line(lang, ticket))}</ul>`
  }</div>
<h2>${say('Đang đợi', 'Waiting')}: ${waiting.length}</h2>
<ol class="wl-wait">${waiting.slice(0, WAITING_SHOWN).map((ticket) => html`<li>${shownNumber(ticket)}</li>`)}</ol></div>
<p><button${attrs({ class: 'btn btn-quiet', type: 'button', hidden: true, 'data-sound': true })}>${say('Bật âm thanh', 'Turn on the sound')}</button></p>`;
}

function line(lang: Language, ticket: TicketThat<'called'> | TicketThat<'serving'>): Html {
  const { stand } = ticket;
  const isCalled = stand.kind === 'called';
  return html`<li${attrs({
    class: isCalled ? 'is-new' : null,
    'data-call': isCalled ? `${ticket.number}/${stand.counter}/${stand.calls}` : null,
  })}><b>${shownNumber(ticket)}</b> <span>${sayIn(lang)('Quầy', 'Counter')} ${stand.counter}</span></li>`;
}
