import { textIn } from '#kernel/bilingual.ts';
import type { Party } from '#dossier/deliveries.ts';
import type { Instant } from '#kernel/day.ts';
import type { Queue } from '#store/delivery-queues.ts';
import { alarmsOf, type ExchangeAlarm } from '#store/exchange-watch.ts';
import { notice } from '#web/components/notice.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { NavItem } from '#web/layout/nav-item.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { partyLabels } from '#dossier/party-labels.ts';
import { OPERATIONS_PATH } from '#workbench/operations/paths.ts';

export interface AlarmView {
  readonly parties: readonly {
    readonly party: Party;
    readonly isConnected: boolean;
    readonly queue: Queue;
  }[];
  readonly now: Instant;
}

/** A warning for each system for which something has waited for longer than it may. */
export function alarmNotices(on: OfficerRequest, { parties, now }: AlarmView): readonly Html[] {
  const queues = new Map(parties.map(({ party, queue }) => [party, queue]));
  const open = parties.filter(({ isConnected }) => isConnected).map(({ party }) => party);
  const { limits } = on.services.exchangeWatch;
  return alarmsOf(queues, limits, new Set(open), now).map((alarm) => alarmNotice(on, alarm));
}

const alarmNotice = ({ lang }: OfficerRequest, { party, since, limit }: ExchangeAlarm): Html =>
  notice({
    lang,
    tone: 'warning',
    role: 'alert',
    title: sayIn(lang)(
      '{system}: có việc chờ từ {time}, quá {limit} phút',
      '{system}: something waits since {time}, more than {limit} minutes',
      { system: textIn(lang, partyLabels[party]), time: formatDateTime(since, lang), limit },
    ),
    body: sayIn(lang)(
      'Xem lỗi gần nhất bên dưới và báo đơn vị vận hành trục hoặc hệ thống đó. Việc tại quầy không bị ảnh hưởng.',
      'See the last fault below and tell whoever runs the platform or that system. The desks work on.',
    ),
  });

/** On the administrator's first page: how many systems need somebody, and where to look. */
export function alarmSummary({ lang, services }: OfficerRequest): Html | null {
  const alarms = services.exchangeWatch.alarms();
  if (alarms.length === 0) return null;
  const say = sayIn(lang);
  const names = alarms.map(({ party }) => textIn(lang, partyLabels[party])).join(', ');
  return notice({
    lang,
    tone: 'warning',
    title: say(
      '{count} hệ thống có việc chờ quá lâu: {names}',
      'Something has waited for too long for {count} systems: {names}',
      { count: alarms.length, names },
    ),
    body: html`<a href="${OPERATIONS_PATH}">${say('Mở Vận hành kết nối', 'Open Exchange')}</a>`,
  });
}

/** The line of the administrator's navigation, with the number of alarms where there are any. */
export function operationsItem({ lang, services }: OfficerRequest, path: string): NavItem {
  const count = services.exchangeWatch.alarms().length;
  return {
    href: OPERATIONS_PATH,
    label: sayIn(lang)('Vận hành kết nối', 'Exchange'),
    icon: 'clock',
    current: path === OPERATIONS_PATH,
    ...(count === 0 ? {} : { count, tone: 'danger' as const }),
  };
}
