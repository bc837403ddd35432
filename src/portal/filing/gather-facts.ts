import { randomUUID } from 'node:crypto';
import type { Procedure } from '#catalogue/procedure.ts';
import type { Answers } from '#eform/check-answers.ts';
import { declarantGroups } from '#eform/declared-people.ts';
import type { FlatForm } from '#eform/form.ts';
import { type PersonFacts, prefill } from '#eform/prefill.ts';
import type { Instant } from '#kernel/day.ts';
import { RELATION } from '#portal/filing/steps.ts';
import type { Citizen as Registered } from '#registries/national-population/codec.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import type { AnswerSource } from '#dossier/declaration.ts';
import type { Draft } from '#store/drafts.ts';
import type { Citizen } from '#web/citizen-session.ts';
import type { Services } from '#web/services.ts';

/** What is known of whoever files, and of the person they are married to; kept with the draft. */
export interface KnownFacts {
  readonly self: PersonFacts;
  readonly sex: 'male' | 'female' | null;
  readonly spouse: PersonFacts | null;
  /** Whether the population database answered, and when it was asked. */
  readonly isRegistered: boolean;
  readonly at: Instant;
}

/** A page does not wait longer for a register: what it would have told is typed then. */
const DEADLINE = 3000;

/**
 * Asks the population database about whoever signed in, and about the spouse that it names, each time
 * with the procedure as purpose. A line that is slow or dead costs what it would have filled in.
 */
export async function gatherFacts(
  services: Services,
  citizen: Citizen,
  procedure: Procedure,
  draftId: string,
): Promise<KnownFacts> {
  const at = services.now();
  const account: PersonFacts = {
    name: citizen.name,
    number: citizen.identityNumber ?? undefined,
    birthDate: citizen.birthDate ?? undefined,
    phone: citizen.phone ?? undefined,
    email: citizen.email ?? undefined,
  };
  const nothing: KnownFacts = { self: account, sex: null, spouse: null, isRegistered: false, at };
  if (citizen.identityNumber === null) return nothing;
  const ask = (number: string, name: string) =>
    askPopulation(services, { citizen, procedure, draftId, number, name });
  const self = await ask(citizen.identityNumber, citizen.name);
  if (self === null) return nothing;
  const { spouse } = self;
  const other = spouse === null ? null : await ask(spouse.number, spouse.name);
  return {
    self: { ...account, ...factsOf(self) },
    sex: self.sex,
    spouse: other === null ? null : factsOf(other),
    isRegistered: true,
    at,
  };
}

interface Question {
  readonly citizen: Citizen;
  readonly procedure: Procedure;
  readonly draftId: string;
  readonly number: string;
  readonly name: string;
}

async function askPopulation(
  { registries }: Services,
  { citizen, procedure, draftId, number, name }: Question,
): Promise<Registered | null> {
  if (registries === null || !registries.connected.has('national-population')) return null;
  const subject = `citizen:${citizen.citizenId}`;
  const query = {
    query: randomUUID(),
    service: procedure.code,
    officer: subject,
    agency: 'citizen',
    number,
    name,
    birthDate: null,
  };
  const context = {
    dossierId: draftId,
    subject,
    agency: 'citizen',
    purpose: 'Điền sẵn tờ khai của chính người khai',
    procedureCode: procedure.code,
    person: number,
  };
  try {
    return await registries.population.lookUp(query, context, DEADLINE);
  } catch (fault) {
    if (fault instanceof RegistryFault) return null;
    throw fault;
  }
}

const factsOf = (person: Registered): PersonFacts => ({
  name: person.name,
  number: person.number,
  birthDate: person.birthDate ?? undefined,
  ethnicity: person.ethnicity === '' ? undefined : person.ethnicity,
  nationality: person.nationality === '' ? undefined : person.nationality,
  residence: person.residence ?? undefined,
});

/**
 * What need not be asked, with where it comes from. Whoever registers a child as its parent is the
 * mother or the father by the register's word, and the spouse the other one; both are shown, and can
 * be disputed.
 */
export function factsForForm(
  form: FlatForm,
  answers: Answers,
  known: KnownFacts,
): { readonly answers: Answers; readonly sources: Draft['sources'] } {
  const people = new Map<string, PersonFacts>(
    declarantGroups(form).map((group) => [group, known.self]),
  );
  // Asked by itself, it is the number of whoever declares.
  let single: Answers = { phone: known.self['phone'] };
  if (answers[RELATION] === PARENT && known.sex !== null) {
    const [own, other] = known.sex === 'female' ? ['mother', 'father'] : ['father', 'mother'];
    people.set(own ?? '', known.self);
    single = { ...single, [`${own}Known`]: true, ...ofChild(known) };
    if (known.spouse !== null) {
      people.set(other ?? '', known.spouse);
      single = { ...single, [`${other}Known`]: true };
    }
  }
  const filled = prefill(form, answers, people, single);
  const sources = Object.fromEntries(
    Object.keys(filled).map((id): [string, AnswerSource] => [
      id,
      { from: sourceOf(id, known), at: known.at, isDisputed: false },
    ]),
  );
  return { answers: filled, sources };
}

/** How one is reached is told by the account; all else by the register, where it answered. */
const sourceOf = (id: string, { isRegistered }: KnownFacts): AnswerSource['from'] =>
  isRegistered && !/(^|\.)(phone|email)$/.test(id) ? 'population' : 'account';

/** The answer by which one registers the own child. */
const PARENT = 'cha-me';

/** What a child has of its parents where both have the same; where they differ it is asked. */
function ofChild({ self, spouse }: KnownFacts): Answers {
  const shared = (fact: string) =>
    spouse !== null && self[fact] === spouse[fact] ? self[fact] : undefined;
  return {
    'child.ethnicity': shared('ethnicity'),
    'child.nationality': shared('nationality'),
  };
}
