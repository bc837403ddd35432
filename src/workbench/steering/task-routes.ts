import type { FastifyInstance } from 'fastify';
import { maySteerFor } from '#access/may-steer.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { cleanLines } from '#kernel/fold.ts';
import { isUuid } from '#kernel/uuid.ts';
import { readEvidence } from '#store/evidence-files.ts';
import {
  addNote,
  addTask,
  listCountedTasks,
  type ListedTask,
  listTasks,
  readNotes,
  readTask,
  readTaskDocuments,
  setTaskDone,
} from '#store/steering-tasks.ts';
import { type TaskSpan, taskSpan } from '#store/steering-task-figures.ts';
import type { SentForm } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { readOfficerForm } from '#workbench/read-officer-form.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { sendProblem } from '#workbench/refuse-page.ts';
import { readAskedDays } from '#workbench/steering/asked-days.ts';
import { taskFilters, TASKS_PATH } from '#workbench/steering/paths.ts';
import {
  claimEvidence,
  keepEvidence,
  refusal,
  shortFields,
} from '#workbench/steering/steering-request.ts';
import { NO_SUCH_TASK, readTypedTask, taskCorrections } from '#workbench/steering/task-entry.ts';
import {
  TASK_FILTERS,
  type TaskFilter,
  taskPage,
  tasksPage,
} from '#workbench/steering/tasks-page.ts';

/** The plan of tasks: given by the province, noted and ended by whose they are. */
export function taskRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    TASKS_PATH,
    officerRoute(services, (on) => list(on, NOTHING_SENT)),
  );
  app.post(TASKS_PATH, officerRoute(services, give));
  const route = (page: (on: OfficerRequest, task: ListedTask) => Promise<unknown>) =>
    officerRoute(services, async (on) => {
      const { id } = on.request.params as { readonly id: string };
      const task = isUuid(id) ? await readTask(on.services.pool, id) : null;
      return task === null ? sendProblem(on, 404, NO_SUCH_TASK) : page(on, task);
    });
  app.get(
    `${TASKS_PATH}/:id`,
    route((on, task) => show(on, task, NOTHING_SENT)),
  );
  app.post(`${TASKS_PATH}/:id`, route(note));
  taskCorrections(app, services);
}

const NOTHING_SENT: SentForm = { values: new Map([['after', ['3']]]), errors: [] };

async function list(on: OfficerRequest, form: SentForm): Promise<unknown> {
  const asked = readAskedDays(on, null);
  const typed = one(formValues(on.request.query), 'loc');
  const filter = TASK_FILTERS.find((known) => known === typed) ?? 'tat-ca';
  const now = on.services.now();
  const span = asked.days === null ? null : taskSpan({ ...asked.days, now });
  const errors = [...asked.errors, ...form.errors];
  return sendPage(on, {
    title: sayIn(on.lang)('Nhiệm vụ Đề án 06', 'Tasks of Đề án 06'),
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: tasksPage(on, {
      asked,
      tasks: await filteredTasks(on, filter, span),
      at: span?.end ?? now,
      filter,
      form,
    }),
  });
}

/** Of some days, the tasks that the figures of those days count; else as they stand now. */
async function filteredTasks(
  on: OfficerRequest,
  filter: TaskFilter,
  span: TaskSpan | null,
): Promise<readonly ListedTask[]> {
  const { pool, now } = on.services;
  const isMine = filter === 'cua-toi';
  const figure = FIGURES.find((known) => taskFilters[known] === filter) ?? 'all';
  if (span === null && figure === 'all') return listTasks(pool, isMine ? on.officer.agency : null);
  const tasks = await listCountedTasks(
    pool,
    span ?? { from: instantFromEpoch(0), end: now() },
    figure,
  );
  return isMine ? tasks.filter(({ agency }) => agency === on.officer.agency) : tasks;
}

const FIGURES = ['all', 'done', 'doneLate', 'overdue'] as const;

async function give(on: OfficerRequest): Promise<unknown> {
  const refused = await refusal(on, null);
  if (refused !== null) return refused;
  const values = formValues(on.request.body);
  const typed = readTypedTask(on, values);
  if (!typed.ok) return list(on, { values, errors: typed.error });
  const task = { ...typed.value, taskId: shortFields(values).id('id'), doneAt: null };
  await recordChange(on, 'give-task', `${task.taskId} ${task.agency}`, (client) =>
    addTask(client, task, on.services.now()),
  );
  return seeOther(on, `${TASKS_PATH}/${task.taskId}`);
}

async function show(on: OfficerRequest, task: ListedTask, form: SentForm): Promise<unknown> {
  const { pool } = on.services;
  const [notes, documents] = await Promise.all([
    readNotes(pool, task.taskId),
    readTaskDocuments(pool, task.taskId),
  ]);
  const files = await readEvidence(
    pool,
    notes.map(({ noteId }) => `note/${noteId}`),
  );
  return sendPage(on, {
    title: task.title,
    status: form.errors.length > 0 ? 422 : 200,
    hasErrors: form.errors.length > 0,
    body: taskPage(on, {
      task,
      notes,
      files,
      documents,
      mayWrite: maySteerFor(on.officer, task.agency),
      form,
    }),
  });
}

async function note(on: OfficerRequest, task: ListedTask): Promise<unknown> {
  const sent = await readOfficerForm(on);
  const refused = await refusal(on, task.agency);
  if (refused !== null) return refused;
  const text = cleanLines(one(sent.values, 'text'));
  const errors = [
    ...(text === '' || text.length > 2000 ? [{ field: 'text', text: NO_TEXT }] : []),
    ...sent.errors,
  ];
  if (errors.length > 0) return show(on, task, { values: sent.values, errors });
  const now = on.services.now();
  const { agency, subject } = on.officer;
  const noteId = shortFields(sent.values).id('id');
  const act = one(sent.values, 'lam');
  await recordChange(
    on,
    `task-${act === 'xong' ? 'done' : 'note'}`,
    task.taskId,
    async (client) => {
      if (!(await addNote(client, task.taskId, { noteId, at: now, agency, text }, subject)))
        return false;
      await keepEvidence(on, client, `note/${noteId}`, sent);
      if (act === 'xong') await setTaskDone(client, task.taskId, now);
      if (act === 'mo-lai') await setTaskDone(client, task.taskId, null);
      return true;
    },
  );
  await claimEvidence(on, sent);
  return seeOther(on, `${TASKS_PATH}/${task.taskId}`);
}

const NO_TEXT: Bilingual = {
  vi: 'Ghi đã làm được gì, không quá 2.000 ký tự.',
  en: 'Say what was done, at most 2,000 characters.',
};
