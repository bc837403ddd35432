import { countOverdueFeedback } from '#store/feedback-lists.ts';
import { notice } from '#web/components/notice.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { FEEDBACK_PATH } from '#workbench/feedback/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** On the administrator's first page: reports of the province that were to be answered by now. */
export async function overdueFeedbackSummary({
  lang,
  services,
}: OfficerRequest): Promise<Html | null> {
  const overdue = await countOverdueFeedback(services.readPool, services.now());
  if (overdue === 0) return null;
  const say = sayIn(lang);
  return notice({
    lang,
    tone: 'warning',
    id: 'overdue-feedback',
    title: say(
      '{overdue} phản ánh, kiến nghị quá hạn trả lời',
      '{overdue} reports or suggestions are overdue',
      { overdue },
    ),
    body: html`<a href="${FEEDBACK_PATH}">${say('Xem theo hạn trả lời', 'See them by due date')}</a>`,
  });
}
