import type { FastifyInstance } from 'fastify';
import { clean, foldTokens, hasAllWords } from '#kernel/fold.ts';
import { appointAssistants, dismissAssistant, listAssistants } from '#store/assistants.ts';
import type { SentForm } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import { pageNumber } from '#web/page-number.ts';
import type { Services } from '#web/services.ts';
import { assistantListPage, ASSISTANTS_PATH } from '#workbench/admin/assistant-page.ts';
import { readAssistants } from '#workbench/admin/read-assistants.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';

const PAGE_SIZE = 50;

/** Who may prepare dossiers for the people of a hamlet. */
export function assistantRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    ASSISTANTS_PATH,
    administratorRoute(services, 'assistants', (on) => list(on, { values: new Map(), errors: [] })),
  );
  app.post(ASSISTANTS_PATH, administratorRoute(services, 'appoint-assistants', appoint));
  app.post(`${ASSISTANTS_PATH}/thoi`, administratorRoute(services, 'dismiss-assistant', dismiss));
}

async function list(on: OfficerRequest, form: SentForm): Promise<unknown> {
  const asked = formValues(on.request.query);
  const query = clean(one(asked, 'tim')).slice(0, 100);
  const typed = foldTokens(query);
  const communes = new Map(on.services.directory().communes.map(({ code, name }) => [code, name]));
  const found = (await listAssistants(on.services.pool)).filter(
    ({ name, identityNumber, team, unit }) =>
      hasAllWords(
        foldTokens(`${name} ${identityNumber} ${team} ${communes.get(unit) ?? ''}`),
        typed,
      ),
  );
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = pageNumber(asked, pages);
  const added = Number(one(asked, 'da-luu'));
  return sendPage(on, {
    title: sayIn(on.lang)('Người giúp ở ấp, khu phố', 'Helpers in hamlets'),
    status: form.errors.length > 0 ? 422 : 200,
    hasErrors: form.errors.length > 0,
    body: assistantListPage(on, {
      query,
      assistants: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      total: found.length,
      page,
      pages,
      form,
      added: Number.isSafeInteger(added) && added > 0 ? added : null,
    }),
  });
}

/** The audit says how many; who they are stands in the list. */
async function appoint(on: OfficerRequest): Promise<unknown> {
  const values = formValues(on.request.body);
  const read = readAssistants(one(values, 'lines'), on.services.directory().communes);
  if (!read.ok) {
    const errors = read.error.slice(0, MOST_SHOWN).map(({ line, text }) => ({
      field: 'lines',
      text: { vi: `Dòng ${line}: ${text.vi}`, en: `Line ${line}: ${text.en}` },
    }));
    return list(on, { values, errors });
  }
  const now = on.services.now();
  await recordChange(on, 'appoint-assistants', String(read.value.length), (client) =>
    appointAssistants(client, read.value, now),
  );
  return seeOther(on, `${ASSISTANTS_PATH}?da-luu=${read.value.length}`);
}

/** Faults that a person mends at a time. */
const MOST_SHOWN = 20;

async function dismiss(on: OfficerRequest): Promise<unknown> {
  const number = one(formValues(on.request.body), 'number');
  const now = on.services.now();
  await recordChange(on, 'dismiss-assistant', '', (client) =>
    dismissAssistant(client, number, now),
  );
  return seeOther(on, ASSISTANTS_PATH);
}
