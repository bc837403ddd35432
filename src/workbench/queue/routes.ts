import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type CounterAct, counterRefusalTexts } from '#desk/counter-act.ts';
import { parseDossierCode } from '#dossier/dossier-code.ts';
import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import { isUuid } from '#kernel/uuid.ts';
import { closeCounter, openCounter, type SeatOutcome } from '#store/desk-counters.ts';
import { readQueue } from '#store/queue-view.ts';
import { type ActOutcome, actAtCounter, callNext, isDossierOf } from '#store/run-counter.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { counterPage } from '#workbench/queue/counter-page.ts';
import { QUEUE_PATH } from '#workbench/queue/paths.ts';
import type { CounterView } from '#workbench/queue/queue-view.ts';
import { requireRole } from '#workbench/refuse-page.ts';

/** The counter: who waits, call, begin, finish; each at the officer's own desk. */
export function queueRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (on: OfficerRequest) => Promise<unknown>) =>
    officerRoute(services, async (on) => {
      return (await requireRole(on, 'counter-officer', 'queue')) ?? page(on);
    });
  app.get(QUEUE_PATH, route(show));
  app.post(`${QUEUE_PATH}/quay`, route(takeCounter));
  app.post(`${QUEUE_PATH}/dong`, route(leaveCounter));
  app.post(`${QUEUE_PATH}/goi`, route(callTheNext));
  const act = (name: string, read: ReadAct) =>
    app.post(
      `${QUEUE_PATH}/so/:ticketId/${name}`,
      route((on) => doAct(on, read)),
    );
  act('goi-lai', (_, values) => ({ type: 'call-again', calls: Number(one(values, 'calls')) }));
  act('vang', () => ({ type: 'not-there' }));
  act('bat-dau', () => ({ type: 'begin' }));
  act('xong', readFinish);
  act('chuyen', readTransfer);
}

type ReadAct = (
  on: OfficerRequest,
  values: FormValues,
) => CounterAct | FieldFault | Promise<CounterAct | FieldFault>;

interface FieldFault {
  readonly field: string;
  readonly text: Bilingual;
}

const seat = (on: OfficerRequest) => ({
  desk: on.officer.agency,
  officer: on.officer.subject,
  now: on.services.now(),
});

const show = (on: OfficerRequest): Promise<unknown> => {
  const message = one(formValues(on.request.query), 'bao');
  return send(on, { message: message === 'het' ? textIn(on.lang, NOBODY) : null });
};

async function send(
  on: OfficerRequest,
  given: Partial<Pick<CounterView, 'values' | 'errors' | 'message'>>,
): Promise<unknown> {
  const { desk, officer, now } = seat(on);
  const queue = await readQueue(on.services.pool, desk, now);
  const errors = given.errors ?? [];
  return sendPage(on, {
    title: sayIn(on.lang)('Hàng đợi', 'Queue'),
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: counterPage(on, {
      today: dayOf(now),
      queue,
      counter: queue.counters.find((open) => open.officer === officer)?.counter ?? null,
      callId: randomUUID(),
      values: given.values ?? new Map(),
      errors,
      message: given.message ?? null,
    }),
  });
}

async function takeCounter(on: OfficerRequest): Promise<unknown> {
  const values = formValues(on.request.body);
  const typed = one(values, 'counter').trim();
  if (!/^[1-9]\d?$/.test(typed)) {
    return send(on, { values, errors: [{ field: 'counter', text: WRONG_COUNTER }] });
  }
  const { desk, officer, now } = seat(on);
  const seating = { desk, officer, counter: Number(typed), day: dayOf(now), at: now };
  return afterSeat(on, values, await openCounter(on.services.pool, seating));
}

async function leaveCounter(on: OfficerRequest): Promise<unknown> {
  const { desk, officer, now } = seat(on);
  const outcome = await closeCounter(on.services.pool, { desk, officer, day: dayOf(now) });
  return afterSeat(on, new Map(), outcome);
}

const afterSeat = async (on: OfficerRequest, values: FormValues, outcome: SeatOutcome) =>
  outcome === 'done'
    ? seeOther(on, QUEUE_PATH)
    : send(on, { values, errors: [{ field: 'counter', text: SEAT_TEXTS[outcome] }] });

async function callTheNext(on: OfficerRequest): Promise<unknown> {
  const sent = one(formValues(on.request.body), 'callId');
  const outcome = await callNext(on.services.pool, isUuid(sent) ? sent : randomUUID(), seat(on));
  return seeOther(on, outcome === 'nobody-waits' ? `${QUEUE_PATH}?bao=het` : QUEUE_PATH);
}

async function doAct(on: OfficerRequest, read: ReadAct): Promise<unknown> {
  const values = formValues(on.request.body);
  const { ticketId } = on.request.params as { readonly ticketId: string };
  const act = await read(on, values);
  if ('field' in act) return send(on, { values, errors: [act] });
  const outcome = isUuid(ticketId)
    ? await actAtCounter(on.services.pool, ticketId, act, seat(on))
    : 'unknown-ticket';
  return outcome === 'done'
    ? seeOther(on, QUEUE_PATH)
    : send(on, { errors: [{ field: 'number', text: ACT_TEXTS[outcome] }] });
}

/** A visit may end without a dossier; one that is named was received at this desk. */
async function readFinish(
  on: OfficerRequest,
  values: FormValues,
): Promise<CounterAct | FieldFault> {
  const typed = one(values, 'dossierCode').trim();
  if (typed === '') return { type: 'finish', dossierCode: null };
  const code = parseDossierCode(typed);
  if (!code.ok) return { field: 'dossierCode', text: code.error.text };
  const dossierCode = code.value.code;
  return (await isDossierOf(on.services.pool, on.officer.agency, dossierCode))
    ? { type: 'finish', dossierCode }
    : { field: 'dossierCode', text: NOT_OURS };
}

async function readTransfer(
  on: OfficerRequest,
  values: FormValues,
): Promise<CounterAct | FieldFault> {
  const { desk, now } = seat(on);
  const { counters } = await readQueue(on.services.pool, desk, now);
  const counter = Number(one(values, 'toCounter'));
  return counters.some((open) => open.counter === counter)
    ? { type: 'transfer', counter }
    : { field: 'toCounter', text: CHOOSE_COUNTER };
}

const NOBODY = { vi: 'Không còn ai đợi.', en: 'Nobody waits.' };
const WRONG_COUNTER = {
  vi: 'Nhập số quầy từ 1 đến 99.',
  en: 'Enter the number of the counter, 1 to 99.',
};
const NOT_OURS = {
  vi: 'Không có hồ sơ mang mã này tại Bộ phận của bạn. Kiểm tra lại, hoặc để trống.',
  en: 'Your desk has no dossier with this code. Check it, or leave it empty.',
};
const CHOOSE_COUNTER = {
  vi: 'Chọn một quầy đang mở.',
  en: 'Choose a counter that is open.',
};
const NO_COUNTER = {
  vi: 'Chọn số quầy của bạn trước.',
  en: 'Choose the number of your counter first.',
};
const SEAT_TEXTS = {
  'counter-in-use': {
    vi: 'Đồng nghiệp đang phục vụ ở quầy này. Chọn số quầy khác.',
    en: 'A colleague is serving somebody at this counter. Choose another.',
  },
  'finish-first': {
    vi: 'Kết thúc số đang ở quầy trước khi đổi hoặc đóng quầy.',
    en: 'Finish the number at your counter before changing or closing it.',
  },
} satisfies Record<Exclude<SeatOutcome, 'done'>, Bilingual>;
const ACT_TEXTS = {
  ...counterRefusalTexts,
  'no-counter': NO_COUNTER,
  'unknown-ticket': {
    vi: 'Hôm nay không có số này ở Bộ phận của bạn.',
    en: 'Your desk has no such number today.',
  },
} satisfies Record<Exclude<ActOutcome, 'done'>, Bilingual>;
