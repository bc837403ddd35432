import type { FastifyInstance } from 'fastify';
import { mayReportFor } from '#access/may-report.ts';
import { closingInstant } from '#calendar/working-calendar.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { type Day, dayOf, parseTypedDay } from '#kernel/day.ts';
import { clean, cleanLines } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { shiftWorkingDays } from '#reporting/working-day-shift.ts';
import { type AnswerChange, changeAnswer } from '#store/change-answer.ts';
import type { StoredAnswer } from '#store/report-answers.ts';
import type { Campaign } from '#store/report-campaigns.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import type { Services } from '#web/services.ts';
import { type OfficerRequest, officerRoute, seeOther } from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';
import { sendAnswer } from '#workbench/reporting/answer-routes.ts';
import { readAnswerView } from '#workbench/reporting/answer-view.ts';
import {
  isAdministrator,
  withAnswer,
  withCampaign,
} from '#workbench/reporting/campaign-request.ts';
import { remindersFor } from '#workbench/reporting/choose-recipients.ts';
import { answerPath, REPORTING_PATH } from '#workbench/reporting/paths.ts';

type ReadChange = Result<AnswerChange, readonly FieldError[]>;
type Reader = (
  on: OfficerRequest,
  campaign: Campaign,
  answer: StoredAnswer,
  values: FormValues,
) => ReadChange;

/** What is done with an answer besides writing it. */
export function judgeRoutes(app: FastifyInstance, services: Services): void {
  const add = (act: string, read: Reader): void =>
    void app.post(`${REPORTING_PATH}/:id/${act}`, officerRoute(services, judged(act, read)));
  add('nhan', () => ok({ type: 'accept' }));
  add('tra-lai', readReturn);
  add('xin-gia-han', readAsked);
  add('gia-han', readGranted);
  add('khong-gia-han', () => ok({ type: 'refuse-extension' }));
}

const judged = (act: string, read: Reader) =>
  withCampaign((on, campaign) => {
    const values = formValues(on.request.body);
    return withAnswer(on, campaign, one(values, 'nhan'), async (answer) => {
      const isAllowed =
        act === 'xin-gia-han' ? mayReportFor(on.officer, answer.agency) : isAdministrator(on);
      if (!isAllowed) return deny(on, NO_DOSSIER, `report-${act}`, 'role-may-not');
      const change = read(on, campaign, answer, values);
      if (!change.ok) {
        const view = await readAnswerView(on, campaign, answer);
        return sendAnswer(on, {
          view,
          errors: [],
          saved: false,
          tried: { values, errors: change.error },
        });
      }
      const seen = { ...answer, version: Number(one(values, 'version')) };
      const detail = `${campaign.campaignId} ${answer.recipient}`;
      const isDone = await recordChange(on, `report-${change.value.type}`, detail, (client) =>
        changeAnswer(client, seen, change.value, on.services.now()),
      );
      return isDone
        ? seeOther(on, answerPath(campaign.campaignId, answer.recipient))
        : sendProblem(on, 409, CHANGED);
    });
  });

function readReturn(
  on: OfficerRequest,
  _: Campaign,
  { agency }: StoredAnswer,
  values: FormValues,
): ReadChange {
  const reason = cleanLines(one(values, 'reason'));
  const days = Number(one(values, 'againDays'));
  const errors: FieldError[] = [];
  if (reason === '' || reason.length > 1000) errors.push({ field: 'reason', text: NO_REASON });
  if (!Number.isInteger(days) || days < 1 || days > 30) {
    errors.push({ field: 'againDays', text: NO_DAYS });
  }
  if (errors.length > 0) return err(errors);
  const now = on.services.now();
  const calendar = on.services.world().calendarOf(agency, dayOf(now));
  const last = dayOf(shiftWorkingDays(now, days, calendar));
  return ok({
    type: 'return',
    reason,
    againDueAt: closingInstant(last, calendar),
    by: on.officer.name,
  });
}

function readAsked(
  on: OfficerRequest,
  _: Campaign,
  { dueAt }: StoredAnswer,
  values: FormValues,
): ReadChange {
  const errors: FieldError[] = [];
  const until = laterDay(one(values, 'until'), dayOf(dueAt), dayOf(on.services.now()));
  if (until === null) errors.push({ field: 'until', text: NO_LATER_DAY });
  const reason = clean(one(values, 'why'));
  if (reason === '' || reason.length > 500) errors.push({ field: 'why', text: NO_WHY });
  return until === null || errors.length > 0
    ? err(errors)
    : ok({ type: 'ask-extension', until, reason });
}

function laterDay(typed: string, due: Day, today: Day): Day | null {
  const day = parseTypedDay(typed);
  return day.ok && day.value > due && day.value >= today ? day.value : null;
}

function readGranted(
  on: OfficerRequest,
  campaign: Campaign,
  { agency, extensionUntil }: StoredAnswer,
): ReadChange {
  if (extensionUntil === null) return err([]);
  const calendar = on.services.world().calendarOf(agency, extensionUntil);
  const dueAt = closingInstant(extensionUntil, calendar);
  const reminders = remindersFor(on, agency, campaign.reminders, dueAt);
  return ok({ type: 'grant-extension', dueAt, reminders });
}

const CHANGED: Bilingual = {
  vi: 'Báo cáo này vừa được người khác sửa hoặc đã ở bước khác. Mở lại trang để xem.',
  en: 'Somebody else changed this report, or it stands elsewhere. Open the page again.',
};
const NO_REASON: Bilingual = { vi: 'Ghi lý do trả lại.', en: 'Say why it is returned.' };
const NO_DAYS: Bilingual = {
  vi: 'Nhập số ngày làm việc từ 1 đến 30.',
  en: 'Enter working days from 1 to 30.',
};
const NO_LATER_DAY: Bilingual = {
  vi: 'Nhập một ngày sau hạn nộp hiện nay.',
  en: 'Enter a day after the present due day.',
};
const NO_WHY: Bilingual = { vi: 'Ghi lý do xin gia hạn.', en: 'Say why more time is needed.' };
