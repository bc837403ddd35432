import type { FastifyInstance } from 'fastify';
import { renderPaper } from '#documents/render-paper.ts';
import { printableForms } from '#dossier/decide.ts';
import { refusalTexts } from '#dossier/refusal.ts';
import type { DossierHistory } from '#store/load-dossier.ts';
import type { Services } from '#web/services.ts';
import { withDossier } from '#workbench/dossier/routes.ts';
import { type OfficerRequest, officerRoute } from '#workbench/officer-request.ts';
import { dossierPaper, paperSource } from '#workbench/papers/dossier-paper.ts';
import { registerRoutes } from '#workbench/papers/register-routes.ts';
import { recordReads } from '#workbench/record-reads.ts';
import { sendProblem } from '#workbench/refuse-page.ts';
import { sendFile } from '#workbench/send-file.ts';

/** The papers of the one-stop mechanism as PDF: of one dossier, and the register of a desk. */
export function paperRoutes(app: FastifyInstance, services: Services): void {
  app.get('/can-bo/ho-so/:id/mau/:form', officerRoute(services, withDossier(sendForm)));
  registerRoutes(app, services);
}

async function sendForm(on: OfficerRequest, id: string, history: DossierHistory): Promise<unknown> {
  const asked = (on.request.params as { readonly form: string }).form.replace(/\.pdf$/, '');
  const source = paperSource(on.services, history, on.services.now());
  const form = printableForms(history.dossier, source.facts.rules).find((paper) => paper === asked);
  if (form === undefined) return sendProblem(on, 404, refusalTexts['form-not-available']);
  await recordReads(on, [{ dossierId: id }], `form ${form}`);
  const paper = dossierPaper(form, source);
  return sendFile(on, 'pdf', `mau-${form}-${history.dossier.code}`, await renderPaper(paper));
}
