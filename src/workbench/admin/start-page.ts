import { textIn } from '#kernel/bilingual.ts';
import { textAt } from '#catalogue/json-path.ts';
import { dataTable } from '#web/components/data-table.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { pane } from '#web/components/pane.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import {
  awaitingPane,
  draftLink,
  KINDS,
  type LawDrafts,
  readLawDrafts,
} from '#workbench/catalogue/awaiting-pane.ts';
import { draftState } from '#workbench/catalogue/draft-state.ts';
import { alarmSummary } from '#workbench/operations/alarms.ts';
import { overdueFeedbackSummary } from '#workbench/feedback/overdue-summary.ts';
import { steeringSummary } from '#workbench/steering/steering-summary.ts';
import { type OfficerRequest, sendPage } from '#workbench/officer-request.ts';

/** Where the administrator begins: lines that fail for too long, overdue reports, what awaits approval, and what the administrator is writing. */
export async function sendStartPage(on: OfficerRequest): Promise<unknown> {
  const say = sayIn(on.lang);
  const [found, overdueFeedback, tasks] = await Promise.all([
    readLawDrafts(on),
    overdueFeedbackSummary(on),
    steeringSummary(on),
  ]);
  const title = say('Việc của tôi', 'My work');
  const none = html`<p class="empty">${say(
    'Không có thủ tục hay biểu mẫu nào chờ duyệt.',
    'No procedure and no form awaits approval.',
  )}</p>`;
  return sendPage(on, {
    title,
    body: html`${alarmSummary(on)}${overdueFeedback}${tasks}${pageHeading({
      title,
      sub: say(
        'Bản nháp do người khác soạn và trình thì bạn duyệt; bản của bạn do người khác duyệt.',
        'You approve what others wrote; what you wrote is approved by another.',
      ),
    })}
${awaitingPane(on, found) ?? none}
${ownDrafts(on, found)}`,
  });
}

function ownDrafts(on: OfficerRequest, { drafts }: LawDrafts): Html | null {
  const { lang } = on;
  const say = sayIn(lang);
  const own = drafts.filter(
    ({ editedBy, state }) => state === 'editing' && editedBy.includes(on.officer.subject),
  );
  if (own.length === 0) return null;
  const body = dataTable({
    caption: say('Các bản bạn đang soạn', 'All that you are writing'),
    captionHidden: true,
    columns: [
      { label: say('Tên', 'Name') },
      { label: say('Loại', 'Kind') },
      { label: say('Mã', 'Code') },
      { label: say('Tình trạng', 'State') },
      { label: say('Sửa lần cuối', 'Last changed') },
    ],
    rows: own.map((draft) => [
      draftLink(on, draft),
      textIn(lang, KINDS[draft.kind]),
      textAt(draft.body, ['code']),
      draftState(lang, draft),
      formatDateTime(draft.editedAt, lang),
    ]),
  });
  return pane({ id: 'own-drafts', title: say('Bạn đang soạn', 'You are writing'), body });
}
