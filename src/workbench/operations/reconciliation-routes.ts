import { sendFile } from '#workbench/send-file.ts';
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import { type DifferenceKind, isDifferenceKind, isMendable } from '#dossier/portal-difference.ts';
import { addDays, dayNumber, dayOf, formatDay, parseTypedDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { isUuid } from '#kernel/uuid.ts';
import { dossierByCode } from '#store/exchange-calls.ts';
import {
  askRepair,
  countFindings,
  findFindings,
  type FindingQuery,
  repairableDossiers,
} from '#store/reconciliation-findings.ts';
import { beginRun, endRun, recentRuns, type RunScope } from '#store/reconciliation-runs.ts';
import { readStaffNames } from '#store/staff.ts';
import { inTransaction } from '#store/transaction.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';
import type { FieldError } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { findingsCsv } from '#workbench/operations/findings-csv.ts';
import { findingsPath, RECONCILIATION_PATH } from '#workbench/operations/paths.ts';
import { reconciliationPage } from '#workbench/operations/reconciliation-page.ts';
import { traceOf } from '#workbench/record-administration.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { sendProblem } from '#workbench/refuse-page.ts';

/** The reconciliation with the national portal, for the province's administrator. */
export function reconciliationRoutes(app: FastifyInstance, services: Services): void {
  const route = (act: string, page: (on: OfficerRequest) => Promise<unknown>) =>
    administratorRoute(services, act, page);
  app.get(
    RECONCILIATION_PATH,
    route('reconciliation', (on) => show(on, freshValues(on), [])),
  );
  app.post(RECONCILIATION_PATH, route('begin-reconciliation', begin));
  app.post(`${RECONCILIATION_PATH}/dung`, route('stop-reconciliation', stop));
  app.post(`${RECONCILIATION_PATH}/sua`, route('repair-delivery', repair));
  app.post(`${RECONCILIATION_PATH}/sua-loai`, route('repair-delivery', repairKind));
  app.get(`${RECONCILIATION_PATH}/sai-lech.csv`, route('reconciliation-csv', sendCsv));
}

const DAYS = 30;
const LONGEST_DAYS = 366;
const RUNS = 8;
const PAGE_SIZE = 50;
/** At one press; a press more takes the rest. */
const MOST_REPAIRS = 5000;
const MOST_ROWS = 50_000;

function freshValues(on: OfficerRequest): FormValues {
  const today = dayOf(on.services.now());
  return new Map([
    ['run', [randomUUID()]],
    ['tu', [formatDay(addDays(today, -DAYS))]],
    ['den', [formatDay(today)]],
  ]);
}

async function show(
  on: OfficerRequest,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<unknown> {
  const { pool, registries } = on.services;
  const asked = formValues(on.request.query);
  const query = queryOf(asked);
  const found = await findFindings(pool, { ...query, limit: PAGE_SIZE + 1 });
  const findings = found.slice(0, PAGE_SIZE);
  const last = findings.at(-1);
  const runs = await recentRuns(pool, RUNS);
  await recordReads(on, findings, 'reconciliation');
  return sendPage(on, {
    title: sayIn(on.lang)('Đối chiếu với Cổng', 'Reconciliation'),
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: reconciliationPage(on, {
      isConnected: registries?.connected.has('national-portal') ?? false,
      message: messageOf(on, asked),
      values,
      errors,
      runs,
      names: await readStaffNames(pool, [...new Set(runs.map(({ startedBy }) => startedBy))]),
      counts: await countFindings(pool),
      kind: query.kind,
      state: query.state,
      findings,
      next:
        found.length > PAGE_SIZE && last !== undefined
          ? findingsPath({
              kind: query.kind,
              state: query.state,
              after: `${last.dossierId} ${last.kind}`,
            })
          : null,
    }),
  });
}

function queryOf(asked: FormValues): Omit<FindingQuery, 'limit'> {
  const kind = one(asked, 'loai');
  const [dossierId = '', after = ''] = one(asked, 'sau').split(' ');
  return {
    kind: isDifferenceKind(kind) ? kind : null,
    state: one(asked, 'xem') === 'da-khop' ? 'repaired' : 'open',
    after: isUuid(dossierId) ? { dossierId, kind: after } : null,
  };
}

function messageOf({ lang }: OfficerRequest, asked: FormValues): string | null {
  const say = sayIn(lang);
  const count = Number(one(asked, 'so'));
  switch (one(asked, 'xong')) {
    case 'bat-dau':
      return say('Đã bắt đầu. Tiến độ ở bảng dưới.', 'Begun; see below how far it is.');
    case 'dung':
      return say('Đã dừng.', 'Stopped.');
    case 'sua':
      return say(
        'Đang gửi lại {count} hồ sơ; Cổng được hỏi trước, chỉ gửi phần còn thiếu.',
        '{count} dossiers are being told again; the portal is asked first.',
        { count },
      );
    default:
      return null;
  }
}

async function begin(on: OfficerRequest): Promise<unknown> {
  const { pool, now } = on.services;
  const values = formValues(on.request.body);
  const read = await readScope(on, values);
  if (!read.ok) return show(on, values, read.error);
  const runId = one(values, 'run');
  if (!isUuid(runId)) return sendProblem(on, 404, NO_SUCH_RUN);
  const startedBy = on.officer.subject;
  const run = { runId, scope: read.value, startedBy, at: now(), night: null };
  await inTransaction(pool, async (client) => {
    if (!(await beginRun(client, run))) return;
    await audit(client, on, 'begin-reconciliation', JSON.stringify(read.value));
  });
  return seeOther(on, `${RECONCILIATION_PATH}?xong=bat-dau#runs`);
}

/** What was done, in the transaction that does it. */
const audit = (
  client: pg.ClientBase,
  on: OfficerRequest,
  act: string,
  detail: string,
): Promise<void> =>
  writeAudit(client, [
    { ...traceOf(on, act, detail), dossierId: NO_DOSSIER, outcome: 'done' as const },
  ]);

async function readScope(
  on: OfficerRequest,
  values: FormValues,
): Promise<Result<RunScope, readonly FieldError[]>> {
  const code = clean(one(values, 'ho-so'));
  if (code !== '') {
    const isThere = (await dossierByCode(on.services.pool, code)) !== null;
    return isThere ? ok({ kind: 'dossier', code }) : err([{ field: 'ho-so', text: NO_SUCH_CODE }]);
  }
  const [from, to] = [parseTypedDay(one(values, 'tu')), parseTypedDay(one(values, 'den'))];
  const errors: FieldError[] = [];
  if (!from.ok) errors.push({ field: 'tu', text: NO_DAY });
  if (!to.ok) errors.push({ field: 'den', text: NO_DAY });
  if (!from.ok || !to.ok) return err(errors);
  const days = dayNumber(to.value) - dayNumber(from.value);
  if (days < 0) return err([{ field: 'den', text: BEFORE }]);
  if (days > LONGEST_DAYS) return err([{ field: 'tu', text: TOO_LONG }]);
  return ok({ kind: 'period', from: from.value, to: to.value });
}

async function stop(on: OfficerRequest): Promise<unknown> {
  const runId = one(formValues(on.request.body), 'run');
  if (!isUuid(runId)) return sendProblem(on, 404, NO_SUCH_RUN);
  const { pool, now } = on.services;
  await inTransaction(pool, async (client) => {
    if (!(await endRun(client, runId, 'stopped', now()))) return;
    await audit(client, on, 'stop-reconciliation', runId);
  });
  return seeOther(on, `${RECONCILIATION_PATH}?xong=dung#runs`);
}

async function repair(on: OfficerRequest): Promise<unknown> {
  const values = formValues(on.request.body);
  const [dossierId, kind] = [one(values, 'dossierId'), one(values, 'kind')];
  if (!isUuid(dossierId) || !isDifferenceKind(kind) || !isMendable(kind)) {
    return sendProblem(on, 404, NO_SUCH_FINDING);
  }
  return repairAll(on, [dossierId], kind, null);
}

async function repairKind(on: OfficerRequest): Promise<unknown> {
  const kind = one(formValues(on.request.body), 'kind');
  if (!isDifferenceKind(kind) || !isMendable(kind)) return sendProblem(on, 404, NO_SUCH_FINDING);
  const dossierIds = await repairableDossiers(on.services.pool, kind, MOST_REPAIRS);
  return repairAll(on, dossierIds, kind, kind);
}

async function repairAll(
  on: OfficerRequest,
  dossierIds: readonly string[],
  kind: DifferenceKind,
  shown: DifferenceKind | null,
): Promise<unknown> {
  const { pool, now } = on.services;
  const trace = traceOf(on, 'repair-delivery', kind);
  const told = await inTransaction(pool, async (client) => {
    const those = await askRepair(client, dossierIds, { by: on.officer.subject, at: now() });
    await writeAudit(
      client,
      those.map((dossierId) => ({ ...trace, dossierId, outcome: 'done' as const })),
    );
    return those;
  });
  const query = new URLSearchParams({ xong: 'sua', so: String(told.length) });
  if (shown !== null) query.set('loai', shown);
  return seeOther(on, `${RECONCILIATION_PATH}?${query.toString()}#findings`);
}

async function sendCsv(on: OfficerRequest): Promise<unknown> {
  const query = queryOf(formValues(on.request.query));
  const findings = await findFindings(on.services.pool, { ...query, limit: MOST_ROWS });
  await recordReads(on, findings, 'reconciliation-csv');
  return sendFile(on, 'csv', 'sai-lech', findingsCsv(findings, on.lang));
}

const NO_SUCH_RUN = {
  vi: 'Không có lượt đối chiếu này. Mở lại trang rồi bắt đầu.',
  en: 'There is no such run. Open the page again and begin.',
};
const NO_SUCH_FINDING = {
  vi: 'Không có sai lệch nào như vậy mà gửi lại sửa được.',
  en: 'There is no such difference that telling again would mend.',
};
const NO_DAY = { vi: 'Nhập ngày, ví dụ 21/06/2022.', en: 'Enter a day, such as 21/06/2022.' };
const BEFORE = {
  vi: 'Ngày cuối phải bằng hoặc sau ngày đầu.',
  en: 'The last day must not be before the first.',
};
const TOO_LONG = {
  vi: 'Chọn khoảng không quá 366 ngày; khoảng dài hơn thì chia nhiều lượt.',
  en: 'Choose at most 366 days; do longer periods in several runs.',
};
const NO_SUCH_CODE = {
  vi: 'Không có hồ sơ mang mã này. Nhập đủ mã, ví dụ 000.01.40.H33-220621-0001.',
  en: 'No dossier has this code. Enter the whole of it.',
};
