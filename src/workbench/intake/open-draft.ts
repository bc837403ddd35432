import type { Procedure } from '#catalogue/procedure.ts';
import { fieldsOf, type FlatForm } from '#eform/form.ts';
import { declaredConcerned, declarantGroups } from '#eform/declared-people.ts';
import { formatBirthDate } from '#persons/birth-date.ts';
import { type Draft, draftByCode } from '#store/drafts.ts';
import { writeAudit } from '#store/write-batch.ts';
import { RELIEF } from '#web/fee-relief-field.ts';
import { legFields } from '#web/legs-field.ts';
import { typedAnswers } from '#web/eform/typed-answers.ts';
import { formValues, one } from '#web/form-values.ts';
import { fullAddress } from '#store/full-address.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** Name of the field in which a citizen's code stands. */
export const DRAFT_CODE = 'nhap';

/** The draft of the code in the address, noted as read; null where no code opens any. */
export async function openedDraft(on: OfficerRequest): Promise<Draft | null> {
  const code = one(formValues(on.request.query), DRAFT_CODE);
  if (code === '') return null;
  const { services, officer } = on;
  const at = services.now();
  const draft = await draftByCode(services.pool, code, at);
  if (draft === null) return null;
  const { subject, role, agency } = officer;
  await writeAudit(services.pool, [
    {
      dossierId: draft.draftId,
      at,
      subject,
      role,
      agency,
      act: 'draft',
      outcome: 'read',
      detail: '',
    },
  ]);
  return draft;
}

/** What a citizen prepared, as the officer would have typed it; the officer completes and checks it. */
export function valuesOfDraft(
  on: OfficerRequest,
  procedure: Procedure,
  form: FlatForm | null,
  draft: Pick<Draft, 'draftId' | 'choices' | 'answers'>,
): Map<string, readonly string[]> {
  const { choices, answers } = draft;
  const values = new Map<string, readonly string[]>(
    form === null ? [] : typedAnswers(fieldsOf(form), answers),
  );
  const set = (field: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined && value !== '') values.set(field, [value]);
  };
  set('dossierId', draft.draftId);
  set('applicantKind', procedure.applicants[0] ?? 'citizen');
  set('delivery', choices['delivery'] ?? 'desk');
  set('sets', String(procedure.sets));
  for (const field of ['deliveryUnit', 'deliveryAddress', 'deliveryPhone', 'notify', RELIEF]) {
    set(field, choices[field]);
  }
  for (const [field, first] of legFields(procedure)) set(field, choices[field] ?? first);
  set('applicantPhone', choices['phone']);
  set('applicantEmail', choices['email']);
  set('applicantAddress', choices['address']);
  const [own] = form === null ? [] : declarantGroups(form);
  const text = (field: string): string => {
    const answer = answers[`${own}.${field}`];
    return typeof answer === 'string' ? answer : '';
  };
  set('applicantName', text('name'));
  set('applicantIdentity', text('number'));
  set('applicantBirth', formatBirthDate(text('birthDate')));
  const residence = answers[`${own}.residence`];
  if (typeof residence === 'object' && 'unit' in residence && choices['address'] === undefined) {
    set('applicantAddress', fullAddress(on.services.directory(), residence.unit, residence.line));
  }
  const concerned = form === null ? null : declaredConcerned(form, answers);
  set('concernedName', concerned?.name);
  set('concernedIdentity', concerned?.identityNumber);
  set('concernedBirth', formatBirthDate(concerned?.birthDate ?? ''));
  set('concernedSex', concerned?.sex);
  set('basis', procedure.personConcerned === null ? 'self' : basisOf(answers['relation']));
  return values;
}

const basisOf = (relation: unknown): string => {
  if (relation === 'cha-me') return 'parent';
  return typeof relation === 'string' ? 'relative' : '';
};
