import { type Party, PARTIES } from '#dossier/deliveries.ts';
import { isNoticeChannel } from '#dossier/notice-channel.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { epochOf, type Instant } from '#kernel/day.ts';
import type { StuckDelivery } from '#store/deliveries.ts';
import type { Queue } from '#store/delivery-queues.ts';
import type { CallFigures } from '#store/exchange-calls.ts';
import type { KnownNotice } from '#store/portal-notices.ts';
import type { KeptLineState } from '#store/line-states.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag, type Tone } from '#web/components/tag.ts';
import { formatCount, formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { promotionsPane } from '#workbench/operations/promotions-pane.ts';
import { alarmNotices } from '#workbench/operations/alarms.ts';
import { lineText } from '#workbench/operations/line-text.ts';
import { partyLabels } from '#workbench/operations/party-labels.ts';
import { faultText } from '#workbench/operations/fault-text.ts';
import {
  CALLS_PATH,
  deliveryPath,
  OPERATIONS_PATH,
  RECONCILIATION_PATH,
} from '#workbench/operations/paths.ts';

/** What the page tells of one party. */
export interface PartyState {
  readonly party: Party;
  readonly isConnected: boolean;
  readonly queue: Queue;
  /** Of the last hour. */
  readonly figures: CallFigures;
  readonly stuck: readonly StuckDelivery[];
  /** The line as each process that delivers sees it. */
  readonly lines: readonly KeptLineState[];
}

export interface OperationsView {
  /** Promotion notices that wait at the portal because they could not be taken over. */
  readonly notices: readonly KnownNotice[];
  readonly parties: readonly PartyState[];
  /** Differences from the national portal that are open. */
  readonly differences: number;
  readonly now: Instant;
  readonly message: string | null;
}

/** Each outside system: how it stands, how fast it answers, what waits, and what can be done. */
export function operationsPage(on: OfficerRequest, view: OperationsView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${view.message === null ? null : notice({ lang, tone: 'success', role: 'status', title: view.message })}
${pageHeading({
  title: say('Vận hành kết nối', 'Exchange with other systems'),
  sub: say(
    'Một cửa tiếp nhận và giải quyết bình thường khi đường truyền đứt; việc báo các hệ thống khác chờ ở đây và tự gửi lại.',
    'The desk works on when a line is dead; what others are to be told waits here and is sent again.',
  ),
  aside: html`${linkButton({
    text: say(
      `Đối chiếu với Cổng: ${formatCount(view.differences, 'vi')} sai lệch`,
      `Reconciliation: ${formatCount(view.differences, 'en')} differences`,
    ),
    href: RECONCILIATION_PATH,
    kind: 'secondary',
  })}${linkButton({
    text: say('Nhật ký trao đổi', 'Log of calls'),
    href: CALLS_PATH,
    kind: 'secondary',
  })}`,
})}
${alarmNotices(on, view)}
${promotionsPane(on, view.notices)}
${view.parties.map((party) => partyPane(on, party, view.now))}`;
}

function stateOf(
  { isConnected, queue, figures }: PartyState,
  lang: OfficerRequest['lang'],
): { readonly text: string; readonly tone: Tone } {
  const say = sayIn(lang);
  if (!isConnected) return { text: say('Chưa kết nối', 'Not connected'), tone: 'neutral' };
  if (queue.failing > 0 && figures.lastAnswerAt === null) {
    return { text: say('Mất kết nối', 'Down'), tone: 'danger' };
  }
  if (queue.failing > 0) return { text: say('Có lỗi', 'Faults'), tone: 'warning' };
  return { text: say('Bình thường', 'In order'), tone: 'success' };
}

function partyPane(on: OfficerRequest, state: PartyState, now: Instant): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { party, queue, figures, stuck } = state;
  const ms = (value: number | null): string => (value === null ? '–' : `${value} ms`);
  return pane({
    id: party,
    title: partyLabels[party][lang],
    aside: tag(stateOf(state, lang)),
    body: html`${state.isConnected || !isNoticeChannel(party) ? null : html`<p class="hint">${NO_CHANNEL[lang]}</p>`}${summaryList(
      {
        rows: [
          {
            key: say('Đang chờ gửi', 'Waiting'),
            value: say(
              `${formatCount(queue.waiting, 'vi')} hồ sơ: ${queue.awaited} bên kia đang giải quyết, ${queue.failing} đang lỗi, ${queue.held} bị giữ lại`,
              `${formatCount(queue.waiting, 'en')} dossiers: ${queue.awaited} being worked on there, ${queue.failing} failing, ${queue.held} held`,
            ),
          },
          { key: say('Đường truyền', 'Line'), value: lineText(state.lines, now, lang) },
          {
            key: say('Chờ lâu nhất', 'Oldest waiting'),
            value: queue.oldestWaiting === null ? '–' : agoText(queue.oldestWaiting, now, lang),
          },
          {
            key: say('Lỗi lâu nhất', 'Oldest failure'),
            value: queue.oldestFailing === null ? '–' : agoText(queue.oldestFailing, now, lang),
          },
          {
            key: say('Giờ qua', 'Last hour'),
            value: say(
              `${figures.calls} lần gọi, ${figures.failed} lỗi; p50 ${ms(figures.median)}, p95 ${ms(figures.p95)}, p99 ${ms(figures.p99)}`,
              `${figures.calls} calls, ${figures.failed} failed; p50 ${ms(figures.median)}, p95 ${ms(figures.p95)}, p99 ${ms(figures.p99)}`,
            ),
          },
          {
            key: say('Lỗi gần nhất', 'Last fault'),
            value:
              figures.lastFaultAt === null
                ? '–'
                : `${formatDateTime(figures.lastFaultAt, lang)}: ${figures.lastFault ?? ''}`,
          },
        ],
      },
    )}
${
  queue.failing === 0
    ? null
    : html`<form method="post" action="${OPERATIONS_PATH}/gui-lai">${csrfField(on.session.csrf)}${hiddenFields({ party })}${button({ text: say('Gửi lại tất cả ngay', 'Send all again now'), kind: 'secondary' })}</form>`
}
${stuck.length === 0 ? null : stuckTable(on, party, stuck)}`,
  });
}

const NO_CHANNEL: Bilingual = {
  vi: 'Chưa cấu hình kênh này: quầy không mời chọn và không thông báo nào được xếp hàng. Thông báo đã xếp hàng trước đó chờ đến khi cấu hình lại.',
  en: 'This way is not configured: the counter does not offer it and no notice is queued. What was queued before waits until it is configured again.',
};

function agoText(since: Instant, now: Instant, lang: OfficerRequest['lang']): string {
  const minutes = Math.max(0, Math.round((epochOf(now) - epochOf(since)) / 60_000));
  const say = sayIn(lang);
  return minutes < 120
    ? say(`${minutes} phút trước`, `${minutes} minutes ago`)
    : formatDateTime(since, lang);
}

function stuckTable(on: OfficerRequest, party: Party, stuck: readonly StuckDelivery[]): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return dataTable({
    caption: `${say('Hồ sơ chưa gửi được', 'Dossiers that could not be sent')}: ${partyLabels[party][lang]}`,
    columns: [
      { label: say('Mã hồ sơ', 'Code') },
      { label: say('Lỗi từ', 'Failing since') },
      { label: say('Số lần', 'Tries'), numeric: true },
      { label: say('Lý do', 'Why') },
      { label: say('Xử lý', 'Act') },
    ],
    rows: stuck.map((one) => [
      html`<a href="/can-bo/ho-so/${one.dossierId}">${one.code}</a>`,
      one.failingSince === null ? '–' : formatDateTime(one.failingSince, lang),
      String(one.attempts),
      one.heldBy === null
        ? faultText(one, lang)
        : `${say('Giữ lại', 'Held')}: ${one.heldBecause ?? ''}`,
      html`<a href="${deliveryPath(party, one.dossierId)}">${say('Xử lý', 'Act')}<span class="sr"> ${one.code}</span></a>`,
    ]),
  });
}

export const isParty = (text: string): text is Party => PARTIES.some((party) => party === text);
