import type { OneStopRules } from '#catalogue/one-stop-rules.ts';
import type { RegisterRow } from '#documents/paper.ts';
import type { Language } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import { button } from '#web/components/button.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { type FieldError, summaryOf } from '#web/field-error.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { agencyChoice } from '#workbench/admin/agency-choice.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { paperNumber } from '#workbench/paper-names.ts';
import { dayField, type TypedDays } from '#workbench/two-days.ts';

/** A register as far as the page shows it. */
export interface RegisterView {
  readonly agency: string;
  readonly typed: TypedDays;
  readonly errors: readonly FieldError[];
  /** Its first dossiers, and how many it has in all; null where the days make no sense. */
  readonly found: { readonly rows: readonly RegisterRow[]; readonly count: number } | null;
}

/** A register on the screen, with its files one click away. */
export function registerPage(
  on: OfficerRequest,
  rules: OneStopRules,
  { agency, typed, errors, found }: RegisterView,
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const isProvince = on.officer.role === 'province-administrator';
  const day = dayField(lang, typed, errors);
  return html`${errorSummary({ lang, errors: summaryOf(errors, lang) })}<h1>${say('Sổ theo dõi hồ sơ', 'Dossier register')} (${paperNumber(rules, '06', lang)})</h1>
<p>${on.services.directory().agencyName(agency, lang)}</p>
<form method="get" action="/can-bo/so-theo-doi" class="row" novalidate>${
    isProvince
      ? agencyChoice({
          lang,
          name: 'co-quan',
          label: say('Cơ quan', 'Agency'),
          agencies: on.services.directory().agencies,
          value: agency,
        })
      : null
  }${dateInput({ ...day('tu'), label: say('Từ ngày', 'From') })}${dateInput({ ...day('den'), label: say('Đến ngày', 'To') })}${button({ text: say('Xem', 'Show'), kind: 'secondary' })}</form>
${found === null ? null : foundRows(on, rules, { agency, typed, ...found })}`;
}

function foundRows(
  on: OfficerRequest,
  rules: OneStopRules,
  {
    agency,
    typed,
    rows,
    count,
  }: Pick<RegisterView, 'agency' | 'typed'> & NonNullable<RegisterView['found']>,
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const number = paperNumber(rules, '06', lang);
  const asked = new URLSearchParams({
    ...typed,
    ...(on.officer.role === 'province-administrator' ? { 'co-quan': agency } : {}),
  });
  const file = (kind: 'pdf' | 'xlsx'): string => `/can-bo/so-theo-doi.${kind}?${asked.toString()}`;
  return html`<p>${linkButton({ text: `${say('Tải PDF', 'PDF of')} ${number}`, href: file('pdf'), icon: 'print', kind: 'secondary' })} ${linkButton({ text: `${say('Tải XLSX', 'XLSX of')} ${number}`, href: file('xlsx'), icon: 'download', kind: 'secondary', download: true })} <span class="fine">${count} ${say('hồ sơ', 'dossiers')}</span></p>
${
  count > rows.length
    ? notice({
        lang,
        tone: 'warning',
        body: say(
          'Trang này và tệp PDF chỉ có {shown} hồ sơ đầu trong {count} hồ sơ. Tệp XLSX có đủ; hoặc chọn ít ngày hơn.',
          'This page and the PDF have the first {shown} of {count} dossiers only. The XLSX has all of them; or choose fewer days.',
          { shown: rows.length, count },
        ),
      })
    : null
}
${
  rows.length === 0
    ? html`<p class="empty">${say('Không có hồ sơ nào trong những ngày này.', 'No dossiers in these days.')}</p>`
    : registerTable(lang, rows)
}`;
}

function registerTable(lang: Language, rows: readonly RegisterRow[]): Html {
  const say = sayIn(lang);
  const date = (instant: RegisterRow['dueAt']): string =>
    instant === null ? '' : formatDay(dayOf(instant), lang);
  return dataTable({
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
  });
}
