import { doubledWait } from '#worker/patience.ts';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { differencesOf } from '#quality/case-class.ts';
import type { Registries } from '#registries/connect.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import type { Citizen } from '#registries/national-population/codec.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { hasOpenCase } from '#store/clean-doses.ts';
import { inTransaction } from '#store/transaction.ts';
import {
  closePassRequest,
  type LeasedPassRequest,
  leasePassRequest,
  postponePassRequest,
  refusePassRequest,
} from '#store/vaccine-pass-requests.ts';
import { keepPass, passInForce } from '#store/vaccine-passes.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import { issuePass, type Issuing } from '#vaccine-pass/issue-pass.ts';
import type { PassRefusal } from '#vaccine-pass/pass-refusal.ts';
import type { PassRequest } from '#vaccine-pass/pass-request.ts';
import { passRequestOf, type PlatformNames } from '#vaccine-pass/platform-certificate.ts';
import { hexOf } from '#vaccine-pass/trust-list.ts';

export interface PassDuty {
  readonly pool: pg.Pool;
  readonly registries: Pick<Registries, 'vaccination' | 'population'>;
  readonly issuing: Omit<Issuing, 'at'>;
  readonly names: PlatformNames;
  readonly now: () => Instant;
  /** Milliseconds until the first second try of one; doubled with each, up to the longest. */
  readonly firstWait: number;
  readonly longestWait: number;
}

/** For how long somebody is one worker's alone. */
const LEASE_MS = 60_000;
const TIMEOUT = 15_000;
/** MaDVC of the question to the population database: no procedure is known; to be confirmed. */
const SERVICE = 'HCVX';

/**
 * Signs the passports that were asked for, one after the other, until nobody is due or `signal` ends it.
 * What the platform says now is signed, where the population database says the same of the person.
 * Throws where the line is down; whoever waits goes on waiting.
 */
export async function issueRequested(duty: PassDuty, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const request = await leasePassRequest(duty.pool, duty.now(), LEASE_MS);
    if (request === null) return;
    try {
      const refused = await issueOne(duty, request);
      if (refused !== null) await refusePassRequest(duty.pool, request, refused, duty.now());
    } catch (fault) {
      if (!(fault instanceof RegistryFault)) throw fault;
      const wait = doubledWait(request.attempts, duty);
      const retryAt = instantFromEpoch(Math.round(epochOf(duty.now()) + wait));
      await postponePassRequest(duty.pool, request, fault.code, retryAt);
      if (fault.isOutage) throw fault;
    }
  }
}

interface Refused {
  readonly refusal: PassRefusal;
  readonly detail: string;
}
const refusing = (refusal: PassRefusal, detail = ''): Refused => ({ refusal, detail });

async function issueOne(duty: PassDuty, leased: LeasedPassRequest): Promise<Refused | null> {
  const { pool, issuing, now } = duty;
  const { identityNumber, subject, agency } = leased;
  if (await hasOpenCase(pool, identityNumber)) return refusing('open-case');
  const wanted = await requestOf(duty, leased);
  if (!wanted.ok) return wanted.error;
  const { request, commune } = wanted.value;
  const held = await passInForce(pool, request.certificateId, now());
  const issued = held === null ? issuePass(request, { ...issuing, at: now() }) : null;
  if (issued !== null && !issued.ok) return refusing(issued.error.code, issued.error.detail);
  await inTransaction(pool, async (client) => {
    const passId =
      issued === null
        ? (held ?? '')
        : await keepPass(client, {
            ...issued.value,
            passId: randomUUID(),
            identityNumber,
            commune,
            request,
            keyId: hexOf(issuing.key.keyId),
            issuedBy: subject,
            agency,
          });
    await closePassRequest(client, leased, passId, now());
  });
  return null;
}

/** What the platform says of the person, once the population database says the same. */
async function requestOf(
  { registries, names }: PassDuty,
  { identityNumber, subject, agency }: LeasedPassRequest,
): Promise<Result<{ readonly request: PassRequest; readonly commune: string }, Refused>> {
  const context: CallContext = {
    dossierId: NO_DOSSIER,
    subject,
    agency,
    purpose: 'Cấp hộ chiếu vắc xin (QĐ 5772/QĐ-BYT)',
    procedureCode: null,
    person: identityNumber,
  };
  const [said] = await registries.vaccination.certificates([identityNumber], context);
  if (said === undefined) return err(refusing('no-certificate'));
  const request = passRequestOf(said, names);
  if (!request.ok) return err(refusing(request.error, said.vaccine));
  const { fullName: name, birthDate } = request.value;
  const query = { query: randomUUID(), service: SERVICE, officer: subject, agency };
  const person = await registries.population.lookUp(
    { ...query, number: identityNumber, name, birthDate },
    context,
    TIMEOUT,
  );
  if (person === null) return err(refusing('no-such-person'));
  const differing = fieldsThatDiffer(request.value, person);
  if (differing !== '') return err(refusing('differs', differing));
  return ok({ request: request.value, commune: person.residence?.unit ?? '' });
}

/** Names of the basics that the two tell differently; a certificate tells no sex. */
function fieldsThatDiffer({ fullName, birthDate }: PassRequest, person: Citizen): string {
  const nothing = { id: '', commune: '', address: '', father: '', mother: '', more: {} };
  const { number: identityNumber } = person;
  const said = { ...nothing, name: fullName, birthDate, sex: null, identityNumber };
  const held = {
    ...nothing,
    name: person.name,
    birthDate: person.birthDate ?? '',
    sex: null,
    identityNumber,
  };
  return differencesOf(said, held)
    .map(({ field }) => field)
    .join(', ');
}
