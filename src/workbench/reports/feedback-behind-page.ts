import { textIn } from '#kernel/bilingual.ts';
import type { FeedbackFigure } from '#reports/feedback-figures.ts';
import { periodLine } from '#reports/report.ts';
import type { FeedbackLine } from '#store/feedback-lists.ts';
import { backLink } from '#web/components/back-link.ts';
import { numberedPager } from '#web/components/numbered-pager.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { feedbackTable } from '#workbench/feedback/list-page.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { feedbackTitles } from '#workbench/reports/figure-title.ts';
import { REPORTS_PATH } from '#workbench/reports/paths.ts';
import { type AskedReport, askedHref } from '#workbench/reports/read-asked.ts';

export interface FeedbackBehind {
  readonly figure: FeedbackFigure;
  readonly lines: readonly FeedbackLine[];
  readonly page: number;
  readonly hasMore: boolean;
}

/** The reports and suggestions behind one figure: nothing of the senders and nothing of what they wrote. */
export function feedbackBehindPage(
  on: OfficerRequest,
  asked: AskedReport,
  { figure, lines, page, hasMore }: FeedbackBehind,
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${backLink({ href: askedHref(REPORTS_PATH, asked), text: say('Về báo cáo', 'Back to the report') })}${pageHeading(
    { title: textIn(lang, feedbackTitles[figure]), sub: periodLine(asked.asked.period) },
  )}
${
  lines.length === 0
    ? html`<p class="empty">${say('Không có phản ánh, kiến nghị nào ở đây.', 'There is no report or suggestion here.')}</p>`
    : feedbackTable(on, lines)
}${numberedPager({
  lang,
  page,
  hasMore,
  at: (number) =>
    askedHref(`${REPORTS_PATH}/phan-anh`, asked, { so: figure, trang: String(number) }),
})}`;
}
