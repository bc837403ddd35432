import { textIn } from '#kernel/bilingual.ts';
import type { Party } from '#dossier/deliveries.ts';
import type { StuckMessage } from '#store/axis-lists.ts';
import type { StuckDelivery } from '#store/deliveries.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { pane } from '#web/components/pane.ts';
import { tag } from '#web/components/tag.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { documentPath } from '#workbench/documents/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { faultText } from '#workbench/operations/fault-text.ts';
import { partyLabels } from '#dossier/party-labels.ts';
import { type PartyState, stateOf } from '#workbench/operations/party-state.ts';
import { deliveryPath, OPERATIONS_PATH } from '#workbench/operations/paths.ts';

/** What is stuck at one party, and what can be done about it; `messages` are those of the document axis. */
export function partyPane(
  on: OfficerRequest,
  state: PartyState,
  messages: readonly StuckMessage[],
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { party, queue, figures, stuck } = state;
  return pane({
    id: party,
    title: textIn(lang, partyLabels[party]),
    aside: tag(stateOf(state, lang)),
    body: html`${
      figures.lastFaultAt === null
        ? null
        : html`<p>${say('Lỗi gần nhất', 'Last fault')}, ${formatDateTime(figures.lastFaultAt, lang)}: ${figures.lastFault ?? ''}</p>`
    }${
      queue.failing === 0
        ? null
        : html`<form method="post" action="${OPERATIONS_PATH}/gui-lai">${csrfField(on.session.csrf)}${hiddenFields({ party })}${button({ text: say('Gửi lại tất cả ngay', 'Send all again now'), kind: 'secondary' })}</form>`
    }${stuck.length === 0 ? null : stuckTable(on, party, stuck)}${
      party === 'document-axis' && messages.length > 0 ? messageTable(on, messages) : null
    }`,
  });
}

function stuckTable(on: OfficerRequest, party: Party, stuck: readonly StuckDelivery[]): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return dataTable({
    caption: `${say('Hồ sơ chưa gửi được', 'Dossiers that could not be sent')}: ${textIn(lang, partyLabels[party])}`,
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

function messageTable({ lang }: OfficerRequest, messages: readonly StuckMessage[]): Html {
  const say = sayIn(lang);
  return dataTable({
    caption: say('Văn bản chưa gửi được', 'Documents that could not be sent'),
    columns: [
      { label: say('Số, ký hiệu', 'Number') },
      { label: say('Lỗi từ', 'Failing since') },
      { label: say('Số lần', 'Tries'), numeric: true },
      { label: say('Lý do', 'Why') },
    ],
    rows: messages.map((one) => [
      html`<a href="${documentPath(one.documentId)}">${one.code}</a>`,
      formatDateTime(one.failingSince, lang),
      String(one.attempts),
      faultText(one, lang),
    ]),
  });
}
