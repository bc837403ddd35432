import type { CellFault } from '#kernel/cell-fault.ts';
import type { Hamlet } from '#store/hamlets.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { fileInput } from '#web/components/file-input.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { errorOf, type SentForm, summaryOf } from '#web/field-error.ts';
import { formatCount } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { steeringChips } from '#workbench/steering/overview-page.ts';
import { exampleCodes } from '#workbench/steering/commune-of.ts';
import { HAMLET_TEMPLATE_PATH, HAMLETS_PATH } from '#workbench/steering/paths.ts';
import { cellFaults } from '#workbench/cell-faults.ts';
import { isProvince } from '#workbench/steering/steering-request.ts';

export interface HamletsView {
  readonly hamlets: readonly Hamlet[];
  readonly added: number | null;
  readonly form: SentForm;
  readonly faults: readonly CellFault[];
}

/** How many hamlets each commune has, and the form by which they are brought in. */
export function hamletsPage(
  on: OfficerRequest,
  { hamlets, added, form, faults }: HamletsView,
): Html {
  const { lang, session } = on;
  const say = sayIn(lang);
  const names = new Map(on.services.directory().communes.map(({ code, name }) => [code, name]));
  const communes = [...Map.groupBy(hamlets, ({ commune }) => commune)];
  return html`${errorSummary({ lang, errors: summaryOf(form.errors, lang) })}${pageHeading({
    title: say('Ấp, khu phố', 'Hamlets'),
    sub: say(
      '{count} ấp, khu phố. Không có mã riêng; UBND cấp xã báo cáo thay.',
      '{count} hamlets. They have no code; their communes answer for them.',
      { count: formatCount(hamlets.length, lang) },
    ),
  })}
${steeringChips(on, HAMLETS_PATH)}
${added === null ? null : notice({ lang, tone: 'success', role: 'status', title: say('Đã thêm {added}.', '{added} were added.', { added }) })}
${cellFaults(on, faults)}
${
  communes.length === 0
    ? html`<p class="empty">${say('Chưa có danh sách.', 'There is no list yet.')}</p>`
    : dataTable({
        caption: say('Ấp, khu phố theo xã', 'Hamlets by commune'),
        captionHidden: true,
        columns: [
          { label: say('Xã, phường', 'Commune') },
          { label: say('Số ấp', 'Hamlets'), numeric: true },
          { label: say('Tên', 'Names') },
        ],
        rows: communes.map(([code, some]) => [
          names.get(code) ?? code,
          some.length,
          some.map(({ name }) => name).join(', '),
        ]),
      })
}
${
  isProvince(on)
    ? html`<h2>${say('Nhập danh sách', 'Import a list')}</h2><p>${linkButton({ text: say('Tải tệp mẫu có sẵn các xã', 'Download a template with the communes'), href: HAMLET_TEMPLATE_PATH, icon: 'download', kind: 'secondary', download: true })} <span class="fine">${say('Xã có nhiều ấp thì thêm dòng; xóa dòng của xã chưa có danh sách.', 'Add rows for communes with several hamlets; delete those of communes without a list.')}</span></p><form method="post" action="${HAMLETS_PATH}" enctype="multipart/form-data" novalidate>${csrfField(session.csrf)}
${fileInput({ lang, name: 'tep', label: say('Tệp XLSX hoặc CSV', 'XLSX or CSV'), hint: say('Hai cột: Xã; Ấp. Ở cột Xã ghi mã đơn vị hành chính ({code}), mã cơ quan của UBND xã ({agency}) hoặc tên kèm huyện ({name}). Mỗi ấp một dòng; ấp đã có được giữ nguyên.', 'Two columns: Xã; Ấp. Under Xã write the administrative code ({code}), the code of its committee ({agency}) or its name with the district ({name}). A row for each hamlet; known hamlets stay.', exampleCodes(on.services.directory())), accept: '.xlsx,.csv', maxMegabytes: 5, error: errorOf(form.errors, 'tep', lang) })}
${button({ text: say('Nhập', 'Import') })}</form>`
    : null
}`;
}
