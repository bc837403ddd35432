import type { FastifyInstance } from 'fastify';
import { saveContact, showContact } from '#portal/citizen/contact-page.ts';
import { CONTACT, homePage } from '#portal/citizen/home-page.ts';
import { showDataUse } from '#portal/citizen/data-use-page.ts';
import { CITIZEN_HOME, DATA_USE } from '#portal/citizen/paths.ts';
import { ownPaymentRoutes } from '#portal/citizen/payment.ts';
import { ownDossierRoutes } from '#portal/citizen/own-dossier.ts';
import { assistRoutes } from '#portal/assist/routes.ts';
import { ownPassRoutes } from '#portal/vaccine-pass/own-passes.ts';
import { documentRoutes } from '#portal/documents/routes.ts';
import { filingRoutes } from '#portal/filing/routes.ts';
import { citizenSignInRoutes } from '#portal/citizen/sign-in.ts';
import {
  citizenRoute,
  guardCitizens,
  sendCitizenPage,
  type SignedInVisitor,
} from '#portal/citizen/visitor.ts';
import { findAssistant } from '#store/assistants.ts';
import { draftsOf, type ListedDraft, takeOverDrafts } from '#store/drafts.ts';
import { ownDossiers } from '#store/own-dossiers.ts';
import { factsFor } from '#store/run-command.ts';
import { numberedPager } from '#web/components/numbered-pager.ts';
import { formValues } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { pageNumber } from '#web/page-number.ts';

/** The pages of whoever signs in from outside. */
export function citizenRoutes(app: FastifyInstance, services: Services): void {
  guardCitizens(app, services);
  citizenSignInRoutes(app, services);
  app.get(CITIZEN_HOME, citizenRoute(services, showHome));
  app.get(CONTACT, citizenRoute(services, showContact));
  app.post(CONTACT, citizenRoute(services, saveContact));
  app.get(DATA_USE, citizenRoute(services, showDataUse));
  documentRoutes(app, services);
  ownPassRoutes(app, services);
  ownDossierRoutes(app, services);
  ownPaymentRoutes(app, services);
  filingRoutes(app, services);
  assistRoutes(app, services);
}

const PAGE_SIZE = 20;

/** The drafts of the account, and those begun in this browser before signing in. */
async function ownDrafts({
  services,
  citizen,
  device,
}: SignedInVisitor): Promise<readonly ListedDraft[]> {
  const { citizenId } = citizen;
  if (device !== '') await takeOverDrafts(services.pool, device, citizenId);
  const drafts = await draftsOf(services.pool, { citizenId });
  // Those for others stand on the page of whoever helps.
  return drafts.filter(({ helped }) => helped === null);
}

async function showHome(visitor: SignedInVisitor): Promise<unknown> {
  const { services, lang, citizen } = visitor;
  const page = pageNumber(formValues(visitor.request.query));
  const found = await ownDossiers(services.readPool, citizen, {
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });
  const lines = found.dossiers.map(({ dossierId, history }) => ({
    dossierId,
    dossier: history.dossier,
    facts: factsFor(history, services.world(), services.now()),
  }));
  const [drafts, assistant] = await Promise.all([
    ownDrafts(visitor),
    findAssistant(services.pool, citizen.identityNumber),
  ]);
  return sendCitizenPage(visitor, {
    title: sayIn(lang)('Của tôi', 'Mine'),
    body: homePage(visitor, {
      lines,
      drafts,
      isAssistant: assistant !== null,
      next: numberedPager({
        lang,
        page,
        hasMore: found.more,
        at: (other) => `${CITIZEN_HOME}?trang=${other}#dossiers`,
      }),
    }),
  });
}
