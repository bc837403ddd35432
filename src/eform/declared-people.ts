import type { Answers } from '#eform/check-answers.ts';
import { fieldsOf, type FlatForm } from '#eform/form.ts';

/** Groups of questions that are about whoever declares, in the forms that come with the software. */
const DECLARANT_GROUPS = ['requester', 'guardian', 'owner'];
/** A group about whoever declares where no other group is. */
const ONLY_PERSON = 'person';
/** Groups about the person whom the event concerns. */
const CONCERNED_GROUPS = ['child', 'deceased', ONLY_PERSON];

/** The question of how one is related to the person concerned, in the forms that ask it. */
export const RELATION = 'relation';

/** The ids of the groups in which a form asks for whoever declares. */
export function declarantGroups(form: FlatForm): readonly string[] {
  const groups = groupIds(form);
  const own = DECLARANT_GROUPS.filter((id) => groups.has(id));
  return own.length === 0 && groups.has(ONLY_PERSON) ? [ONLY_PERSON] : own;
}

/** A person as declared, of whom a part may be missing. */
export interface DeclaredPerson {
  readonly name: string;
  readonly identityNumber: string | null;
  readonly birthDate: string | null;
  readonly sex: 'male' | 'female' | null;
}

/** Whom the event concerns as declared, or null where that is whoever declares, or nobody else. */
export function declaredConcerned(form: FlatForm, answers: Answers): DeclaredPerson | null {
  const groups = groupIds(form);
  const own = declarantGroups(form);
  const group = CONCERNED_GROUPS.find((id) => groups.has(id) && !own.includes(id));
  if (group === undefined) return null;
  const text = (field: string): string | null => {
    const answer = answers[`${group}.${field}`];
    return typeof answer === 'string' && answer !== '' ? answer : null;
  };
  const name = text('name');
  if (name === null) return null;
  const sex = SEXES[text('sex') ?? ''] ?? null;
  return { name, identityNumber: text('number'), birthDate: text('birthDate'), sex };
}

/** Values of the question for the sex in the forms that come with the software. */
const SEXES: Readonly<Record<string, 'male' | 'female'>> = {
  nam: 'male',
  nu: 'female',
  male: 'male',
  female: 'female',
};

function groupIds(form: FlatForm): ReadonlySet<string> {
  const ids = groupsOfForm.get(form) ?? findGroupIds(form);
  groupsOfForm.set(form, ids);
  return ids;
}

const groupsOfForm = new WeakMap<FlatForm, ReadonlySet<string>>();

const findGroupIds = (form: FlatForm): ReadonlySet<string> =>
  new Set(
    fieldsOf(form).flatMap(({ id }) => (id.includes('.') ? [id.slice(0, id.indexOf('.'))] : [])),
  );
