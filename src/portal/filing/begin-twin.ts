import { isDossierId } from '#dossier/dossier-id.ts';
import { dayOf } from '#kernel/day.ts';
import type { OwnDossierVisitor } from '#portal/citizen/own-dossier-visitor.ts';
import { ownDossierPath } from '#portal/citizen/paths.ts';
import { formIsOurs } from '#portal/citizen/visitor.ts';
import { DETAILS, draftPath } from '#portal/filing/paths.ts';
import { nextOpen, stepsOf } from '#portal/filing/steps.ts';
import { beginDraft, type NewDraft, readDraft } from '#store/drafts.ts';
import { twinOf } from '#web/eform/twin.ts';
import { formValues, one } from '#web/form-values.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import { FORM_TOO_OLD } from '#web/sign-in.ts';

/** Begins the draft of a twin, in which all is as in the dossier but what the form asks anew (`again`). */
export async function beginTwin(on: OwnDossierVisitor): Promise<unknown> {
  const { services, citizen, request, reply, history, dossierId } = on;
  const values = formValues(request.body);
  if (!formIsOurs(request, services, one(values, '_csrf'))) {
    return sendProblemPage(request, reply, services, 403, FORM_TOO_OLD);
  }
  const twin = twinOf(services, history);
  const draftId = one(values, 'draftId');
  if (twin === null || !isDossierId(draftId)) {
    return reply.redirect(ownDossierPath(dossierId), 303);
  }
  const { procedure, form, answers, choices } = twin;
  const { receivedAt, desk } = history.dossier;
  const source = { from: 'declaration', at: receivedAt, isDisputed: false } as const;
  const draft: NewDraft = {
    draftId,
    procedureCode: procedure.code,
    form: { code: form.code, validFrom: form.validFrom },
    answers,
    sources: Object.fromEntries(Object.keys(answers).map((id) => [id, source])),
    choices: { desk, ...choices },
    known: null,
    helped: null,
  };
  const owner = { citizenId: citizen.citizenId };
  await beginDraft(services.pool, owner, draft, services.now());
  const kept = await readDraft(services.pool, owner, draftId);
  if (kept === null) return reply.redirect(ownDossierPath(dossierId), 303);
  const filing = { ...on, draft: kept, procedure, form, today: dayOf(services.now()) };
  const next = nextOpen(stepsOf(filing), null)?.id ?? DETAILS;
  return reply.redirect(draftPath(draftId, next), 303);
}
