import { owns, type SignedInCitizen } from '#access/citizen.ts';
import { isDossierId } from '#dossier/dossier-id.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { Facts } from '#dossier/facts.ts';
import { refusalTexts } from '#dossier/refusal.ts';
import { citizenRoute, type SignedInVisitor } from '#portal/citizen/visitor.ts';
import { recordDeniedRead } from '#store/denied-reads.ts';
import { type DossierHistory, loadHistories } from '#store/load-dossier.ts';
import { factsFor } from '#store/run-command.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import type { Services } from '#web/services.ts';

/** A visitor before a dossier that is theirs to see. */
export interface OwnDossierVisitor extends SignedInVisitor {
  readonly dossierId: string;
  readonly history: DossierHistory;
  readonly facts: Facts;
}

export type OwnDossierPage = (on: OwnDossierVisitor) => Promise<unknown>;

/** Makes a route handler of a page about one's own dossier. */
export const ownDossierRoute = (services: Services, page: OwnDossierPage) =>
  citizenRoute(services, (visitor) => withDossier(visitor, owns, page));

/**
 * Loads the dossier that the address names for whom it is open (`isTheirs`). To others it is not there,
 * which says nothing of what there is, and the try is audited.
 */
export async function withDossier(
  visitor: SignedInVisitor,
  isTheirs: (citizen: SignedInCitizen, dossier: Dossier) => boolean,
  page: OwnDossierPage,
): Promise<unknown> {
  const { services, citizen, request, reply } = visitor;
  const { id = '' } = request.params as { readonly id?: string };
  const history = isDossierId(id) ? (await loadHistories(services.pool, [id])).get(id) : undefined;
  if (history === undefined || !isTheirs(citizen, history.dossier)) {
    if (history !== undefined) await recordDeniedRead(services.pool, id, citizen, services.now());
    return sendProblemPage(request, reply, services, 404, refusalTexts['unknown-dossier']);
  }
  const facts = factsFor(history, services.world(), services.now());
  return page({ ...visitor, dossierId: id, history, facts });
}
