import type { FastifyInstance } from 'fastify';
import { isUuid } from '#kernel/uuid.ts';
import {
  decideFeedback,
  FEEDBACK_ACTS,
  type FeedbackActType,
  handlesFeedback,
  mayReadFeedback,
  whyNotOnFeedback,
} from '#feedback/decide-feedback.ts';
import { type FeedbackRefusal, feedbackRefusalTexts } from '#feedback/feedback-refusal.ts';
import type { Feedback } from '#feedback/feedback.ts';
import { dayOf } from '#kernel/day.ts';
import {
  changeFeedback,
  feedbackAudit,
  readFeedback,
  readFeedbackHistory,
} from '#store/feedback.ts';
import { listFeedback } from '#store/feedback-lists.ts';
import { fileStatesOf } from '#store/file-states.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import { openContent, RETIRED, WITHHELD } from '#web/open-content.ts';
import type { Services } from '#web/services.ts';
import type { TriedFeedbackAct } from '#workbench/feedback/act-forms.ts';
import { feedbackListPage } from '#workbench/feedback/list-page.ts';
import { feedbackPage } from '#workbench/feedback/feedback-page.ts';
import { FEEDBACK_PATH, feedbackPath } from '#workbench/feedback/paths.ts';
import { readFeedbackAct } from '#workbench/feedback/read-act.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';
import { sendAttachmentOf } from '#web/send-attachment.ts';
import { pageNumber } from '#web/page-number.ts';

const PAGE_SIZE = 50;

/** Reports and suggestions as agencies answer them; the province's administrator sees all. */
export function feedbackRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (on: OfficerRequest) => Promise<unknown>) =>
    officerRoute(services, async (on) =>
      handlesFeedback(on.officer) ? page(on) : deny(on, NO_DOSSIER, 'feedback', 'role-may-not'),
    );
  app.get(FEEDBACK_PATH, route(list));
  app.get(
    `${FEEDBACK_PATH}/:id`,
    route(withFeedback((on, feedback) => show(on, feedback, NOTHING_TRIED))),
  );
  app.get(`${FEEDBACK_PATH}/:id/tep/:number`, route(withFeedback(sendFile)));
  app.post(`${FEEDBACK_PATH}/:id/:act`, route(withFeedback(act)));
}

const NOTHING_TRIED: TriedFeedbackAct = { type: null, values: new Map(), errors: [] };

async function list(on: OfficerRequest): Promise<unknown> {
  const asked = formValues(on.request.query);
  const open = one(asked, 'loc') !== 'da-xong';
  const page = pageNumber(asked);
  const { role, agency } = on.officer;
  const lines = await listFeedback(on.services.readPool, {
    agency: role === 'province-administrator' ? null : agency,
    open,
    page,
    limit: PAGE_SIZE,
  });
  return sendPage(on, {
    title: sayIn(on.lang)('Phản ánh, kiến nghị', 'Reports and suggestions'),
    body: feedbackListPage(on, {
      lines: lines.slice(0, PAGE_SIZE),
      open,
      page,
      more: lines.length > PAGE_SIZE,
    }),
  });
}

/** The report of the address, for those who may read it; an attempt of anybody else is audited. */
const withFeedback =
  (page: (on: OfficerRequest, feedback: Feedback) => Promise<unknown>) =>
  async (on: OfficerRequest): Promise<unknown> => {
    const { id } = on.request.params as { readonly id: string };
    const feedback = isUuid(id) ? await readFeedback(on.services.pool, id) : null;
    if (feedback === null) return sendProblem(on, 404, NO_SUCH_FEEDBACK);
    if (mayReadFeedback(on.officer, feedback)) return page(on, feedback);
    await record(on, feedback, 'feedback', 'denied');
    return sendProblem(on, 403, feedbackRefusalTexts['agency-may-not']);
  };

const record = (
  on: OfficerRequest,
  { code }: Feedback,
  what: string,
  outcome: 'read' | 'denied',
): Promise<void> =>
  writeAudit(on.services.pool, [feedbackAudit(on.officer, code, what, outcome, on.services.now())]);

async function show(
  on: OfficerRequest,
  feedback: Feedback,
  tried: TriedFeedbackAct,
  status = 422,
): Promise<unknown> {
  const history = await readFeedbackHistory(on.services.pool, feedback.feedbackId);
  await record(on, feedback, 'feedback', 'read');
  const scans = await fileStatesOf(
    on.services.pool,
    feedback.feedbackId,
    feedback.attachments.map(({ sha256 }) => sha256),
  );
  const facts = { officer: on.officer, now: on.services.now() };
  return sendPage(on, {
    title: `${sayIn(on.lang)('Phản ánh', 'Report')} ${feedback.code}`,
    status: tried.errors.length > 0 ? status : 200,
    hasErrors: tried.errors.length > 0,
    body: feedbackPage(on, {
      feedback,
      history,
      scans,
      acts: FEEDBACK_ACTS.filter((type) => whyNotOnFeedback(type, feedback, facts) === null),
      tried,
    }),
  });
}

async function act(on: OfficerRequest, feedback: Feedback): Promise<unknown> {
  const { act: sent } = on.request.params as { readonly act: string };
  const type = FEEDBACK_ACTS.find((known) => known === sent);
  if (type === undefined) return sendProblem(on, 404, NO_SUCH_FEEDBACK);
  const { services, officer } = on;
  const values = formValues(on.request.body);
  const { agencies } = services.directory();
  const read = readFeedbackAct(type, values, (code) =>
    agencies.some((agency) => agency.code === code && agency.kind !== 'one-stop-desk'),
  );
  if (!read.ok) return show(on, feedback, { type, values, errors: read.error });
  const now = services.now();
  const outcome = await changeFeedback<FeedbackRefusal>(services.pool, {
    feedbackId: feedback.feedbackId,
    version: Number(one(values, 'version')),
    type,
    actor: officer,
    now,
    decide: (current) =>
      decideFeedback(read.value, current, {
        officer,
        now,
        rules: services.feedbackRules,
        calendar: services.world().calendarOf(current.agency, dayOf(now)),
      }),
  });
  switch (outcome.kind) {
    case 'done':
    case 'repeated': {
      // Handed on to another agency, it may be read here no more.
      const after = await readFeedback(services.pool, feedback.feedbackId);
      const stays = after !== null && mayReadFeedback(officer, after);
      return seeOther(on, stays ? feedbackPath(feedback.feedbackId) : FEEDBACK_PATH);
    }
    case 'changed-meanwhile':
      return refuse(on, feedback, { type, values }, 'changed-meanwhile');
    case 'refused':
      return refuse(on, feedback, { type, values }, outcome.refusal);
  }
}

async function refuse(
  on: OfficerRequest,
  feedback: Feedback,
  { type, values }: { readonly type: FeedbackActType; readonly values: TriedFeedbackAct['values'] },
  code: FeedbackRefusal,
): Promise<unknown> {
  const text = feedbackRefusalTexts[code];
  if (code === 'role-may-not' || code === 'agency-may-not') {
    await record(on, feedback, `feedback-${type}`, 'denied');
    return sendProblem(on, 403, text);
  }
  const current = (await readFeedback(on.services.pool, feedback.feedbackId)) ?? feedback;
  if (!mayReadFeedback(on.officer, current)) return sendProblem(on, 409, text);
  const field = FIELDS[code] ?? 'acts';
  return show(
    on,
    current,
    { type, values, errors: [{ field, text }] },
    field === 'acts' ? 409 : 422,
  );
}

/** Where a refusal of what was written stands; any other stands above the acts. */
const FIELDS: Readonly<Partial<Record<FeedbackRefusal, string>>> = {
  'names-somebody': 'publicAnswer',
  'no-consent': 'answer',
  'same-agency': 'to',
};

async function sendFile(on: OfficerRequest, feedback: Feedback): Promise<unknown> {
  const { number } = on.request.params as { readonly number: string };
  const attachment = feedback.attachments[Number(number) - 1];
  const opened = await openContent(on.services, attachment?.sha256);
  if (attachment === undefined || opened.kind === 'missing') {
    return sendProblem(on, 404, NO_SUCH_FILE);
  }
  if (opened.kind === 'withheld') return sendProblem(on, 403, WITHHELD);
  if (opened.kind === 'retired') return sendProblem(on, 410, RETIRED);
  await record(on, feedback, `feedback file ${number}`, 'read');
  return sendAttachmentOf(on.reply, attachment, opened.stream);
}

const NO_SUCH_FEEDBACK = {
  vi: 'Không có phản ánh, kiến nghị này.',
  en: 'There is no such report or suggestion.',
};
const NO_SUCH_FILE = {
  vi: 'Không có tệp này trong phản ánh.',
  en: 'There is no such file with the report.',
};
