import type { AnswerSource } from '#dossier/declaration.ts';
import type { Answer, Answers, CheckFacts } from '#eform/check-answers.ts';
import { declarantGroups, RELATION } from '#eform/declared-people.ts';
import type { FlatForm } from '#eform/form.ts';
import { type PersonFacts, prefill } from '#eform/prefill.ts';
import type { Instant } from '#kernel/day.ts';
import { grammarOf, parseIdentityNumber } from '#persons/personal-number.ts';
import type { Draft } from '#store/drafts.ts';

/** Something known of a person, with where it is from and of when. */
export interface KnownFact {
  readonly value: Answer;
  readonly from: AnswerSource['from'];
  readonly at: Instant;
}

export type KnownPerson = PersonFacts<KnownFact>;

/** What is known of whoever files, and of the person they are married to; kept with the draft. */
export interface KnownFacts {
  readonly self: KnownPerson;
  readonly sex: 'male' | 'female' | null;
  readonly spouse: KnownPerson | null;
  /** The desk of their last dossier, and how they were told of it. */
  readonly last: { readonly desk: string; readonly notify: string | null } | null;
}

/** What a draft knows; null where it was begun without an account, or before facts had an origin each. */
export function knownFacts({ known }: Pick<Draft, 'known'>): KnownFacts | null {
  const isKnown = typeof known === 'object' && known !== null && 'last' in known;
  return isKnown ? (known as KnownFacts) : null;
}

/** Facts under the same origin; what is empty is not known. */
export const factsFrom = (
  values: Readonly<Record<string, Answer | null | undefined>>,
  from: KnownFact['from'],
  at: Instant,
): KnownPerson =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, KnownFact][] =>
      value === null || value === undefined || value === '' ? [] : [[name, { value, from, at }]],
    ),
  );

/**
 * What is known beside what whoever declares wrote of themselves on this very form: nobody is asked the
 * same twice, though no register and no account told anything. A personal number is given to citizens
 * of Viet Nam alone, and tells the sex.
 */
export function withDeclared(
  known: KnownFacts | null,
  form: FlatForm,
  answers: Answers,
  at: Instant,
): KnownFacts {
  const [group] = declarantGroups(form);
  const told = (fact: string): Answer | undefined => answers[`${group}.${fact}`];
  const number = told('number');
  const read = typeof number === 'string' ? parseIdentityNumber(number) : null;
  const personal = read?.ok && read.value.kind === 'personal-number' ? read.value.number : null;
  const here = factsFrom(
    {
      ...Object.fromEntries(DECLARED.map((fact) => [fact, told(fact)])),
      nationality: told('nationality') ?? (personal === null ? undefined : 'Việt Nam'),
    },
    'form',
    at,
  );
  return {
    self: { ...here, ...known?.self },
    sex: known?.sex ?? (personal === null ? null : grammarOf(personal).sex),
    spouse: known?.spouse ?? null,
    last: known?.last ?? null,
  };
}

const DECLARED = ['name', 'number', 'birthDate', 'ethnicity', 'residence', 'phone', 'email'];

/**
 * What need not be asked, with where it comes from. Whoever registers a child as its parent is the
 * mother or the father by the register's word, and the spouse the other one; both are shown, and can
 * be disputed.
 */
export function factsForForm(
  form: FlatForm,
  answers: Answers,
  known: KnownFacts,
  facts: Omit<CheckFacts, 'complete'>,
): { readonly answers: Answers; readonly sources: Draft['sources'] } {
  const people = new Map<string, KnownPerson>(
    declarantGroups(form).map((group) => [group, known.self]),
  );
  // Asked by itself, it is the number of whoever declares.
  let single: KnownPerson = { phone: known.self['phone'] };
  if (answers[RELATION] === PARENT && known.sex !== null) {
    const [own, other] = known.sex === 'female' ? ['mother', 'father'] : ['father', 'mother'];
    people.set(own ?? '', known.self);
    single = { ...single, [`${own}Known`]: asKnown(known.self), ...ofChild(known) };
    if (known.spouse !== null) {
      people.set(other ?? '', known.spouse);
      single = { ...single, [`${other}Known`]: asKnown(known.spouse) };
    }
  }
  const filled = Object.entries(prefill(form, answers, { people, single, facts }));
  return {
    answers: Object.fromEntries(filled.map(([id, { value }]) => [id, value])),
    sources: Object.fromEntries(
      filled.map(([id, { from, at }]) => [id, { from, at, isDisputed: false }]),
    ),
  };
}

/** The answer by which one registers the own child. */
const PARENT = 'cha-me';

/** That somebody is known, by the word of whoever told the name. */
const asKnown = (person: KnownPerson): KnownFact | undefined =>
  person['name'] === undefined ? undefined : { ...person['name'], value: true };

/** What a child has of its parents where both have the same; where they differ it is asked. */
function ofChild({ self, spouse }: KnownFacts): KnownPerson {
  const shared = (fact: string): KnownFact | undefined =>
    spouse !== null && JSON.stringify(self[fact]?.value) === JSON.stringify(spouse[fact]?.value)
      ? self[fact]
      : undefined;
  return {
    'child.ethnicity': shared('ethnicity'),
    'child.nationality': shared('nationality'),
    // Luật Hộ tịch 60/2014/QH13, Điều 4 khoản 8: that of the father or the mother, as they agree.
    homeTown: shared('homeTown'),
  };
}
