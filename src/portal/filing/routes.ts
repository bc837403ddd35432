import type { FastifyInstance } from 'fastify';
import { file, showCheck } from '#portal/filing/check-page.ts';
import { saveDetails, showDetails } from '#portal/filing/details-page.ts';
import { deleteDraft, showDelete } from '#portal/filing/delete-page.ts';
import { type Filing, type FilingPage, filingRoute } from '#portal/filing/filing.ts';
import { savePapers, showPapers } from '#portal/filing/papers-page.ts';
import { confirm, showConfirm } from '#portal/filing/confirm.ts';
import { giveCode, showCode } from '#portal/filing/code-page.ts';
import {
  CHECK,
  CODE,
  CONFIRM,
  DELETE,
  DETAILS,
  DRAFT,
  draftFilePath,
  PAPERS,
  nationalStorePath,
  storePath,
} from '#portal/filing/paths.ts';
import { sendDraftFile } from '#portal/filing/send-draft-file.ts';
import { showNationalStore, useFromNationalStore } from '#portal/filing/national-store-page.ts';
import { showStore, useFromStore } from '#portal/filing/store-page.ts';
import { saveQuestions, showQuestions } from '#portal/filing/question-page.ts';
import { offlineWorkerRoutes } from '#portal/filing/offline-worker.ts';
import { uploadRoutes } from '#portal/filing/upload-routes.ts';
import { begin, showStart } from '#portal/filing/start-page.ts';
import { visitorRoute } from '#portal/citizen/visitor.ts';
import type { Services } from '#web/services.ts';

/** Preparing and filing a dossier from outside: one thing a page, kept after every page. */
export function filingRoutes(app: FastifyInstance, services: Services): void {
  uploadRoutes(app, services);
  offlineWorkerRoutes(app, services);
  app.get('/nop/:code', visitorRoute(services, showStart));
  app.post('/nop/:code', visitorRoute(services, begin));
  app.get(draftFilePath(':id', ':content'), filingRoute(services, sendDraftFile));
  app.get(storePath(':id', ':component'), filingRoute(services, showStore));
  app.post(storePath(':id', ':component'), filingRoute(services, useFromStore));
  const national = nationalStorePath(':id', ':component');
  app.get(national, filingRoute(services, showNationalStore));
  app.post(national, filingRoute(services, useFromNationalStore));
  app.get(`${DRAFT}/:id/:page`, filingRoute(services, show));
  app.post(`${DRAFT}/:id/:page`, filingRoute(services, save));
}

interface FixedPage {
  readonly show: FilingPage;
  readonly save: FilingPage;
}

const FIXED: Readonly<Record<string, FixedPage | undefined>> = {
  [DETAILS]: { show: showDetails, save: saveDetails },
  [PAPERS]: { show: showPapers, save: savePapers },
  [CHECK]: { show: showCheck, save: file },
  [CONFIRM]: { show: showConfirm, save: confirm },
  [CODE]: { show: showCode, save: giveCode },
  [DELETE]: { show: showDelete, save: deleteDraft },
};

const show = (filing: Filing): Promise<unknown> => {
  const { fixed, questions } = pageOf(filing);
  if (fixed !== undefined) return fixed.show(filing);
  return questions === undefined ? notThere(filing) : showQuestions(filing, questions);
};

const save = (filing: Filing): Promise<unknown> => {
  const { fixed, questions } = pageOf(filing);
  if (fixed !== undefined) return fixed.save(filing);
  return questions === undefined ? notThere(filing) : saveQuestions(filing, questions);
};

function pageOf({ request, form }: Filing) {
  const { page = '' } = request.params as { readonly page?: string };
  return { fixed: FIXED[page], questions: form?.pages.find(({ id }) => id === page) };
}

async function notThere({ reply }: Filing): Promise<unknown> {
  reply.callNotFound();
  return reply;
}
