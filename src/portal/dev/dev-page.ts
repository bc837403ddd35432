import type { Language } from '#kernel/bilingual.ts';
import type { Instant } from '#kernel/day.ts';
import type { QueuedMessage, RawEvent, Scenario } from '#store/development.ts';
import { button } from '#web/components/button.ts';
import { dataTable } from '#web/components/data-table.ts';
import { pane } from '#web/components/pane.ts';
import { textInput } from '#web/components/text-input.ts';
import { formatDateTimeWithWeekday, formatShortDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

export interface DevView {
  readonly lang: Language;
  readonly now: Instant;
  readonly isMoved: boolean;
  readonly password: string;
  /** Where simulators show what they were sent; null where there are none. */
  readonly simulators: string | null;
  readonly scenarios: readonly Scenario[];
  readonly queue: readonly QueuedMessage[];
  /** What was wrong with the number of days asked for; undefined where nothing was. */
  readonly daysError: string | undefined;
}

/** The tools of a developer: the clock, a dossier in any state, the outbox. */
export function devPage(view: DevView): Html {
  const say = sayIn(view.lang);
  return html`<h1>${say('Dành cho người phát triển', 'Development')}</h1>
<p class="sub">${say(
    'Chỉ có với hệ thống đăng nhập kèm theo. Mọi người ở đây đều là hư cấu; mật khẩu chung của các tài khoản thử là',
    'Only with the bundled identity provider. The people are invented; every demo login has the password',
  )} <code>${view.password}</code>.</p>
${view.simulators === null ? null : html`<p><a href="${`${view.simulators}/hop-thu`}">${say('Hộp thư giả lập: thư, SMS và Zalo đã gửi cho người nộp', 'Simulated mailbox: what applicants were sent')}</a> · <a href="${view.simulators}">${say('Các hệ thống giả lập', 'The simulators')}</a></p>`}
${clockPane(view)}
${scenarioPane(view)}
${queuePane(view)}`;
}

function clockPane({ lang, now, isMoved, daysError }: DevView): Html {
  const say = sayIn(lang);
  return pane({
    id: 'clock',
    title: say('Đồng hồ', 'Clock'),
    body: html`<p><b>${formatDateTimeWithWeekday(now, lang)}</b> (${
      isMoved
        ? say('đã vặn tới; về lại khi khởi động lần sau', 'moved; set back at the next start')
        : say('giờ của máy', 'the machine’s')
    })</p>
<form method="post" action="/dev/clock" novalidate>${textInput({
      lang,
      name: 'days',
      label: say('Số ngày làm việc vặn tới', 'Working days to move on'),
      value: '1',
      error: daysError,
      width: 'short',
    })}${button({ text: say('Vặn tới', 'Move on') })} ${button({
      text: say('Về giờ của máy', 'Set back to the machine’s'),
      kind: 'quiet',
      name: 'back',
      value: '1',
    })}</form>`,
  });
}

function scenarioPane({ lang, scenarios }: DevView): Html {
  const say = sayIn(lang);
  const seed = html`<code>npx mot-cua seed --dossiers 2000</code>`;
  return pane({
    id: 'scenarios',
    title: say('Hồ sơ ở từng trạng thái', 'A dossier in any state'),
    body:
      scenarios.length === 0
        ? html`<p class="empty">${say('Chưa có hồ sơ nào', 'No dossiers yet')}: ${seed}</p>`
        : dataTable({
            caption: say(
              'Hồ sơ mới nhất của mỗi thủ tục ở mỗi trạng thái',
              'The newest dossier of each procedure in each state',
            ),
            columns: [
              { label: say('Hồ sơ', 'Dossier') },
              { label: say('Thủ tục', 'Procedure') },
              { label: say('Trạng thái', 'State') },
              { label: say('Đăng nhập bằng', 'Sign in as') },
              { label: say('Sự kiện', 'Events') },
            ],
            rows: scenarios.map((one) => [
              html`<a href="/can-bo/ho-so/${one.dossierId}">${one.code}</a>`,
              one.procedure,
              [one.outcome ?? one.phase, one.step, one.late ? 'late' : null]
                .filter((part) => part !== null)
                .join(' · '),
              one.username,
              eventsLink(lang, one.dossierId),
            ]),
          }),
  });
}

function queuePane({ lang, queue }: DevView): Html {
  const say = sayIn(lang);
  return pane({
    id: 'outbox',
    title: say('Hộp thư đi', 'Outbox'),
    body:
      queue.length === 0
        ? html`<p class="empty">${say('Chưa gửi và không có gì chờ gửi.', 'Nothing is to be sent, nothing was sent.')}</p>`
        : dataTable({
            caption: say(
              'Tin bị lỗi trước, rồi tin sắp đến hạn, rồi tin gửi sau cùng',
              'Messages that failed first, then the soonest, then those delivered last',
            ),
            columns: [
              { label: say('Đến hạn', 'Due') },
              { label: say('Loại', 'Kind') },
              { label: say('Số lần', 'Attempts'), numeric: true },
              { label: say('Trạng thái', 'State') },
              { label: say('Sự kiện', 'Events') },
            ],
            rows: queue.map((one) => [
              formatShortDateTime(one.dueAt, lang),
              one.kind,
              one.attempts,
              messageState(lang, one),
              eventsLink(lang, one.dossierId),
            ]),
          }),
  });
}

function messageState(lang: Language, { doneAt, lastError }: QueuedMessage): string {
  const say = sayIn(lang);
  if (doneAt === null) return lastError ?? say('đang chờ', 'waiting');
  return `${say('đã gửi', 'delivered')} ${formatShortDateTime(doneAt, lang)}`;
}

const eventsLink = (lang: Language, dossierId: string): Html =>
  html`<a href="/dev/dossiers/${dossierId}">${sayIn(lang)('sự kiện', 'events')}</a>`;

/** The events of one dossier as they are stored. */
export const eventsPage = (
  lang: Language,
  dossierId: string,
  events: readonly RawEvent[],
): Html => html`<p><a href="/dev">${sayIn(lang)('Dành cho người phát triển', 'Development')}</a></p>
<h1>${sayIn(lang)('Sự kiện của', 'Events of')} ${dossierId}</h1>
${events.map((event) =>
  pane({
    id: `event-${event.version}`,
    title: `${event.version} ${event.type}`,
    aside: event.at,
    body: html`<pre tabindex="0">${JSON.stringify({ actor: event.actor, body: event.body }, null, 2)}</pre><p class="fine"><code>${event.hash}</code></p>`,
  }),
)}`;
