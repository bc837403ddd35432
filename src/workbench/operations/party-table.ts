import type { Party } from '#dossier/deliveries.ts';
import { isNoticeChannel } from '#dossier/notice-channel.ts';
import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import type { Instant } from '#kernel/day.ts';
import { dataTable } from '#web/components/data-table.ts';
import { tag } from '#web/components/tag.ts';
import { formatCount, formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { lineText } from '#workbench/operations/line-text.ts';
import { partyLabels } from '#dossier/party-labels.ts';
import {
  agoText,
  needsSomebody,
  type PartyState,
  stateOf,
} from '#workbench/operations/party-state.ts';
import { CALLS_PATH } from '#workbench/operations/paths.ts';

/** All parties at a glance, a line each: state, line, what waits and since when, and how it answers. */
export function partyTable(on: OfficerRequest, parties: readonly PartyState[], now: Instant): Html {
  const say = sayIn(on.lang);
  return dataTable({
    caption: say(
      'Các hệ thống, số liệu của giờ qua',
      'All systems, with the figures of the last hour',
    ),
    columns: [
      { label: say('Hệ thống', 'System') },
      { label: say('Tình trạng', 'State') },
      { label: say('Đường truyền', 'Line') },
      { label: say('Đang chờ', 'Waiting') },
      { label: say('Chờ lâu nhất', 'Oldest') },
      { label: say('Lần gọi (lỗi)', 'Calls (failed)'), numeric: true },
      { label: 'p50 / p95 / p99 (ms)', numeric: true },
      { label: say('Lỗi gần nhất', 'Last fault') },
    ],
    rows: parties.map((state) => partyRow(on, state, now)),
  });
}

function partyRow(on: OfficerRequest, state: PartyState, now: Instant) {
  const { lang } = on;
  const { party, queue, figures } = state;
  const name = textIn(lang, partyLabels[party]);
  const href = needsSomebody(state) ? `#${party}` : `${CALLS_PATH}?he-thong=${party}`;
  const ms = (value: number | null): string => (value === null ? '–' : String(value));
  return [
    html`<a href="${href}">${name}</a>`,
    tag(stateOf(state, lang)),
    lineWords(on, state, now),
    waitingText(on, state),
    queue.oldestWaiting === null ? '–' : agoText(queue.oldestWaiting, now, lang),
    `${formatCount(figures.calls, lang)} (${formatCount(figures.failed, lang)})`,
    figures.calls === 0 ? '–' : `${ms(figures.median)} / ${ms(figures.p95)} / ${ms(figures.p99)}`,
    figures.lastFaultAt === null ? '–' : formatDateTime(figures.lastFaultAt, lang),
  ];
}

/** Systems that are asked when somebody wants to know, and told nothing by themselves. */
const ASKED_ONLY: ReadonlySet<Party> = new Set<Party>([
  'health-insurance',
  'budget-units',
  'vaccination',
  'education',
]);

function lineWords({ lang }: OfficerRequest, state: PartyState, now: Instant): string {
  const { party, lines, isConnected } = state;
  if (ASKED_ONLY.has(party)) return sayIn(lang)('Chỉ hỏi khi cần', 'Asked when needed');
  return isConnected || !isNoticeChannel(party)
    ? lineText(lines, now, lang)
    : textIn(lang, NO_CHANNEL);
}

/** `12: 3 bên kia đang giải quyết, 2 đang lỗi`; what there is none of is left out. */
function waitingText({ lang }: OfficerRequest, { queue }: PartyState): string {
  const say = sayIn(lang);
  if (queue.waiting === 0) return '0';
  const parts = [
    [queue.awaited, say('bên kia đang giải quyết', 'being worked on there')],
    [queue.failing, say('đang lỗi', 'failing')],
    [queue.held, say('bị giữ lại', 'held')],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const total = formatCount(queue.waiting, lang);
  return said.length === 0 ? total : `${total}: ${said.join(', ')}`;
}

const NO_CHANNEL: Bilingual = {
  vi: 'Chưa cấu hình kênh này: quầy không mời chọn và không thông báo nào được xếp hàng. Thông báo đã xếp hàng trước đó chờ đến khi cấu hình lại.',
  en: 'This way is not configured: the counter does not offer it and no notice is queued. What was queued before waits until it is configured again.',
};
