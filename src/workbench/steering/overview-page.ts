import { textIn } from '#kernel/bilingual.ts';
import { outreachLabels } from '#steering/outreach.ts';
import type { SteeringFigures } from '#store/steering-figures.ts';
import type { Days } from '#store/steering-records.ts';
import type { TaskFigures } from '#store/steering-task-figures.ts';
import { chips } from '#web/components/chips.ts';
import { dataTable } from '#web/components/data-table.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { summaryOf } from '#web/field-error.ts';
import { formatCount, formatDay } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { levelLabels } from '#workbench/reporting/campaign-labels.ts';
import { type AskedDays, daysForm } from '#workbench/steering/asked-days.ts';
import {
  BODIES_PATH,
  coveragePath,
  daysPath,
  DOCUMENTS_PATH,
  HAMLETS_PATH,
  MEETINGS_PATH,
  OUTREACH_PATH,
  STEERING_PATH,
  taskFilters,
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

/** What was done to steer the scheme in a period, and how far teams cover the province; no figures of days that make no sense. */
export function overviewPage(
  on: OfficerRequest,
  asked: AskedDays,
  figures: SteeringFigures | null,
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`${errorSummary({ lang, errors: summaryOf(asked.errors, lang) })}${pageHeading({ title: say('Chỉ đạo Đề án 06', 'Steering of Đề án 06') })}
${steeringChips(on, STEERING_PATH)}
${daysForm(on, STEERING_PATH, asked)}
${figures === null || asked.days === null ? null : html`${coverageTable(on, asked.days, figures)}${periodFigures(on, asked.days, figures)}`}`;
}

/** A figure that leads to what it counts; nothing is behind a 0. */
const linked = ({ lang }: OfficerRequest, number: number, href: string): Html | string =>
  number === 0 ? '0' : html`<a href="${href}">${formatCount(number, lang)}</a>`;

function coverageTable(on: OfficerRequest, { to }: Days, { coverage }: SteeringFigures): Html {
  const { lang } = on;
  const say = sayIn(lang);
  return html`<h2>${say('Đã thành lập đến hết ngày {day}', 'Founded by the end of {day}', { day: formatDay(to, lang) })}</h2>
${dataTable({
  caption: say('Đã thành lập, theo cấp', 'Founded, by level'),
  captionHidden: true,
  columns: [
    { label: say('Cấp', 'Level') },
    { label: say('Đã thành lập', 'Founded'), numeric: true },
    { label: say('Chưa', 'Not yet'), numeric: true },
  ],
  rows: coverage.map(({ level, founded, units }) => [
    textIn(lang, levelLabels[level]),
    html`${linked(on, founded, coveragePath(level, to, 'da'))}/${formatCount(units, lang)}`,
    linked(on, units - founded, coveragePath(level, to, 'chua')),
  ]),
})}`;
}

function periodFigures(on: OfficerRequest, days: Days, figures: SteeringFigures): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { documents, meetings, outreach } = figures;
  return html`<h2>${say('Trong kỳ', 'In the period')}</h2>
${summaryList({
  rows: [
    { key: say('Nhiệm vụ', 'Tasks'), value: taskFigures(on, days, figures) },
    {
      key: say('Văn bản ban hành', 'Documents issued'),
      value: linked(on, documents.length, daysPath(DOCUMENTS_PATH, days)),
    },
    {
      key: say('Hội nghị', 'Meetings'),
      value: html`${linked(on, meetings.length, daysPath(MEETINGS_PATH, days))} ${meetings.map((meeting) => html`<span>${formatDay(meeting.heldOn, lang)}: ${meeting.title}, ${say('{count} đại biểu', '{count} participants', { count: meeting.participants })}. </span>`)}`,
    },
    ...outreach.map(({ kind, pieces, people }) => ({
      key: textIn(lang, outreachLabels[kind]),
      value: html`${linked(on, pieces, daysPath(OUTREACH_PATH, days, { 'hinh-thuc': kind }))}, ${say('{people} lượt người', '{people} people', { people: formatCount(people, lang) })}`,
    })),
  ],
})}`;
}

function taskFigures(on: OfficerRequest, days: Days, { tasks }: SteeringFigures): Html {
  const say = sayIn(on.lang);
  const told = (figure: keyof TaskFigures): Html | string =>
    linked(on, tasks[figure], daysPath(TASKS_PATH, days, { loc: taskFilters[figure] }));
  return html`${told('all')} ${say('nhiệm vụ', 'tasks')}: ${told('done')} ${say('đã xong', 'done')} (${told('doneLate')} ${say('xong sau hạn', 'after their time')}), ${told('overdue')} ${say('quá hạn', 'overdue')}`;
}
