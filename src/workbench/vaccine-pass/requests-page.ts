import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import type { Campaign } from '#store/quality-campaigns.ts';
import type { PassRequestRow, PassRequestState } from '#store/vaccine-pass-requests.ts';
import { passRefusalTexts } from '#vaccine-pass/pass-refusal.ts';
import { faultTexts } from '#registries/registry-fault.ts';
import { button } from '#web/components/button.ts';
import { chips } from '#web/components/chips.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { notice } from '#web/components/notice.ts';
import { numberedPager } from '#web/components/numbered-pager.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { textarea } from '#web/components/textarea.ts';
import { type SentForm, sentField, summaryOf } from '#web/field-error.ts';
import { formatCount, formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { cleanPane } from '#workbench/vaccine-pass/clean-pane.ts';
import { PASS_FIGURES_PATH, passPath, PASSES_PATH } from '#workbench/vaccine-pass/paths.ts';

export interface RequestsView {
  readonly state: PassRequestState;
  readonly counts: Readonly<Record<PassRequestState, number>>;
  readonly rows: readonly PassRequestRow[];
  readonly page: number;
  readonly hasMore: boolean;
  readonly form: SentForm;
  /** New for each form, so that one sent twice asks once. */
  readonly batchId: string;
  /** For how many of the last form a passport was asked; null where none was sent. */
  readonly asked: number | null;
  /** Open campaigns of vaccination records, and how many are clean where that was counted. */
  readonly campaigns: readonly Campaign[];
  readonly clean: CountedClean | null;
}

export interface CountedClean {
  readonly campaignId: string;
  readonly commune: string;
  readonly count: number;
}

/** Whom passports were asked for, and how more are asked. */
export function requestsPage(on: OfficerRequest, view: RequestsView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${errorSummary({ lang, errors: summaryOf(view.form.errors, lang) })}
${pageHeading({
  title: say('Hộ chiếu vắc xin', 'Vaccine passports'),
  sub: say(
    'Theo Quyết định 5772/QĐ-BYT; chỉ cấp khi các mũi tiêm khớp nhau và khớp dữ liệu dân cư',
    'By Decision 5772/QĐ-BYT; issued where doses agree with each other and with the population database',
  ),
  aside: html`<a href="${PASS_FIGURES_PATH}">${say('Số liệu theo xã', 'Figures by commune')}</a>`,
})}
${standstill(on)}${askedNotice(lang, view.asked)}
${pane({ id: 'cap', title: say('Cấp cho người có số định danh', 'Issue by personal number'), body: numbersForm(on, view) })}
${view.campaigns.length === 0 ? null : pane({ id: 'sach', title: say('Cấp cho mọi người đã sạch dữ liệu', 'Issue to all whose doses are clean'), body: cleanPane(on, view) })}
${chips({
  label: say('Lọc', 'Filter'),
  items: STATES.map((state) => ({
    href: `${PASSES_PATH}?trang-thai=${state}`,
    text: textIn(lang, stateLabels[state]),
    count: formatCount(view.counts[state], lang),
    current: state === view.state,
  })),
})}
${
  view.rows.length === 0
    ? html`<p class="empty">${say('Không có ai ở mục này.', 'There is nobody here.')}</p>`
    : table(on, view.rows)
}
${numberedPager({
  lang,
  page: view.page,
  hasMore: view.hasMore,
  at: (page) => `${PASSES_PATH}?trang-thai=${view.state}&trang=${page}`,
})}`;
}

const STATES = ['waiting', 'refused', 'issued'] as const;

const stateLabels = {
  waiting: { vi: 'Đang chờ ký', en: 'Waiting' },
  refused: { vi: 'Chưa cấp được', en: 'Not issued' },
  issued: { vi: 'Đã cấp', en: 'Issued' },
} as const;

/** Why nothing is signed just now; what is asked waits. */
function standstill({ lang, services }: OfficerRequest): Html | null {
  const say = sayIn(lang);
  const { registries, signsPasses } = services;
  const isOpen =
    registries !== null &&
    registries.connected.has('vaccination') &&
    registries.connected.has('national-population');
  if (signsPasses && isOpen) return null;
  return notice({
    lang,
    tone: 'warning',
    body: signsPasses
      ? say(
          'Chưa kết nối nền tảng tiêm chủng và cơ sở dữ liệu dân cư. Đề nghị vẫn được lưu và tự ký khi có kết nối.',
          'Vaccination platform and population database are not connected. What is asked is kept, and signed once they are.',
        )
      : say(
          'Chưa cấu hình khóa ký hộ chiếu vắc xin. Đề nghị vẫn được lưu; báo quản trị hệ thống.',
          'No key for vaccine passports is configured. What is asked is kept; tell the administrator.',
        ),
  });
}

const askedNotice = (lang: Language, asked: number | null): Html | null =>
  asked === null
    ? null
    : notice({
        lang,
        tone: 'success',
        role: 'status',
        body: sayIn(lang)(
          'Đã đề nghị cấp cho {count} người. Hệ thống hỏi nền tảng tiêm chủng và dân cư rồi ký, thường trong vài giây.',
          'Asked for {count} people. The system asks both registers and signs, within seconds as a rule.',
          { count: formatCount(asked, lang) },
        ),
      });

function numbersForm(on: OfficerRequest, { form, batchId }: RequestsView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`<form method="post" action="${PASSES_PATH}" novalidate data-once>${csrfField(on.session.csrf)}${hiddenFields({ batchId })}
${textarea({
  ...sentField(lang, form)('numbers'),
  label: say('Số định danh cá nhân', 'Personal numbers'),
  hint: say('Mỗi dòng một người, nhiều nhất 1.000 người', 'One person a line, 1,000 at most'),
  rows: 3,
})}
<div class="acts">${button({ text: say('Đề nghị cấp', 'Ask for them'), main: true })}</div></form>`;
}

function table({ lang, services }: OfficerRequest, rows: readonly PassRequestRow[]): Html {
  const say = sayIn(lang);
  return dataTable({
    caption: say('Những người được đề nghị cấp', 'People for whom it was asked'),
    captionHidden: true,
    columns: [
      { label: say('Số định danh', 'Personal number') },
      { label: say('Đề nghị lúc', 'Asked at') },
      { label: say('Kết quả', 'Outcome') },
    ],
    rows: rows.map((row) => [
      row.state === 'issued'
        ? html`<a href="${passPath(row.passId)}">${row.identityNumber}</a>`
        : row.identityNumber,
      formatDateTime(row.askedAt, lang),
      outcome(lang, row, services.signsPasses),
    ]),
  });
}

function outcome(lang: Language, row: PassRequestRow, signs: boolean): Html | string {
  const say = sayIn(lang);
  switch (row.state) {
    case 'issued':
      return `${say('Ký lúc', 'Signed at')} ${formatDateTime(row.answeredAt, lang)}`;
    case 'refused':
      return html`${textIn(lang, passRefusalTexts[row.refusal])}${detail(lang, row)}`;
    case 'waiting': {
      const fault = Object.entries(faultTexts).find(([code]) => code === row.faultCode)?.[1];
      if (fault === undefined) return say('Sắp ký', 'About to be signed');
      return `${textIn(lang, fault)} ${signs ? say('Hệ thống tự thử lại.', 'It is tried again.') : ''}`;
    }
  }
}

/** What exactly it was: of what differs the fields by their names. */
function detail(
  lang: Language,
  { refusal, detail: said }: Extract<PassRequestRow, { readonly state: 'refused' }>,
): Html | string {
  if (said === '') return '';
  if (refusal !== 'differs') return html` <span class="fine">${said}</span>`;
  const fields = said
    .split(', ')
    .map((field) => textIn(lang, FIELDS[field] ?? { vi: field, en: field }));
  return ` ${sayIn(lang)('Khác', 'Differs')}: ${fields.join(', ')}.`;
}

const FIELDS: Readonly<Record<string, Bilingual>> = {
  name: { vi: 'họ tên', en: 'name' },
  birthDate: { vi: 'ngày sinh', en: 'birth date' },
};
