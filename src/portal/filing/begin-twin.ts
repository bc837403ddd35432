import { isDossierId } from '#dossier/dossier-id.ts';
import type { Answers } from '#eform/check-answers.ts';
import { type FlatForm, fieldsOf } from '#eform/form.ts';
import { isDeclaration } from '#eform/prefill.ts';
import { dayOf } from '#kernel/day.ts';
import type { OwnDossierVisitor } from '#portal/citizen/own-dossier-visitor.ts';
import { ownDossierPath } from '#portal/citizen/paths.ts';
import { formIsOurs } from '#portal/citizen/visitor.ts';
import { DETAILS, draftPath } from '#portal/filing/paths.ts';
import { nextOpen, stepsOf } from '#portal/filing/steps.ts';
import { beginDraft, type NewDraft, readDraft } from '#store/drafts.ts';
import { formValues, one } from '#web/form-values.ts';
import { legChoices } from '#web/legs-field.ts';
import { sendProblemPage } from '#web/send-problem.ts';
import { FORM_TOO_OLD } from '#web/sign-in.ts';

/** The form on which a twin is declared after a dossier of one's own; null where that is not offered. */
export function twinForm({ services, history }: OwnDossierVisitor): FlatForm | null {
  const { declaration, bundle, procedure } = history.dossier.received;
  if (declaration === undefined || bundle !== undefined) return null;
  const today = dayOf(services.now());
  const form = services.forms().ofProcedure(procedure.code, today);
  const isOffered = services.world().procedureInForce(procedure.code, today) !== null;
  const isSame = form?.code === declaration.form.code && form.again !== undefined;
  return isOffered && isSame ? form : null;
}

/** Begins the draft of a twin, in which all is as in the dossier but what the form asks anew (`again`). */
export async function beginTwin(on: OwnDossierVisitor): Promise<unknown> {
  const { services, citizen, request, reply, history, dossierId } = on;
  const values = formValues(request.body);
  if (!formIsOurs(request, services, one(values, '_csrf'))) {
    return sendProblemPage(request, reply, services, 403, FORM_TOO_OLD);
  }
  const form = twinForm(on);
  const draftId = one(values, 'draftId');
  const today = dayOf(services.now());
  const { received, receivedAt } = history.dossier;
  const procedure = services.world().procedureInForce(received.procedure.code, today);
  if (form === null || procedure === null || !isDossierId(draftId)) {
    return reply.redirect(ownDossierPath(dossierId), 303);
  }
  const answers = sharedAnswers(form, received.declaration?.answers ?? {});
  const source = { from: 'declaration', at: receivedAt, isDisputed: false } as const;
  const draft: NewDraft = {
    draftId,
    procedureCode: procedure.code,
    form: { code: form.code, validFrom: form.validFrom },
    answers,
    sources: Object.fromEntries(Object.keys(answers).map((id) => [id, source])),
    choices: {
      desk: history.dossier.desk,
      delivery: 'desk',
      ...(received.notify === undefined ? {} : { notify: received.notify }),
      ...legChoices(
        procedure,
        (received.legs ?? []).map(({ key }) => key),
      ),
    },
    known: null,
    helped: null,
  };
  const owner = { citizenId: citizen.citizenId };
  await beginDraft(services.pool, owner, draft, services.now());
  const kept = await readDraft(services.pool, owner, draftId);
  if (kept === null) return reply.redirect(ownDossierPath(dossierId), 303);
  const filing = { ...on, draft: kept, procedure, form, today };
  const next = nextOpen(stepsOf(filing), null)?.id ?? DETAILS;
  return reply.redirect(draftPath(draftId, next), 303);
}

/** What both children have: not what is asked anew, nor what one confirms of one declaration. */
function sharedAnswers(form: FlatForm, answers: Answers): Answers {
  const own = new Set([
    ...(form.again ?? []),
    ...fieldsOf(form)
      .filter(isDeclaration)
      .map(({ id }) => id),
  ]);
  return Object.fromEntries(Object.entries(answers).filter(([id]) => !own.has(id)));
}
