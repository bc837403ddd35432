import type { FastifyInstance } from 'fastify';
import type { Services } from '#web/services.ts';
import { agencyRoutes } from '#workbench/admin/agency-routes.ts';
import { calendarRoutes } from '#workbench/admin/calendar-routes.ts';
import { delegationRoutes } from '#workbench/admin/delegation-routes.ts';
import { rulesRoutes } from '#workbench/admin/rules-routes.ts';
import { staffRoutes } from '#workbench/admin/staff-routes.ts';
import { catalogueRoutes } from '#workbench/catalogue/catalogue-routes.ts';
import { draftRoutes } from '#workbench/catalogue/draft-routes.ts';
import { lawKinds } from '#workbench/catalogue/law-kind.ts';
import { lawRoutes } from '#workbench/catalogue/law-routes.ts';
import { sectionRoutes } from '#workbench/catalogue/section-routes.ts';
import { noticeRoutes } from '#workbench/dossier/notice-routes.ts';
import { dossierRoutes } from '#workbench/dossier/routes.ts';
import { formRoutes } from '#workbench/forms/routes.ts';
import { guardWorkbench } from '#workbench/guard.ts';
import { intakeRoutes } from '#workbench/intake/routes.ts';
import { deliveryRoutes } from '#workbench/operations/delivery-routes.ts';
import { reconciliationRoutes } from '#workbench/operations/reconciliation-routes.ts';
import { operationsRoutes } from '#workbench/operations/routes.ts';
import { paperRoutes } from '#workbench/papers/routes.ts';
import { paymentRoutes } from '#workbench/payment/routes.ts';
import { standInRoutes } from '#workbench/stand-in/routes.ts';
import { worklistRoutes } from '#workbench/worklist/routes.ts';

/** All pages of officers, behind one guard. */
export function workbench(app: FastifyInstance, services: Services): void {
  guardWorkbench(app, services);
  worklistRoutes(app, services);
  intakeRoutes(app, services);
  dossierRoutes(app, services);
  paymentRoutes(app, services);
  noticeRoutes(app, services);
  paperRoutes(app, services);
  calendarRoutes(app, services);
  rulesRoutes(app, services);
  staffRoutes(app, services);
  agencyRoutes(app, services);
  delegationRoutes(app, services);
  standInRoutes(app, services);
  catalogueRoutes(app, services);
  draftRoutes(app, services);
  sectionRoutes(app, services);
  operationsRoutes(app, services);
  deliveryRoutes(app, services);
  reconciliationRoutes(app, services);
  formRoutes(app, services);
  for (const law of Object.values(lawKinds)) lawRoutes(app, services, law);
}
