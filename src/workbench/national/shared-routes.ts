import { sendFile } from '#workbench/send-file.ts';
import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { clean, foldTokens, hasAllWords } from '#kernel/fold.ts';
import { readNationalList, wantList } from '#store/national-catalogue.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { SHARED_PATH } from '#workbench/national/paths.ts';
import { rowsAsCsv } from '#workbench/national/rows-as-csv.ts';
import {
  type SharedKind,
  sharedKinds,
  sharedPage,
  sharedSegments,
} from '#workbench/national/shared-page.ts';
import {
  agencyRows,
  fieldRows,
  type SharedRow,
  type SharedState,
  sharedStates,
} from '#workbench/national/shared-rows.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { recordAdministration } from '#workbench/record-administration.ts';
import { pageNumber } from '#web/page-number.ts';

/** The catalogues that the national portal shares besides procedures. */
export function sharedRoutes(app: FastifyInstance, services: Services): void {
  const route = (act: string, page: (on: OfficerRequest) => Promise<unknown>) =>
    administratorRoute(services, act, page);
  app.get(
    SHARED_PATH,
    route('shared-catalogues', async (on) => seeOther(on, `${SHARED_PATH}/co-quan`)),
  );
  for (const kind of ['agencies', 'fields'] as const) {
    const path = `${SHARED_PATH}/${sharedSegments[kind]}`;
    app.get(
      path,
      route('shared-catalogues', (on) => list(on, kind)),
    );
    app.get(
      `${path}/xuat.csv`,
      route('export-catalogue', (on) => exportCsv(on, kind)),
    );
    app.post(
      `${path}/lay`,
      route('fetch-shared-catalogue', (on) => fetchAgain(on, kind)),
    );
  }
}

const PAGE_SIZE = 50;
const isState = (text: string): text is SharedState => Object.hasOwn(sharedStates, text);

async function list(on: OfficerRequest, kind: SharedKind): Promise<unknown> {
  const { services } = on;
  const asked = formValues(on.request.query);
  const query = clean(one(asked, 'tim')).slice(0, 100);
  const wanted = one(asked, 'loai');
  const state = isState(wanted) ? wanted : null;
  const fetched = await readNationalList(services.pool, kind);
  const typed = foldTokens(query);
  const found = rowsOf(services, kind, fetched.content).filter(({ code, ours, theirs }) => {
    const words = [code.toLowerCase(), ...foldTokens(`${ours} ${theirs}`)];
    return hasAllWords(words, typed);
  });
  const rows = found.filter((row) => state === null || row.state === state);
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const page = pageNumber(asked, pages);
  const say = sayIn(on.lang);
  return sendPage(on, {
    title: `${say('Danh mục dùng chung', 'Shared catalogues')}: ${textIn(on.lang, sharedKinds[kind])}`,
    body: sharedPage(on, {
      kind,
      list: fetched,
      isConnected: services.registries?.connected.has('national-portal') ?? false,
      query,
      state,
      counts: countsOf(found),
      shown: rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      total: rows.length,
      page,
      pages,
      message:
        one(asked, 'xong') === '1' ? say('Đã yêu cầu lấy lại.', 'It is being fetched.') : null,
    }),
  });
}

const rowsOf = (services: Services, kind: SharedKind, content: unknown): readonly SharedRow[] =>
  kind === 'agencies' ? agencyRows(services, content) : fieldRows(services, content);

function countsOf(rows: readonly SharedRow[]): Readonly<Record<SharedState, number>> {
  const count = (state: SharedState): number => rows.filter((row) => row.state === state).length;
  return {
    'missing-here': count('missing-here'),
    'missing-there': count('missing-there'),
    'name-differs': count('name-differs'),
    'no-code-here': count('no-code-here'),
    same: count('same'),
  };
}

async function exportCsv(on: OfficerRequest, kind: SharedKind): Promise<unknown> {
  const { content } = await readNationalList(on.services.pool, kind);
  await recordAdministration(on, 'export-catalogue', kind);
  return sendFile(on, 'csv', sharedSegments[kind], rowsAsCsv(rowsOf(on.services, kind, content)));
}

async function fetchAgain(on: OfficerRequest, kind: SharedKind): Promise<unknown> {
  const { subject, agency } = on.officer;
  await wantList(on.services.pool, [kind], { subject, agency }, on.services.now());
  await recordAdministration(on, 'fetch-shared-catalogue', kind);
  return seeOther(on, `${SHARED_PATH}/${sharedSegments[kind]}?xong=1`);
}
