import {
  type AnswerFault,
  type Answer,
  type CheckFacts,
  checkAnswers,
  keptAnswers,
} from '#eform/check-answers.ts';
import { type Field, type FlatForm, fieldsOf } from '#eform/form.ts';
import { parseDay, parseTypedDay } from '#kernel/day.ts';
import { fold } from '#kernel/fold.ts';
import type { MemberValue } from '#registries/step-service.ts';

/** What a message declares on a form: the way back of `declaredMembers`. */
export interface DeclaredAnswers {
  readonly answers: Readonly<Record<string, Answer>>;
  /** Members whose value no field can hold; what is missing is no fault here. */
  readonly faults: readonly AnswerFault[];
}

/** The answers that the members of a message give to the fields which feed them. */
export function declaredAnswers(
  form: FlatForm,
  members: Readonly<Record<string, MemberValue>>,
  facts: Omit<CheckFacts, 'complete'>,
): DeclaredAnswers {
  const told: Record<string, Answer> = {};
  for (const field of fieldsOf(form)) {
    const value = field.feeds === null ? undefined : members[field.feeds];
    const answer = value === undefined ? null : answerOf(field, value);
    if (answer !== null) told[field.id] = answer;
  }
  const faults = checkAnswers(form, told, { ...facts, complete: false });
  return { answers: keptAnswers(form, told), faults };
}

/** A value as its field holds it; what cannot be read so stays a text, which the check then names. */
function answerOf(field: Field, value: MemberValue): Answer | null {
  if (typeof value === 'object') return field.type === 'address' ? value : value.line;
  switch (field.type) {
    case 'date':
      return dayOf(value);
    case 'number':
    case 'money': {
      const digits = value.replaceAll(/[\s.,]/g, '');
      return /^\d{1,15}$/.test(digits) ? Number(digits) : value;
    }
    case 'choice':
      // A kind that the form does not list stands in the paper; no option is guessed for it.
      return (
        field.options.find(
          (option) => option.value === value || fold(option.text.vi) === fold(value),
        )?.value ?? null
      );
    case 'address':
    case 'file':
    case 'flag':
      return null;
    default:
      return value;
  }
}

/** `20220701`, `20220701000000`, `01/07/2022` or `2022-07-01`. */
function dayOf(value: string): string {
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})(\d{6})?$/.exec(value) ?? [];
  const day = year === undefined ? parseTypedDay(value) : parseDay(`${year}-${month}-${date}`);
  return day.ok ? day.value : value;
}
