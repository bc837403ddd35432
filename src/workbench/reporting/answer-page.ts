import { textIn } from '#kernel/bilingual.ts';
import { indicatorsOf } from '#reporting/indicator.ts';
import { isAwaited, latenessText } from '#reporting/lateness.ts';
import type { FieldError } from '#web/field-error.ts';
import { summaryOf } from '#web/field-error.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { errorSummary, type FormError } from '#web/components/error-summary.ts';
import { pane } from '#web/components/pane.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { tag } from '#web/components/tag.ts';
import { formatDateTime, formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { answerActs, type TriedAnswerAct } from '#workbench/reporting/answer-acts.ts';
import {
  answerField,
  answerLine,
  answerName,
  reasonName,
} from '#workbench/reporting/answer-field.ts';
import type { AnswerView } from '#workbench/reporting/answer-view.ts';
import { answerStates } from '#workbench/reporting/campaign-labels.ts';
import { outsideHours } from '#workbench/reporting/outside-hours.ts';
import { answerPath, campaignPath } from '#workbench/reporting/paths.ts';
import { returnHistory } from '#workbench/reporting/return-history.ts';
import {
  type UnsavedAnswer,
  unsavedNotice,
  unsavedPane,
} from '#workbench/reporting/unsaved-answer.ts';

export interface AnswerPageProps {
  readonly view: AnswerView;
  /** Faults at their fields, those of files among them. */
  readonly errors: readonly FieldError[];
  readonly saved: boolean;
  readonly tried: TriedAnswerAct | null;
  /** What was typed while somebody else changed the answer. */
  readonly unsaved: UnsavedAnswer | null;
}

/** What one recipient reports: a form for who writes it, else the answers; with the administrator's acts. */
export function answerPage(on: OfficerRequest, props: AnswerPageProps): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { campaign, reporter } = props.view;
  const errors = [...props.errors, ...(props.tried?.errors ?? [])];
  const period = `${formatDay(campaign.from, lang)} – ${formatDay(campaign.to, lang)}`;
  return html`${backLink({ href: campaignPath(campaign.campaignId), text: campaign.name })}
${errorSummary({
  lang,
  errors: namedErrors(props.view, summaryOf(errors, lang)),
  title:
    props.saved && errors.length > 0
      ? say(
          'Đã lưu nháp. Có {count} chỗ cần sửa',
          'The draft is saved. There are {count} things to correct',
          { count: errors.length },
        )
      : undefined,
})}
${pageHeading({
  title: reporter.name,
  sub: `${campaign.name}, ${say('số liệu', 'figures of')} ${period}`,
  aside: tag({
    text: textIn(lang, answerStates[reporter.state].text),
    tone: answerStates[reporter.state].tone,
  }),
})}
${props.saved && errors.length === 0 ? notice({ lang, tone: 'success', role: 'status', title: say('Đã lưu nháp.', 'The draft is saved.') }) : null}
${props.unsaved === null ? null : unsavedNotice(on, props.view)}
${times(on, props.view)}
${returnHistory(on, props.view)}
${props.view.mayWrite ? form(on, props) : answers(on, props.view)}
${props.unsaved === null ? null : unsavedPane(on, props.view, props.unsaved)}
${answerActs(on, props.view, props.tried)}`;
}

/** Many fields may be wrong in the same way: each line says which it is about. */
function namedErrors({ campaign }: AnswerView, errors: readonly FormError[]): readonly FormError[] {
  const names = new Map(
    indicatorsOf(campaign.form).flatMap(({ code, name }) =>
      [answerName(code), reasonName(code), `file-${code}`].map((field) => [field, name] as const),
    ),
  );
  return errors.map((error) => {
    const name = names.get(error.field ?? '');
    return name === undefined ? error : { ...error, message: `${name}: ${error.message}` };
  });
}

function times(on: OfficerRequest, { reporter }: AnswerView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const late = latenessText(reporter.lateness);
  const dueAt = reporter.againDueAt ?? reporter.dueAt;
  const outside = isAwaited(reporter.state) ? outsideHours(on, reporter.agency, dueAt) : null;
  return html`<p>${say('Hạn nộp', 'Due')} <b>${formatDateTime(dueAt, lang)}</b>${
    reporter.submittedAt === null
      ? null
      : html`, ${say('nộp lúc', 'submitted')} ${formatDateTime(reporter.submittedAt, lang)}`
  }${late === null ? null : html` ${tag({ text: `${say('chậm', 'late by')} ${textIn(lang, late)}`, tone: 'danger' })}`}</p>
${outside === null ? null : html`<p class="fine">${outside}</p>`}
${
  reporter.state === 'returned'
    ? notice({
        lang,
        tone: 'warning',
        id: 'tra-lai',
        title: say('Báo cáo bị trả lại', 'The report was returned'),
        body: reporter.returnReason,
      })
    : null
}
${
  reporter.extension === 'refused'
    ? notice({
        lang,
        tone: 'info',
        body: say('Đề nghị gia hạn không được chấp thuận.', 'More time was not granted.'),
      })
    : null
}`;
}

function form(on: OfficerRequest, { view: stored, errors, unsaved }: AnswerPageProps): Html {
  const say = sayIn(on.lang);
  const { campaign, reporter } = stored;
  const view =
    unsaved === null
      ? stored
      : { ...stored, draft: { ...stored.draft, typed: unsaved.typed, reasons: unsaved.reasons } };
  const path = answerPath(campaign.campaignId, reporter.recipient);
  const query = `nhan=${encodeURIComponent(reporter.recipient)}`;
  return html`<p>${linkButton({ text: say('Tải biểu để điền bằng bảng tính', 'Form as a spreadsheet'), href: `${campaignPath(campaign.campaignId)}/bieu.xlsx?${query}`, kind: 'secondary', size: 'small', download: true })} ${linkButton({ text: say('Nhập từ bảng tính', 'Import a spreadsheet'), href: `${campaignPath(campaign.campaignId)}/nhap?${query}`, kind: 'secondary', size: 'small' })}</p>
<form method="post" action="${path}" enctype="multipart/form-data" novalidate>${csrfField(on.session.csrf)}${hiddenFields({ version: String(reporter.version) })}
${campaign.form.map((section, index) =>
  pane({
    id: `phan-${index + 1}`,
    title: section.title,
    body: section.indicators.map((indicator) => answerField(on, view, indicator, errors)),
  }),
)}
<div class="acts">${button({ text: say('Nộp báo cáo', 'Submit'), name: 'lam', value: 'nop' })} ${button({ text: say('Lưu nháp', 'Save the draft'), name: 'lam', value: 'luu', kind: 'secondary' })}</div></form>`;
}

function answers(on: OfficerRequest, view: AnswerView): Html {
  const say = sayIn(on.lang);
  const { campaign, reporter } = view;
  const query = `nhan=${encodeURIComponent(reporter.recipient)}`;
  return html`${campaign.form.map((section, index) =>
    pane({
      id: `phan-${index + 1}`,
      title: section.title,
      body: html`<dl class="sum">${section.indicators.map((indicator) => answerLine(on, view, indicator))}</dl>`,
    }),
  )}<p>${linkButton({ text: say('Tải XLSX', 'XLSX'), href: `${campaignPath(campaign.campaignId)}/bieu.xlsx?${query}`, kind: 'secondary', size: 'small', download: true })}</p>`;
}
