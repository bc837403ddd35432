import type { OneStopRules } from '#catalogue/one-stop-rules.ts';
import type { RegisterRow } from '#documents/paper.ts';
import type { Language } from '#kernel/bilingual.ts';
import { type Day, dayOf } from '#kernel/day.ts';
import { button } from '#web/components/button.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { linkButton } from '#web/components/link-button.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { paperNumber } from '#workbench/paper-names.ts';

/** The register of a desk on the screen, with its PDF one click away. */
export function registerPage(
  lang: Language,
  rules: OneStopRules,
  period: { readonly start: Day; readonly end: Day },
  rows: readonly RegisterRow[],
): Html {
  const say = sayIn(lang);
  const number = paperNumber(rules, '06', lang);
  const from = formatDay(period.start, 'vi');
  const to = formatDay(period.end, 'vi');
  const date = (instant: RegisterRow['dueAt']): string =>
    instant === null ? '' : formatDay(dayOf(instant), lang);
  return html`<h1>${say('Sổ theo dõi hồ sơ', 'Dossier register')} (${number})</h1>
<form method="get" action="/can-bo/so-theo-doi" class="row">${dateInput({ lang, name: 'tu', label: say('Từ ngày', 'From'), value: from })}${dateInput({ lang, name: 'den', label: say('Đến ngày', 'To'), value: to })}${button({ text: say('Xem', 'Show'), kind: 'secondary' })}</form>
<p>${linkButton({ text: `${say('Tải PDF', 'PDF of')} ${number}`, href: `/can-bo/so-theo-doi.pdf?tu=${period.start}&den=${period.end}`, icon: 'print', kind: 'secondary' })} <span class="fine">${rows.length} ${say('hồ sơ', 'dossiers')}</span></p>
${
  rows.length === 0
    ? html`<p class="empty">${say('Không có hồ sơ nào trong những ngày này.', 'No dossiers in these days.')}</p>`
    : dataTable({
        caption: say('Hồ sơ đã tiếp nhận', 'Dossiers received'),
        captionHidden: true,
        columns: [
          { label: say('Mã hồ sơ', 'Code') },
          { label: say('Thủ tục', 'Procedure') },
          { label: say('Số bộ', 'Sets'), numeric: true },
          { label: say('Người nộp', 'Applicant') },
          { label: say('Địa chỉ, điện thoại', 'Address, phone') },
          { label: say('Cơ quan chủ trì', 'Decided by') },
          { label: say('Nhận', 'Received') },
          { label: say('Hẹn trả', 'Due') },
          { label: say('Trả', 'Returned') },
          { label: say('Cách nhận', 'Delivery') },
          { label: say('Ghi chú', 'Note') },
        ],
        rows: rows.map((row) => [
          row.code,
          row.procedureName,
          row.sets,
          row.applicant,
          row.contact,
          row.handler,
          date(row.receivedAt),
          date(row.dueAt),
          date(row.returnedAt),
          row.delivery,
          row.note,
        ]),
      })
}`;
}
