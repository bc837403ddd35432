import { isUuid } from '#kernel/uuid.ts';
import { dayOf } from '#kernel/day.ts';
import type { AssistantVisitor } from '#portal/assist/assistant-route.ts';
import { onlineProcedures, sendAssistHome } from '#portal/assist/home-page.ts';
import { ASSIST } from '#portal/assist/paths.ts';
import { readHelped } from '#portal/assist/read-helped.ts';
import { receivingDesks } from '#portal/filing/desks.ts';
import { factsForForm, factsFrom, type KnownFacts } from '#portal/filing/known-facts.ts';
import { DETAILS, draftPath } from '#portal/filing/paths.ts';
import { nextOpen, stepsOf } from '#portal/filing/steps.ts';
import type { Instant } from '#kernel/day.ts';
import { beginDraft, type HelpedPerson, readDraft } from '#store/drafts.ts';
import type { FieldError } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';

/**
 * Begins a draft for somebody. No register is asked: it is not they who signed in. What the card or
 * they told stands in the form, and the register checks it once they have confirmed.
 */
export async function beginForAnother(on: AssistantVisitor): Promise<unknown> {
  const { services, citizen, assistant, request, reply } = on;
  const now = services.now();
  const sent = formValues(request.body);
  const read = readHelped(sent, dayOf(now), citizen.identityNumber);
  const draftId = one(sent, 'draftId');
  const code = one(sent, 'procedure');
  const procedure = onlineProcedures(services).find((offered) => offered.code === code);
  const errors = procedure === undefined ? [...read.errors, NO_PROCEDURE] : read.errors;
  if (read.person === null || procedure === undefined) {
    return sendAssistHome(on, { values: read.values, errors });
  }
  if (!isUuid(draftId)) return reply.redirect(ASSIST, 303);
  const form = services.forms().ofProcedure(procedure.code, dayOf(now));
  const desks = receivingDesks(services, procedure);
  const desk =
    desks.length === 1 ? desks[0] : desks.find(({ unitCode }) => unitCode === assistant.unit);
  const owner = { citizenId: citizen.citizenId };
  const { person } = read;
  const known = knownOf(person, now);
  const { isCommune } = services.directory();
  const facts =
    form === null
      ? { answers: {}, sources: {} }
      : factsForForm(form, {}, known, { today: dayOf(now), isCommune });
  await beginDraft(
    services.pool,
    owner,
    {
      draftId,
      procedureCode: procedure.code,
      form: form === null ? null : { code: form.code, validFrom: form.validFrom },
      ...facts,
      choices: {
        delivery: 'desk',
        ...(desk === undefined ? {} : { desk: desk.code }),
        ...(person.phone === null ? {} : { phone: person.phone }),
        ...(person.residence === '' ? {} : { address: person.residence }),
      },
      known,
      helped: person,
    },
    now,
  );
  const draft = await readDraft(services.pool, owner, draftId);
  if (draft === null) return reply.redirect(ASSIST, 303);
  const filing = { ...on, draft, procedure, form, today: dayOf(now) };
  return reply.redirect(draftPath(draftId, nextOpen(stepsOf(filing), null)?.id ?? DETAILS), 303);
}

const knownOf = (person: HelpedPerson, at: Instant): KnownFacts => ({
  self: factsFrom(
    {
      name: person.name,
      number: person.identityNumber,
      birthDate: person.birthDate,
      phone: person.phone,
    },
    'assistant',
    at,
  ),
  sex: person.sex,
  spouse: null,
  last: null,
});

const NO_PROCEDURE: FieldError = {
  field: 'procedure',
  text: { vi: 'Chọn việc cần làm.', en: 'Choose what is to be done.' },
};
