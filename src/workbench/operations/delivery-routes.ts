import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import type { Party } from '#dossier/deliveries.ts';
import { isNoticeChannel } from '#dossier/notice-channel.ts';
import { clean } from '#kernel/fold.ts';
import { isUuid } from '#kernel/uuid.ts';
import { markTold, readDelivery } from '#store/deliveries.ts';
import { holdDelivery, retryOne } from '#store/steer-deliveries.ts';
import { endNotices } from '#store/notices.ts';
import { loadHistories } from '#store/load-dossier.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { deliveryPage, type DeliveryView } from '#workbench/operations/delivery-page.ts';
import { readHandAnswer } from '#workbench/operations/hand-answer.ts';
import { isParty } from '#workbench/operations/party-state.ts';
import { partyLabels } from '#dossier/party-labels.ts';
import { deliveryPath, OPERATIONS_PATH } from '#workbench/operations/paths.ts';
import { recordAdministration } from '#workbench/record-administration.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { sendProblem } from '#workbench/refuse-page.ts';

type Waiting = NonNullable<Awaited<ReturnType<typeof readDelivery>>>;

/** A delivery that waits, with its dossier as it stands. */
interface Waits {
  readonly party: Party;
  readonly dossierId: string;
  readonly delivery: Waiting;
  readonly dossier: DeliveryView['dossier'];
}

/** What a person does about one delivery that waits: try it now, hold it, answer it by hand. */
export function deliveryRoutes(app: FastifyInstance, services: Services): void {
  const path = deliveryPath(':party', ':dossierId');
  const route = (act: string, page: (on: OfficerRequest, waits: Waits) => Promise<unknown>) =>
    administratorRoute(services, act, (on) => withDelivery(on, page));
  app.get(
    path,
    route('waiting-delivery', async (on, waits) => {
      await recordReads(on, [waits.delivery], 'waiting-delivery');
      return send(on, waits, new Map(), []);
    }),
  );
  app.post(`${path}/gui-lai`, route('retry-delivery', retry));
  app.post(`${path}/giu`, route('hold-delivery', hold));
  app.post(`${path}/tha`, route('hold-delivery', release));
  app.post(`${path}/tra-loi`, route('answer-delivery', answer));
}

async function withDelivery(
  on: OfficerRequest,
  page: (on: OfficerRequest, waits: Waits) => Promise<unknown>,
): Promise<unknown> {
  const { party, dossierId } = on.request.params as {
    readonly party: string;
    readonly dossierId: string;
  };
  if (!isParty(party) || !isUuid(dossierId)) return sendProblem(on, 404, NOTHING_WAITS);
  const { pool } = on.services;
  const delivery = await readDelivery(pool, { party, dossierId });
  const history = (await loadHistories(pool, [dossierId])).get(dossierId);
  if (delivery === null || history === undefined) return sendProblem(on, 404, NOTHING_WAITS);
  return page(on, { party, dossierId, delivery, dossier: history.dossier });
}

const done = (on: OfficerRequest, party: Party): unknown =>
  seeOther(on, `${OPERATIONS_PATH}?xong=1#${party}`);

async function retry(on: OfficerRequest, { party, dossierId }: Waits): Promise<unknown> {
  await retryOne(on.services.pool, { dossierId, party }, on.services.now());
  await recordAdministration(on, 'retry-delivery', `${party} ${dossierId}`);
  return done(on, party);
}

async function hold(on: OfficerRequest, waits: Waits): Promise<unknown> {
  const { party, dossierId } = waits;
  const values = formValues(on.request.body);
  const because = clean(one(values, 'because')).slice(0, 300);
  if (because === '') return send(on, waits, values, [{ field: 'because', text: NO_REASON }]);
  const how = { by: on.officer.subject, because };
  await holdDelivery(on.services.pool, { dossierId, party }, how, on.services.now());
  await recordAdministration(on, 'hold-delivery', `${party} ${dossierId} ${because}`);
  return done(on, party);
}

async function release(on: OfficerRequest, { party, dossierId }: Waits): Promise<unknown> {
  await holdDelivery(on.services.pool, { dossierId, party }, null, on.services.now());
  await recordAdministration(on, 'hold-delivery', `${party} ${dossierId} let go`);
  return done(on, party);
}

/** The answer is a command of the same core, under the name of the one who gives it. */
async function answer(on: OfficerRequest, waits: Waits): Promise<unknown> {
  const { party, dossierId, dossier, delivery } = waits;
  const { pool, now, runCommand } = on.services;
  const values = formValues(on.request.body);
  const read = readHandAnswer(values, { party, dossierId, dossier, now: now() });
  if (!read.ok) return send(on, waits, values, read.error);
  const note = clean(one(values, 'note')).slice(0, 300);
  await recordAdministration(on, 'answer-delivery', `${party} ${dossierId} ${note}`);
  if (read.value.kind === 'told') {
    if (isNoticeChannel(party)) await endNotices(pool, dossierId, party, now());
    await markTold(pool, { dossierId, party, doneVersion: 0 }, delivery.wantedVersion, now());
    return done(on, party);
  }
  const recorded = await runCommand({
    command: read.value.command,
    officer: on.officer,
    at: now(),
  });
  if (!recorded.ok) throw new Error(`the answer was not recorded: ${recorded.refusal.code}`);
  await markTold(pool, { dossierId, party, doneVersion: 0 }, recorded.version, now());
  return done(on, party);
}

const send = (
  on: OfficerRequest,
  { party, delivery, dossier }: Waits,
  values: FormValues,
  errors: readonly FieldError[],
): unknown =>
  sendPage(on, {
    title: `${sayIn(on.lang)('Đang chờ gửi', 'Waiting')}: ${textIn(on.lang, partyLabels[party])}`,
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: deliveryPage(on, { delivery, dossier, values, errors }),
  });

const NO_REASON = { vi: 'Ghi lý do giữ lại.', en: 'Write why it is held.' };
const NOTHING_WAITS = {
  vi: 'Không có gì đang chờ gửi của hồ sơ này đến hệ thống đó; có thể vừa gửi xong. Xem lại trang Vận hành kết nối.',
  en: 'Nothing of this dossier waits for that system; it may just have been sent. See the exchange page.',
};
