import { textIn } from '#kernel/bilingual.ts';
import { DIFFERENCE_KINDS, type DifferenceKind, isMendable } from '#dossier/portal-difference.ts';
import type { Finding } from '#store/reconciliation-findings.ts';
import type { ReconciliationRun } from '#store/reconciliation-runs.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { chips } from '#web/components/chips.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pager } from '#web/components/pager.ts';
import { pane } from '#web/components/pane.ts';
import { tag, type Tone } from '#web/components/tag.ts';
import { textInput } from '#web/components/text-input.ts';
import { errorOf, type FieldError, summaryOf } from '#web/field-error.ts';
import { formatCount, formatDateTime, formatDay } from '#web/format.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { differenceLabels } from '#workbench/operations/difference-words.ts';
import { faultText } from '#workbench/operations/fault-text.ts';
import { findingsTable } from '#workbench/operations/findings-table.ts';
import { findingsPath, OPERATIONS_PATH, RECONCILIATION_PATH } from '#workbench/operations/paths.ts';

export interface ReconciliationView {
  readonly isConnected: boolean;
  readonly message: string | null;
  /** Of the form that begins a run, as typed, or what it begins with. */
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
  readonly runs: readonly ReconciliationRun[];
  readonly names: ReadonlyMap<string, string>;
  readonly counts: ReadonlyMap<string, number>;
  readonly kind: DifferenceKind | null;
  readonly state: 'open' | 'repaired';
  readonly findings: readonly Finding[];
  /** Where the rest of the findings is; null where there is none. */
  readonly next: string | null;
}

/** What the portal holds against what we believe it was told: runs, differences, repairs. */
export function reconciliationPage(on: OfficerRequest, view: ReconciliationView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${backLink({ href: OPERATIONS_PATH, text: say('Vận hành kết nối', 'Exchange') })}
${view.message === null ? null : notice({ lang, tone: 'success', role: 'status', title: view.message })}
${errorSummary({ lang, errors: summaryOf(view.errors, lang) })}
${pageHeading({
  title: say('Đối chiếu với Cổng Dịch vụ công quốc gia', 'Reconciliation with the national portal'),
  sub: say(
    'So những gì ta tin đã gửi với những gì Cổng đang giữ. Hồ sơ liên thông là một hồ sơ.',
    'What we believe was sent against what the portal holds. An interlinked dossier is one dossier.',
  ),
})}
${view.isConnected ? null : notice({ lang, tone: 'warning', title: say('Chưa kết nối Cổng.', 'The portal is not connected.'), body: say('Lượt đối chiếu sẽ chờ đến khi kết nối.', 'Runs wait until it is.') })}
${pane({ id: 'begin', title: say('Đối chiếu ngay', 'Compare now'), body: beginForm(on, view) })}
${pane({ id: 'runs', title: say('Các lượt gần đây', 'Recent runs'), aside: reload(on, view), body: runTable(on, view) })}
${pane({ id: 'findings', title: say('Sai lệch', 'Differences'), aside: csvLink(on, view), body: findingsBody(on, view) })}`;
}

function beginForm(on: OfficerRequest, { values, errors }: ReconciliationView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const id = one(values, 'run');
  return html`<form method="post" action="${RECONCILIATION_PATH}">${csrfField(on.session.csrf)}${hiddenFields({ run: id })}
${dateInput({ lang, name: 'tu', label: say('Tiếp nhận từ ngày', 'Received from'), value: one(values, 'tu'), error: errorOf(errors, 'tu', lang) })}
${dateInput({ lang, name: 'den', label: say('Đến ngày', 'To'), value: one(values, 'den'), error: errorOf(errors, 'den', lang) })}
${textInput({ lang, name: 'ho-so', label: say('Hoặc chỉ một hồ sơ: mã hồ sơ', 'Or one dossier: its code'), value: one(values, 'ho-so'), width: 'medium', error: errorOf(errors, 'ho-so', lang), optional: true })}
${button({ text: say('Bắt đầu đối chiếu', 'Begin'), kind: 'primary' })}</form>`;
}

/** Without a script the page is fetched again by hand. */
function reload({ lang }: OfficerRequest, { runs }: ReconciliationView): Html | null {
  if (runs.every(({ state }) => state !== 'running')) return null;
  const text = sayIn(lang)('Xem tiến độ mới', 'Refresh');
  return linkButton({
    text,
    href: `${RECONCILIATION_PATH}#runs`,
    kind: 'secondary',
    size: 'small',
  });
}

function runTable(on: OfficerRequest, { runs, names }: ReconciliationView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  if (runs.length === 0) {
    return html`<p class="empty">${say('Chưa có lượt nào. Chọn khoảng ngày ở trên rồi bắt đầu.', 'None yet. Choose days above and begin.')}</p>`;
  }
  const count = (number: number): string => formatCount(number, lang);
  return dataTable({
    caption: say('Lượt đối chiếu, mới nhất trước', 'Runs, the newest first'),
    captionHidden: true,
    columns: [
      { label: say('Bắt đầu', 'Begun') },
      { label: say('Người yêu cầu', 'By') },
      { label: say('Phạm vi', 'Of') },
      { label: say('Đã xem', 'Looked at'), numeric: true },
      { label: say('Lệch', 'Differ'), numeric: true },
      { label: say('Không hỏi được', 'No answer'), numeric: true },
      { label: say('Trạng thái', 'State') },
    ],
    rows: runs.map((run) => [
      formatDateTime(run.startedAt, lang),
      run.startedBy === 'system'
        ? say('Tự động ban đêm', 'By night')
        : (names.get(run.startedBy) ?? run.startedBy),
      scopeText(run, lang),
      `${count(run.checked)} / ${count(run.total)}`,
      count(run.differing),
      count(run.unchecked),
      runState(on, run),
    ]),
  });
}

const scopeText = (
  { code, receivedFrom, receivedTo }: ReconciliationRun,
  lang: OfficerRequest['lang'],
): string =>
  receivedFrom === null || receivedTo === null
    ? (code ?? '')
    : `${formatDay(receivedFrom, lang)} – ${formatDay(receivedTo, lang)}`;

const STATES = {
  running: { vi: 'Đang chạy', en: 'Running', tone: 'info' },
  done: { vi: 'Xong', en: 'Done', tone: 'success' },
  stopped: { vi: 'Đã dừng', en: 'Stopped', tone: 'neutral' },
} satisfies Record<ReconciliationRun['state'], { vi: string; en: string; tone: Tone }>;

function runState(on: OfficerRequest, run: ReconciliationRun): Value {
  const { lang, session } = on;
  const say = sayIn(lang);
  const state = STATES[run.state];
  const shown = tag({ text: textIn(lang, state), tone: state.tone });
  if (run.state !== 'running') return shown;
  const fault = faultText(run, lang);
  const waits = fault === '' ? null : html`<div>${say('Đang chờ Cổng', 'Waits')}: ${fault}</div>`;
  return html`${shown}${waits}<form method="post" action="${RECONCILIATION_PATH}/dung">${csrfField(session.csrf)}${hiddenFields({ run: run.runId })}${button({ text: say('Dừng', 'Stop'), about: formatDateTime(run.startedAt, lang), kind: 'quiet', size: 'small' })}</form>`;
}

function csvLink({ lang }: OfficerRequest, { kind, state, findings }: ReconciliationView) {
  if (findings.length === 0) return null;
  return linkButton({
    text: sayIn(lang)('Tải CSV', 'Download CSV'),
    href: findingsPath({ kind, state }, '/sai-lech.csv'),
    kind: 'secondary',
    size: 'small',
    download: true,
  });
}

function findingsBody(on: OfficerRequest, view: ReconciliationView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { kind, state, findings, counts } = view;
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const isOpen = state === 'open';
  return html`${chips({
    label: say('Lọc sai lệch', 'Filter'),
    items: [
      {
        href: findingsPath({ kind: null, state: 'open' }),
        text: say('Tất cả', 'All'),
        count: total,
        current: isOpen && kind === null,
      },
      ...DIFFERENCE_KINDS.filter((each) => counts.has(each) || each === kind).map((each) => ({
        href: findingsPath({ kind: each, state: 'open' }),
        text: textIn(lang, differenceLabels[each]),
        count: counts.get(each) ?? 0,
        current: isOpen && kind === each,
      })),
      {
        href: findingsPath({ kind: null, state: 'repaired' }),
        text: say('Đã khớp lại', 'Mended'),
        current: !isOpen,
      },
    ],
  })}
${isOpen && kind !== null && isMendable(kind) && findings.length > 0 ? repairAll(on, kind) : null}
${
  findings.length === 0
    ? html`<p class="empty">${isOpen ? say('Không có sai lệch nào.', 'No differences.') : say('Chưa có sai lệch nào được khớp lại.', 'Nothing was mended yet.')}</p>`
    : findingsTable(on, findings)
}
${pager({ lang, previous: null, next: view.next, summary: '' })}`;
}

function repairAll({ lang, session }: OfficerRequest, kind: DifferenceKind): Html {
  const text = sayIn(lang)('Sửa tất cả loại này', 'Repair all of this kind');
  return html`<form method="post" action="${RECONCILIATION_PATH}/sua-loai">${csrfField(session.csrf)}${hiddenFields({ kind })}${button({ text, kind: 'secondary' })}</form>`;
}
