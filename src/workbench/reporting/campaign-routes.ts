import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { dayOf } from '#kernel/day.ts';
import { isUuid } from '#kernel/uuid.ts';
import { isAwaited } from '#reporting/lateness.ts';
import { nextName } from '#reporting/next-name.ts';
import { nextPeriod } from '#reporting/next-period.ts';
import { readAnswers, readAnswersOf } from '#store/report-answers.ts';
import {
  addCampaign,
  type Campaign,
  changeCampaign,
  closeCampaign,
  listCampaigns,
  roundAfter,
} from '#store/report-campaigns.ts';
import { type SentForm } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
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
import { campaignFormPage, chooseTemplatePage } from '#workbench/reporting/campaign-form-page.ts';
import { campaignListPage } from '#workbench/reporting/campaign-list-page.ts';
import {
  clockOf,
  isAdministrator,
  readableAgencies,
  withCampaign,
} from '#workbench/reporting/campaign-request.ts';
import { closePage } from '#workbench/reporting/close-page.ts';
import { campaignPath, REPORTING_PATH } from '#workbench/reporting/paths.ts';
import { campaignValues, readCampaignForm } from '#workbench/reporting/read-campaign.ts';

/** Campaigns as the administrator makes them; everybody sees which there are. */
export function campaignRoutes(app: FastifyInstance, services: Services): void {
  const route = (act: string, page: (on: OfficerRequest) => Promise<unknown>) =>
    administratorRoute(services, act, page);
  app.get(REPORTING_PATH, officerRoute(services, list));
  app.get(`${REPORTING_PATH}/moi`, route('add-campaign', begin));
  app.post(`${REPORTING_PATH}/moi`, route('add-campaign', add));
  app.get(
    `${REPORTING_PATH}/:id/sua`,
    route(
      'change-campaign',
      withCampaign(async (on, campaign) =>
        send(on, campaign, { values: campaignValues(campaign), errors: [] }),
      ),
    ),
  );
  app.post(`${REPORTING_PATH}/:id/sua`, route('change-campaign', withCampaign(change)));
  app.get(`${REPORTING_PATH}/:id/khoa`, route('close-campaign', withCampaign(askToClose)));
  app.post(`${REPORTING_PATH}/:id/khoa`, route('close-campaign', withCampaign(close)));
  app.post(`${REPORTING_PATH}/:id/ky-sau`, route('copy-campaign', withCampaign(copy)));
}

async function list(on: OfficerRequest): Promise<unknown> {
  const { pool } = on.services;
  const [campaigns, own] = await Promise.all([
    listCampaigns(pool, clockOf(on), readableAgencies(on)),
    readAnswersOf(pool, on.officer.agency),
  ]);
  return sendPage(on, {
    title: sayIn(on.lang)('Báo cáo định kỳ', 'Periodic reports'),
    body: campaignListPage(on, {
      campaigns: campaigns.filter(({ stage }) => isAdministrator(on) || stage.kind !== 'draft'),
      own,
    }),
  });
}

async function begin(on: OfficerRequest): Promise<unknown> {
  const key = one(formValues(on.request.query), 'mau');
  if (key === '') {
    return sendPage(on, {
      title: sayIn(on.lang)('Lập kỳ báo cáo', 'Make a campaign'),
      body: chooseTemplatePage(on),
    });
  }
  const template = on.services.campaignTemplates.find((one_) => one_.key === key) ?? null;
  const today = dayOf(on.services.now());
  const values = campaignValues({
    name: template?.name ?? '',
    from: today,
    to: today,
    repeats: template?.repeats ?? 'once',
    form: template?.form ?? [],
    reminders: USUAL_REMINDERS,
  });
  const shown = new Map([...values, ['from', ['']], ['to', ['']], ['template', [key]]] as const);
  return send(on, null, { values: shown, errors: [] });
}

const USUAL_REMINDERS = [-3, -1, 1, 3];

async function add(on: OfficerRequest): Promise<unknown> {
  const values = formValues(on.request.body);
  const read = readCampaignForm(values);
  const campaignId = one(values, 'campaignId');
  if (!read.ok) return send(on, null, { values, errors: read.error });
  if (!isUuid(campaignId)) return sendProblem(on, 422, RELOAD);
  const draft = {
    ...read.value,
    campaignId,
    template: templateOf(on, values)?.key ?? null,
    previous: null,
  };
  await recordChange(on, 'add-campaign', campaignId, (client) =>
    addCampaign(client, draft, on.services.now()),
  );
  return seeOther(on, campaignPath(campaignId));
}

async function change(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const values = formValues(on.request.body);
  const read = readCampaignForm(values);
  if (!read.ok) return send(on, campaign, { values, errors: read.error });
  const { campaignId, template, previous } = campaign;
  const changed = await recordChange(on, 'change-campaign', campaignId, (client) =>
    changeCampaign(client, { ...read.value, campaignId, template, previous }),
  );
  return changed ? seeOther(on, campaignPath(campaignId)) : sendProblem(on, 409, BEGUN);
}

async function askToClose(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const { campaignId, stage } = campaign;
  if (stage.kind !== 'open') return seeOther(on, campaignPath(campaignId));
  const answers = await readAnswers(on.services.pool, campaignId);
  return sendPage(on, {
    title: sayIn(on.lang)('Khóa kỳ báo cáo', 'Close the campaign'),
    body: closePage(on, {
      campaign,
      recipients: answers.length,
      awaited: answers.filter(({ state }) => isAwaited(state)).length,
    }),
  });
}

async function close(on: OfficerRequest, { campaignId }: Campaign): Promise<unknown> {
  await recordChange(on, 'close-campaign', campaignId, (client) =>
    closeCampaign(client, campaignId),
  );
  return seeOther(on, campaignPath(campaignId));
}

/** The same form for the period after; a second press opens the round that the first made. */
async function copy(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const { campaignId, stage, ...same } = campaign;
  if (stage.kind === 'draft') return sendProblem(on, 409, NOT_BEGUN);
  const period = nextPeriod(campaign, campaign.repeats);
  const name = nextName(campaign.name, campaign, period);
  const next = { ...same, ...period, name, campaignId: randomUUID(), previous: campaignId };
  await recordChange(on, 'copy-campaign', `${campaignId} > ${next.campaignId}`, (client) =>
    addCampaign(client, next, on.services.now()),
  );
  const made = (await roundAfter(on.services.pool, campaignId)) ?? next.campaignId;
  return seeOther(on, campaignPath(made));
}

const templateOf = ({ services }: OfficerRequest, values: FormValues) =>
  services.campaignTemplates.find(({ key }) => key === one(values, 'template')) ?? null;

function send(on: OfficerRequest, campaign: Campaign | null, form: SentForm): unknown {
  const sent = one(form.values, 'campaignId');
  return sendPage(on, {
    title: campaign?.name ?? sayIn(on.lang)('Lập kỳ báo cáo', 'Make a campaign'),
    status: form.errors.length > 0 ? 422 : 200,
    hasErrors: form.errors.length > 0,
    body: campaignFormPage(on, {
      campaign,
      template: campaign === null ? templateOf(on, form.values) : null,
      campaignId: campaign?.campaignId ?? (isUuid(sent) ? sent : randomUUID()),
      form,
    }),
  });
}

const RELOAD = {
  vi: 'Trang này thiếu mã kỳ báo cáo. Mở lại trang Lập kỳ báo cáo.',
  en: 'This page lacks the id of the campaign. Open it again.',
};
const BEGUN = {
  vi: 'Kỳ báo cáo đã bắt đầu thu, chỉ tiêu không đổi được nữa.',
  en: 'The campaign has begun: its indicators no longer change.',
};
const NOT_BEGUN = {
  vi: 'Kỳ báo cáo này chưa bắt đầu. Bắt đầu thu trước, rồi lập kỳ tiếp theo.',
  en: 'This campaign has not begun yet. Begin it before you make the next round.',
};
