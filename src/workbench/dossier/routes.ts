import { textIn } from '#kernel/bilingual.ts';
import { nationalOrigin } from '#dossier/origin.ts';
import { isDossierId } from '#dossier/dossier-id.ts';
import type { FastifyInstance } from 'fastify';
import { allowedActs, maySee } from '#access/may-act.ts';
import type { ActType } from '#dossier/command.ts';
import { refusalTexts } from '#dossier/refusal.ts';
import type { Attachment } from '#dossier/dossier-event.ts';
import { deliveriesOf } from '#store/deliveries.ts';
import { type DossierHistory, loadHistories } from '#store/load-dossier.ts';
import { loadLegs } from '#store/load-legs.ts';
import { paymentsOf } from '#store/payments.ts';
import { noticesOf } from '#store/notices.ts';
import { readRating } from '#store/ratings.ts';
import { fileStatesOf } from '#store/file-states.ts';
import { dossierOfNotice } from '#store/portal-notices.ts';
import { factsFor } from '#store/run-command.ts';
import { dayOf } from '#kernel/day.ts';
import type { FieldError } from '#web/field-error.ts';
import type { FormBody } from '#web/form-body.ts';
import { readOfficerForm } from '#workbench/read-officer-form.ts';
import { formValues, one } from '#web/form-values.ts';
import { openContent, RETIRED, WITHHELD } from '#web/open-content.ts';
import type { Services } from '#web/services.ts';
import { dossierPage } from '#workbench/dossier/dossier-page.ts';
import { type AGAIN, maySendAgain } from '#workbench/dossier/notice-pane.ts';
import { isActType, readAct } from '#workbench/dossier/read-act.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { loadPostalView } from '#workbench/postal/postal-view.ts';
import type { TriedPost } from '#workbench/postal/read-order.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';
import { sendAttachmentOf } from '#web/send-attachment.ts';

/** A dossier's page, its papers, and every act that an officer may do on it. */
export function dossierRoutes(app: FastifyInstance, services: Services): void {
  app.get('/can-bo/ho-so/:id', officerRoute(services, withDossier(show)));
  app.get('/can-bo/ho-so/:id/tep/:number', officerRoute(services, withDossier(sendAttachment)));
  app.get('/can-bo/ho-so/:id/van-ban/:document', officerRoute(services, withDossier(sendDocument)));
  app.post('/can-bo/ho-so/:id/:act', officerRoute(services, withDossier(act)));
}

type DossierHandler = (on: OfficerRequest, id: string, history: DossierHistory) => Promise<unknown>;

/** Loads the dossier for one who may see it; 404 where there is none, 403 (audited) to others. */
export const withDossier = (handle: DossierHandler) => async (on: OfficerRequest) => {
  const { id } = on.request.params as { readonly id: string };
  const history = isDossierId(id)
    ? (await loadHistories(on.services.pool, [id])).get(id)
    : undefined;
  if (history === undefined) return sendProblem(on, 404, refusalTexts['unknown-dossier']);
  if (!maySee(on.officer, history.dossier)) return deny(on, id, 'read', 'agency-may-not');
  return handle(on, id, history);
};

async function show(on: OfficerRequest, id: string, history: DossierHistory): Promise<unknown> {
  await recordReads(on, [{ dossierId: id }], 'dossier');
  const fresh = one(formValues(on.request.query), 'moi');
  return sendDossier(on, id, history, { ...NOTHING_TRIED, fresh });
}

/** What an officer tried on the page and could not do: shown with everything that was typed. */
export interface Tried {
  readonly act: ActType | null;
  readonly body: FormBody;
  readonly errors: readonly FieldError[];
  readonly fresh: string;
  /** Of the forms of the post, where it was one of them. */
  readonly postal: TriedPost | null;
}

export const NOTHING_TRIED: Tried = {
  act: null,
  body: { values: new Map(), attachments: [], errors: [] },
  errors: [],
  fresh: '',
  postal: null,
};

async function act(on: OfficerRequest, id: string, history: DossierHistory): Promise<unknown> {
  const { act: type } = on.request.params as { readonly act: string };
  if (!isActType(type)) return sendProblem(on, 404, refusalTexts['not-at-this-step']);
  const body = await readOfficerForm(on);
  const read = readAct(type, body, dayOf(on.services.now()));
  if (!read.ok || body.errors.length > 0) {
    const errors = [...body.errors, ...(read.ok ? [] : read.error)];
    return sendDossier(on, id, history, { ...NOTHING_TRIED, act: type, body, errors });
  }
  const expectedVersion = Number(one(body.values, 'version'));
  const command = { type: 'act', dossierId: id, expectedVersion, act: read.value } as const;
  const at = on.services.now();
  const outcome = await on.services.runCommand({ command, officer: on.officer, at });
  if (outcome.ok) return seeOther(on, afterAct(id, type, body));
  const { code, field } = outcome.refusal;
  if (code === 'role-may-not' || code === 'agency-may-not') {
    return sendProblem(on, 403, refusalTexts[code]);
  }
  const now = (await loadHistories(on.services.pool, [id])).get(id) ?? history;
  const own = code === 'changed-meanwhile' && isOwnAct(on, now);
  const errors = [{ field: field ?? type, text: own ? OWN_ACT_STANDS : refusalTexts[code] }];
  return sendDossier(on, id, now, { ...NOTHING_TRIED, act: type, body, errors });
}

/** An answer may get lost on the line after the act was written; whoever acts again did it already. */
const isOwnAct = (on: OfficerRequest, { events }: DossierHistory): boolean =>
  events.at(-1)?.actor.subject === on.officer.subject;

const OWN_ACT_STANDS = {
  vi: 'Thao tác trước của chính bạn đã được ghi, xem dòng mới nhất trong tiến trình bên dưới. Chỉ thực hiện lại nếu vẫn cần; nội dung bạn nhập được giữ nguyên.',
  en: 'Your own last act has been recorded: see the newest line of the timeline below. Act again only if it is still needed; what you typed is kept.',
};

function afterAct(id: string, type: ActType, body: FormBody): string {
  if (type === 'print') return `/can-bo/ho-so/${id}/mau/${one(body.values, 'form')}.pdf`;
  if (one(body.values, 'from') === 'worklist') return '/can-bo';
  return `/can-bo/ho-so/${id}`;
}

/** The page of a dossier, with what was tried on it and how that failed. */
export async function sendDossier(
  on: OfficerRequest,
  id: string,
  history: DossierHistory,
  tried: Tried,
): Promise<unknown> {
  const [deliveries, payments, notices, rating, scans, legs] = await Promise.all([
    deliveriesOf(on.services.readPool, id),
    paymentsOf(on.services.pool, id),
    noticesOf(on.services.readPool, id),
    readRating(on.services.readPool, id),
    fileStatesOf(
      on.services.pool,
      id,
      history.dossier.attachments.map(({ sha256 }) => sha256),
    ),
    loadLegs(on.services.readPool, id, history.dossier),
  ]);
  const facts = factsFor(history, on.services.world(), on.services.now());
  const amendment = nationalOrigin(history.dossier.received.origin)?.amendment ?? null;
  const amended =
    amendment === null ? null : await dossierOfNotice(on.services.readPool, amendment.of);
  const acts = allowedActs(on.officer, history.dossier, facts.procedure);
  const postal = await loadPostalView(on, id, history, facts, deliveries);
  const status = tried.errors.length === 0 ? 200 : tried.act === null ? 422 : 409;
  return sendPage(on, {
    title: `${history.dossier.code}: ${textIn(on.lang, facts.procedure.shortName)}`,
    status:
      status === 409 && tried.errors.some((error) => error.field !== tried.act) ? 422 : status,
    hasErrors: tried.errors.length > 0,
    body: dossierPage(on, {
      id,
      history,
      facts,
      acts,
      tried,
      deliveries,
      payments,
      amended,
      notices,
      postal,
      rating,
      scans,
      legs,
      maySendAgain: maySendAgain(on, history.dossier),
      again: againOf(one(formValues(on.request.query), 'lai')),
    }),
  });
}

const againOf = (word: string): keyof typeof AGAIN | null =>
  word === 'gui' || word === 'ban' ? word : null;

/** Sends a paper of the dossier, and records who read it. */
async function sendAttachment(
  on: OfficerRequest,
  id: string,
  history: DossierHistory,
): Promise<unknown> {
  const { number } = on.request.params as { readonly number: string };
  const attachment = history.dossier.attachments[Number(number) - 1];
  return sendFile(on, id, attachment, `attachment ${number}`);
}

/** Sends a signed document by its id, also one that holds no more. */
async function sendDocument(
  on: OfficerRequest,
  id: string,
  history: DossierHistory,
): Promise<unknown> {
  const { document } = on.request.params as { readonly document: string };
  const { documents, copies } = history.dossier;
  const found = [...documents, ...copies].find(({ id: known }) => known === document);
  return sendFile(on, id, found?.file, `document ${found?.id ?? ''}`);
}

async function sendFile(
  on: OfficerRequest,
  id: string,
  attachment: Attachment | undefined,
  what: string,
): Promise<unknown> {
  const opened = await openContent(on.services, attachment?.sha256);
  if (attachment === undefined || opened.kind === 'missing') {
    return sendProblem(on, 404, {
      vi: 'Không có tệp này trong hồ sơ.',
      en: 'There is no such file in the dossier.',
    });
  }
  if (opened.kind === 'withheld') return sendProblem(on, 403, WITHHELD);
  if (opened.kind === 'retired') return sendProblem(on, 410, RETIRED);
  await recordReads(on, [{ dossierId: id }], what);
  return sendAttachmentOf(on.reply, attachment, opened.stream);
}
