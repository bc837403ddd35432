import { type Answer, type Answers, askedFields } from '#eform/check-answers.ts';
import { type Field, fieldsOf, type FlatForm } from '#eform/form.ts';

/** What is known of a person, by the last part of the field that asks for it (`mother.name`). */
export type PersonFacts = Readonly<Record<string, Answer | undefined>>;

/** Who of those that are known stands in which group of questions, by the id of the group. */
export type PeopleOfForm = ReadonlyMap<string, PersonFacts>;

/**
 * The answers that need not be asked: for each field of a group its fact, where the form may take it
 * from somewhere (`sources`), and single answers by their field. Nothing that was answered is changed.
 */
export function prefill(
  form: FlatForm,
  answers: Answers,
  people: PeopleOfForm,
  single: Answers,
): Readonly<Record<string, Answer>> {
  const filled: Record<string, Answer> = {};
  for (const field of fieldsOf(form)) {
    if (answers[field.id] !== undefined) continue;
    const fact = single[field.id] ?? factOf(field, people);
    if (fact !== undefined && fact !== '') filled[field.id] = fact;
  }
  return filled;
}

function factOf({ id, sources }: Field, people: PeopleOfForm): Answer | undefined {
  const dot = id.lastIndexOf('.');
  if (dot === -1 || sources.length === 0) return undefined;
  return people.get(id.slice(0, dot))?.[id.slice(dot + 1)];
}

/** Fields that are asked last, beside the button: what a person confirms of the whole. */
export const isDeclaration = ({ id, type, required }: Field): boolean =>
  type === 'flag' && required !== null && id === 'oath';

/**
 * The pages on which something is still to be answered: one is asked where a required answer is
 * missing; what is optional alone waits on the last page for whoever wants it.
 */
export function openPages(form: FlatForm, answers: Answers): readonly string[] {
  const missing = new Set(
    askedFields(form, answers)
      .filter((field) => field.required !== null && !isDeclaration(field))
      .filter(({ id, type }) => type !== 'file' && answers[id] === undefined)
      .map(({ id }) => id),
  );
  return form.pages
    .filter(({ fields }) => fields.some(({ id }) => missing.has(id)))
    .map(({ id }) => id);
}
