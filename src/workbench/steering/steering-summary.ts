import { isStandingViceHead, listTasks } from '#store/steering-tasks.ts';
import { notice } from '#web/components/notice.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { TASKS_PATH } from '#workbench/steering/paths.ts';

const MOST_SHOWN = 5;

/**
 * On the first page: tasks of the officer's agency that are overdue; for the standing vice-head, and
 * the province's administrator, those that were brought up to the vice-head.
 */
export async function steeringSummary(on: OfficerRequest): Promise<Html | null> {
  const { lang, services, officer } = on;
  if (officer.role === 'counter-officer') return null;
  const { readPool } = services;
  const seesAll =
    officer.role === 'province-administrator' ||
    (await isStandingViceHead(readPool, officer.subject));
  const now = services.now();
  const tasks = (await listTasks(readPool, seesAll ? null : officer.agency))
    .filter(({ doneAt, dueAt }) => doneAt === null && dueAt < now)
    .filter(
      ({ agency, escalatesAt }) => agency === officer.agency || (seesAll && escalatesAt < now),
    );
  if (tasks.length === 0) return null;
  const say = sayIn(lang);
  return notice({
    lang,
    tone: 'warning',
    id: 'nhiem-vu-qua-han',
    title: say('{count} nhiệm vụ Đề án 06 quá hạn', '{count} tasks of Đề án 06 are overdue', {
      count: tasks.length,
    }),
    body: html`<ul>${tasks
      .slice(0, MOST_SHOWN)
      .map(
        (task) =>
          html`<li><a href="${`${TASKS_PATH}/${task.taskId}`}">${task.title}</a>, ${services.directory().agencyName(task.agency, lang)}, ${say('hạn', 'due')} ${formatDateTime(task.dueAt, lang)}</li>`,
      )}</ul><a href="${TASKS_PATH}?loc=qua-han">${say('Xem tất cả nhiệm vụ quá hạn', 'See all that are overdue')}</a>`,
  });
}
