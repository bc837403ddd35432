import { textIn } from '#kernel/bilingual.ts';
import { PARTIES } from '#dossier/deliveries.ts';
import type { Day } from '#kernel/day.ts';
import { type FaultCode, faultTexts } from '#registries/registry-fault.ts';
import type { KeptCall } from '#store/exchange-calls.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pager } from '#web/components/pager.ts';
import { pane } from '#web/components/pane.ts';
import { select } from '#web/components/select.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag, type Tone } from '#web/components/tag.ts';
import { textInput } from '#web/components/text-input.ts';
import { errorOf, type FieldError, summaryOf } from '#web/field-error.ts';
import { formatDateTime, formatDay } from '#web/format.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { masked } from '#workbench/operations/masked.ts';
import { partyLabels } from '#dossier/party-labels.ts';
import { outcomeLabels } from '#workbench/operations/outcome-labels.ts';
import { callPath, CALLS_PATH, OPERATIONS_PATH } from '#workbench/operations/paths.ts';

export interface CallsView {
  /** As typed. */
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
  readonly calls: readonly KeptCall[];
  /** Where older calls are; null where there are none. */
  readonly older: string | null;
  /** Full months for which calls are kept, and the day of the oldest; null where there is none. */
  readonly kept: { readonly months: number; readonly oldest: Day | null };
}

const TONES = { answered: 'success', refused: 'warning', failed: 'danger' } satisfies Record<
  KeptCall['outcome'],
  Tone
>;

/** Every call to an outside system, found by system, outcome, dossier, person and day. */
export function callsPage(on: OfficerRequest, view: CallsView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { values, errors } = view;
  return html`${backLink({ href: OPERATIONS_PATH, text: say('Vận hành kết nối', 'Exchange') })}
${errorSummary({ lang, errors: summaryOf(errors, lang) })}
${pageHeading({ title: say('Nhật ký trao đổi', 'Log of calls'), sub: keptText(on, view.kept) })}
<form method="get" action="${CALLS_PATH}" role="search">
${select({
  lang,
  name: 'he-thong',
  label: say('Hệ thống', 'System'),
  value: one(values, 'he-thong'),
  prompt: say('Tất cả', 'All'),
  options: PARTIES.map((party) => ({ value: party, text: textIn(lang, partyLabels[party]) })),
  width: 'medium',
})}
${select({
  lang,
  name: 'ket-qua',
  label: say('Kết quả', 'Outcome'),
  value: one(values, 'ket-qua'),
  prompt: say('Tất cả', 'All'),
  options: Object.entries(outcomeLabels).map(([value, text]) => ({
    value,
    text: textIn(lang, text),
  })),
  width: 'medium',
})}
${textInput({ lang, name: 'ho-so', label: say('Mã hồ sơ', 'Dossier code'), value: one(values, 'ho-so'), width: 'medium', error: errorOf(errors, 'ho-so', lang) })}
${textInput({ lang, name: 'so', label: say('Số định danh được hỏi', 'Personal number asked about'), value: one(values, 'so'), inputMode: 'numeric', width: 'short' })}
${dateInput({ lang, name: 'ngay', label: say('Ngày', 'Day'), value: one(values, 'ngay'), error: errorOf(errors, 'ngay', lang), optional: true })}
${button({ text: say('Tìm', 'Find'), kind: 'secondary' })}</form>
${view.calls.length === 0 ? html`<p class="empty">${say('Không có lần gọi nào khớp. Bỏ bớt điều kiện hoặc đổi ngày.', 'No call matches. Ask for less, or for another day.')}</p>` : callTable(on, view.calls)}
${pager({ lang, previous: null, next: view.older, summary: '' })}`;
}

function keptText({ lang }: OfficerRequest, { months, oldest }: CallsView['kept']): string {
  const say = sayIn(lang);
  const since =
    oldest === null
      ? say('Chưa có lần gọi nào', 'No call yet')
      : say('Lưu từ {day}', 'Kept since {day}', { day: formatDay(oldest, lang) });
  return say(
    '{since}. Mỗi lần gọi được giữ {months} tháng đủ, rồi xóa cả tháng (thời hạn chờ xác nhận theo quy định lưu trữ của tỉnh).',
    '{since}. Each call is kept for {months} full months, then whole months go (to be confirmed by the province’s rules of archives).',
    { since, months },
  );
}

function callTable({ lang }: OfficerRequest, calls: readonly KeptCall[]): Html {
  const say = sayIn(lang);
  return dataTable({
    caption: say('Các lần gọi, mới nhất trước', 'Calls, the newest first'),
    captionHidden: true,
    columns: [
      { label: say('Lúc', 'At') },
      { label: say('Hệ thống', 'System') },
      { label: say('Dịch vụ', 'Service') },
      { label: say('Kết quả', 'Outcome') },
      { label: say('Thời gian', 'Took'), numeric: true },
      { label: say('Mục đích', 'Purpose') },
    ],
    rows: calls.map((call) => [
      html`<a href="${callPath(call.id)}">${formatDateTime(call.at, lang)}</a>`,
      textIn(lang, partyLabels[call.party]),
      call.service,
      tag({ text: textIn(lang, outcomeLabels[call.outcome]), tone: TONES[call.outcome] }),
      `${call.milliseconds} ms`,
      call.purpose,
    ]),
  });
}

export interface CallView {
  readonly call: KeptCall;
  /** Name of the one for whom it was asked. */
  readonly officer: string;
  /** Whether who it is about is shown: after a reason was given, which the audit keeps. */
  readonly isOpen: boolean;
  readonly error: string | undefined;
}

/** One call with its whole answer; who it is about is hidden until somebody says why they must know. */
export function callPage(on: OfficerRequest, view: CallView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { call, isOpen } = view;
  const text = (body: string | null): string =>
    body === null ? '–' : isOpen ? body : masked(body);
  return html`${backLink({ href: CALLS_PATH, text: say('Nhật ký trao đổi', 'Log of calls') })}
${errorSummary({ lang, errors: view.error === undefined ? [] : [{ field: 'reason', message: view.error }] })}
${pageHeading({ title: call.service, sub: `${textIn(lang, partyLabels[call.party])} · ${formatDateTime(call.at, lang)}` })}
${summaryList({
  rows: [
    { key: say('Kết quả', 'Outcome'), value: textIn(lang, outcomeLabels[call.outcome]) },
    { key: say('Lỗi', 'Fault'), value: faultOf(call, lang) },
    { key: say('Thời gian', 'Took'), value: `${call.milliseconds} ms` },
    { key: say('Người yêu cầu', 'Asked for'), value: `${view.officer}, ${call.agency}` },
    { key: say('Mục đích', 'Purpose'), value: call.purpose },
    { key: say('Thủ tục', 'Procedure'), value: call.procedureCode ?? '–' },
    {
      key: say('Hồ sơ', 'Dossier'),
      value: html`<a href="/can-bo/ho-so/${call.dossierId}">${say('Mở hồ sơ', 'Open')}</a>`,
    },
  ],
})}
${pane({ id: 'request', title: say('Đã gửi', 'Sent'), body: html`<pre class="code" tabindex="0">${text(call.request)}</pre>` })}
${pane({ id: 'response', title: say('Đã nhận', 'Received'), body: html`<pre class="code" tabindex="0">${text(call.response)}</pre>` })}
${
  isOpen
    ? null
    : html`<form method="post" action="${callPath(call.id)}" novalidate>${csrfField(on.session.csrf)}${textInput(
        {
          lang,
          name: 'reason',
          label: say('Lý do cần xem thông tin cá nhân', 'Why personal data must be seen'),
          hint: say('Lý do được ghi vào nhật ký kiểm tra', 'The reason is kept in the audit'),
          error: view.error,
        },
      )}${button({ text: say('Hiện đầy đủ', 'Show all of it'), kind: 'secondary' })}</form>`
}`;
}

function faultOf({ fault, faultCode }: KeptCall, lang: OfficerRequest['lang']): string {
  if (faultCode === null) return '–';
  const known = Object.hasOwn(faultTexts, faultCode)
    ? textIn(lang, faultTexts[faultCode as FaultCode])
    : faultCode;
  return fault === null ? known : `${known} (${fault})`;
}
