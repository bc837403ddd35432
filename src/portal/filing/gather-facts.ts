import { randomUUID } from 'node:crypto';
import type { Procedure } from '#catalogue/procedure.ts';
import type { Instant } from '#kernel/day.ts';
import { grammarOf, parseIdentityNumber } from '#persons/personal-number.ts';
import { earlierFacts, lastChoices } from '#portal/filing/earlier-facts.ts';
import { factsFrom, type KnownFacts, type KnownPerson } from '#portal/filing/known-facts.ts';
import type { Citizen as Registered } from '#registries/national-population/codec.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { ownDossiers } from '#store/own-dossiers.ts';
import type { Citizen } from '#web/citizen-session.ts';
import type { Services } from '#web/services.ts';

/** A page does not wait longer for a register: what it would have told is typed then. */
const DEADLINE = 3000;

/**
 * Asks the population database about whoever signed in, and about the spouse that it names, each time
 * with the procedure as purpose. A line that is slow or dead costs what it would have filled in; what
 * the person declared before then stands in for it. The account goes before an earlier declaration,
 * the register before both.
 */
export async function gatherFacts(
  services: Services,
  citizen: Citizen,
  procedure: Procedure,
  draftId: string,
): Promise<KnownFacts> {
  const at = services.now();
  const { identityNumber } = citizen;
  const ask = (number: string, name: string) =>
    askPopulation(services, { citizen, procedure, draftId, number, name });
  const [self, { dossiers }] = await Promise.all([
    identityNumber === null ? null : ask(identityNumber, citizen.name),
    ownDossiers(services.readPool, citizen, { limit: EARLIER, offset: 0 }),
  ]);
  const earlier = (number: string | null): KnownPerson =>
    number === null ? {} : earlierFacts(dossiers, number);
  const spouse = self?.spouse ?? null;
  const other = spouse === null ? null : await ask(spouse.number, spouse.name);
  return {
    self: { ...earlier(identityNumber), ...accountFacts(citizen, at), ...registerFacts(self, at) },
    sex: self?.sex ?? sexByNumber(identityNumber),
    spouse:
      spouse === null || other === null
        ? null
        : { ...earlier(spouse.number), ...registerFacts(other, at) },
    last: lastChoices(dossiers),
  };
}

/** The fourth digit of a personal number tells it too, where the register does not answer. */
function sexByNumber(identityNumber: string | null): KnownFacts['sex'] {
  const read = identityNumber === null ? null : parseIdentityNumber(identityNumber);
  if (read === null || !read.ok || read.value.kind !== 'personal-number') return null;
  return grammarOf(read.value.number).sex;
}

/** Dossiers of the person that are looked through, the newest. */
const EARLIER = 20;

const accountFacts = (citizen: Citizen, at: Instant): KnownPerson =>
  factsFrom(
    {
      name: citizen.name,
      number: citizen.identityNumber,
      birthDate: citizen.birthDate,
      phone: citizen.phone,
      email: citizen.email,
    },
    'account',
    at,
  );

const registerFacts = (person: Registered | null, at: Instant): KnownPerson =>
  person === null
    ? {}
    : factsFrom(
        {
          name: person.name,
          number: person.number,
          birthDate: person.birthDate,
          ethnicity: person.ethnicity,
          nationality: person.nationality,
          residence: person.residence,
          homeTown: person.homeTown,
        },
        'population',
        at,
      );

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
