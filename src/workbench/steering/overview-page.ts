import { textIn } from '#kernel/bilingual.ts';
import { outreachLabels } from '#steering/outreach.ts';
import type { SteeringFigures } from '#store/steering-figures.ts';
import { chips } from '#web/components/chips.ts';
import { dataTable } from '#web/components/data-table.ts';
import { dateInput } from '#web/components/date-input.ts';
import { button } from '#web/components/button.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { type SentForm, sentField } from '#web/field-error.ts';
import { formatCount, formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { levelLabels } from '#workbench/reporting/campaign-labels.ts';
import {
  BODIES_PATH,
  DOCUMENTS_PATH,
  HAMLETS_PATH,
  MEETINGS_PATH,
  OUTREACH_PATH,
  STEERING_PATH,
  TASKS_PATH,
} from '#workbench/steering/paths.ts';

/** The ways into the parts of the steering. */
export function steeringChips({ lang }: OfficerRequest, current: string): Html {
  const say = sayIn(lang);
  const items = [
    [STEERING_PATH, say('Tổng quan', 'Overview')],
    [BODIES_PATH, say('Ban Chỉ đạo, tổ công tác', 'Committee and teams')],
    [TASKS_PATH, say('Nhiệm vụ', 'Tasks')],
    [DOCUMENTS_PATH, say('Văn bản', 'Documents')],
    [OUTREACH_PATH, say('Tuyên truyền', 'Outreach')],
    [MEETINGS_PATH, say('Hội nghị', 'Meetings')],
    [HAMLETS_PATH, say('Ấp, khu phố', 'Hamlets')],
  ] as const;
  return chips({
    label: say('Các phần', 'Parts'),
    items: items.map(([href, text]) => ({ href, text, current: href === current })),
  });
}

/** What was done to steer the scheme in a period, and how far teams cover the province. */
export function overviewPage(on: OfficerRequest, figures: SteeringFigures, form: SentForm): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const field = sentField(lang, form);
  const count = (number: number): string => formatCount(number, lang);
  return html`${pageHeading({ title: say('Chỉ đạo Đề án 06', 'Steering of Đề án 06') })}
${steeringChips(on, STEERING_PATH)}
<form method="get" action="${STEERING_PATH}">${dateInput({ ...field('tu'), label: say('Từ ngày', 'From') })}${dateInput({ ...field('den'), label: say('đến hết ngày', 'to the end of') })}${button({ text: say('Xem', 'Show'), kind: 'secondary' })}</form>
<h2>${say('Đã thành lập', 'Founded')}</h2>
${dataTable({
  caption: say('Đã thành lập, theo cấp', 'Founded, by level'),
  captionHidden: true,
  columns: [
    { label: say('Cấp', 'Level') },
    { label: say('Đã thành lập', 'Founded'), numeric: true },
    { label: say('Chưa', 'Not yet'), numeric: true },
  ],
  rows: figures.coverage.map(({ level, founded, units }) => [
    textIn(lang, levelLabels[level]),
    `${count(founded)}/${count(units)}`,
    founded === units
      ? '0'
      : html`<a href="${BODIES_PATH}?loc=chua&cap=${level}">${count(units - founded)}</a>`,
  ]),
})}
<h2>${say('Trong kỳ', 'In the period')}</h2>
${summaryList({
  rows: [
    {
      key: say('Nhiệm vụ', 'Tasks'),
      value: say(
        '{all} nhiệm vụ: {done} đã xong ({late} xong sau hạn), {overdue} quá hạn',
        '{all} tasks: {done} done ({late} after their time), {overdue} overdue',
        {
          all: figures.tasks.all,
          done: figures.tasks.done,
          late: figures.tasks.doneLate,
          overdue: figures.tasks.overdue,
        },
      ),
    },
    { key: say('Văn bản ban hành', 'Documents issued'), value: count(figures.documents.length) },
    {
      key: say('Hội nghị', 'Meetings'),
      value:
        figures.meetings.length === 0
          ? '0'
          : html`${figures.meetings.map((meeting) => html`<span>${formatDay(meeting.heldOn, lang)}: ${meeting.title}, ${say('{count} đại biểu', '{count} participants', { count: meeting.participants })}. </span>`)}`,
    },
    ...figures.outreach.map(({ kind, pieces, people }) => ({
      key: textIn(lang, outreachLabels[kind]),
      value: say('{pieces}, {people} lượt người', '{pieces}, {people} people', {
        pieces: count(pieces),
        people: count(people),
      }),
    })),
  ],
})}`;
}
