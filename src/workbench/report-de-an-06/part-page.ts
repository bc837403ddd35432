import type { KeptText } from '#store/report-texts.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { textarea } from '#web/components/textarea.ts';
import { errorOf, type SentForm, summaryOf } from '#web/field-error.ts';
import { formatDateTime } from '#web/format.ts';
import { formValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import type { OpenReport } from '#workbench/report-de-an-06/open-report.ts';
import { partPath, periodPath } from '#workbench/report-de-an-06/paths.ts';
import { periodName } from '#workbench/report-de-an-06/period-name.ts';
import type { OwnedPart } from '#workbench/report-de-an-06/report-parts.ts';

export interface PartView {
  readonly report: OpenReport;
  readonly part: OwnedPart;
  readonly kept: KeptText | null;
  /** As it was sent, where it came back; null at first. */
  readonly form: SentForm | null;
}

/** The form in which an agency writes its part. */
export function partPage(on: OfficerRequest, { report, part, kept, form }: PartView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { code } = report.period;
  const errors = form?.errors ?? [];
  const isSaved = one(formValues(on.request.query), 'da-luu') === '1' && form === null;
  return html`${errorSummary({ lang, errors: summaryOf(errors, lang) })}${backLink({
    href: periodPath(code),
    text: say('Các phần của báo cáo', 'Parts of the report'),
  })}${pageHeading({
    title: `${part.place} ${part.title}`,
    sub: say(
      '{agency} viết cho {period}. Hạn gửi: {deadline}',
      '{agency}, {period}. Due: {deadline}',
      {
        agency: part.agency?.name ?? part.owner,
        period: periodName(lang, report.period),
        deadline: formatDateTime(report.deadline, lang),
      },
    ),
  })}${
    isSaved
      ? notice({
          lang,
          tone: 'success',
          role: 'status',
          body: say('Đã lưu bản nháp.', 'The draft is saved.'),
        })
      : null
  }${
    kept === null || kept.submittedAt === null
      ? null
      : notice({
          lang,
          tone: 'info',
          body: say(
            'Đã gửi lúc {at}. Sửa và gửi lại thì bản sau thay bản trước.',
            'Sent at {at}. A later one takes its place.',
            {
              at: formatDateTime(kept.submittedAt, lang),
            },
          ),
        })
  }${textForm(on, { report, part, kept, form })}`;
}

function textForm({ lang, session }: OfficerRequest, { report, part, kept, form }: PartView): Html {
  const say = sayIn(lang);
  const { code } = report.period;
  const typed = form === null ? null : one(form.values, 'body');
  // What somebody else saved meanwhile stays to be seen beside what was typed.
  const seen = form === null ? kept?.revision : Number(one(form.values, 'revision'));
  const isStale = form !== null && (kept?.revision ?? 0) !== seen;
  return html`<form method="post" action="${partPath(code, part.key)}" novalidate>${csrfField(session.csrf)}${hiddenFields(
    {
      revision: String(kept?.revision ?? 0),
    },
  )}${textarea({
    lang,
    name: 'body',
    label: say('Nội dung', 'Text'),
    hint: say(
      'Mỗi dòng là một đoạn. Số liệu đã có trong phần do hệ thống tính thì không cần viết lại.',
      'A line is a paragraph. Figures that the system counts need not be written again.',
    ),
    value: typed ?? kept?.body ?? part.skeleton,
    error: errorOf(form?.errors ?? [], 'body', lang),
    rows: 14,
    maxLength: 20_000,
  })}${
    isStale && kept !== null
      ? html`<h2>${say('Bản người khác vừa lưu', 'What somebody else saved')}</h2><p class="pre">${kept.body}</p>`
      : null
  }<div class="acts">${button({ text: say('Gửi', 'Send'), name: 'intent', value: 'send' })}${button(
    {
      text: say('Lưu nháp', 'Save the draft'),
      kind: 'secondary',
      name: 'intent',
      value: 'save',
    },
  )}</div></form>`;
}
