import type { FlatForm } from '#eform/form.ts';
import { dataTable } from '#web/components/data-table.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { FORMS_PATH } from '#workbench/forms/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** The declarations that are in force, each to be tried page by page. */
export function formsPage({ lang }: OfficerRequest, forms: readonly FlatForm[]): Html {
  const say = sayIn(lang);
  return html`${pageHeading({
    title: say('Biểu mẫu điện tử', 'E-forms'),
    sub: say(
      'Xem và điền thử từng trang như người khai sẽ thấy. Không có gì được lưu.',
      'Look at each page and fill it in as the applicant will. Nothing is kept.',
    ),
  })}${dataTable({
    caption: say('Biểu mẫu', 'Forms'),
    captionHidden: true,
    columns: [
      { label: say('Tên', 'Title') },
      { label: say('Thủ tục', 'Procedures') },
      { label: say('Hiệu lực từ', 'In force from') },
      { label: say('Số trang', 'Pages'), numeric: true },
      { label: say('Cần xác nhận', 'To be confirmed'), numeric: true },
    ],
    rows: forms.map((form) => [
      html`<a href="${FORMS_PATH}/${form.code}">${form.title[lang]}</a>`,
      form.procedures.join(', '),
      formatDay(form.validFrom, lang),
      String(form.pages.length),
      String(form.toBeConfirmed.length),
    ]),
  })}`;
}
