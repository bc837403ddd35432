import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { textAt, withValueAt } from '#catalogue/json-path.ts';
import { canonicalJson, type JsonValue } from '#kernel/canonical-json.ts';
import { dayOf, formatInstant } from '#kernel/day.ts';
import { clean, foldTokens, hasAllWords } from '#kernel/fold.ts';
import {
  compareWithNational,
  draftLike,
  nearestShape,
} from '#registries/national-portal/national-draft.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { addDrafts, listDrafts } from '#store/catalogue-drafts.ts';
import {
  keepFetched,
  stopComparison,
  wantList,
  wantProcedures,
} from '#store/national-catalogue.ts';
import { readHistory } from '#store/published-catalogue.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { draftPath } from '#workbench/catalogue/paths.ts';
import {
  type ComparedProcedure,
  type ComparedState,
  comparedStates,
  isNationalCode,
  readComparison,
} from '#workbench/national/compared-procedure.ts';
import { comparedPage } from '#workbench/national/compared-page.ts';
import { comparisonPage, type ComparisonView } from '#workbench/national/comparison-page.ts';
import { comparedPath, COMPARISON_PATH } from '#workbench/national/paths.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { recordAdministration, traceOf } from '#workbench/record-administration.ts';
import { sendProblem } from '#workbench/refuse-page.ts';
import { pageNumber } from '#web/page-number.ts';

/** Our procedures beside those of the national database, and drafts of what it has otherwise. */
export function comparisonRoutes(app: FastifyInstance, services: Services): void {
  const route = (act: string, page: (on: OfficerRequest) => Promise<unknown>) =>
    administratorRoute(services, act, page);
  app.get(COMPARISON_PATH, route('compare-catalogue', list));
  app.post(`${COMPARISON_PATH}/chay`, route('compare-catalogue', runAll));
  app.post(`${COMPARISON_PATH}/dung`, route('stop-comparison', stop));
  const path = `${COMPARISON_PATH}/xem/:code`;
  app.get(path, route('compare-catalogue', withCompared(show)));
  app.post(`${path}/lay`, route('fetch-national-procedure', withCompared(fetchOne)));
  app.post(`${path}/ban-nhap`, route('draft-procedure', withCompared(draft)));
}

const PAGE_SIZE = 50;
/** The order of the list: what somebody must look at comes first. */
const ORDER = Object.keys(comparedStates);
const isState = (text: string): text is ComparedState => Object.hasOwn(comparedStates, text);

async function list(on: OfficerRequest): Promise<unknown> {
  const asked = formValues(on.request.query);
  const query = clean(one(asked, 'tim')).slice(0, 100);
  const wantedState = one(asked, 'loai');
  const state = isState(wantedState) ? wantedState : null;
  const comparison = await readComparison(on.services);
  const typed = foldTokens(query);
  const found = comparison.procedures.filter(({ code, name }) => {
    const words = [code, ...foldTokens(name)];
    return hasAllWords(words, typed);
  });
  const byName = new Intl.Collator('vi');
  const fitting = found
    .filter((compared) => state === null || compared.state === state)
    .toSorted(
      (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || byName.compare(a.name, b.name),
    );
  const pages = Math.max(1, Math.ceil(fitting.length / PAGE_SIZE));
  const page = pageNumber(asked, pages);
  return sendPage(on, {
    title: sayIn(on.lang)(
      'Đối chiếu CSDL quốc gia về TTHC',
      'Comparison with the national database',
    ),
    body: comparisonPage(on, {
      comparison,
      isConnected: portalOf(on) !== null,
      query,
      state,
      counts: countsOf(found),
      shown: fitting.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      total: fitting.length,
      page,
      pages,
      message: textIn(on.lang, messages[one(asked, 'xong')]) ?? null,
    }),
  });
}

const messages: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  chay: { vi: 'Đã bắt đầu đối chiếu.', en: 'The comparison has begun.' },
  dung: { vi: 'Đã dừng; những gì đã lấy vẫn giữ.', en: 'Stopped; what was fetched is kept.' },
};

function countsOf(found: readonly ComparedProcedure[]): ComparisonView['counts'] {
  const count = (state: ComparedState): number =>
    found.filter((compared) => compared.state === state).length;
  return {
    differs: count('differs'),
    unread: count('unread'),
    unknown: count('unknown'),
    'only-there': count('only-there'),
    'only-here': count('only-here'),
    same: count('same'),
  };
}

function portalOf({ services }: OfficerRequest) {
  const { registries } = services;
  return registries?.connected.has('national-portal') === true ? registries.portal : null;
}

const askerOf = ({ officer }: OfficerRequest) => ({
  subject: officer.subject,
  agency: officer.agency,
});

/** Orders the list and every procedure of ours; a second press changes nothing of what is under way. */
async function runAll(on: OfficerRequest): Promise<unknown> {
  const { pool, catalogue, now } = on.services;
  const at = now();
  const codes = catalogue()
    .all(dayOf(at))
    .map(({ code }) => code)
    .filter(isNationalCode);
  await wantList(pool, ['procedures'], askerOf(on), at);
  await wantProcedures(pool, codes, askerOf(on), at);
  await recordAdministration(on, 'compare-catalogue', `${codes.length}`);
  return seeOther(on, `${COMPARISON_PATH}?xong=chay`);
}

async function stop(on: OfficerRequest): Promise<unknown> {
  await stopComparison(on.services.pool);
  await recordAdministration(on, 'stop-comparison', '');
  return seeOther(on, `${COMPARISON_PATH}?xong=dung`);
}

type ComparedPage = (on: OfficerRequest, compared: ComparedProcedure) => Promise<unknown>;

const withCompared = (page: ComparedPage) => async (on: OfficerRequest) => {
  const { code } = on.request.params as { readonly code: string };
  const { procedures } = await readComparison(on.services);
  const compared = procedures.find((known) => known.code === code);
  return compared === undefined ? sendProblem(on, 404, NO_SUCH_PROCEDURE) : page(on, compared);
};

const NO_SUCH_PROCEDURE = {
  vi: 'Cả danh mục của tỉnh và danh sách quốc gia đã lấy đều không có mã này. Tìm lại trong danh sách.',
  en: 'Neither our catalogue nor the national list has this code. Look again in the list.',
};

async function show(on: OfficerRequest, compared: ComparedProcedure): Promise<unknown> {
  const fault = clean(one(formValues(on.request.query), 'loi')).slice(0, 40);
  return sendPage(on, {
    title: compared.name,
    body: comparedPage(on, { compared, fault: fault === '' ? null : fault }),
  });
}

/** Milliseconds that an administrator waits before the page. */
const PATIENCE = 10_000;

async function fetchOne(on: OfficerRequest, { code }: ComparedProcedure): Promise<unknown> {
  const portal = portalOf(on);
  if (portal === null) return seeOther(on, `${comparedPath(code)}?loi=not-configured`);
  await recordAdministration(on, 'fetch-national-procedure', code);
  const context = {
    ...askerOf(on),
    dossierId: NO_DOSSIER,
    purpose: 'Đối chiếu danh mục quốc gia',
    procedureCode: code,
    person: null,
  };
  try {
    const national = await portal.catalogue.procedure(code, context, PATIENCE);
    const { pool, now } = on.services;
    await keepFetched(pool, 'national_procedure', code, national, now());
  } catch (fault) {
    if (!(fault instanceof RegistryFault)) throw fault;
    return seeOther(on, `${comparedPath(code)}?loi=${fault.code}`);
  }
  return seeOther(on, comparedPath(code));
}

/** A draft of the next version, or of a procedure that is new here; one that is there already is opened. */
async function draft(on: OfficerRequest, compared: ComparedProcedure): Promise<unknown> {
  const { pool } = on.services;
  const { code, national, fetchedAt } = compared;
  if (national === null || fetchedAt === null) return seeOther(on, comparedPath(code));
  const body = draftBody(on, compared, national);
  if (body === null) return sendProblem(on, 422, NO_SHAPE);
  const same = (await listDrafts(pool, 'procedure')).find(
    (known) =>
      textAt(known.body, ['code']) === code && canonicalJson(known.body) === canonicalJson(body),
  );
  if (same !== undefined) return seeOther(on, draftPath(same.draftId));
  const [newest] = await readHistory(pool, 'procedure', code);
  const base = newest === undefined ? null : { code, validFrom: newest.validFrom };
  const note = `Cập nhật theo CSDL quốc gia về TTHC, lấy lúc ${formatInstant(fetchedAt)}.`;
  const trace = traceOf(on, 'draft-procedure', `${code} < CSDLQG`);
  const [draftId] = await addDrafts(pool, [{ kind: 'procedure', body, base, note }], trace);
  return seeOther(on, draftPath(String(draftId)));
}

const NO_SHAPE = {
  vi: 'Danh mục của tỉnh chưa có thủ tục nào để lấy làm khung. Nhập một thủ tục từ tệp trước.',
  en: 'The catalogue has no procedure to take the shape of. Import one from a file first.',
};

function draftBody(
  { services }: OfficerRequest,
  { ours }: ComparedProcedure,
  national: NonNullable<ComparedProcedure['national']>,
): JsonValue | null {
  const today = dayOf(services.now());
  if (ours !== null) {
    const { body } = compareWithNational(ours, national);
    return withValueAt(withValueAt(body, ['validTo'], null), ['validFrom'], today);
  }
  const shape = nearestShape(national, services.catalogue().all(today));
  return shape === null ? null : draftLike(shape, national, today);
}
