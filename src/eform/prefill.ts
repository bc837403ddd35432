import {
  type Answer,
  type Answers,
  askedFields,
  checkAnswers,
  type CheckFacts,
} from '#eform/check-answers.ts';
import { type Field, fieldsOf, type FlatForm } from '#eform/form.ts';

/** What is known of a person, by the last part of the field that asks for it (`mother.name`). */
export type PersonFacts<Fact> = Readonly<Record<string, Fact | undefined>>;

/** An answer that is known, with whatever its owner wants to know of it. */
export interface Known {
  readonly value: Answer;
}

/**
 * What need not be asked: for each field of a group the fact of the person who stands in it (`people`,
 * by the id of the group), where the form may take it from somewhere (`sources`), and single facts by
 * their field. Nothing that was answered is changed, and nothing that the form would refuse is filled
 * in: that is asked.
 */
export function prefill<Fact extends Known>(
  form: FlatForm,
  answers: Answers,
  {
    people,
    single,
    facts,
  }: {
    readonly people: ReadonlyMap<string, PersonFacts<Fact>>;
    readonly single: PersonFacts<Fact>;
    readonly facts: Omit<CheckFacts, 'complete'>;
  },
): Readonly<Record<string, Fact>> {
  const filled = Object.fromEntries(
    fieldsOf(form).flatMap((field): [string, Fact][] => {
      if (answers[field.id] !== undefined) return [];
      const fact = single[field.id] ?? factOf(field, people);
      return fact === undefined || fact.value === '' ? [] : [[field.id, fact]];
    }),
  );
  const asAnswers = Object.fromEntries(
    Object.entries(filled).map(([id, { value }]) => [id, value]),
  );
  const refused = new Set(
    checkAnswers(form, { ...answers, ...asAnswers }, { ...facts, complete: false }).map(
      ({ field }) => field,
    ),
  );
  return Object.fromEntries(Object.entries(filled).filter(([id]) => !refused.has(id)));
}

function factOf<Fact>(
  { id, sources }: Field,
  people: ReadonlyMap<string, PersonFacts<Fact>>,
): Fact | undefined {
  const dot = id.lastIndexOf('.');
  if (dot === -1 || sources.length === 0) return undefined;
  return people.get(id.slice(0, dot))?.[id.slice(dot + 1)];
}

/** Fields that are asked last, beside the button: what a person confirms of the whole. */
export const isDeclaration = ({ id, type, required }: Field): boolean =>
  type === 'flag' && required !== null && id === 'oath';

/** The declaration of a form, or null where it has none. */
export const declarationOf = (form: FlatForm): Field | null =>
  fieldsOf(form).find(isDeclaration) ?? null;

/**
 * The pages on which something is still to be answered: one is asked where a required answer is
 * missing, or a box on which other questions hang was neither ticked nor passed by; what is optional
 * alone waits on the last page for whoever wants it.
 */
export function openPages(form: FlatForm, answers: Answers): readonly string[] {
  const opening = new Set(fieldsOf(form).flatMap(({ when }) => when.map(({ field }) => field)));
  const isOpen = (field: Field): boolean => {
    const answer = answers[field.id];
    if (isDeclaration(field) || field.type === 'file') return false;
    if (answer === undefined) return field.required !== null || isBoxThatOpens(field, opening);
    return field.type === 'flag' && field.required !== null && answer === false;
  };
  const open = new Set(
    askedFields(form, answers)
      .filter(isOpen)
      .map(({ id }) => id),
  );
  return form.pages
    .filter(({ fields }) => fields.some(({ id }) => open.has(id)))
    .map(({ id }) => id);
}

const isBoxThatOpens = ({ id, type }: Field, opening: ReadonlySet<string>): boolean =>
  type === 'flag' && opening.has(id);
