import type { FastifyInstance } from 'fastify';
import { mayReportFor } from '#access/may-report.ts';
import { isAwaited } from '#reporting/lateness.ts';
import { answerFaults } from '#reporting/read-answers.ts';
import { readAnswerSheet, type SheetAnswer } from '#reporting/read-answer-sheet.ts';
import { sheetIndicators } from '#reporting/sheet-layout.ts';
import { changeAnswer } from '#store/change-answer.ts';
import { readAnswers, type StoredAnswer } from '#store/report-answers.ts';
import type { Campaign } from '#store/report-campaigns.ts';
import { inTransaction } from '#store/transaction.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';
import { readSheetOfCells } from '#tables/sheet-of-cells.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { readSent, readSheetForm } from '#workbench/read-sheet-form.ts';
import { traceOf } from '#workbench/record-administration.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';
import { draftOf, prefilledOf } from '#workbench/reporting/answer-view.ts';
import {
  answerWorkbook,
  cellValue,
  manyAnswersWorkbook,
  type SheetDraft,
} from '#workbench/reporting/answer-workbook.ts';
import {
  isAdministrator,
  withAnswer,
  withCampaign,
} from '#workbench/reporting/campaign-request.ts';
import { importPage, type ImportView } from '#workbench/reporting/import-page.ts';
import { answerPath, campaignPath, REPORTING_PATH } from '#workbench/reporting/paths.ts';
import { readFiled, readUnfinished } from '#workbench/reporting/unfinished-drafts.ts';
import { sendFile } from '#workbench/send-file.ts';

/** Answers given out as spreadsheets and taken back: of one recipient, or of all for whom the officer writes. */
export function importRoutes(app: FastifyInstance, services: Services): void {
  app.get(`${REPORTING_PATH}/:id/bieu.xlsx`, officerRoute(services, withCampaign(sendOne)));
  app.get(`${REPORTING_PATH}/:id/bieu-nhieu.xlsx`, officerRoute(services, withCampaign(sendMany)));
  app.get(`${REPORTING_PATH}/:id/nhap`, officerRoute(services, withCampaign(show)));
  app.post(`${REPORTING_PATH}/:id/nhap`, officerRoute(services, withCampaign(take)));
}

async function show(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const taken = takenBefore(on);
  if (taken === null) return send(on, campaign, {});
  const answers = await readAnswers(on.services.pool, campaign.campaignId);
  const mine = answers.filter((answer) => writable(on, answer));
  return send(on, campaign, { taken, unfinished: await readUnfinished(on, campaign, mine) });
}

const recipientAsked = (on: OfficerRequest): string | null =>
  one(formValues(on.request.query), 'nhan') || null;

/** Whose answers an officer may send in a spreadsheet: the administrator's all, else the own agency's. */
const writable = (on: OfficerRequest, { agency, state }: StoredAnswer): boolean =>
  isAwaited(state) && (isAdministrator(on) || mayReportFor(on.officer, agency));

const sendOne = (on: OfficerRequest, campaign: Campaign): Promise<unknown> =>
  withAnswer(on, campaign, recipientAsked(on) ?? '', async (answer) =>
    sendFile(
      on,
      'xlsx',
      'bieu',
      await answerWorkbook(campaign, await filledIn(on, campaign, answer)),
    ),
  );

async function sendMany(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const answers = await readAnswers(on.services.pool, campaign.campaignId);
  const drafts: SheetDraft[] = [];
  // One after the other: each is counted by a query of its own.
  for (const answer of answers.filter((one_) => writable(on, one_))) {
    drafts.push(await filledIn(on, campaign, answer));
  }
  return sendFile(on, 'xlsx', 'bieu-nhieu', await manyAnswersWorkbook(campaign, drafts));
}

/** With what the system counted where nothing was typed. */
async function filledIn(
  on: OfficerRequest,
  campaign: Campaign,
  answer: StoredAnswer,
): Promise<SheetDraft> {
  const prefilled = isAwaited(answer.state) ? await prefilledOf(on, campaign, answer) : {};
  return { ...answer, typed: draftOf(answer, prefilled, new Set()).typed };
}

async function take(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const form = await readSheetForm(on);
  if (campaign.stage.kind !== 'open') return sendProblem(on, 409, NOT_OPEN);
  const answers = await readAnswers(on.services.pool, campaign.campaignId);
  const asked = recipientAsked(on);
  const mine = answers.filter(
    (answer) => writable(on, answer) && (asked === null || answer.recipient === asked),
  );
  if (mine.length === 0) return deny(on, NO_DOSSIER, 'import-report', 'agency-may-not');
  const sheet = await readSent(on, form, readSheetOfCells);
  if (!sheet.ok) return send(on, campaign, { errors: [{ field: 'tep', text: sheet.error }] });
  const read = readAnswerSheet(sheet.value, {
    campaignId: campaign.campaignId,
    form: campaign.form,
    recipients: new Map(mine.map(({ recipient, name }) => [recipient, name])),
  });
  if (!read.ok) return send(on, campaign, { faults: read.error });
  const taken = await keep(on, campaign, { mine, answers: read.value, values: form.values });
  if (taken === null) return sendProblem(on, 409, CHANGED);
  if (asked !== null) return seeOther(on, `${answerPath(campaign.campaignId, asked)}&da-luu=1`);
  const there = `${campaignPath(campaign.campaignId)}/nhap`;
  return seeOther(on, `${there}?nhan-duoc=${taken.saved}&da-nop=${taken.submitted}`);
}

interface Kept {
  readonly mine: readonly StoredAnswer[];
  readonly answers: readonly SheetAnswer[];
  readonly values: FormValues;
}

/**
 * Keeps all of a sheet or nothing: null where one of the answers was changed meanwhile. A row that says
 * no more than the form that was given out is left.
 */
async function keep(
  on: OfficerRequest,
  campaign: Campaign,
  { mine, answers, values }: Kept,
): Promise<{ readonly saved: number; readonly submitted: number } | null> {
  const known = new Map(mine.map((answer) => [answer.recipient, answer]));
  const now = on.services.now();
  const filedOf = await readFiled(on, campaign, mine);
  return inTransaction(on.services.pool, async (client) => {
    const kept = { saved: 0, submitted: 0 };
    for (const { recipient, typed, reasons } of answers) {
      const before = known.get(recipient);
      if (before === undefined) throw new Error('a sheet names only those that were asked');
      const prefilled = await prefilledOf(on, campaign, before);
      const content = { typed, reasons, prefilled };
      const draft = draftOf(content, prefilled, filedOf(recipient));
      const isComplete = answerFaults(campaign.form, draft).length === 0;
      const type = isComplete && one(values, 'nop') === '1' ? 'submit' : 'save';
      if (type === 'save' && isAsGiven(campaign, { before, prefilled, typed, reasons })) continue;
      // What was written by another in the same minute is not written over.
      if (!(await changeAnswer(client, before, { type, ...content }, now)))
        throw new ChangedMeanwhile();
      kept.saved += 1;
      if (type === 'submit') kept.submitted += 1;
    }
    const detail = `${campaign.campaignId} ${kept.saved} ${kept.submitted}`;
    const trace = traceOf(on, 'import-report', detail);
    await writeAudit(client, [{ ...trace, dossierId: NO_DOSSIER, outcome: 'done' }]);
    return kept;
  }).catch((fault: unknown) => {
    if (fault instanceof ChangedMeanwhile) return null;
    throw fault;
  });
}

/** Whether a row says what its form said when it was given out. */
function isAsGiven(
  { form }: Campaign,
  row: Omit<SheetAnswer, 'recipient'> & {
    readonly before: StoredAnswer;
    readonly prefilled: StoredAnswer['prefilled'];
  },
): boolean {
  const given = draftOf(row.before, row.prefilled, new Set());
  return sheetIndicators(form).every((indicator) => {
    const { code } = indicator;
    const isSameReason = (row.reasons[code] ?? '') === (given.reasons[code] ?? '');
    return isSameReason && cellValue(indicator, row.typed) === cellValue(indicator, given.typed);
  });
}

class ChangedMeanwhile extends Error {
  readonly code = 'changed-meanwhile';
}

function takenBefore(on: OfficerRequest): ImportView['taken'] {
  const values = formValues(on.request.query);
  const [saved = '', submitted = ''] = ['nhan-duoc', 'da-nop'].map((name) => one(values, name));
  return /^\d{1,6}$/.test(saved) && /^\d{1,6}$/.test(submitted)
    ? { saved: Number(saved), submitted: Number(submitted) }
    : null;
}

function send(
  on: OfficerRequest,
  campaign: Campaign,
  { errors = [], faults = [], taken = null, unfinished = [] }: Partial<ImportView>,
): unknown {
  const isWrong = errors.length + faults.length > 0;
  return sendPage(on, {
    title: sayIn(on.lang)('Nhập báo cáo từ bảng tính', 'Import a spreadsheet'),
    status: isWrong ? 422 : 200,
    hasErrors: isWrong,
    body: importPage(on, {
      campaign,
      recipient: recipientAsked(on),
      errors,
      faults,
      taken,
      unfinished,
    }),
  });
}

const NOT_OPEN = {
  vi: 'Kỳ báo cáo không còn nhận báo cáo.',
  en: 'This campaign takes no reports any more.',
};
const CHANGED = {
  vi: 'Một báo cáo trong tệp vừa được người khác sửa. Chưa nhận gì; tải lại biểu rồi nhập lại.',
  en: 'Somebody else changed one of these reports. Nothing was taken; get the form again.',
};
