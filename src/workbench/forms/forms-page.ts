import { textIn } from '#kernel/bilingual.ts';
import type { FlatForm } from '#eform/form.ts';
import { button } from '#web/components/button.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { awaitingPane, type LawDrafts } from '#workbench/catalogue/awaiting-pane.ts';
import { draftList } from '#workbench/catalogue/draft-list.ts';
import { formKind } from '#workbench/catalogue/form-kind.ts';
import { FORMS_PATH, historyPath, trialPath } from '#workbench/catalogue/paths.ts';
import type { AsOf } from '#workbench/as-of.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface FormsView {
  readonly forms: readonly FlatForm[];
  readonly drafts: LawDrafts;
  readonly asOf: AsOf;
  readonly message: string | null;
}

/** The e-forms as their administrator sees them: drafts first, then what is in force on a day. */
export function formsPage(on: OfficerRequest, view: FormsView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${view.message === null ? null : notice({ lang, tone: 'success', role: 'status', title: view.message })}
${pageHeading({
  title: textIn(lang, formKind.words.list),
  sub: say(
    'Sửa một biểu mẫu là soạn bản mới có ngày hiệu lực; người thứ hai duyệt thì mới công bố.',
    'To change a form is to write a new version with its first day; a second person publishes it.',
  ),
  aside: html`${linkButton({ text: say('Nhập từ tệp', 'Import'), href: `${FORMS_PATH}/nhap-tep`, kind: 'secondary' })} ${linkButton({ text: say('Xuất JSON', 'Export as JSON'), href: `${FORMS_PATH}/xuat.json`, kind: 'secondary', download: true })}`,
})}
${awaitingPane(on, view.drafts)}
${draftList(on, 'form', view.drafts)}
${pane({ id: 'in-force', title: say('Đang có hiệu lực', 'In force'), body: inForce(on, view) })}`;
}

function inForce({ lang }: OfficerRequest, view: FormsView): Html {
  const say = sayIn(lang);
  return html`<form method="get" action="${FORMS_PATH}">${dateInput({
    lang,
    name: 'ngay',
    label: say('Vào ngày', 'As of'),
    value: view.asOf.typed,
    error: view.asOf.error,
  })}${button({ text: say('Xem', 'Show'), kind: 'secondary' })}</form>
${
  view.forms.length === 0
    ? html`<p class="empty">${say('Không có biểu mẫu nào có hiệu lực vào ngày này.', 'No form is in force on this day.')}</p>`
    : formTable(lang, view.forms)
}`;
}

function formTable(lang: OfficerRequest['lang'], forms: readonly FlatForm[]): Html {
  const say = sayIn(lang);
  return dataTable({
    caption: say('Biểu mẫu', 'Forms'),
    captionHidden: true,
    columns: [
      { label: say('Tên', 'Title') },
      { label: say('Thủ tục', 'Procedures') },
      { label: say('Hiệu lực từ', 'In force from') },
      { label: say('Số trang', 'Pages'), numeric: true },
      { label: say('Cần xác nhận', 'To be confirmed'), numeric: true },
      { label: say('Điền thử', 'Trial'), labelHidden: true },
    ],
    rows: forms.map((form) => [
      html`<a href="${historyPath(FORMS_PATH, form.code)}">${textIn(lang, form.title)}</a>`,
      form.procedures.join(', '),
      formatDay(form.validFrom, lang),
      String(form.pages.length),
      String(form.toBeConfirmed.length),
      html`<a href="${trialPath(form.code)}">${say('Điền thử', 'Try')}<span class="sr"> ${textIn(lang, form.title)}</span></a>`,
    ]),
  });
}
