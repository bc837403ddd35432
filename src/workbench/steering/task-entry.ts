import type { FastifyInstance } from 'fastify';
import { closingInstant } from '#calendar/working-calendar.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { dayOf, formatDay, monthsAfter } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { shiftWorkingDays } from '#reporting/working-day-shift.ts';
import { correctTask, removeTask } from '#store/steering-corrections.ts';
import {
  type ListedTask,
  readTask,
  readTaskDocuments,
  type SteeringTask,
} from '#store/steering-tasks.ts';
import { dateInput } from '#web/components/date-input.ts';
import { textInput } from '#web/components/text-input.ts';
import { textarea } from '#web/components/textarea.ts';
import { type FieldError, type SentForm, sentField } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { agencyChoice } from '#workbench/admin/agency-choice.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { correctionRoutes } from '#workbench/steering/correction.ts';
import { TASKS_PATH } from '#workbench/steering/paths.ts';
import { shortFields } from '#workbench/steering/steering-request.ts';

export function taskFields(on: OfficerRequest, form: SentForm): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const field = sentField(lang, form);
  return html`${textarea({ ...field('title'), label: say('Nội dung', 'What'), rows: 2, maxLength: 300 })}
${agencyChoice({ ...field('agency'), label: say('Cơ quan thực hiện', 'Whose'), prompt: say('Chọn', 'Choose'), agencies: on.services.directory().agencies.filter(({ kind }) => kind !== 'one-stop-desk') })}
${dateInput({ ...field('dueDay'), label: say('Hạn: hết ngày', 'Due: end of') })}
${textInput({ ...field('after'), label: say('Báo Phó Trưởng ban Thường trực sau số ngày làm việc quá hạn', 'Bring to the standing vice-head after working days overdue'), hint: say('Lãnh đạo cơ quan được báo ngay khi quá hạn', 'The agency’s leader is told at once'), inputMode: 'numeric', width: 'short' })}`;
}

/** A task as it is given. */
export type TypedTask = Omit<SteeringTask, 'taskId' | 'doneAt'>;

export function readTypedTask(
  { services }: OfficerRequest,
  values: FormValues,
): Result<TypedTask, readonly FieldError[]> {
  const fields = shortFields(values);
  const title = fields.text('title', 300, NO_TITLE);
  const agency = one(values, 'agency');
  const isAgency = services.directory().agencies.some(({ code }) => code === agency);
  if (!isAgency) fields.errors.push({ field: 'agency', text: NO_AGENCY });
  const day = fields.day('dueDay');
  const today = dayOf(services.now());
  const isFar =
    day !== null && (day > monthsAfter(today, FARTHEST) || day < monthsAfter(today, -FARTHEST));
  if (isFar) fields.errors.push({ field: 'dueDay', text: TOO_FAR });
  const after = fields.count('after', 1);
  if (fields.errors.length > 0 || day === null) return err(fields.errors);
  const calendar = services.world().calendarOf(agency, day);
  const dueAt = closingInstant(day, calendar);
  const escalatesAt = shiftWorkingDays(dueAt, Math.min(after, MOST_AFTER), calendar);
  return ok({ title, agency, dueAt, escalatesAt });
}

/** Months: ten years. */
const FARTHEST = 120;
const MOST_AFTER = 250;

/** Working days from the due time to the standing vice-head, as they were typed. */
function daysAfter(
  { services }: OfficerRequest,
  { agency, dueAt, escalatesAt }: TypedTask,
): number {
  const calendar = services.world().calendarOf(agency, dayOf(dueAt));
  let days = 1;
  while (days < MOST_AFTER && shiftWorkingDays(dueAt, days, calendar) < escalatesAt) days += 1;
  return days;
}

const taskDetail = ({ agency, dueAt, escalatesAt }: TypedTask): string =>
  `${agency} ${dueAt} ${escalatesAt}`;

export const taskCorrections = (app: FastifyInstance, services: Services): void =>
  correctionRoutes<ListedTask>(app, services, {
    route: `${TASKS_PATH}/:id`,
    read: (on, { id = '' }) => readTask(on.services.pool, id),
    agency: () => null,
    path: ({ taskId }) => `${TASKS_PATH}/${taskId}`,
    back: ({ taskId }) => `${TASKS_PATH}/${taskId}`,
    after: () => TASKS_PATH,
    name: (_, { title }) => title,
    words: {
      none: NO_SUCH_TASK,
      correct: { vi: 'Sửa nhiệm vụ', en: 'Correct a task' },
      remove: { vi: 'Xóa nhiệm vụ?', en: 'Remove this task?' },
    },
    values: (on, task) =>
      new Map([
        ['title', [task.title]],
        ['agency', [task.agency]],
        ['dueDay', [formatDay(dayOf(task.dueAt))]],
        ['after', [String(daysAfter(on, task))]],
      ]),
    fields: taskFields,
    correct: async (on, task, values) => {
      const typed = readTypedTask(on, values);
      if (!typed.ok) return typed.error;
      const detail = `${task.taskId} ${taskDetail(task)} > ${taskDetail(typed.value)}`;
      await recordChange(on, 'correct-task', detail, (client) =>
        correctTask(client, { ...task, ...typed.value }, on.services.now()),
      );
      return [];
    },
    keptBy: async (on, { taskId, notes }) => {
      if (notes > 0) return HAS_NOTES;
      const documents = await readTaskDocuments(on.services.pool, taskId);
      return documents.length > 0 ? HAS_DOCUMENTS : null;
    },
    goesToo: () => null,
    remove: (on, task) =>
      recordChange(on, 'remove-task', `${task.taskId} ${taskDetail(task)}`, (client) =>
        removeTask(client, task.taskId),
      ),
  });

export const NO_SUCH_TASK: Bilingual = {
  vi: 'Không có nhiệm vụ này.',
  en: 'There is no such task.',
};
const NO_TITLE: Bilingual = { vi: 'Ghi nội dung nhiệm vụ.', en: 'Say what is to be done.' };
const NO_AGENCY: Bilingual = { vi: 'Chọn cơ quan thực hiện.', en: 'Choose whose it is.' };
const TOO_FAR: Bilingual = {
  vi: 'Hạn cách hôm nay quá 10 năm. Kiểm tra lại năm.',
  en: 'This is more than 10 years away. Check the year.',
};
const HAS_NOTES: Bilingual = {
  vi: 'Cơ quan thực hiện đã ghi tiến độ. Sửa nhiệm vụ, hoặc ghi tiến độ và báo đã xong.',
  en: 'Its progress was noted already. Correct the task, or note that it is done.',
};
const HAS_DOCUMENTS: Bilingual = {
  vi: 'Có văn bản gắn với nhiệm vụ này. Sửa văn bản, chọn nhiệm vụ khác hoặc “Không”, rồi xóa.',
  en: 'A document is linked to it. Correct the document, choose another task or none, then remove.',
};
