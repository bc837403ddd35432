import { sendFile } from '#workbench/send-file.ts';
import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { caseClassLabels } from '#quality/case-class.ts';
import { type Campaign, closeCampaign, readCampaigns } from '#store/quality-campaigns.ts';
import { caseCounts, openCaseCounts, waitingCorrections } from '#store/quality-queue.ts';
import { lastRuns, orderRun, readRuns, stopRun } from '#store/quality-runs.ts';
import { backLink } from '#web/components/back-link.ts';
import { pageHeading } from '#web/components/page-heading.ts';
import { printButton } from '#web/components/print-button.ts';
import { csvText } from '#web/csv.ts';
import { formatDateTime } from '#web/format.ts';
import { html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { campaignPage } from '#workbench/quality/campaign-page.ts';
import { classesOf, communeFigures, figuresTable } from '#workbench/quality/figures-table.ts';
import { campaignListPage } from '#workbench/quality/list-page.ts';
import { campaignPath, QUALITY_PATH } from '#workbench/quality/paths.ts';
import { qualityRoute, withCampaign } from '#workbench/quality/quality-route.ts';
import { isOpen } from '#workbench/quality/run-texts.ts';
import { sendProblem } from '#workbench/refuse-page.ts';

/** A page whose run goes on is fetched again after so many seconds. */
const REFRESH_SECONDS = 5;

/** Campaigns: all of them, and each with its runs and figures. */
export function campaignRoutes(app: FastifyInstance, services: Services): void {
  const path = campaignPath(':id');
  app.get(QUALITY_PATH, qualityRoute(services, 'looks', list));
  app.get(path, qualityRoute(services, 'looks', withCampaign(show)));
  app.get(`${path}/so-lieu`, qualityRoute(services, 'looks', withCampaign(toPrint)));
  app.get(`${path}/so-lieu.csv`, qualityRoute(services, 'looks', withCampaign(asCsv)));
  app.post(`${path}/chay`, qualityRoute(services, 'steward', withCampaign(order)));
  app.post(`${path}/dung`, qualityRoute(services, 'steward', withCampaign(stop)));
  app.post(`${path}/dong`, qualityRoute(services, 'steward', withCampaign(close)));
}

async function list(on: OfficerRequest): Promise<unknown> {
  const { pool } = on.services;
  const [campaigns, runs, open] = await Promise.all([
    readCampaigns(pool),
    lastRuns(pool),
    openCaseCounts(pool),
  ]);
  return sendPage(on, {
    title: sayIn(on.lang)('Chất lượng dữ liệu', 'Data quality'),
    body: campaignListPage(on, { campaigns, runs, open }),
  });
}

async function show(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const { pool } = on.services;
  const { campaignId } = campaign;
  const [runs, counts, waiting] = await Promise.all([
    readRuns(pool, campaignId),
    caseCounts(pool, campaignId),
    waitingCorrections(pool, campaignId),
  ]);
  const [last] = runs;
  if (last !== undefined && isOpen(last)) on.reply.header('refresh', REFRESH_SECONDS);
  return sendPage(on, {
    title: campaign.name,
    body: campaignPage(on, { campaign, runs, counts, waiting }),
  });
}

async function toPrint(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const { lang, services } = on;
  const say = sayIn(lang);
  const rows = communeFigures(on, await caseCounts(services.pool, campaign.campaignId));
  return sendPage(on, {
    title: `${say('Số liệu', 'Figures')}: ${campaign.name}`,
    body: html`${backLink({ href: campaignPath(campaign.campaignId), text: campaign.name })}
${pageHeading({
  title: say('Số trường hợp theo xã và lớp lỗi', 'Cases by commune and class'),
  sub: html`${campaign.name} · ${formatDateTime(services.now(), lang)}`,
  aside: printButton(lang),
})}
${figuresTable(on, rows, null)}`,
  });
}

async function asCsv(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const { lang, services } = on;
  const say = sayIn(lang);
  const rows = communeFigures(on, await caseCounts(services.pool, campaign.campaignId));
  const classes = classesOf(rows);
  const head = [
    say('Mã xã', 'Commune code'),
    say('Xã, phường', 'Commune'),
    ...classes.map((kind) => textIn(lang, caseClassLabels[kind])),
    say('Tất cả', 'All'),
    say('Đã xong', 'Closed'),
    say('Đã đính chính', 'Corrected'),
  ];
  const lines = rows.map((row) => [
    row.commune,
    row.name,
    ...classes.map((kind) => String(row.classes.get(kind) ?? 0)),
    String(row.all),
    String(row.closed),
    String(row.corrected),
  ]);
  return sendFile(on, 'csv', 'so-lieu', csvText([head, ...lines]));
}

async function order(on: OfficerRequest, campaign: Campaign): Promise<unknown> {
  const { services, officer } = on;
  const { campaignId, closedAt } = campaign;
  if (closedAt !== null) return sendProblem(on, 409, IS_CLOSED);
  // One that is open already is what a second press would have begun.
  await orderRun(services.pool, campaignId, officer, services.now());
  return seeOther(on, campaignPath(campaignId));
}

async function stop(on: OfficerRequest, { campaignId }: Campaign): Promise<unknown> {
  await stopRun(on.services.pool, campaignId, on.officer, on.services.now());
  return seeOther(on, campaignPath(campaignId));
}

async function close(on: OfficerRequest, { campaignId }: Campaign): Promise<unknown> {
  const { services, officer } = on;
  await stopRun(services.pool, campaignId, officer, services.now());
  await closeCampaign(services.pool, campaignId, officer, services.now());
  return seeOther(on, campaignPath(campaignId));
}

const IS_CLOSED = {
  vi: 'Chiến dịch đã đóng. Tạo chiến dịch mới để chạy lại.',
  en: 'The campaign is closed. Begin a new one to run it again.',
};
