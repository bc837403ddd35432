import type { FastifyInstance } from 'fastify';
import { isInForce } from '#catalogue/catalogue.ts';
import { differences } from '#catalogue/differences.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { withEnds } from '#catalogue/versions.ts';
import { dayOf, type Day, formatDay, parseTypedDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { canonicalJson, type JsonValue } from '#kernel/canonical-json.ts';
import { addDrafts, listDrafts, type NewDraft } from '#store/catalogue-drafts.ts';
import { type PublishedVersion, readAllVersions, readHistory } from '#store/published-catalogue.ts';
import { readStaffNames } from '#store/staff.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { FORM_TOO_OLD } from '#web/sign-in.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { traceOf } from '#workbench/record-administration.ts';
import { cataloguePage } from '#workbench/catalogue/catalogue-page.ts';
import { departmentOptions } from '#workbench/catalogue/department-options.ts';
import {
  historyPage,
  type HistoryEntry,
  type HistoryView,
} from '#workbench/catalogue/history-page.ts';
import { importPage, type ImportView } from '#workbench/catalogue/import-page.ts';
import { CATALOGUE_PATH, draftPath } from '#workbench/catalogue/paths.ts';
import { procedureSections } from '#workbench/catalogue/procedure-sections.ts';
import { readImport, readImportForm } from '#workbench/catalogue/read-import.ts';
import { tokenMatches } from '#workbench/guard.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { sendProblem } from '#workbench/refuse-page.ts';

const PAGE_SIZE = 50;

/** The administrator's catalogue: search as of any day, histories, copies, export and import. */
export function catalogueRoutes(app: FastifyInstance, services: Services): void {
  const route = (act: string, page: (on: OfficerRequest) => Promise<unknown>) =>
    administratorRoute(services, act, page);
  app.get(CATALOGUE_PATH, route('catalogue', list));
  app.get(`${CATALOGUE_PATH}/xuat.json`, route('export-catalogue', exportJson));
  app.get(
    `${CATALOGUE_PATH}/nhap-tep`,
    route('import-catalogue', async (on) => sendImport(on, { pasted: '', faults: [] })),
  );
  app.post(`${CATALOGUE_PATH}/nhap-tep`, route('import-catalogue', importJson));
  app.get(
    `${CATALOGUE_PATH}/xem/:code`,
    route('catalogue', (on) => sendHistory(on, null)),
  );
  app.post(`${CATALOGUE_PATH}/xem/:code/soan`, route('draft-procedure', begin));
  app.post(`${CATALOGUE_PATH}/xem/:code/sao-chep`, route('draft-procedure', copy));
}

async function list(on: OfficerRequest): Promise<unknown> {
  const asked = formValues(on.request.query);
  const query = clean(one(asked, 'tim')).slice(0, 100);
  const today = dayOf(on.services.now());
  const asOf = one(asked, 'ngay') === '' ? formatDay(today) : one(asked, 'ngay').slice(0, 20);
  const day = parseTypedDay(asOf);
  const catalogue = on.services.catalogue();
  const shown = day.ok ? day.value : today;
  const found = query === '' ? catalogue.all(shown) : catalogue.search(query, shown);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(one(asked, 'trang'))) || 1));
  const done = one(asked, 'xong');
  const say = sayIn(on.lang);
  return sendPage(on, {
    title: say('Danh mục thủ tục', 'Catalogue of procedures'),
    status: day.ok ? 200 : 422,
    hasErrors: !day.ok,
    body: cataloguePage(on, {
      query,
      asOf,
      asOfError: day.ok
        ? undefined
        : say(
            'Nhập ngày, ví dụ 21/06/2022. Danh sách dưới đây là của hôm nay.',
            'Enter a day, such as 21/06/2022. The list below is of today.',
          ),
      procedures: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      total: found.length,
      page,
      pages,
      drafts: await listDrafts(on.services.pool, 'procedure'),
      message: MESSAGES[done]?.[on.lang] ?? null,
    }),
  });
}

const MESSAGES: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  'cong-bo': { vi: 'Đã công bố.', en: 'Published.' },
  'da-bo': { vi: 'Đã bỏ bản nháp.', en: 'The draft was thrown away.' },
  'da-nhap': { vi: 'Đã nhập thành bản nháp.', en: 'Imported as drafts.' },
  'khong-doi': {
    vi: 'Tệp giống hệt bản đã công bố nên không tạo bản nháp nào.',
    en: 'The file is what is published already; no draft was made.',
  },
};

async function sendHistory(
  on: OfficerRequest,
  copyError: HistoryView['copyError'],
): Promise<unknown> {
  const versions = await readHistory(on.services.pool, 'procedure', codeOf(on));
  const newest = versions[0];
  if (newest === undefined) return sendProblem(on, 404, NO_SUCH_CODE);
  const procedure = newest.body as Procedure;
  return sendPage(on, {
    title: procedure.name[on.lang],
    status: copyError === null ? 200 : 422,
    hasErrors: copyError !== null,
    body: historyPage(on, {
      newest: procedure,
      versions: await historyEntries(on, versions),
      sections: procedureSections(departmentOptions(on)),
      copyError,
    }),
  });
}

async function historyEntries(
  on: OfficerRequest,
  versions: readonly PublishedVersion[],
): Promise<readonly HistoryEntry[]> {
  const today = dayOf(on.services.now());
  const subjects = versions.flatMap(({ editedBy, approvedBy }) => [...editedBy, approvedBy ?? '']);
  const names = await readStaffNames(on.services.pool, subjects);
  const ends = new Map(
    withEnds(versions.map(({ body }) => body as Procedure)).map(
      ({ validFrom, validTo }): [Day, Day | null] => [validFrom, validTo],
    ),
  );
  return versions.map((version, index) => {
    const validTo = ends.get(version.validFrom) ?? null;
    const before = versions[index + 1];
    const { validFrom } = version;
    return {
      version,
      validTo,
      state:
        validFrom > today
          ? 'future'
          : isInForce({ validFrom, validTo }, today)
            ? 'in-force'
            : 'past',
      changes:
        before === undefined
          ? null
          : differences(before.body as JsonValue, version.body as JsonValue),
      editors: version.editedBy.map((subject) => names.get(subject) ?? subject),
      approver:
        version.approvedBy === null ? null : (names.get(version.approvedBy) ?? version.approvedBy),
    };
  });
}

/** A draft from one of the versions: a change of the newest, or a way back to an older one. */
async function begin(on: OfficerRequest): Promise<unknown> {
  const versions = await readHistory(on.services.pool, 'procedure', codeOf(on));
  const from = one(formValues(on.request.body), 'validFrom');
  const version = versions.find(({ validFrom }) => validFrom === from);
  const newest = versions[0];
  if (version === undefined || newest === undefined) return sendProblem(on, 404, NO_SUCH_CODE);
  const { code, validFrom } = newest;
  const body = {
    ...(version.body as Procedure),
    validTo: null,
    validFrom: dayOf(on.services.now()),
  };
  const detail = `${code} ${from}`;
  return beginDraft(on, { body: body as unknown as JsonValue, base: { code, validFrom } }, detail);
}

async function copy(on: OfficerRequest): Promise<unknown> {
  const typed = clean(one(formValues(on.request.body), 'code'));
  const say = sayIn(on.lang);
  if (typed === '') {
    return sendHistory(on, { typed, text: say('Nhập mã của thủ tục mới.', 'Enter the new code.') });
  }
  if ((await readHistory(on.services.pool, 'procedure', typed)).length > 0) {
    const text = say(
      'Mã này đã có trong danh mục. Mở thủ tục đó để soạn bản mới.',
      'This code is in the catalogue. Open that procedure to write a new version.',
    );
    return sendHistory(on, { typed, text });
  }
  const [newest] = await readHistory(on.services.pool, 'procedure', codeOf(on));
  if (newest === undefined) return sendProblem(on, 404, NO_SUCH_CODE);
  const body = {
    ...(newest.body as Procedure),
    code: typed,
    validFrom: dayOf(on.services.now()),
    validTo: null,
  };
  return beginDraft(
    on,
    { body: body as unknown as JsonValue, base: null },
    `${typed} < ${newest.code}`,
  );
}

async function beginDraft(
  on: OfficerRequest,
  draft: Pick<NewDraft, 'body' | 'base'>,
  detail: string,
): Promise<unknown> {
  const [draftId] = await addDrafts(
    on.services.pool,
    [{ ...draft, kind: 'procedure', note: '' }],
    traceOf(on, 'draft-procedure', detail),
  );
  return seeOther(on, draftPath(String(draftId)));
}

/** One version (`ma`, `tu`) or all of them, in the form in which the files of the project stand. */
async function exportJson(on: OfficerRequest): Promise<unknown> {
  const asked = formValues(on.request.query);
  const [code, from] = [one(asked, 'ma'), one(asked, 'tu')];
  const versions =
    code === ''
      ? await readAllVersions(on.services.pool, 'procedure')
      : await readHistory(on.services.pool, 'procedure', code);
  const chosen = from === '' ? versions : versions.filter(({ validFrom }) => validFrom === from);
  if (chosen.length === 0) return sendProblem(on, 404, NO_SUCH_CODE);
  const bodies = chosen.map(({ body }) => body);
  const name = code === '' ? 'thu-tuc' : `${code}${from === '' ? '' : `@${from}`}`;
  return on.reply
    .header('content-disposition', `attachment; filename="${name}.json"`)
    .type('application/json; charset=utf-8')
    .send(`${JSON.stringify(from === '' ? bodies : bodies[0], null, 2)}\n`);
}

async function importJson(on: OfficerRequest): Promise<unknown> {
  const { values, file, tooLarge } = await readImportForm(on.request);
  if (!tokenMatches(on.request.session, one(values, '_csrf'))) {
    return sendProblem(on, 403, FORM_TOO_OLD);
  }
  const pasted = one(values, 'pasted');
  if (tooLarge) return sendImport(on, { pasted, faults: [TOO_LARGE] });
  const text = file?.text ?? pasted;
  if (text.trim() === '') return sendImport(on, { pasted, faults: [NOTHING_SENT] });
  const read = readImport(text, file?.name ?? sayIn(on.lang)('nội dung dán', 'pasted text'));
  if (!read.ok) return sendImport(on, { pasted: pasted || text, faults: read.error });
  const drafts: NewDraft[] = [];
  for (const procedure of read.value) {
    const versions = await readHistory(on.services.pool, 'procedure', procedure.code);
    const known = versions.some(({ body }) => canonicalJson(body) === canonicalJson(procedure));
    if (known) continue;
    const base = versions[0] ?? null;
    drafts.push({
      kind: 'procedure',
      body: procedure as unknown as JsonValue,
      base: base === null ? null : { code: base.code, validFrom: base.validFrom },
      note: '',
    });
  }
  const codes = drafts.map(({ base }) => base?.code ?? '').join(' ');
  const [only] = await addDrafts(
    on.services.pool,
    drafts,
    traceOf(on, 'import-catalogue', `${drafts.length} ${codes}`.slice(0, 500)),
  );
  if (drafts.length === 1) return seeOther(on, draftPath(String(only)));
  return seeOther(on, `${CATALOGUE_PATH}?xong=${drafts.length === 0 ? 'khong-doi' : 'da-nhap'}`);
}

const sendImport = (on: OfficerRequest, view: ImportView): unknown =>
  sendPage(on, {
    title: sayIn(on.lang)('Nhập thủ tục từ tệp JSON', 'Import procedures from JSON'),
    status: view.faults.length > 0 ? 422 : 200,
    hasErrors: view.faults.length > 0,
    body: importPage(on, view),
  });

const codeOf = (on: OfficerRequest): string =>
  (on.request.params as { readonly code: string }).code;

const NO_SUCH_CODE = {
  vi: 'Danh mục không có thủ tục này. Tìm lại trong danh mục.',
  en: 'The catalogue does not have this procedure. Look again in the list.',
};
const TOO_LARGE = {
  vi: 'Tệp lớn hơn 5 MB. Chia thành nhiều tệp nhỏ hơn.',
  en: 'The file is larger than 5 MB. Divide it into smaller ones.',
};
const NOTHING_SENT = {
  vi: 'Chọn một tệp JSON hoặc dán nội dung.',
  en: 'Choose a JSON file or paste its text.',
};
