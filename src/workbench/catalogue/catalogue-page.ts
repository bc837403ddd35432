import { textIn } from '#kernel/bilingual.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { linkButton } from '#web/components/link-button.ts';
import { nameSearch } from '#web/components/name-search.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pager } from '#web/components/pager.ts';
import { pane } from '#web/components/pane.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { awaitingPane, type LawDrafts } from '#workbench/catalogue/awaiting-pane.ts';
import { draftList } from '#workbench/catalogue/draft-list.ts';
import { CATALOGUE_PATH, historyPath } from '#workbench/catalogue/paths.ts';
import { COMPARISON_PATH } from '#workbench/national/paths.ts';
import type { AsOf } from '#workbench/as-of.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface CatalogueView {
  readonly query: string;
  readonly asOf: AsOf;
  /** Those of this page. */
  readonly procedures: readonly Procedure[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly drafts: LawDrafts;
  readonly message: string | null;
}

/** The catalogue as its administrator sees it: drafts first, then what is in force on a day. */
export function cataloguePage(on: OfficerRequest, view: CatalogueView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${view.message === null ? null : notice({ lang, tone: 'success', role: 'status', title: view.message })}
${pageHeading({
  title: say('Danh mục thủ tục', 'Catalogue of procedures'),
  sub: say(
    'Sửa một thủ tục là soạn bản mới có ngày hiệu lực; người thứ hai duyệt thì mới công bố.',
    'To change a procedure is to write a new version with its first day; a second person publishes it.',
  ),
  aside: html`${linkButton({ text: say('Đối chiếu CSDL quốc gia', 'National database'), href: COMPARISON_PATH, kind: 'secondary' })} ${linkButton({ text: say('Nhập từ tệp', 'Import'), href: `${CATALOGUE_PATH}/nhap-tep`, kind: 'secondary' })} ${linkButton({ text: say('Xuất JSON', 'Export as JSON'), href: `${CATALOGUE_PATH}/xuat.json`, kind: 'secondary', download: true })}`,
})}
${awaitingPane(on, view.drafts)}
${draftList(on, 'procedure', view.drafts)}
${pane({ id: 'in-force', title: say('Đang có hiệu lực', 'In force'), body: inForce(on, view) })}`;
}

function inForce(on: OfficerRequest, view: CatalogueView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const link = (page: number): string =>
    `${CATALOGUE_PATH}?tim=${encodeURIComponent(view.query)}&ngay=${encodeURIComponent(view.asOf.typed)}&trang=${page}`;
  return html`${nameSearch({
    lang,
    action: CATALOGUE_PATH,
    label: say(
      'Tìm theo tên, từ hay dùng hoặc mã',
      'Find by name, by words people use, or by code',
    ),
    value: view.query,
    more: dateInput({
      lang,
      name: 'ngay',
      label: say('Vào ngày', 'As of'),
      value: view.asOf.typed,
      error: view.asOf.error,
    }),
  })}
${
  view.procedures.length === 0
    ? html`<p class="empty">${say(
        'Không có thủ tục nào khớp vào ngày này. Gõ ít chữ hơn, có dấu hoặc không dấu đều được, hoặc đổi ngày.',
        'No procedure matches on this day. Type fewer words, with or without diacritics, or change the day.',
      )}</p>`
    : procedureTable(on, view.procedures)
}
${pager({
  lang,
  previous: view.page > 1 ? link(view.page - 1) : null,
  next: view.page < view.pages ? link(view.page + 1) : null,
  summary: say('{total} thủ tục', '{total} procedures', { total: view.total }),
})}`;
}

function procedureTable({ lang }: OfficerRequest, procedures: readonly Procedure[]): Html {
  const say = sayIn(lang);
  return dataTable({
    caption: say('Thủ tục', 'Procedures'),
    captionHidden: true,
    columns: [
      { label: say('Tên', 'Name') },
      { label: say('Mã', 'Code') },
      { label: say('Lĩnh vực', 'Field') },
      { label: say('Hiệu lực từ', 'In force from') },
      { label: say('Cần xác nhận', 'To be confirmed'), numeric: true },
    ],
    rows: procedures.map((one) => [
      html`<a href="${historyPath(CATALOGUE_PATH, one.code)}">${textIn(lang, one.name)}</a>`,
      one.code,
      textIn(lang, one.field.name),
      formatDay(one.validFrom, lang),
      String(one.toBeConfirmed.length),
    ]),
  });
}
