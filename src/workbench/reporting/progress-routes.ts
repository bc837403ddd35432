import type { FastifyInstance } from 'fastify';
import { dayOf } from '#kernel/day.ts';
import { openCampaign } from '#store/open-campaign.ts';
import { readHamlets } from '#store/hamlets.ts';
import { type Campaign, readCampaign, roundAfter } from '#store/report-campaigns.ts';
import type { FieldError, SentForm } from '#web/field-error.ts';
import { type FormValues, formValues, many, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import { pageNumber } from '#web/page-number.ts';
import type { Services } from '#web/services.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { sendProblem } from '#workbench/refuse-page.ts';
import { withCampaign } from '#workbench/reporting/campaign-request.ts';
import { chooseRecipients, withReminders } from '#workbench/reporting/choose-recipients.ts';
import {
  openCampaignPage,
  type OpenCampaignView,
} from '#workbench/reporting/open-campaign-page.ts';
import { outsideHoursOfMany } from '#workbench/reporting/outside-hours.ts';
import { campaignPath, REPORTING_PATH } from '#workbench/reporting/paths.ts';
import { progressCsv, progressWorkbook } from '#workbench/reporting/progress-file.ts';
import { progressPage } from '#workbench/reporting/progress-page.ts';
import { readProgress, readProgressAsked, shownRows } from '#workbench/reporting/progress-rows.ts';
import { readDueTime } from '#workbench/reporting/read-campaign.ts';
import { sendFile } from '#workbench/send-file.ts';

const PAGE_SIZE = 100;

/** A campaign while it runs: whom it asks, who is late, by how much. */
export function progressRoutes(app: FastifyInstance, services: Services): void {
  app.get(`${REPORTING_PATH}/:id`, officerRoute(services, withCampaign(show)));
  app.get(`${REPORTING_PATH}/:id/tien-do.csv`, officerRoute(services, withCampaign(sendCsv)));
  app.get(`${REPORTING_PATH}/:id/tien-do.xlsx`, officerRoute(services, withCampaign(sendXlsx)));
  const route = (page: (on: OfficerRequest) => Promise<unknown>) =>
    administratorRoute(services, 'open-campaign', page);
  app.get(
    `${REPORTING_PATH}/:id/mo`,
    route(
      withCampaign(async (on, campaign) =>
        sendOpen(on, campaign, { values: openingValues(campaign), errors: [] }),
      ),
    ),
  );
  app.post(`${REPORTING_PATH}/:id/mo`, route(withCampaign(open)));
}

async function show(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const values = formValues(on.request.query);
  const asked = readProgressAsked(values);
  const [all, next, before] = await Promise.all([
    campaign.stage.kind === 'draft' ? [] : readProgress(on, campaign),
    roundAfter(on.services.pool, campaign.campaignId),
    campaign.previous === null ? null : readCampaign(on.services.pool, campaign.previous),
  ]);
  const found = shownRows(all, asked);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = pageNumber(values, pages);
  return sendPage(on, {
    title: campaign.name,
    body: progressPage(on, {
      campaign,
      all,
      rows: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      asked,
      total: found.length,
      page,
      pages,
      next,
      sharesName: before?.name === campaign.name,
    }),
  });
}

async function sendCsv(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const text = progressCsv(on, await readProgress(on, campaign));
  return sendFile(on, 'csv', 'tien-do', text);
}

async function sendXlsx(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const bytes = await progressWorkbook(on, campaign, await readProgress(on, campaign));
  return sendFile(on, 'xlsx', 'tien-do', bytes);
}

const openingValues = ({ previous }: Campaign): FormValues =>
  new Map([
    ['dueTime', ['17:00']],
    ['previous', previous === null ? [] : ['1']],
  ]);

async function open(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const values = formValues(on.request.body);
  const now = on.services.now();
  const { officer, services } = on;

  const calendar = services.world().calendarOf(officer.agency, dayOf(now));
  const due = readDueTime(values, now, calendar);
  const kinds = new Set(many(values, 'kinds'));
  const chosen = await chooseRecipients(on, {
    kinds,
    hamlets: kinds.has('hamlet'),
    previous: many(values, 'previous').includes('1') ? campaign.previous : null,
    picked: one(values, 'picked').slice(0, 20_000),
  });
  if (!due.ok || !chosen.ok) {
    const errors: FieldError[] = chosen.ok ? [] : [{ field: 'kinds', text: chosen.error }];
    return sendOpen(on, campaign, { values, errors: due.ok ? errors : [...errors, ...due.error] });
  }
  const outside = outsideHoursOfMany(on, chosen.value, due.value);
  if (outside !== null && one(values, 'kept') !== due.value) {
    const form = { values, errors: [] };
    return sendOpen(on, campaign, form, { dueAt: due.value, text: outside });
  }
  const recipients = withReminders(on, chosen.value, campaign.reminders, due.value);
  const detail = `${campaign.campaignId} ${recipients.length} ${due.value}`;
  const opened = await recordChange(on, 'open-campaign', detail, (client) =>
    openCampaign(client, campaign.campaignId, recipients, { now, dueAt: due.value }),
  );
  return opened || campaign.stage.kind !== 'draft'
    ? seeOther(on, campaignPath(campaign.campaignId))
    : sendProblem(on, 409, BEGUN);
}

async function sendOpen(
  on: OfficerRequest,
  campaign: Campaign,
  form: SentForm,
  outside: OpenCampaignView['outside'] = null,
): Promise<unknown> {
  if (campaign.stage.kind !== 'draft') return seeOther(on, campaignPath(campaign.campaignId));
  const hamlets = await readHamlets(on.services.pool);
  return sendPage(on, {
    title: sayIn(on.lang)('Bắt đầu thu báo cáo', 'Begin to ask'),
    status: form.errors.length > 0 ? 422 : 200,
    hasErrors: form.errors.length > 0,
    body: openCampaignPage(on, { campaign, hamlets: hamlets.length, form, outside }),
  });
}

const BEGUN = {
  vi: 'Kỳ báo cáo đã bắt đầu. Mở lại trang để xem tiến độ.',
  en: 'The campaign has begun. Open the page again to see how it goes.',
};
