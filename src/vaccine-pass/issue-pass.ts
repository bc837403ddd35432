import { dayOf, epochOf, instantAt, type Instant, minuteOfDay, monthsAfter } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { writeCbor } from '#vaccine-pass/cbor.ts';
import { claimsMap } from '#vaccine-pass/claims.ts';
import { wrapped } from '#vaccine-pass/envelope.ts';
import { checkCertificate, type HealthCertificate } from '#vaccine-pass/health-certificate.ts';
import { familyAndGiven, icaoName } from '#vaccine-pass/icao-name.ts';
import type { PassRequest } from '#vaccine-pass/pass-request.ts';
import { type SigningKey, writeSign1 } from '#vaccine-pass/sign1.ts';
import type { ValueSets } from '#vaccine-pass/value-sets.ts';

/** QĐ 5772/QĐ-BYT: a passport ends twelve months after it was made. */
export const MONTHS_VALID = 12;
const SCHEMA_VERSION = '1.3.0';
const COUNTRY = 'VN';

export interface Issuing {
  readonly key: SigningKey;
  readonly sets: ValueSets;
  readonly at: Instant;
  /** The authority in whose name it is signed. */
  readonly issuer: string;
}

export interface IssuedPass {
  readonly certificate: HealthCertificate;
  readonly issuedAt: Instant;
  readonly expiresAt: Instant;
  /** What the QR code says. */
  readonly text: string;
}

export type IssueFault =
  | { readonly code: 'no-latin-letters'; readonly detail: string }
  | { readonly code: 'against-rules'; readonly detail: string };

/** Makes and signs a passport; refused is what a reader would refuse, and what cannot have been. */
export function issuePass(
  request: PassRequest,
  { key, sets, at, issuer }: Issuing,
): Result<IssuedPass, IssueFault> {
  const built = certificateOf(request, issuer);
  if (!built.ok) return built;
  const checked = checkCertificate(built.value, sets);
  if (!checked.ok) return broken(checked.error.detail ?? checked.error.code);
  if (!sets.products.has(request.product)) return broken('v.mp');
  if (!sets.prophylaxes.has(request.vaccine)) return broken('v.vp');
  if (!sets.diseases.has(request.disease)) return broken('v.tg');
  if (!sets.holders.has(request.maker)) return broken('v.ma');
  if (request.vaccinatedOn > dayOf(at)) return broken('v.dt: in the future');
  if (request.birthDate > request.vaccinatedOn) return broken('dob: after the vaccination');
  if (request.dose > request.doses) return broken('v.dn: more than v.sd');
  const issuedAt = at;
  const expiresAt = instantAt(monthsAfter(dayOf(at), MONTHS_VALID), minuteOfDay(at));
  const span = { issuedAt: secondsOf(issuedAt), expiresAt: secondsOf(expiresAt) };
  const signed = writeSign1(writeCbor(claimsMap(COUNTRY, span, built.value)), key);
  return ok({ certificate: checked.value, issuedAt, expiresAt, text: wrapped(signed) });
}

function certificateOf(
  request: PassRequest,
  issuer: string,
): Result<HealthCertificate, IssueFault> {
  const { family, given } = familyAndGiven(request.fullName);
  const fnt = icaoName(family);
  const gnt = given === '' ? ok('') : icaoName(given);
  if (!fnt.ok || !gnt.ok) return err({ code: 'no-latin-letters', detail: 'fullName' });
  return ok({
    ver: SCHEMA_VERSION,
    nam: { fn: family, fnt: fnt.value, ...(given === '' ? {} : { gn: given, gnt: gnt.value }) },
    dob: request.birthDate,
    v: [
      {
        tg: request.disease,
        vp: request.vaccine,
        mp: request.product,
        ma: request.maker,
        dn: request.dose,
        sd: request.doses,
        dt: request.vaccinatedOn,
        co: COUNTRY,
        is: issuer,
        ci: request.certificateId,
      },
    ],
  });
}

const broken = (detail: string): Result<never, IssueFault> =>
  err({ code: 'against-rules', detail });

const secondsOf = (at: Instant): number => Math.floor(epochOf(at) / 1000);
