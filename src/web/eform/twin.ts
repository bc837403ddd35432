import type { DossierHistory } from '#store/load-dossier.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { Answers } from '#eform/check-answers.ts';
import { type FlatForm, fieldsOf } from '#eform/form.ts';
import { isDeclaration } from '#eform/prefill.ts';
import { dayOf } from '#kernel/day.ts';
import { legChoices } from '#web/legs-field.ts';
import type { Services } from '#web/services.ts';

/** What a twin is declared with after a dossier: its form, and what is as in that dossier. */
export interface TwinDeclaration {
  /** As it is in force today. */
  readonly procedure: Procedure;
  readonly form: FlatForm;
  readonly answers: Answers;
  /** As a draft keeps them: how the result comes, how one is told, which legs. */
  readonly choices: Readonly<Record<string, string>>;
}

/**
 * Null where a dossier's procedure and form of today do not offer it; a leg is declared by its whole. Of
 * a dossier that a counter received on paper there are no answers.
 */
export function twinOf(
  services: Pick<Services, 'forms' | 'world' | 'now'>,
  { dossier }: Pick<DossierHistory, 'dossier'>,
): TwinDeclaration | null {
  const { declaration, bundle, procedure: received, notify, legs } = dossier.received;
  if (bundle !== undefined) return null;
  const today = dayOf(services.now());
  const form = services.forms().ofProcedure(received.code, today);
  const procedure = services.world().procedureInForce(received.code, today);
  if (procedure === null || form?.again === undefined) return null;
  if (declaration !== undefined && form.code !== declaration.form.code) return null;
  return {
    procedure,
    form,
    answers: sharedAnswers(form, declaration?.answers ?? {}),
    choices: {
      delivery: 'desk',
      ...(notify === undefined ? {} : { notify }),
      ...legChoices(
        procedure,
        (legs ?? []).map(({ key }) => key),
      ),
    },
  };
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
