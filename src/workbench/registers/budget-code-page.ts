import type { BudgetCodeRequest } from '#store/budget-code-requests.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { tag } from '#web/components/tag.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, sentField, summaryOf } from '#web/field-error.ts';
import { formatDateTime } from '#web/format.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { BUDGET_CODE_PATH, budgetCodePath } from '#workbench/registers/paths.ts';

export interface BudgetCodeForm {
  /** As typed, with the key that was made with the form. */
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
  readonly recent: readonly BudgetCodeRequest[];
}

const LONGEST = 200;

/** The form by which a code is asked for, and what was asked before. */
export function budgetCodeForm(
  on: OfficerRequest,
  { values, errors, recent }: BudgetCodeForm,
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const sent = sentField(lang, { values, errors });
  const field = (name: string) => ({ ...sent(name), maxLength: LONGEST });
  return html`${errorSummary({ lang, errors: summaryOf(errors, lang) })}
${heading(on)}
<form method="post" action="${BUDGET_CODE_PATH}" novalidate data-once>${csrfField(on.session.csrf)}${hiddenFields({ key: one(values, 'key') })}
${textInput({ ...field('name'), label: say('Tên đơn vị', 'Name of the unit'), hint: say('Như trong quyết định thành lập', 'As in the decision that founded it') })}
${textInput({ ...field('address'), label: say('Địa chỉ trụ sở', 'Address') })}
${textInput({
  ...field('founding'),
  label: say('Quyết định thành lập', 'Decision that founded it'),
  hint: say('Số, ngày, cơ quan ban hành', 'Number, day, and who issued it'),
})}
<div class="acts">${button({ text: say('Xem lại trước khi gửi', 'Check before sending'), name: 'intent', value: 'check', main: true })}</div></form>
${recent.length === 0 ? null : pane({ id: 'recent', title: say('Cơ quan đã đề nghị', 'Asked by the agency'), body: recentTable(on, recent) })}`;
}

const heading = ({ lang }: OfficerRequest): Html =>
  pageHeading({
    title: sayIn(lang)('Đề nghị cấp mã số ĐVQHNS', 'Ask for a budget-unit code'),
    sub: sayIn(lang)(
      'Mã số đơn vị có quan hệ với ngân sách, do Bộ Tài chính cấp',
      'Codes of the Ministry of Finance for units of the state budget',
    ),
  });

/** What is about to be sent, once more: a code cannot be given back. */
export function budgetCodeCheck(on: OfficerRequest, values: FormValues): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const names = ['key', 'name', 'address', 'founding'] as const;
  const kept = Object.fromEntries(names.map((name) => [name, one(values, name)]));
  return html`${heading(on)}
${notice({
  lang,
  tone: 'info',
  body: say(
    'Kiểm tra lần cuối. Mỗi đề nghị được cấp một mã; bấm gửi nhiều lần vẫn chỉ một mã.',
    'Check it once more. Each request gets one code, however often it is sent.',
  ),
})}
${summaryList({
  rows: [
    { key: say('Tên đơn vị', 'Name'), value: one(values, 'name') },
    { key: say('Địa chỉ trụ sở', 'Address'), value: one(values, 'address') },
    { key: say('Quyết định thành lập', 'Founded by'), value: one(values, 'founding') },
  ],
})}
<form method="post" action="${BUDGET_CODE_PATH}" novalidate data-once>${csrfField(on.session.csrf)}${hiddenFields(kept)}<div class="acts">${button(
    { text: say('Gửi đề nghị', 'Send it'), name: 'intent', value: 'issue', main: true },
  )}${button({ text: say('Sửa', 'Change'), name: 'intent', value: 'edit', kind: 'secondary' })}</div></form>`;
}

/** What came of a request; while there is no answer it can be asked for again. */
export function budgetCodeResult(
  on: OfficerRequest,
  request: BudgetCodeRequest,
  why: string | null,
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${backLink({ href: BUDGET_CODE_PATH, text: say('Đề nghị cấp mã số ĐVQHNS', 'Budget-unit codes') })}
${heading(on)}
${outcome(on, request, why)}
${summaryList({
  rows: [
    { key: say('Tên đơn vị', 'Name'), value: request.name },
    { key: say('Địa chỉ trụ sở', 'Address'), value: request.address },
    { key: say('Quyết định thành lập', 'Founded by'), value: request.founding },
    { key: say('Đề nghị lúc', 'Asked at'), value: formatDateTime(request.askedAt, lang) },
  ],
})}
${
  request.state === 'open'
    ? html`<form method="post" action="${budgetCodePath(request.key)}" data-once>${csrfField(on.session.csrf)}${button({ text: say('Hỏi lại kết quả', 'Ask for the answer again'), main: true })}</form>`
    : null
}`;
}

function outcome({ lang }: OfficerRequest, request: BudgetCodeRequest, why: string | null): Html {
  const say = sayIn(lang);
  const of = { lang, role: 'status', id: 'outcome' } as const;
  switch (request.state) {
    case 'issued':
      return notice({
        ...of,
        tone: 'success',
        title: `${say('Mã số ĐVQHNS', 'Budget-unit code')}: ${request.answer}`,
        body: `${say('Cấp lúc', 'Issued at')} ${formatDateTime(request.answeredAt, lang)}`,
      });
    case 'refused':
      return notice({
        ...of,
        tone: 'error',
        title: say('Không được cấp mã', 'No code was issued'),
        body: `${request.answer}. ${say('Sửa thông tin rồi lập đề nghị mới.', 'Correct it, and ask anew.')}`,
      });
    case 'open':
      return notice({
        ...of,
        tone: 'warning',
        title: say('Bộ Tài chính chưa trả lời', 'The Ministry of Finance does not answer'),
        body: `${why ?? ''} ${say(
          'Đề nghị đã được lưu. Hỏi lại sau ít phút: cùng một đề nghị chỉ nhận một mã.',
          'The request is kept. Ask again in some minutes: one request gets one code.',
        )}`.trim(),
      });
  }
}

function recentTable({ lang }: OfficerRequest, recent: readonly BudgetCodeRequest[]): Html {
  const say = sayIn(lang);
  return dataTable({
    caption: say('Các đề nghị gần đây', 'Recent requests'),
    captionHidden: true,
    columns: [
      { label: say('Tên đơn vị', 'Name') },
      { label: say('Đề nghị lúc', 'Asked at') },
      { label: say('Kết quả', 'Outcome') },
    ],
    rows: recent.map((request) => [
      html`<a href="${budgetCodePath(request.key)}">${request.name}</a>`,
      formatDateTime(request.askedAt, lang),
      request.state === 'issued'
        ? request.answer
        : request.state === 'refused'
          ? tag({ text: say('Không cấp', 'Refused'), tone: 'danger' })
          : tag({ text: say('Chưa trả lời', 'No answer'), tone: 'warning' }),
    ]),
  });
}
