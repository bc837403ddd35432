import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { mayReportFor } from '#access/may-report.ts';
import { cleanLines } from '#kernel/fold.ts';
import { indicatorsOf } from '#reporting/indicator.ts';
import { type AnswerFault, answerFaults, type Typed } from '#reporting/read-answers.ts';
import { changeAnswer } from '#store/change-answer.ts';
import { addEvidence, answerSubject, dropEvidence } from '#store/evidence-files.ts';
import { readAnswer, type StoredAnswer } from '#store/report-answers.ts';
import type { Campaign } from '#store/report-campaigns.ts';
import { inTransaction } from '#store/transaction.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';
import type { FieldError } from '#web/field-error.ts';
import type { FormBody } from '#web/form-body.ts';
import { type FormValues, formValues, many, one } from '#web/form-values.ts';
import { isUuid } from '#kernel/uuid.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { readOfficerForm } from '#workbench/read-officer-form.ts';
import { traceOf } from '#workbench/record-administration.ts';
import { deny } from '#workbench/refuse-page.ts';
import type { TriedAnswerAct } from '#workbench/reporting/answer-acts.ts';
import { answerName, reasonName } from '#workbench/reporting/answer-field.ts';
import { answerPage } from '#workbench/reporting/answer-page.ts';
import {
  type AnswerView,
  draftOf,
  prefilledOf,
  readAnswerView,
} from '#workbench/reporting/answer-view.ts';
import { withAnswer, withCampaign } from '#workbench/reporting/campaign-request.ts';
import { answerPath, REPORTING_PATH } from '#workbench/reporting/paths.ts';
import type { UnsavedAnswer } from '#workbench/reporting/unsaved-answer.ts';

/** What one recipient reports: read, written bit by bit, submitted. */
export function answerRoutes(app: FastifyInstance, services: Services): void {
  const path = `${REPORTING_PATH}/:id/tra-loi`;
  app.get(path, officerRoute(services, withCampaign(show)));
  app.post(path, officerRoute(services, withCampaign(write)));
}

const recipientAsked = (on: OfficerRequest): string => one(formValues(on.request.query), 'nhan');

const show = (on: OfficerRequest, campaign: Campaign): Promise<unknown> =>
  withAnswer(on, campaign, recipientAsked(on), async (answer) => {
    const view = await readAnswerView(on, campaign, answer);
    const saved = one(formValues(on.request.query), 'da-luu') === '1';
    return sendAnswer(on, { view, errors: view.mayWrite ? fieldErrors(view.faults) : [], saved });
  });

const write = (on: OfficerRequest, campaign: Campaign): Promise<unknown> =>
  withAnswer(on, campaign, recipientAsked(on), async (answer) => {
    const body = await readOfficerForm(on);
    if (!mayReportFor(on.officer, answer.agency)) {
      return deny(on, NO_DOSSIER, 'write-report', 'role-may-not');
    }
    const isSubmission = one(body.values, 'lam') === 'nop';
    const content = await contentOf(on, campaign, answer, body.values);
    const seen = { ...answer, version: Number(one(body.values, 'version')) };
    if (!(await save(on, campaign, seen, { content, body }))) {
      return sendChanged(on, campaign, answer, { content, body });
    }
    const saved = await readAnswer(on.services.pool, campaign.campaignId, answer.recipient);
    if (saved === null) throw new Error('an answer is never deleted');
    const view = await readAnswerView(on, campaign, saved);
    const faults = isSubmission ? answerFaults(campaign.form, view.draft) : [];
    const errors = [...fieldErrors(faults), ...body.errors];
    if (errors.length > 0) return sendAnswer(on, { view, errors, saved: true });
    if (isSubmission && !(await submit(on, saved, content))) {
      return sendChanged(on, campaign, saved, { content, body });
    }
    const there = answerPath(campaign.campaignId, answer.recipient);
    return seeOther(on, isSubmission ? there : `${there}&da-luu=1`);
  });

interface Content {
  readonly typed: Typed;
  readonly reasons: Typed;
  readonly prefilled: Readonly<Record<string, number>>;
}

const LONGEST = 20_000;

async function contentOf(
  on: OfficerRequest,
  campaign: Campaign,
  answer: StoredAnswer,
  values: FormValues,
): Promise<Content> {
  const codes = indicatorsOf(campaign.form).map(({ code }) => code);
  const read = (nameOf: (code: string) => string): Typed =>
    Object.fromEntries(
      codes.flatMap((code) =>
        values.has(nameOf(code))
          ? [[code, cleanLines(one(values, nameOf(code))).slice(0, LONGEST)]]
          : [],
      ),
    );
  return {
    typed: read(answerName),
    reasons: read(reasonName),
    prefilled: await prefilledOf(on, campaign, answer),
  };
}

/** Keeps all that was typed, right or wrong, and the files; false where somebody else was faster. */
async function save(
  on: OfficerRequest,
  campaign: Campaign,
  seen: StoredAnswer,
  { content, body }: { readonly content: Content; readonly body: FormBody },
): Promise<boolean> {
  const { services, officer } = on;
  const { campaignId } = campaign;
  const codes = indicatorsOf(campaign.form).map(({ code }) => code);
  const subjectOf = (code: string) => answerSubject(campaignId, seen.recipient, code);
  const files = body.attachments.filter(({ component }) => codes.includes(component));
  const now = services.now();
  const isSaved = await inTransaction(services.pool, async (client) => {
    if (!(await changeAnswer(client, seen, { type: 'save', ...content }, now))) return false;
    const dropped = many(body.values, 'drop').filter(isUuid);
    await dropEvidence(client, dropped, codes.map(subjectOf));
    const added = files.map(({ component, sha256, name, mediaType, size }) => ({
      fileId: randomUUID(),
      subject: subjectOf(component),
      sha256,
      name,
      mediaType,
      size,
    }));
    await addEvidence(client, added, officer.subject, now);
    return true;
  });
  if (isSaved) for (const { sha256 } of files) await services.content.claim(sha256);
  return isSaved;
}

const submit = (on: OfficerRequest, saved: StoredAnswer, content: Content): Promise<boolean> =>
  inTransaction(on.services.pool, async (client) => {
    const typed = draftOf(content, content.prefilled, new Set()).typed;
    const change = { type: 'submit', ...content, typed } as const;
    if (!(await changeAnswer(client, saved, change, on.services.now()))) return false;
    const detail = `${saved.campaignId} ${saved.recipient}`;
    const trace = traceOf(on, 'submit-report', detail);
    await writeAudit(client, [{ ...trace, dossierId: NO_DOSSIER, outcome: 'done' }]);
    return true;
  });

/** Somebody changed it meanwhile: what is stored is shown, and beside it what was typed here. */
async function sendChanged(
  on: OfficerRequest,
  campaign: Campaign,
  before: StoredAnswer,
  { content, body }: { readonly content: Content; readonly body: FormBody },
): Promise<unknown> {
  const stored = await readAnswer(on.services.pool, campaign.campaignId, before.recipient);
  const view = await readAnswerView(on, campaign, stored ?? before);
  const files = Map.groupBy(body.attachments, ({ component }) => component);
  const unsaved = {
    typed: content.typed,
    reasons: content.reasons,
    files: new Map([...files].map(([code, some]) => [code, some.map(({ name }) => name)])),
  };
  return sendAnswer(on, { view, errors: [], saved: false, unsaved, status: 409 });
}

export function sendAnswer(
  on: OfficerRequest,
  props: {
    readonly view: AnswerView;
    readonly errors: readonly FieldError[];
    readonly saved: boolean;
    readonly tried?: TriedAnswerAct;
    readonly unsaved?: UnsavedAnswer;
    readonly status?: number;
  },
): unknown {
  const tried = props.tried ?? null;
  const unsaved = props.unsaved ?? null;
  const hasErrors = props.errors.length > 0 || (tried?.errors.length ?? 0) > 0 || unsaved !== null;
  const isAnswerOfForm = on.request.method === 'POST';
  return sendPage(on, {
    title: props.view.reporter.name,
    status: props.status ?? (hasErrors && isAnswerOfForm ? 422 : 200),
    hasErrors,
    body: answerPage(on, { ...props, tried, unsaved }),
  });
}

export const fieldErrors = (faults: readonly AnswerFault[]): readonly FieldError[] =>
  faults.map(({ code, part, text }) => ({
    field: part === 'answer' ? answerName(code) : reasonName(code),
    text,
  }));
