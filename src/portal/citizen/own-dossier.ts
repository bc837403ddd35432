import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import type { Act } from '#dossier/command.ts';
import { mayBeRated } from '#dossier/rating.ts';
import { refusalTexts } from '#dossier/refusal.ts';
import { feePart } from '#portal/citizen/payment.ts';
import { dossierPage, type Tried } from '#portal/citizen/dossier-page.ts';
import {
  type OwnDossierPage,
  ownDossierRoute,
  type OwnDossierVisitor,
} from '#portal/citizen/own-dossier-visitor.ts';
import { ownDossierPath } from '#portal/citizen/paths.ts';
import { sendOwnFile } from '#portal/citizen/send-own-file.ts';
import { beginTwin } from '#portal/filing/begin-twin.ts';
import { sentRating } from '#portal/citizen/rating.ts';
import { formIsOurs, sendCitizenPage } from '#portal/citizen/visitor.ts';
import { loadHistories } from '#store/load-dossier.ts';
import { loadLegs } from '#store/load-legs.ts';
import { fileStatesOf } from '#store/file-states.ts';
import { parcelStands } from '#store/postal-orders.ts';
import { keepRating, readRating } from '#store/ratings.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormBody, readFormBody } from '#web/form-body.ts';
import { formValues, one } from '#web/form-values.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';
import { FORM_TOO_OLD } from '#web/sign-in.ts';

/** One's own dossier: where it stands, what is wanted, its papers and its result. */
export function ownDossierRoutes(app: FastifyInstance, services: Services): void {
  const path = ownDossierPath(':id');
  app.get(path, ownDossierRoute(services, show));
  app.get(`${path}/tep/:number`, ownDossierRoute(services, sendFile));
  app.get(`${path}/van-ban/:document`, ownDossierRoute(services, sendDocument));
  app.post(`${path}/bo-sung`, ownDossierRoute(services, giveSupplement));
  app.post(`${path}/rut`, ownDossierRoute(services, withdraw));
  app.post(`${path}/bot`, ownDossierRoute(services, leaveOut));
  app.post(`${path}/sinh-doi`, ownDossierRoute(services, beginTwin));
  app.post(`${path}/danh-gia`, ownDossierRoute(services, rate));
}

const NOTHING_TRIED: Tried = {
  body: { values: new Map(), attachments: [], errors: [] },
  errors: [],
};

const show: OwnDossierPage = (on) => send(on, NOTHING_TRIED);

async function send(on: OwnDossierVisitor, tried: Tried): Promise<unknown> {
  const [parcels, fee, rating, scans, legs] = await Promise.all([
    parcelStands(on.services.readPool, on.dossierId),
    feePart(on),
    readRating(on.services.pool, on.dossierId),
    fileStatesOf(
      on.services.pool,
      on.dossierId,
      on.history.dossier.attachments.map(({ sha256 }) => sha256),
    ),
    loadLegs(on.services.pool, on.dossierId, on.history.dossier),
  ]);
  const isNew = one(formValues(on.request.query), 'moi') === '1';
  return sendCitizenPage(on, {
    title: `${on.history.dossier.code}: ${textIn(on.lang, on.facts.procedure.shortName)}`,
    errors: tried.errors,
    body: dossierPage(on, { parcels, fee, rating, scans, legs, isNew, tried }),
  });
}

/** The paper by its number among those of the dossier; PDF and pictures are shown, not run. */
function sendFile(on: OwnDossierVisitor): Promise<unknown> {
  const { number = '' } = on.request.params as { readonly number?: string };
  return sendOwnFile(on, on.history.dossier.attachments[Number(number)], NO_FILE);
}

/** A signed document by its id, also one that holds no more. */
function sendDocument(on: OwnDossierVisitor): Promise<unknown> {
  const { document } = on.request.params as { readonly document: string };
  const found = on.history.dossier.documents.find(({ id }) => id === document);
  return sendOwnFile(on, found?.file, NO_FILE);
}

async function giveSupplement(on: OwnDossierVisitor): Promise<unknown> {
  const { services, request, reply } = on;
  const body = await readFormBody(request, services);
  if (!formIsOurs(request, services, one(body.values, '_csrf'))) {
    return sendProblemPage(request, reply, services, 403, FORM_TOO_OLD);
  }
  const note = one(body.values, 'note').trim();
  if (body.errors.length > 0) return send(on, { body, errors: body.errors });
  if (body.attachments.length === 0 && note === '') {
    return send(on, { body, errors: [NOTHING_GIVEN] });
  }
  return act(on, { type: 'record-supplement', note, attachments: body.attachments }, body);
}

async function withdraw(on: OwnDossierVisitor): Promise<unknown> {
  const values = formValues(on.request.body);
  const reason = one(values, 'reason').trim();
  const body: FormBody = { values, attachments: [], errors: [] };
  if (reason === '') return send(on, { body, errors: [NO_REASON] });
  return act(on, { type: 'stop', reason, feeSettlement: '' }, body);
}

async function leaveOut(on: OwnDossierVisitor): Promise<unknown> {
  const values = formValues(on.request.body);
  const [leg, reason] = [one(values, 'leg'), one(values, 'dropReason').trim()];
  const body: FormBody = { values, attachments: [], errors: [] };
  if (leg === '') return send(on, { body, errors: [NO_LEG] });
  if (reason === '') return send(on, { body, errors: [{ ...NO_REASON, field: 'dropReason' }] });
  return act(on, { type: 'drop-leg', leg, reason }, body);
}

async function rate(on: OwnDossierVisitor): Promise<unknown> {
  const { services, dossierId, history, request, reply } = on;
  const values = formValues(request.body);
  const { rating, errors } = sentRating(values);
  if (!mayBeRated(history.dossier)) {
    return sendProblemPage(request, reply, services, 409, NO_RESULT_YET);
  }
  if (rating === null) return send(on, { body: { values, attachments: [], errors: [] }, errors });
  await keepRating(services.pool, dossierId, { ...rating, ratedAt: services.now() });
  return reply.redirect(`${ownDossierPath(dossierId)}#danh-gia`, 303);
}

async function act(on: OwnDossierVisitor, what: Act, body: FormBody): Promise<unknown> {
  const { services, citizen, dossierId, reply } = on;
  const expectedVersion = Number(one(body.values, 'version'));
  const outcome = await services.runCommand({
    command: {
      type: 'act',
      dossierId,
      expectedVersion: Number.isSafeInteger(expectedVersion) ? expectedVersion : 0,
      act: what,
    },
    officer: null,
    citizen,
    at: services.now(),
  });
  if (outcome.ok) return reply.redirect(ownDossierPath(dossierId), 303);
  const fresh = (await loadHistories(services.pool, [dossierId])).get(dossierId) ?? on.history;
  const field = FIELDS[what.type] ?? 'note';
  const errors = [{ field, text: refusalTexts[outcome.refusal.code] }];
  return send({ ...on, history: fresh }, { body, errors });
}

/** Where a refusal of an act is shown. */
const FIELDS: Readonly<Partial<Record<Act['type'], string>>> = {
  stop: 'reason',
  'drop-leg': 'leg',
};

const NO_LEG: FieldError = {
  field: 'leg',
  text: { vi: 'Chọn thủ tục không làm nữa.', en: 'Choose which is no longer wanted.' },
};

const NOTHING_GIVEN: FieldError = {
  field: 'note',
  text: {
    vi: 'Chọn tệp bổ sung, hoặc ghi nội dung bạn giải trình.',
    en: 'Choose the files, or write what you have to say.',
  },
};

const NO_REASON: FieldError = {
  field: 'reason',
  text: { vi: 'Ghi lý do.', en: 'Write why.' },
};

const NO_FILE = {
  vi: 'Không có tệp này trong hồ sơ.',
  en: 'The dossier has no such file.',
};

const NO_RESULT_YET = {
  vi: 'Hồ sơ chưa có kết quả nên chưa đánh giá được. Quay lại khi đã có kết quả.',
  en: 'There is no result to rate yet. Come back once it is there.',
};
