import type { FastifyInstance } from 'fastify';
import type { Services } from '#web/services.ts';
import { campaignRoutes } from '#workbench/quality/campaign-routes.ts';
import { caseRoutes } from '#workbench/quality/case-routes.ts';
import { newCampaignRoutes } from '#workbench/quality/new-campaign-routes.ts';
import { queueRoutes } from '#workbench/quality/queue-routes.ts';
import { stationRoutes } from '#workbench/quality/station-routes.ts';

/** All pages of data quality. */
export function qualityRoutes(app: FastifyInstance, services: Services): void {
  campaignRoutes(app, services);
  newCampaignRoutes(app, services);
  queueRoutes(app, services);
  caseRoutes(app, services);
  stationRoutes(app, services);
}
