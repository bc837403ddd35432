import type { Language } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import { lateBy, latenessText } from '#reporting/lateness.ts';
import type { KeptText } from '#store/report-texts.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { tag } from '#web/components/tag.ts';
import { type SentForm, summaryOf } from '#web/field-error.ts';
import { formatDateTime, formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { daysFields } from '#workbench/report-de-an-06/days-fields.ts';
import type { OpenReport } from '#workbench/report-de-an-06/open-report.ts';
import { DE_AN_06_PATH, partPath, periodPath } from '#workbench/report-de-an-06/paths.ts';
import { periodName } from '#workbench/report-de-an-06/period-name.ts';
import type { OwnedPart } from '#workbench/report-de-an-06/report-parts.ts';

export interface PeriodView {
  readonly parts: readonly OwnedPart[];
  readonly texts: ReadonlyMap<string, KeptText>;
  /** Days that were sent and cannot be; null: those that hold. */
  readonly form: SentForm | null;
}

/** The parts of one report: who writes which, and what is missing. */
export function periodPage(on: OfficerRequest, report: OpenReport, view: PeriodView): Html {
  const { lang, officer } = on;
  const say = sayIn(lang);
  const { period, deadline } = report;
  const isMaker = officer.role === 'province-administrator';
  const missing = view.parts.filter(
    ({ key }) => (view.texts.get(key)?.submittedAt ?? null) === null,
  );
  return html`${view.form === null ? null : errorSummary({ lang, errors: summaryOf(view.form.errors, lang) })}${backLink({ href: DE_AN_06_PATH, text: say('Các kỳ báo cáo', 'Periods') })}${pageHeading(
    {
      title: say('Báo cáo Đề án 06, {period}', 'Report on Đề án 06, {period}', {
        period: periodName(lang, period),
      }),
      sub: say('Hạn gửi: {deadline}', 'Due: {deadline}', {
        deadline: formatDateTime(deadline, lang),
      }),
      aside: isMaker ? makeLinks(lang, period.code) : undefined,
    },
  )}
${
  missing.length === 0
    ? notice({
        lang,
        tone: 'success',
        body: isMaker
          ? say('Đã đủ các phần.', 'All parts are there.')
          : say(
              'Cơ quan bạn đã gửi đủ các phần của mình.',
              'Your agency has sent all of its parts.',
            ),
      })
    : notice({
        lang,
        tone: 'warning',
        body: say(
          'Còn {missing}/{all} phần chưa gửi. Báo cáo vẫn lập được; phần thiếu được ghi rõ là chưa có.',
          '{missing} of {all} parts are not sent. The report can be made all the same; it says what is missing.',
          { missing: missing.length, all: view.parts.length },
        ),
      })
}${dataTable({
  caption: say('Các phần do cơ quan viết', 'Parts that agencies write'),
  cards: 'named',
  columns: [
    { label: say('Mục', 'Section') },
    { label: say('Nội dung', 'About') },
    { label: say('Cơ quan', 'Agency') },
    { label: say('Tình trạng', 'State') },
    { label: say('Gửi lúc', 'Sent') },
  ],
  rows: view.parts.map((part) => [
    html`<a href="${partPath(period.code, part.key)}">${part.place}<span class="sr"> ${part.title}</span></a>`,
    part.title,
    part.agency?.name ?? part.owner,
    stateTag(on, report, part, view.texts.get(part.key)),
    sentAt(lang, view.texts.get(part.key)),
  ]),
})}${
  isMaker
    ? html`${moveForm(on, report, view.form)}<p class="fine">${say('Chờ xác nhận', 'To be confirmed')}: ${on.services.reportOutline.toBeConfirmed}</p>`
    : null
}`;
}

function moveForm(
  on: OfficerRequest,
  { period, deadline }: OpenReport,
  form: SentForm | null,
): Html {
  const say = sayIn(on.lang);
  const held = new Map([
    ['deadline', [formatDay(dayOf(deadline), 'vi')]],
    ['toldTo', [formatDay(period.to, 'vi')]],
  ]);
  return disclosure({
    summary: say('Đổi hạn gửi, ngày chốt số liệu', 'Move the deadline or the last day of figures'),
    open: form !== null,
    body: html`<form method="post" action="${periodPath(period.code)}/han" novalidate>${csrfField(on.session.csrf)}${daysFields(on, form ?? { values: held, errors: [] })}<div class="acts">${button({ text: say('Lưu', 'Save'), kind: 'secondary' })}</div></form>`,
  });
}

function makeLinks(lang: Language, period: string): Html {
  const say = sayIn(lang);
  const path = periodPath(period);
  return html`${linkButton({ text: say('Xem trước', 'Preview'), href: `${path}/xem-truoc`, main: true })}${linkButton(
    { text: 'DOCX', href: `${path}/bao-cao.docx`, kind: 'secondary', download: true },
  )}${linkButton({ text: 'PDF', href: `${path}/bao-cao.pdf`, kind: 'secondary', download: true })}${linkButton(
    { text: say('Gửi qua trục', 'Send'), href: `${path}/gui`, kind: 'secondary' },
  )}`;
}

function stateTag(
  { lang, services }: OfficerRequest,
  { deadline }: OpenReport,
  { agency, owner }: OwnedPart,
  text: KeptText | undefined,
): Html {
  const say = sayIn(lang);
  const submittedAt = text?.submittedAt ?? null;
  const calendar = services.world().calendarOf(agency?.code ?? owner, dayOf(deadline));
  const late = latenessText(lateBy(deadline, submittedAt ?? services.now(), calendar));
  const lateness =
    late === null
      ? null
      : html` ${tag({ text: say('chậm {late}', 'late by {late}', { late }), tone: 'danger' })}`;
  if (submittedAt !== null) {
    return html`${tag({ text: say('Đã gửi', 'Sent'), tone: 'success' })}${lateness}`;
  }
  const state = text === undefined ? say('Chưa viết', 'Not begun') : say('Bản nháp', 'Draft');
  return html`${tag({ text: state, tone: text === undefined ? 'neutral' : 'info' })}${lateness}`;
}

const sentAt = (lang: Language, text: KeptText | undefined): string =>
  text === undefined || text.submittedAt === null ? '–' : formatDateTime(text.submittedAt, lang);
