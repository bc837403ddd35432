import type { Instant } from '#kernel/day.ts';
import type { StuckMessage } from '#store/axis-lists.ts';
import type { KnownNotice } from '#store/portal-notices.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { formatCount } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { alarmNotices } from '#workbench/operations/alarms.ts';
import { partyPane } from '#workbench/operations/party-pane.ts';
import { needsSomebody, type PartyState } from '#workbench/operations/party-state.ts';
import { partyTable } from '#workbench/operations/party-table.ts';
import { CALLS_PATH, RECONCILIATION_PATH } from '#workbench/operations/paths.ts';
import { type ScannerState, scannerPane } from '#workbench/operations/scanner-pane.ts';
import { promotionsPane } from '#workbench/operations/promotions-pane.ts';

export interface OperationsView {
  /** Promotion notices that wait at the portal because they could not be taken over. */
  readonly notices: readonly KnownNotice[];
  readonly parties: readonly PartyState[];
  /** Messages for the document axis that fail. */
  readonly messages: readonly StuckMessage[];
  /** Differences from the national portal that are open. */
  readonly differences: number;
  readonly scanner: ScannerState;
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
      'Đối chiếu với Cổng: {differences} sai lệch',
      'Reconciliation: {differences} differences',
      { differences: formatCount(view.differences, lang) },
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
${partyTable(on, view.parties, view.now)}
${view.parties.filter(needsSomebody).map((party) => partyPane(on, party, view.messages))}
${scannerPane(on, view.scanner)}`;
}
