import { textIn } from '#kernel/bilingual.ts';
import { urgency } from '#calendar/urgency.ts';
import { mayReadFeedback } from '#feedback/decide-feedback.ts';
import { feedbackKindLabels, stageLabels } from '#feedback/feedback.ts';
import type { FeedbackLine } from '#store/feedback-lists.ts';
import { dayOf } from '#kernel/day.ts';
import { chips } from '#web/components/chips.ts';
import { dataTable } from '#web/components/data-table.ts';
import { deadlineTag } from '#web/components/deadline-tag.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pager } from '#web/components/pager.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { deadlineOf } from '#workbench/deadline.ts';
import { FEEDBACK_PATH, feedbackPath } from '#workbench/feedback/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

export interface FeedbackListView {
  readonly lines: readonly FeedbackLine[];
  readonly open: boolean;
  readonly page: number;
  readonly more: boolean;
}

/** Reports by their due date: nothing of the sender and nothing of what was written. */
export function feedbackListPage(on: OfficerRequest, view: FeedbackListView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const state = view.open ? '' : 'loc=da-xong&';
  const link = (number: number): string => `${FEEDBACK_PATH}?${state}trang=${number}`;
  return html`${pageHeading({
    title: say('Phản ánh, kiến nghị', 'Reports and suggestions'),
    sub: say(
      'Xếp theo hạn trả lời. Mỗi lần mở nội dung được ghi nhật ký.',
      'By due date. Each opening is recorded.',
    ),
  })}
${chips({
  label: say('Lọc', 'Filter'),
  items: [
    { href: FEEDBACK_PATH, text: say('Đang xử lý', 'Open'), current: view.open },
    {
      href: `${FEEDBACK_PATH}?loc=da-xong`,
      text: say('Đã kết thúc', 'Closed'),
      current: !view.open,
    },
  ],
})}
${
  view.lines.length === 0
    ? html`<p class="empty">${say('Không có phản ánh, kiến nghị nào ở đây.', 'There is no report or suggestion here.')}</p>`
    : feedbackTable(on, view.lines)
}
${pager({
  lang,
  previous: view.page > 1 ? link(view.page - 1) : null,
  next: view.more ? link(view.page + 1) : null,
  page: view.page,
})}`;
}

/** Of each its code leads on where the officer may read it. */
export function feedbackTable(on: OfficerRequest, lines: readonly FeedbackLine[]): Html {
  const { lang, services } = on;
  const say = sayIn(lang);
  return dataTable({
    caption: say('Phản ánh, kiến nghị', 'Reports and suggestions'),
    captionHidden: true,
    columns: [
      { label: say('Mã', 'Code') },
      { label: say('Nội dung', 'About') },
      { label: say('Cơ quan trả lời', 'Answered by') },
      { label: say('Nhận lúc', 'Received') },
      { label: say('Tình trạng', 'State') },
      { label: say('Hạn trả lời', 'Due') },
    ],
    rows: lines.map((line) => [
      mayReadFeedback(on.officer, line)
        ? html`<a href="${feedbackPath(line.feedbackId)}">${line.code}</a>`
        : line.code,
      textIn(lang, feedbackKindLabels[line.kind]),
      services.directory().agencyName(line.agency, lang),
      formatDateTime(line.receivedAt, lang),
      textIn(lang, stageLabels[line.stage.kind]),
      html`${formatDateTime(line.dueAt, lang)} ${feedbackDeadline(on, line)}`,
    ]),
  });
}

/** How near the due date is, or how it was kept. */
export function feedbackDeadline(
  { lang, services }: OfficerRequest,
  { agency, dueAt, stage }: Pick<FeedbackLine, 'agency' | 'dueAt' | 'stage'>,
): Html {
  const now = services.now();
  const calendar = services.world().calendarOf(agency, dayOf(now));
  const finishedAt = stage.kind === 'answered' || stage.kind === 'refused' ? stage.at : null;
  const dossier = { phase: stage.kind, dueAt, finishedAt };
  return deadlineTag(deadlineOf(lang, dossier, urgency(dueAt, now, calendar)));
}
