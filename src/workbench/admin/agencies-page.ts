import { textIn, type Language } from '#kernel/bilingual.ts';
import type { Agency } from '#catalogue/locality.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { checkbox } from '#web/components/choices.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { linkButton } from '#web/components/link-button.ts';
import { nameSearch } from '#web/components/name-search.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pager } from '#web/components/pager.ts';
import { select } from '#web/components/select.ts';
import { tag } from '#web/components/tag.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, sentField, summaryOf } from '#web/field-error.ts';
import { type FormValues, many } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { agencyChoice } from '#workbench/admin/agency-choice.ts';
import { agencyKindLabels } from '#workbench/admin/agency-kind-labels.ts';
import type { AsOf } from '#workbench/as-of.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export const AGENCIES_PATH = '/can-bo/quan-tri/co-quan';

export const agencyPath = (code: string): string =>
  `${AGENCIES_PATH}/sua?ma=${encodeURIComponent(code)}`;

export interface AgenciesView {
  readonly query: string;
  readonly asOf: AsOf;
  /** Names of units on that day, by code. */
  readonly units: ReadonlyMap<string, string>;
  readonly agencies: readonly Agency[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** The agencies that exist on a day, found by name, code or department. */
export function agenciesPage(on: OfficerRequest, view: AgenciesView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const link = (page: number): string =>
    `${AGENCIES_PATH}?tim=${encodeURIComponent(view.query)}&ngay=${encodeURIComponent(view.asOf.typed)}&trang=${page}`;
  return html`${pageHeading({
    title: say('Cơ quan', 'Agencies'),
    sub: say(
      'Tên, địa chỉ, điện thoại in trên giấy tờ. Chuyển hồ sơ khi sắp xếp lại: lệnh reorganise.',
      'Names, addresses and phones as papers print them. Reorganisations: the command reorganise.',
    ),
    aside: linkButton({
      text: say('Thêm cơ quan', 'Add an agency'),
      href: `${AGENCIES_PATH}/them`,
    }),
  })}
${nameSearch({
  lang,
  action: AGENCIES_PATH,
  label: say('Tìm theo tên hoặc mã', 'Find by name or code'),
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
  view.agencies.length === 0
    ? html`<p class="empty">${say(
        'Không có cơ quan nào khớp. Gõ ít chữ hơn, có dấu hoặc không dấu đều được.',
        'No agency matches. Type fewer words, with or without diacritics.',
      )}</p>`
    : dataTable({
        caption: say('Danh sách cơ quan', 'Agencies'),
        captionHidden: true,
        columns: [
          { label: say('Tên', 'Name') },
          { label: say('Mã', 'Code') },
          { label: say('Loại', 'Kind') },
          { label: say('Địa bàn', 'Unit') },
          { label: say('Điện thoại', 'Phone') },
        ],
        rows: view.agencies.map((agency) => [
          view.asOf.isToday // what existed another day is not changed from here
            ? html`<a href="${agencyPath(agency.code)}">${textIn(lang, agency.name)}</a>`
            : textIn(lang, agency.name),
          html`${agency.code} ${agency.codeToBeConfirmed ? tag({ text: say('mã chờ xác nhận', 'code to be confirmed'), tone: 'warning' }) : null}`,
          textIn(lang, agencyKindLabels[agency.kind]),
          view.units.get(agency.unitCode) ?? agency.unitCode,
          agency.phone ?? '',
        ]),
      })
}
${pager({
  lang,
  previous: view.page > 1 ? link(view.page - 1) : null,
  next: view.page < view.pages ? link(view.page + 1) : null,
  summary: say('{total} cơ quan', '{total} agencies', { total: view.total }),
})}`;
}

export interface AgencyFormView {
  /** The agency changed; null where one is added. */
  readonly agency: Agency | null;
  readonly agencies: readonly Agency[];
  readonly communes: readonly { readonly code: string; readonly name: string }[];
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
  readonly saved: boolean;
}

/** The form of one agency. */
export function agencyFormPage(on: OfficerRequest, view: AgencyFormView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { agency, values, errors } = view;
  const field = sentField(lang, { values, errors });
  return html`${backLink({ href: AGENCIES_PATH, text: say('Cơ quan', 'Agencies') })}
${errorSummary({ lang, errors: summaryOf(errors, lang) })}
${view.saved ? notice({ lang, tone: 'success', role: 'status', title: say('Đã lưu.', 'Saved.') }) : null}
<h1>${agency === null ? say('Thêm cơ quan', 'Add an agency') : textIn(lang, agency.name)}</h1>
${agency === null ? null : html`<p class="sub">${agency.code} · ${textIn(lang, agencyKindLabels[agency.kind])}</p>`}
<form method="post" action="${agency === null ? `${AGENCIES_PATH}/them` : agencyPath(agency.code)}" novalidate>${csrfField(on.session.csrf)}
${agency === null ? newFields(on, view, field) : null}
${textInput({ ...field('nameVi'), label: say('Tên tiếng Việt', 'Vietnamese name') })}
${textInput({ ...field('nameEn'), label: say('Tên tiếng Anh', 'English name') })}
${textInput({ ...field('address'), label: say('Địa chỉ', 'Address'), optional: true })}
${textInput({ ...field('phone'), label: say('Điện thoại', 'Phone'), optional: true, type: 'tel', inputMode: 'tel', width: 'short' })}
${agency === null ? null : dateInput({ ...field('validFrom'), label: say('Tên, địa chỉ, điện thoại này có từ ngày', 'So called from'), hint: say('Để nguyên là sửa lỗi gõ; đổi tên thì nhập ngày bắt đầu gọi tên mới, tên cũ được giữ cho những ngày trước', 'As it stands, it corrects; for a new name enter its first day, and the old one is kept for the days before') })}
${checkbox({ name: 'codeToBeConfirmed', text: say('Mã cơ quan còn chờ xác nhận', 'The code is to be confirmed'), value: '1', checked: many(values, 'codeToBeConfirmed').includes('1') })}
${dateInput({ ...field('validTo'), label: say('Thôi hoạt động từ ngày', 'No longer exists from'), hint: say('Để trống nếu còn hoạt động. Cơ quan còn hồ sơ thì dùng lệnh reorganise', 'Empty while it exists. With open dossiers use the command reorganise'), optional: true })}
${button({ text: say('Lưu', 'Save') })}</form>`;
}

function newFields(
  on: OfficerRequest,
  { agencies, communes }: AgencyFormView,
  field: (name: string) => {
    readonly lang: Language;
    readonly name: string;
    readonly value: string;
  },
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const units = new Map(agencies.map(({ unitCode, address }) => [unitCode, address ?? unitCode]));
  for (const { code, name } of communes) units.set(code, name);
  const byText = new Intl.Collator('vi');
  return html`${textInput({ ...field('code'), label: say('Mã định danh', 'Code'), hint: say('Theo QĐ 20/2020/QĐ-TTg, ví dụ 000.00.33.H33', 'As of QĐ 20/2020, such as 000.00.33.H33'), width: 'medium' })}
${select({
  ...field('kind'),
  label: say('Loại cơ quan', 'Kind'),
  prompt: say('Chọn', 'Choose'),
  options: Object.entries(agencyKindLabels).map(([value, text]) => ({
    value,
    text: textIn(lang, text),
  })),
  width: 'medium',
})}
${select({
  ...field('unitCode'),
  label: say('Địa bàn', 'Unit'),
  prompt: say('Chọn', 'Choose'),
  options: [...units]
    .map(([value, text]) => ({ value, text }))
    .sort((a, b) => byText.compare(a.text, b.text)),
})}
${agencyChoice({
  ...field('parentCode'),
  label: say('Cơ quan cấp trên', 'Superior agency'),
  prompt: say('Không có', 'None'),
  // A desk is nobody's superior.
  agencies: agencies.filter((agency) => agency.kind !== 'one-stop-desk'),
})}
${dateInput({ ...field('validFrom'), label: say('Hoạt động từ ngày', 'Exists from') })}`;
}
