import { randomUUID } from 'node:crypto';
import type { Instant } from '#kernel/day.ts';
import type { EvidenceFile } from '#store/evidence-files.ts';
import type { ListedTask, TaskNote } from '#store/steering-tasks.ts';
import { backLink } from '#web/components/back-link.ts';
import { button } from '#web/components/button.ts';
import { chips } from '#web/components/chips.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { dataTable } from '#web/components/data-table.ts';
import { disclosure } from '#web/components/disclosure.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { fileInput } from '#web/components/file-input.ts';
import { hiddenFields } from '#web/components/hidden-fields.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { tag } from '#web/components/tag.ts';
import { textarea } from '#web/components/textarea.ts';
import { errorOf, type SentForm, sentField, summaryOf } from '#web/field-error.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { type AskedDays, daysForm, daysNote } from '#workbench/steering/asked-days.ts';
import { steeringChips } from '#workbench/steering/overview-page.ts';
import { correctLink } from '#workbench/steering/correction-page.ts';
import { daysPath, TASKS_PATH } from '#workbench/steering/paths.ts';
import { taskFields } from '#workbench/steering/task-entry.ts';
import { evidenceLinks, isProvince } from '#workbench/steering/steering-request.ts';

export const TASK_FILTERS = ['tat-ca', 'cua-toi', 'xong', 'xong-muon', 'qua-han'] as const;
export type TaskFilter = (typeof TASK_FILTERS)[number];

export interface TasksView {
  readonly asked: AskedDays;
  /** As of when their state is said: now, or the end of the days asked for. */
  readonly at: Instant;
  readonly tasks: readonly ListedTask[];
  readonly filter: TaskFilter;
  readonly form: SentForm;
}

/** The plan of tasks: whose, until when, how it stands. */
export function tasksPage(on: OfficerRequest, view: TasksView): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const { asked, tasks, at, filter, form } = view;
  const chip = (name: TaskFilter, text: string) => ({
    href:
      asked.days === null
        ? `${TASKS_PATH}?loc=${name}`
        : daysPath(TASKS_PATH, asked.days, { loc: name }),
    text,
    current: name === filter,
  });
  return html`${errorSummary({ lang, errors: summaryOf([...asked.errors, ...form.errors], lang) })}${pageHeading({ title: say('Nhiệm vụ Đề án 06', 'Tasks of Đề án 06') })}
${steeringChips(on, TASKS_PATH)}
${daysForm(on, TASKS_PATH, asked, { loc: filter })}${daysNote(on, TASKS_PATH, asked, tasks.length)}
${chips({ label: say('Lọc', 'Filter'), items: [chip('tat-ca', say('Tất cả', 'All')), chip('cua-toi', say('Của cơ quan tôi', 'Of my agency')), chip('xong', say('Đã xong', 'Done')), chip('xong-muon', say('Xong sau hạn', 'Done late')), chip('qua-han', say('Quá hạn', 'Overdue'))] })}
${
  tasks.length === 0
    ? html`<p class="empty">${say('Không có nhiệm vụ nào ở đây.', 'There is no task here.')}</p>`
    : dataTable({
        caption: say('Nhiệm vụ', 'Tasks'),
        captionHidden: true,
        cards: 'named',
        columns: [
          { label: say('Nhiệm vụ', 'Task') },
          { label: say('Cơ quan', 'Agency') },
          { label: say('Hạn', 'Due') },
          { label: say('Tình trạng', 'State') },
          { label: say('Đã báo lên', 'Brought up') },
        ],
        rows: tasks.map((task) => [
          html`<a href="${`${TASKS_PATH}/${task.taskId}`}">${task.title}</a>`,
          on.services.directory().agencyName(task.agency, lang),
          formatDateTime(task.dueAt, lang),
          taskState(on, task, at),
          escalationText(on, task),
        ]),
      })
}
${isProvince(on) ? taskForm(on, form) : null}`;
}

function taskState({ lang }: OfficerRequest, { doneAt, dueAt }: ListedTask, now: Instant): Html {
  const say = sayIn(lang);
  if (doneAt !== null && doneAt <= now) {
    return doneAt > dueAt
      ? tag({ text: say('Xong sau hạn', 'Done late'), tone: 'warning' })
      : tag({ text: say('Đã xong', 'Done'), tone: 'success' });
  }
  return dueAt < now
    ? tag({ text: say('Quá hạn', 'Overdue'), tone: 'danger' })
    : tag({ text: say('Đang làm', 'In progress'), tone: 'info' });
}

function escalationText({ lang }: OfficerRequest, { escalations }: ListedTask): string {
  const say = sayIn(lang);
  return escalations
    .map(({ step, at }) => {
      const to =
        step === 'leader'
          ? say('lãnh đạo cơ quan', 'the leader')
          : say('Phó Trưởng ban Thường trực', 'the standing vice-head');
      return `${to}: ${formatDateTime(at, lang)}`;
    })
    .join('; ');
}

function taskForm(on: OfficerRequest, form: SentForm): Html {
  const { lang, session } = on;
  const say = sayIn(lang);
  return disclosure({
    id: 'giao-nhiem-vu',
    open: form.errors.length > 0,
    summary: say('Giao nhiệm vụ', 'Give a task'),
    body: html`<form method="post" action="${TASKS_PATH}" novalidate>${csrfField(session.csrf)}${hiddenFields({ id: randomUUID() })}
${taskFields(on, form)}
${button({ text: say('Giao', 'Give') })}</form>`,
  });
}

export interface TaskView {
  readonly task: ListedTask;
  readonly notes: readonly TaskNote[];
  readonly files: ReadonlyMap<string, readonly EvidenceFile[]>;
  readonly documents: readonly { readonly number: string; readonly subject: string }[];
  readonly mayWrite: boolean;
  readonly form: SentForm;
}

/** One task with its progress and evidence. */
export function taskPage(on: OfficerRequest, view: TaskView): Html {
  const { lang, session } = on;
  const say = sayIn(lang);
  const { task, form } = view;
  const field = sentField(lang, form);
  const escalated = escalationText(on, task);
  return html`${backLink({ href: TASKS_PATH, text: say('Nhiệm vụ', 'Tasks') })}
${errorSummary({ lang, errors: summaryOf(form.errors, lang) })}
${pageHeading({ title: task.title, sub: `${on.services.directory().agencyName(task.agency, lang)} · ${say('hạn', 'due')} ${formatDateTime(task.dueAt, lang)}`, aside: taskState(on, task, on.services.now()) })}
${isProvince(on) ? html`<p>${correctLink(on, `${TASKS_PATH}/${task.taskId}`, task.title)}</p>` : null}
${escalated === '' ? null : html`<p>${say('Đã báo', 'Brought to')} ${escalated}.</p>`}
${view.documents.map(({ number, subject }) => html`<p>${say('Văn bản', 'Document')} ${number}: ${subject}</p>`)}
<h2>${say('Tiến độ', 'Progress')}</h2>
${
  view.notes.length === 0
    ? html`<p class="empty">${say('Chưa ghi gì.', 'Nothing is written yet.')}</p>`
    : html`<dl class="sum">${view.notes.map((note) => html`<div class="sum-r"><dt>${formatDateTime(note.at, lang)}</dt><dd>${note.text} ${evidenceLinks(view.files.get(`note/${note.noteId}`))}</dd></div>`)}</dl>`
}
${
  view.mayWrite
    ? html`<form method="post" action="${`${TASKS_PATH}/${task.taskId}`}" enctype="multipart/form-data" novalidate>${csrfField(session.csrf)}${hiddenFields({ id: randomUUID() })}
${textarea({ ...field('text'), label: say('Đã làm được gì', 'What was done'), rows: 3, maxLength: 2000 })}
${fileInput({ lang, name: 'file-tep', label: say('Minh chứng', 'Evidence'), optional: true, multiple: true, error: errorOf(form.errors, 'file-tep', lang) })}
<div class="acts">${button({ text: say('Ghi tiến độ', 'Note it'), name: 'lam', value: 'ghi' })} ${
        task.doneAt === null
          ? button({
              text: say('Ghi và báo đã xong', 'Note it, it is done'),
              name: 'lam',
              value: 'xong',
              kind: 'secondary',
            })
          : button({
              text: say('Ghi và mở lại', 'Note it, open again'),
              name: 'lam',
              value: 'mo-lai',
              kind: 'secondary',
            })
      }</div></form>`
    : null
}<p class="fine">${say('Báo Phó Trưởng ban Thường trực từ', 'Goes to the standing vice-head from')} ${formatDateTime(task.escalatesAt, lang)}.</p>`;
}
