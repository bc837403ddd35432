import { feedbackKindLabels } from '#feedback/feedback.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import type { PublishedFeedback } from '#store/feedback-lists.ts';
import { backLink } from '#web/components/back-link.ts';
import { pager } from '#web/components/pager.ts';
import { formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { FEEDBACK, PUBLISHED } from '#portal/feedback/paths.ts';

export interface PublishedView {
  readonly lang: Language;
  readonly entries: readonly PublishedFeedback[];
  readonly page: number;
  readonly more: boolean;
  readonly agencyName: (code: string) => string;
}

/** Answers whose senders agreed to it, as the leader published them. */
export function publishedPage({ lang, entries, page, more, agencyName }: PublishedView): Html {
  const say = sayIn(lang);
  const link = (number: number): string => `${PUBLISHED}?trang=${number}`;
  return html`${backLink({ href: FEEDBACK, text: say('Phản ánh, kiến nghị', 'Reports and suggestions') })}
<h1>${say('Trả lời đã công khai', 'Answers that are public')}</h1>
${
  entries.length === 0
    ? html`<p class="empty">${say('Chưa có trả lời nào được công khai.', 'No answer is public yet.')}</p>`
    : entries.map(
        ({ code, kind, agency, closedAt, question, answer }) =>
          html`<article class="desk"><h2>${agencyName(agency)}</h2><p class="sub">${code} · ${textIn(lang, feedbackKindLabels[kind])} · ${formatDay(dayOf(closedAt), lang)}</p>
<p><b>${say('Nội dung', 'Question')}</b></p><div class="ml">${question}</div><p><b>${say('Trả lời', 'Answer')}</b></p><div class="ml">${answer}</div></article>`,
      )
}
${pager({
  lang,
  previous: page > 1 ? link(page - 1) : null,
  next: more ? link(page + 1) : null,
  page,
})}`;
}
