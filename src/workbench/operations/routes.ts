import { withoutGaps } from '#persons/personal-number.ts';
import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { PARTIES } from '#dossier/deliveries.ts';
import {
  addDays,
  epochOf,
  type Instant,
  instantAt,
  instantFromEpoch,
  parseTypedDay,
} from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { isUuid } from '#kernel/uuid.ts';
import { stuckMessages } from '#store/axis-lists.ts';
import { retryMessages } from '#store/axis-messages.ts';
import { stuckDeliveries } from '#store/deliveries.ts';
import { retryNow } from '#store/steer-deliveries.ts';
import { readQueue } from '#store/delivery-queues.ts';
import {
  dossierByCode,
  findCalls,
  type KeptCall,
  readCall,
  readCallFigures,
} from '#store/exchange-calls.ts';
import { countFindings } from '#store/reconciliation-findings.ts';
import { reportedNotices } from '#store/portal-notices.ts';
import { oldestCallDay } from '#store/exchange-log.ts';
import { readLineStates } from '#store/line-states.ts';
import { readStaffNames } from '#store/staff.ts';
import type { FieldError } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { callPage, callsPage } from '#workbench/operations/calls-page.ts';
import { operationsPage } from '#workbench/operations/operations-page.ts';
import { isParty } from '#workbench/operations/party-state.ts';
import { outcomeLabels } from '#workbench/operations/outcome-labels.ts';
import { CALLS_PATH, OPERATIONS_PATH } from '#workbench/operations/paths.ts';
import { readScannerState } from '#workbench/operations/scanner-pane.ts';
import { recordAdministration } from '#workbench/record-administration.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { sendProblem } from '#workbench/refuse-page.ts';

/** The exchange as the province's administrator operates it. */
export function operationsRoutes(app: FastifyInstance, services: Services): void {
  const route = (act: string, page: (on: OfficerRequest) => Promise<unknown>) =>
    administratorRoute(services, act, page);
  app.get(OPERATIONS_PATH, route('operations', overview));
  app.post(`${OPERATIONS_PATH}/gui-lai`, route('retry-deliveries', retry));
  app.get(CALLS_PATH, route('exchange-log', list));
  app.get(
    `${CALLS_PATH}/:id`,
    route('exchange-log', (on) => withCall(on, show)),
  );
  app.post(
    `${CALLS_PATH}/:id`,
    route('open-exchange-call', (on) => withCall(on, open)),
  );
}

const HOUR_MS = 3_600_000;
const STUCK = 50;
/** A process that says nothing of its lines for so long has ended. */
const ALIVE_MS = 60_000;

async function overview(on: OfficerRequest): Promise<unknown> {
  const { pool, now, connected } = on.services;
  const since = instantFromEpoch(epochOf(now()) - HOUR_MS);
  const lines = await readLineStates(pool, instantFromEpoch(epochOf(now()) - ALIVE_MS));
  const parties = await Promise.all(
    PARTIES.map(async (party) => ({
      party,
      isConnected: connected.has(party),
      queue: await readQueue(pool, party, now()),
      figures: await readCallFigures(pool, party, since),
      stuck: await stuckDeliveries(pool, party, STUCK),
      lines: lines.filter((line) => line.party === party),
    })),
  );
  await recordReads(
    on,
    parties.flatMap(({ stuck }) => stuck),
    'operations',
  );
  const done = one(formValues(on.request.query), 'xong') === '1';
  const say = sayIn(on.lang);
  return sendPage(on, {
    title: say('Vận hành kết nối', 'Exchange with other systems'),
    body: operationsPage(on, {
      parties,
      differences: [...(await countFindings(pool)).values()].reduce((sum, count) => sum + count, 0),
      messages: await stuckMessages(pool, STUCK),
      notices: await reportedNotices(pool, STUCK),
      scanner: await readScannerState(on.services),
      now: now(),
      message: done ? say('Đã ghi nhận.', 'Done.') : null,
    }),
  });
}

async function retry(on: OfficerRequest): Promise<unknown> {
  const party = one(formValues(on.request.body), 'party');
  if (!isParty(party)) return sendProblem(on, 404, NO_SUCH_PARTY);
  const { pool, now } = on.services;
  const count =
    party === 'document-axis'
      ? await retryMessages(pool, now())
      : await retryNow(pool, party, now());
  await recordAdministration(on, 'retry-deliveries', `${party} ${count}`);
  return seeOther(on, `${OPERATIONS_PATH}?xong=1#${party}`);
}

const PAGE_SIZE = 50;

async function list(on: OfficerRequest): Promise<unknown> {
  const { pool } = on.services;
  const values = formValues(on.request.query);
  const errors: FieldError[] = [];
  const [party, outcome] = [one(values, 'he-thong'), one(values, 'ket-qua')];
  const typedDay = one(values, 'ngay').trim();
  const day = parseTypedDay(typedDay);
  if (typedDay !== '' && !day.ok) errors.push({ field: 'ngay', text: NO_DAY });
  const code = clean(one(values, 'ho-so'));
  const dossierId = code === '' ? null : await dossierByCode(pool, code);
  if (code !== '' && dossierId === null) errors.push({ field: 'ho-so', text: NO_DOSSIER });
  const calls =
    errors.length > 0
      ? []
      : await findCalls(pool, {
          party: isParty(party) ? party : null,
          outcome: isOutcome(outcome) ? outcome : null,
          dossierId,
          person: withoutGaps(one(values, 'so')),
          from: day.ok ? instantAt(day.value, 0) : null,
          before:
            beforeOf(one(values, 'truoc')) ?? (day.ok ? instantAt(addDays(day.value, 1), 0) : null),
          limit: PAGE_SIZE + 1,
        });
  const shown = calls.slice(0, PAGE_SIZE);
  await recordReads(on, shown, 'exchange-log');
  return sendPage(on, {
    title: sayIn(on.lang)('Nhật ký trao đổi', 'Log of calls'),
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: callsPage(on, {
      values,
      errors,
      calls: shown,
      kept: {
        months: on.services.exchangeLogMonths,
        oldest: await oldestCallDay(pool),
      },
      older: calls.length > PAGE_SIZE ? olderLink(values, shown.at(-1)?.at) : null,
    }),
  });
}

const isOutcome = (text: string): text is KeptCall['outcome'] => Object.hasOwn(outcomeLabels, text);

function beforeOf(text: string): Instant | null {
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : instantFromEpoch(at);
}

function olderLink(values: ReturnType<typeof formValues>, last: Instant | undefined): string {
  const query = new URLSearchParams();
  for (const name of ['he-thong', 'ket-qua', 'ho-so', 'so', 'ngay']) {
    query.set(name, one(values, name));
  }
  query.set('truoc', last ?? '');
  return `${CALLS_PATH}?${query.toString()}`;
}

async function withCall(
  on: OfficerRequest,
  page: (on: OfficerRequest, call: KeptCall) => Promise<unknown>,
): Promise<unknown> {
  const { id } = on.request.params as { readonly id: string };
  const call = isUuid(id) ? await readCall(on.services.pool, id) : null;
  return call === null ? sendProblem(on, 404, NO_SUCH_CALL) : page(on, call);
}

async function show(on: OfficerRequest, call: KeptCall): Promise<unknown> {
  await recordReads(on, [call], 'exchange-call');
  return sendCall(on, call, false, undefined);
}

/** Who it is about is shown after a reason, which stands in the audit before the page is sent. */
async function open(on: OfficerRequest, call: KeptCall): Promise<unknown> {
  const reason = clean(one(formValues(on.request.body), 'reason')).slice(0, 300);
  if (reason === '') return sendCall(on, call, false, textIn(on.lang, NO_REASON));
  await recordAdministration(on, 'open-exchange-call', `${call.id} ${reason}`);
  await recordReads(on, [call], 'exchange-call in full');
  return sendCall(on, call, true, undefined);
}

async function sendCall(
  on: OfficerRequest,
  call: KeptCall,
  isOpen: boolean,
  error: string | undefined,
): Promise<unknown> {
  const names = await readStaffNames(on.services.pool, [call.subject]);
  return sendPage(on, {
    title: call.service,
    status: error === undefined ? 200 : 422,
    hasErrors: error !== undefined,
    body: callPage(on, { call, officer: names.get(call.subject) ?? call.subject, isOpen, error }),
  });
}

const NO_SUCH_PARTY = { vi: 'Không có hệ thống này.', en: 'There is no such system.' };
const NO_SUCH_CALL = {
  vi: 'Không có lần gọi này trong nhật ký. Tìm lại trong danh sách.',
  en: 'The log does not have this call. Look again in the list.',
};
const NO_REASON = { vi: 'Ghi lý do.', en: 'Write why.' };
const NO_DAY = { vi: 'Nhập ngày, ví dụ 21/06/2022.', en: 'Enter a day, such as 21/06/2022.' };
const NO_DOSSIER = {
  vi: 'Không có hồ sơ mang mã này. Nhập đủ mã, ví dụ 000.01.40.H33-220621-0001.',
  en: 'No dossier has this code. Enter the whole of it.',
};
