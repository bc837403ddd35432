import { randomUUID } from 'node:crypto';
import type { BudgetUnit } from '#registries/budget-units/codec.ts';
import type { Registries } from '#registries/connect.ts';
import type { Enterprise, HouseholdBusiness } from '#registries/enterprise-registration/codec.ts';
import type { CardAnswer } from '#registries/health-insurance/codec.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import type { Verification } from '#registries/national-population/codec.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import type { InsuredPerson } from '#registries/social-insurance/codec.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import type { Purpose } from '#workbench/registers/read-purpose.ts';
import type { RegisterQuery } from '#workbench/registers/read-register-query.ts';
import { kindLabels } from '#workbench/registers/register-kinds.ts';

/** What a register answers; an empty list where it knows nothing of the kind. */
export type RegisterAnswer =
  | { readonly of: 'people'; readonly rows: readonly InsuredPerson[] }
  | { readonly of: 'enterprises'; readonly rows: readonly Enterprise[] }
  | { readonly of: 'businesses'; readonly rows: readonly HouseholdBusiness[] }
  | { readonly of: 'units'; readonly rows: readonly BudgetUnit[] }
  | { readonly of: 'card'; readonly card: CardAnswer }
  | { readonly of: 'kinship'; readonly verification: Verification };

/** What came of asking; there is always something to go on with. */
export type Asked =
  | { readonly outcome: 'answered'; readonly answer: RegisterAnswer }
  | { readonly outcome: 'not-connected' }
  | { readonly outcome: 'failed'; readonly fault: RegistryFault };

/** No officer stands longer before a page than this. */
export const DEADLINE = 3000;

/** Asks a register for at most three seconds, in the name of the officer and for the purpose. */
export async function askRegister(
  on: OfficerRequest,
  query: RegisterQuery,
  { dossierId, procedureCode, words }: Purpose,
): Promise<Asked> {
  const { registries } = on.services;
  const { party } = kindLabels[query.kind];
  if (registries === null || !registries.connected.has(party)) return { outcome: 'not-connected' };
  const { subject, agency } = on.officer;
  const context: CallContext = {
    dossierId,
    subject,
    agency,
    purpose: words,
    procedureCode,
    person: personOf(query),
  };
  try {
    return { outcome: 'answered', answer: await answerOf(registries, query, context) };
  } catch (fault) {
    if (fault instanceof RegistryFault) return { outcome: 'failed', fault };
    throw fault;
  }
}

async function answerOf(
  registries: Registries,
  query: RegisterQuery,
  context: CallContext,
): Promise<RegisterAnswer> {
  const { socialInsurance, enterpriseRegistration, budgetUnits, population } = registries;
  switch (query.kind) {
    case 'insured-person':
      return people(await socialInsurance.byCode(query.code, context, DEADLINE));
    case 'insured-household':
      return people(await socialInsurance.household(query.code, context, DEADLINE));
    case 'insurance-code':
      return people(await socialInsurance.byCriteria(query.criteria, context, DEADLINE));
    case 'enterprise': {
      const found = await enterpriseRegistration.enterprise(query.code, context, DEADLINE);
      return { of: 'enterprises', rows: found === null ? [] : [found] };
    }
    case 'household-business': {
      const { householdBusinesses } = enterpriseRegistration;
      return { of: 'businesses', rows: await householdBusinesses(query.words, context, DEADLINE) };
    }
    case 'budget-unit':
      return { of: 'units', rows: await budgetUnits.find(query.words, context, DEADLINE) };
    case 'health-card': {
      const { healthInsurance } = registries;
      if (healthInsurance === null) throw new RegistryFault('not-configured', 'no account');
      return { of: 'card', card: await healthInsurance.lookUpCard(query.card, context, DEADLINE) };
    }
    case 'kinship': {
      const { person, relative, relation } = query;
      const asked = {
        query: randomUUID(),
        service: context.procedureCode ?? '',
        officer: context.subject,
        agency: context.agency,
        ...person,
      };
      const kin = population.verifyKinship(asked, relative, relation, context, DEADLINE);
      return { of: 'kinship', verification: await kin };
    }
  }
}

const people = (rows: readonly InsuredPerson[]): RegisterAnswer => ({ of: 'people', rows });

/** The number under which the call is found again when somebody asks who looked at them. */
function personOf(query: RegisterQuery): string | null {
  switch (query.kind) {
    case 'insured-person':
      return query.code;
    case 'health-card':
      return query.card.card;
    case 'household-business':
      return query.words;
    case 'kinship':
      return query.person.number;
    case 'insurance-code':
    case 'insured-household':
    case 'enterprise':
    case 'budget-unit':
      return null;
  }
}
