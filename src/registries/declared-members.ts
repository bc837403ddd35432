import type { Declaration, DeclaredAnswer } from '#dossier/declaration.ts';
import { type FlatForm, fieldsOf } from '#eform/form.ts';
import type { MemberValue } from '#registries/step-service.ts';

/**
 * What was declared, by the members of the message that each field feeds. Dates go out as
 * `dd/MM/yyyy`, sexes as 1 and 2: as production code writes them; no specification was found.
 */
export function declaredMembers(
  form: FlatForm | null,
  declaration: Declaration | undefined,
): Readonly<Record<string, MemberValue>> {
  if (form === null || declaration === undefined) return {};
  const members: Record<string, MemberValue> = {};
  for (const field of fieldsOf(form)) {
    const answer = declaration.answers[field.id];
    if (field.feeds !== null && answer !== undefined) members[field.feeds] = memberOf(answer);
  }
  return members;
}

const SEXES: Readonly<Record<string, string>> = { nam: '1', nu: '2' };

function memberOf(answer: DeclaredAnswer): MemberValue {
  if (typeof answer === 'string') return SEXES[answer] ?? messageDate(answer);
  if (typeof answer === 'object' && 'unit' in answer) return answer;
  if (typeof answer === 'object') return answer.join(', ');
  return typeof answer === 'boolean' ? (answer ? '1' : '0') : String(answer);
}

/** `2022-06-19` as `19/06/2022`, `1985-11` as `11/1985`; any other text as it is. */
export const messageDate = (text: string): string =>
  /^\d{4}(-\d{2}){0,2}$/.test(text) ? text.split('-').toReversed().join('/') : text;
