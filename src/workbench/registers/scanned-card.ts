import { withoutGaps } from '#persons/personal-number.ts';
import { randomUUID } from 'node:crypto';
import { clean } from '#kernel/fold.ts';
import type { Known, RegisteredPerson } from '#names/register-match.ts';
import type { Repair } from '#names/repair-name.ts';
import { formatBirthDate, parseBirthDate } from '#persons/birth-date.ts';
import { parseCitizenCard } from '#persons/citizen-card.ts';
import { nameByNumber, nameToAsk } from '#registries/health-insurance/name-to-ask.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { dayOf } from '#kernel/day.ts';
import { type FormValues, one } from '#web/form-values.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { DEADLINE } from '#workbench/registers/ask-register.ts';
import type { Purpose } from '#workbench/registers/read-purpose.ts';

/** What was typed or scanned for a look-up of a card, with what its name was. */
export interface ScannedQuery {
  readonly values: FormValues;
  /** The name as it came. */
  readonly scanned: string;
  readonly repair: Repair;
}

/** Reads a citizen card that was scanned into the field of the number, and repairs the name before anybody is asked. */
export async function readScannedQuery(
  on: OfficerRequest,
  sent: FormValues,
  purpose: Purpose | null,
): Promise<ScannedQuery> {
  const values = withCard(sent, on);
  const scanned = one(values, 'name');
  const repair = await nameToAsk(scanned, knownOf(values, on), () =>
    askPopulation(on, values, purpose),
  );
  return { values: withName(values, repair), scanned, repair };
}

/** After the gateway said that the name is another: the register of the number is asked, if it was not. */
export async function readAgain(
  on: OfficerRequest,
  { values, scanned }: ScannedQuery,
  purpose: Purpose,
): Promise<ScannedQuery | null> {
  const repair = await nameByNumber(scanned, knownOf(values, on), () =>
    askPopulation(on, values, purpose),
  );
  return repair.kind === 'certain' && repair.name !== one(values, 'name')
    ? { values: withName(values, repair), scanned, repair }
    : null;
}

function withCard(sent: FormValues, on: OfficerRequest): FormValues {
  const text = one(sent, 'card');
  if (!text.includes('|')) return sent;
  const card = parseCitizenCard(text, dayOf(on.services.now()));
  const read = card.ok ? card.value : card.error.partial;
  const name = card.ok ? card.value.name : card.error.scannedName || (read.name ?? '');
  return new Map([
    ...sent,
    ['card', [read.personalNumber ?? text]],
    ['name', [name]],
    ['birth', [read.birthDate === undefined ? '' : formatBirthDate(read.birthDate)]],
  ]);
}

const withName = (values: FormValues, repair: Repair): FormValues =>
  repair.kind === 'certain' ? new Map([...values, ['name', [repair.name]]]) : values;

function knownOf(values: FormValues, on: OfficerRequest): Known {
  const birth = parseBirthDate(clean(one(values, 'birth')), dayOf(on.services.now()));
  return { number: numberOf(values), birthDate: birth.ok ? birth.value : '' };
}

const numberOf = (values: FormValues): string => withoutGaps(clean(one(values, 'card')));

/** Who has the number; null where it is none, or the database may not be asked or does not answer. */
async function askPopulation(
  on: OfficerRequest,
  values: FormValues,
  purpose: Purpose | null,
): Promise<RegisteredPerson | null> {
  const { registries } = on.services;
  const number = numberOf(values);
  const service = purpose?.procedureCode ?? null;
  const isAsked = registries?.connected.has('national-population') === true;
  if (registries === null || !isAsked || purpose === null || service === null) return null;
  if (!/^\d{12}$/.test(number)) return null;
  const { subject, agency } = on.officer;
  const { birthDate } = knownOf(values, on);
  const query = {
    query: randomUUID(),
    service,
    officer: subject,
    agency,
    number,
    name: clean(one(values, 'name')),
    birthDate: birthDate === '' ? null : birthDate,
  };
  const context = {
    dossierId: purpose.dossierId,
    subject,
    agency,
    purpose: purpose.words,
    procedureCode: service,
    person: number,
  };
  try {
    const citizen = await registries.population.lookUp(query, context, DEADLINE);
    return citizen === null
      ? null
      : { name: citizen.name, number, birthDate: citizen.birthDate ?? '' };
  } catch (fault) {
    if (fault instanceof RegistryFault) return null;
    throw fault;
  }
}
