import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { mayIssuePasses } from '#access/may-issue-passes.ts';
import { isUuid } from '#kernel/uuid.ts';
import { askForClean, countClean } from '#store/clean-doses.ts';
import { type Campaign, readCampaigns } from '#store/quality-campaigns.ts';
import {
  askForPasses,
  countPassRequests,
  listPassRequests,
  type PassRequestState,
} from '#store/vaccine-pass-requests.ts';
import { inTransaction } from '#store/transaction.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';
import type { SentForm } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import { pageNumber } from '#web/page-number.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { traceOf } from '#workbench/record-administration.ts';
import { deny } from '#workbench/refuse-page.ts';
import { figuresRoutes } from '#workbench/vaccine-pass/figures-routes.ts';
import { passRoutes } from '#workbench/vaccine-pass/pass-routes.ts';
import { PASSES_PATH } from '#workbench/vaccine-pass/paths.ts';
import { readNumbers } from '#workbench/vaccine-pass/read-numbers.ts';
import { type CountedClean, requestsPage } from '#workbench/vaccine-pass/requests-page.ts';

/** Vaccine passports: asked for by the Department of Health, signed by the worker. */
export function vaccinePassRoutes(app: FastifyInstance, services: Services): void {
  const route = (page: (on: OfficerRequest) => Promise<unknown>) =>
    officerRoute(services, async (on) =>
      mayIssuePasses(on.officer, services.directory().agency(on.officer.agency))
        ? page(on)
        : deny(on, NO_DOSSIER, 'vaccine-pass', 'role-may-not'),
    );
  app.get(
    PASSES_PATH,
    route((on) => show(on, { values: new Map(), errors: [] })),
  );
  app.post(PASSES_PATH, route(askByNumbers));
  app.post(`${PASSES_PATH}/sach`, route(askClean));
  figuresRoutes(app, route);
  passRoutes(app, route);
}

const PAGE_SIZE = 50;
const STATES: readonly PassRequestState[] = ['waiting', 'issued', 'refused'];

async function show(on: OfficerRequest, form: SentForm): Promise<unknown> {
  const { pool } = on.services;
  const query = formValues(on.request.query);
  const state = STATES.find((known) => known === one(query, 'trang-thai')) ?? 'waiting';
  const page = pageNumber(query);
  const range = { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE + 1 };
  const rows = await listPassRequests(pool, state, range);
  const campaigns = await openCampaigns(on);
  const asked = one(query, 'da-de-nghi');
  await record(on, 'read', 'requests');
  return sendPage(on, {
    title: sayIn(on.lang)('Hộ chiếu vắc xin', 'Vaccine passports'),
    status: form.errors.length > 0 ? 422 : 200,
    hasErrors: form.errors.length > 0,
    body: requestsPage(on, {
      state,
      counts: await countPassRequests(pool),
      rows: rows.slice(0, PAGE_SIZE),
      page,
      hasMore: rows.length > PAGE_SIZE,
      form,
      batchId: randomUUID(),
      asked: /^\d{1,9}$/.test(asked) ? Number(asked) : null,
      campaigns,
      clean: await countedClean(on, campaigns),
    }),
  });
}

const openCampaigns = async ({ services }: OfficerRequest): Promise<readonly Campaign[]> =>
  (await readCampaigns(services.pool)).filter(
    ({ kind, closedAt }) => kind === 'vaccination' && closedAt === null,
  );

async function countedClean(
  on: OfficerRequest,
  campaigns: readonly Campaign[],
): Promise<CountedClean | null> {
  const query = formValues(on.request.query);
  const campaign = campaigns.find(({ campaignId }) => campaignId === one(query, 'dot'));
  if (campaign === undefined) return null;
  const { campaignId } = campaign;
  const commune = communeOf(on, one(query, 'xa'));
  const at = on.services.now();
  const count = await countClean(on.services.readPool, { campaignId, commune, at });
  return { campaignId, commune: commune ?? '', count };
}

/** A commune of the province, or null for all of them. */
const communeOf = ({ services }: OfficerRequest, code: string): string | null =>
  services.directory().isCommune(code) ? code : null;

async function askByNumbers(on: OfficerRequest): Promise<unknown> {
  const values = formValues(on.request.body);
  const numbers = readNumbers(one(values, 'numbers'));
  if (!numbers.ok) return show(on, { values, errors: [numbers.error] });
  const asked = { ...askerOf(on, one(values, 'batchId')), identityNumbers: numbers.value };
  return askedFor(on, (client) => askForPasses(client, asked));
}

async function askClean(on: OfficerRequest): Promise<unknown> {
  const values = formValues(on.request.body);
  const campaign = (await openCampaigns(on)).find(
    ({ campaignId }) => campaignId === one(values, 'dot'),
  );
  if (campaign === undefined) return seeOther(on, PASSES_PATH);
  const asker = askerOf(on, one(values, 'batchId'));
  const commune = communeOf(on, one(values, 'xa'));
  const of = { ...asker, campaignId: campaign.campaignId, commune };
  return askedFor(on, (client) => askForClean(client, of));
}

const askerOf = ({ officer, services }: OfficerRequest, batchId: string) => ({
  batchId: isUuid(batchId) ? batchId : randomUUID(),
  subject: officer.subject,
  agency: officer.agency,
  at: services.now(),
});

/** Asks, with a line of the audit in the same transaction, and shows for how many it is new. */
async function askedFor(
  on: OfficerRequest,
  ask: (client: Parameters<typeof askForPasses>[0]) => Promise<number>,
): Promise<unknown> {
  const count = await inTransaction(on.services.pool, async (client) => {
    const asked = await ask(client);
    const entry = traceOf(on, 'vaccine-pass-asked', String(asked));
    await writeAudit(client, [{ ...entry, dossierId: NO_DOSSIER, outcome: 'done' }]);
    return asked;
  });
  return seeOther(on, `${PASSES_PATH}?da-de-nghi=${count}`);
}

/** Personal data that is looked at is written down. */
const record = (on: OfficerRequest, outcome: 'read', detail: string): Promise<void> =>
  writeAudit(on.services.pool, [
    { ...traceOf(on, 'vaccine-pass', detail), dossierId: NO_DOSSIER, outcome },
  ]);
