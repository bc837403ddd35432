import { instantFromEpoch, type Instant } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { jsonOf, readCbor } from '#vaccine-pass/cbor.ts';
import { faultOf, type StepFault } from '#vaccine-pass/step.ts';

/** What a signed certificate claims (a CWT, RFC 8392), before anybody looked at what it says of whom. */
export interface Claims {
  /** ISO 3166 code of the country whose health authority issued it. */
  readonly issuer: string | null;
  readonly issuedAt: Instant | null;
  readonly expiresAt: Instant | null;
  /** As JSON; whether it is as certificates are is for `checkCertificate` to say. */
  readonly certificate: unknown;
}

const ISSUER = 1;
const EXPIRES = 4;
const ISSUED = 6;
const HEALTH_CERTIFICATE = -260;
/** The only one of the kinds of health certificates that was ever given out. */
const EU_CERTIFICATE = 1;

export function readClaims(payload: Uint8Array): Result<Claims, StepFault> {
  const read = readCbor(payload);
  if (!read.ok) return err(faultOf('not-cbor', read.error));
  if (!(read.value instanceof Map)) return err(faultOf('not-cbor', 'the claims are no map'));
  const claims: ReadonlyMap<unknown, unknown> = read.value;
  const health = claims.get(HEALTH_CERTIFICATE);
  const certificate = health instanceof Map ? (health.get(EU_CERTIFICATE) as unknown) : undefined;
  if (!(certificate instanceof Map)) return err(faultOf('no-certificate'));
  const json = asJson(certificate);
  if (!json.ok) return json;
  const issuer = claims.get(ISSUER);
  return ok({
    issuer: typeof issuer === 'string' ? issuer : null,
    issuedAt: instantIn(claims.get(ISSUED)),
    expiresAt: instantIn(claims.get(EXPIRES)),
    certificate: json.value,
  });
}

/** The certificate in bytes that are all claims, or the certificate alone. */
export function readCertificate(bytes: Uint8Array): Result<unknown, StepFault> {
  const claims = readClaims(bytes);
  if (claims.ok) return ok(claims.value.certificate);
  const read = readCbor(bytes);
  if (!read.ok) return err(faultOf('not-cbor', read.error));
  const isCertificate = read.value instanceof Map && read.value.has('ver');
  return isCertificate ? asJson(read.value) : claims;
}

/** Claims as they are signed. */
export const claimsMap = (
  issuer: string,
  span: { readonly issuedAt: number; readonly expiresAt: number },
  certificate: unknown,
): ReadonlyMap<number, unknown> =>
  new Map<number, unknown>([
    [ISSUER, issuer],
    [EXPIRES, span.expiresAt],
    [ISSUED, span.issuedAt],
    [HEALTH_CERTIFICATE, new Map([[EU_CERTIFICATE, certificate]])],
  ]);

/** Whether a certificate is good at an instant, by what it claims itself. */
export function checkValidity(claims: Claims, at: Instant): Result<null, StepFault> {
  const { issuedAt, expiresAt } = claims;
  if (expiresAt === null) return err(faultOf('no-validity'));
  if (issuedAt !== null && issuedAt > at) return err(faultOf('not-yet-valid', issuedAt));
  return expiresAt < at ? err(faultOf('expired', expiresAt)) : ok(null);
}

function asJson(value: unknown): Result<unknown, StepFault> {
  try {
    return ok(jsonOf(value));
  } catch (fault) {
    // What JSON does not have, or arrays in arrays until the stack runs out.
    if (!(fault instanceof TypeError || fault instanceof RangeError)) throw fault;
    return err(faultOf('not-cbor', fault.message));
  }
}

/** Seconds since 1970, which some countries write with a fraction; the last year is 9999. */
function instantIn(seconds: unknown): Instant | null {
  const isTime = typeof seconds === 'number' && seconds >= 0 && seconds < LAST_SECOND;
  return isTime ? instantFromEpoch(Math.floor(seconds * 1000)) : null;
}

const LAST_SECOND = 253_402_300_800;
