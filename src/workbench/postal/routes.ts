import type { FastifyInstance } from 'fastify';
import { whyMayNotDealWithPost, whyNoParcel } from '#access/may-post.ts';
import { askCancel, type PostalOrder, settle } from '#dossier/postal-order.ts';
import { type PostalRefusal, postalRefusalTexts } from '#dossier/postal-words.ts';
import { refusalTexts } from '#dossier/refusal.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { type DossierHistory, loadHistories } from '#store/load-dossier.ts';
import { changeParcel, orderParcel, ordersOf, type PostalActor } from '#store/postal-orders.ts';
import { factsFor } from '#store/run-command.ts';
import type { FieldError } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { NOTHING_TRIED, sendDossier, withDossier } from '#workbench/dossier/routes.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { labelPage } from '#workbench/postal/label-page.ts';
import { showParcels } from '#workbench/postal/list-routes.ts';
import { parseParcel, POSTAL_LIST_PATH, postalPath } from '#workbench/postal/paths.ts';
import { postalReceiver } from '#workbench/postal/postal-view.ts';
import { directionOf, readOrder, type TriedPost } from '#workbench/postal/read-order.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { deny, sendProblem } from '#workbench/refuse-page.ts';

/** Parcels of a dossier, as its desk orders, cancels and sees to them; and the list of a desk. */
export function postalRoutes(app: FastifyInstance, services: Services): void {
  const path = postalPath(':id');
  const route = (handle: DossierPage) => officerRoute(services, withDossier(ofDesk(handle)));
  app.post(path, route(order));
  app.post(`${path}/:parcel/huy`, route(withParcel(cancel)));
  app.post(`${path}/:parcel/xong`, route(withParcel(seeTo)));
  app.get(`${path}/:parcel/nhan`, route(withParcel(showLabel)));
  app.get(POSTAL_LIST_PATH, officerRoute(services, showParcels));
}

type DossierPage = (on: OfficerRequest, id: string, history: DossierHistory) => Promise<unknown>;

/** Only counter officers of the desk that has the dossier; the attempt of anybody else is kept. */
const ofDesk =
  (handle: DossierPage): DossierPage =>
  async (on, id, history) => {
    const why = whyMayNotDealWithPost(on.officer, history.dossier);
    return why === null ? handle(on, id, history) : deny(on, id, 'post', why);
  };

async function order(on: OfficerRequest, id: string, history: DossierHistory): Promise<unknown> {
  const { services } = on;
  const values = formValues(on.request.body);
  const direction = directionOf(values);
  const tried = { form: direction, values };
  const { dossier } = history;
  const today = dayOf(services.now());
  const reading = readOrder(values, {
    dossierId: id,
    dossier,
    directory: services.directory(),
    today,
  });
  if (!reading.ok) return sendBack(on, id, history, tried, reading.errors);
  const { procedure } = factsFor(history, services.world(), services.now());
  const ordered = await orderParcel(services.pool, reading.draft, actorOf(on), (orders) =>
    whyNoParcel(direction, dossier, procedure, orders),
  );
  if (!ordered.ok) return refuse(on, id, history, tried, ordered.error);
  if (one(values, 'intent') === 'hand-over') {
    return handOver(on, id, ordered.value, tried);
  }
  return seeOther(on, `/can-bo/ho-so/${id}#postal`);
}

/** Gives the result to the post at once, which closes the dossier; the parcel stands in any case. */
async function handOver(
  on: OfficerRequest,
  id: string,
  parcel: PostalOrder,
  tried: TriedPost,
): Promise<unknown> {
  const { services, officer } = on;
  const act = { type: 'hand-over', receiver: postalReceiver(parcel) } as const;
  const expectedVersion = Number(one(tried.values, 'version'));
  const command = { type: 'act', dossierId: id, expectedVersion, act } as const;
  const outcome = await services.runCommand({ command, officer, at: services.now() });
  const history = (await loadHistories(services.pool, [id])).get(id);
  // A repeated form finds it handed over by the first.
  if (outcome.ok || history === undefined || history.dossier.phase.kind === 'closed') {
    return seeOther(on, `/can-bo/ho-so/${id}#postal`);
  }
  const why = refusalTexts[outcome.refusal.code];
  const text = {
    vi: `Đã tạo yêu cầu bưu chính ${parcel.number}, nhưng chưa trả được kết quả: ${why.vi}`,
    en: `The parcel ${parcel.number} is ordered, but the result was not handed over: ${why.en}`,
  };
  return sendBack(on, id, history, tried, [{ field: 'postal', text }]);
}

type ParcelPage = (
  on: OfficerRequest,
  id: string,
  history: DossierHistory,
  parcel: PostalOrder,
) => Promise<unknown>;

const withParcel =
  (handle: ParcelPage): DossierPage =>
  async (on, id, history) => {
    const { parcel } = on.request.params as { readonly parcel: string };
    const key = parseParcel(parcel);
    const found = (await ordersOf(on.services.pool, id)).find(
      ({ direction, serial }) => direction === key?.direction && serial === key.serial,
    );
    return found === undefined
      ? sendProblem(on, 404, postalRefusalTexts['unknown-order'])
      : handle(on, id, history, found);
  };

const cancel: ParcelPage = (on, id, history, parcel) =>
  withReason(on, id, history, parcel, {
    missing: { vi: 'Ghi lý do hủy.', en: 'Say why it is cancelled.' },
    refusal: 'too-late-to-cancel',
    change: (reason) =>
      changeParcel(
        on.services.pool,
        parcel,
        (held) => askCancel(held, { ...byNow(on), reason, refusal: null }),
        { by: actorOf(on), act: 'postal-cancel', isNews: true },
      ),
  });

const seeTo: ParcelPage = (on, id, history, parcel) =>
  withReason(on, id, history, parcel, {
    missing: { vi: 'Ghi đã xử lý thế nào.', en: 'Say how it was seen to.' },
    refusal: 'nothing-to-settle',
    change: (note) =>
      changeParcel(on.services.pool, parcel, (held) => settle(held, { ...byNow(on), note }), {
        by: actorOf(on),
        act: 'postal-settle',
        isNews: false,
      }),
  });

interface ReasonedChange {
  readonly missing: Bilingual;
  /** What it is refused with where there is nothing to change. */
  readonly refusal: PostalRefusal;
  readonly change: (reason: string) => Promise<PostalOrder | null>;
}

async function withReason(
  on: OfficerRequest,
  id: string,
  history: DossierHistory,
  parcel: PostalOrder,
  { missing, refusal, change }: ReasonedChange,
): Promise<unknown> {
  const values = formValues(on.request.body);
  const tried = { form: parcel.number, values };
  const reason = clean(one(values, 'postReason')).slice(0, 300);
  if (reason === '') {
    return sendBack(on, id, history, tried, [{ field: 'postReason', text: missing }]);
  }
  const changed = await change(reason);
  if (changed === null && !isRepeated(on, parcel, reason)) {
    return refuse(on, id, history, tried, refusal);
  }
  return seeOther(on, `/can-bo/ho-so/${id}#postal`);
}

/** The same form sent again by the same officer changes nothing, and is no fault. */
const isRepeated = (on: OfficerRequest, { cancel: wish, settled }: PostalOrder, reason: string) =>
  (wish?.by === on.officer.subject && wish.reason === reason) ||
  (settled?.by === on.officer.subject && settled.note === reason);

async function showLabel(
  on: OfficerRequest,
  id: string,
  _history: DossierHistory,
  parcel: PostalOrder,
): Promise<unknown> {
  await recordReads(on, [{ dossierId: id }], 'postal-label');
  return sendPage(on, {
    title: `${sayIn(on.lang)('Nhãn', 'Label')} ${parcel.number}`,
    body: labelPage(on.lang, parcel),
  });
}

const refuse = (
  on: OfficerRequest,
  id: string,
  history: DossierHistory,
  tried: TriedPost,
  refusal: PostalRefusal,
): Promise<unknown> =>
  sendBack(on, id, history, tried, [{ field: 'postal', text: postalRefusalTexts[refusal] }]);

/** The page again, with what is wrong and everything that was typed. */
async function sendBack(
  on: OfficerRequest,
  id: string,
  history: DossierHistory,
  postal: TriedPost,
  errors: readonly FieldError[],
): Promise<unknown> {
  await recordReads(on, [{ dossierId: id }], 'dossier');
  return sendDossier(on, id, history, { ...NOTHING_TRIED, errors, postal });
}

const byNow = (on: OfficerRequest) => ({ by: on.officer.subject, at: on.services.now() });

function actorOf(on: OfficerRequest): PostalActor {
  const { subject, role, agency } = on.officer;
  return { at: on.services.now(), subject, role, agency };
}
