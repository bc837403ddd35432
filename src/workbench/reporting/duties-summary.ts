import { dayOf } from '#kernel/day.ts';
import { latenessOf } from '#reporting/lateness.ts';
import { type Duty, readDuties } from '#store/report-answers.ts';
import { notice } from '#web/components/notice.ts';
import { tag } from '#web/components/tag.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { clockOf } from '#workbench/reporting/campaign-request.ts';
import { answerPath, REPORTING_PATH } from '#workbench/reporting/paths.ts';

const MOST_SHOWN = 5;

/** On the first page of an officer: reports that wait for the agency, and when it was reminded. */
export async function dutiesSummary(on: OfficerRequest): Promise<Html | null> {
  const { lang, services, officer } = on;
  const duties = await readDuties(services.readPool, officer.agency);
  if (duties.length === 0) return null;
  const say = sayIn(lang);
  const { now, calendarOf } = clockOf(on);
  const isOverdue = (duty: Duty): boolean =>
    latenessOf(duty, now, calendarOf(officer.agency, dayOf(duty.dueAt))).isOpen;
  return notice({
    lang,
    tone: duties.some(isOverdue) ? 'warning' : 'info',
    id: 'bao-cao-phai-nop',
    title: say('{count} báo cáo phải nộp', '{count} reports to submit', { count: duties.length }),
    body: html`<ul>${duties
      .slice(0, MOST_SHOWN)
      .map(
        (duty) =>
          html`<li><a href="${answerPath(duty.campaignId, duty.recipient)}">${duty.campaign}: ${duty.name}</a>, ${say('hạn', 'due')} ${formatDateTime(duty.againDueAt ?? duty.dueAt, lang)} ${
            duty.state === 'returned'
              ? tag({ text: say('bị trả lại', 'returned'), tone: 'warning' })
              : null
          } ${isOverdue(duty) ? tag({ text: say('quá hạn', 'overdue'), tone: 'danger' }) : null} ${
            duty.remindedAt === null
              ? null
              : html`<span class="fine">${say('Đã nhắc lúc {at}', 'Reminded at {at}', { at: formatDateTime(duty.remindedAt, lang) })}</span>`
          }</li>`,
      )}</ul>${
      duties.length > MOST_SHOWN
        ? html`<a href="${REPORTING_PATH}">${say('Xem tất cả', 'See all')}</a>`
        : null
    }`,
  });
}
