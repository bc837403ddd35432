import type { Instant } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { checkValidity, type Claims, readClaims } from '#vaccine-pass/claims.ts';
import { decoded45, inflated, unprefixed } from '#vaccine-pass/envelope.ts';
import {
  checkCertificate,
  type HealthCertificate,
  kindsOf,
} from '#vaccine-pass/health-certificate.ts';
import { checkSignature, readSign1, type Sign1 } from '#vaccine-pass/sign1.ts';
import {
  failed,
  faultOf,
  PASSED,
  type StepFault,
  type StepVerdict,
  UNTRIED,
  type Verdicts,
} from '#vaccine-pass/step.ts';
import { hexOf, type TrustedCertificate, type TrustList } from '#vaccine-pass/trust-list.ts';
import type { ValueSets } from '#vaccine-pass/value-sets.ts';

/** By what a certificate is judged. */
export interface Grounds {
  readonly trust: TrustList;
  readonly sets: ValueSets;
  readonly at: Instant;
}

export interface JudgedPass {
  readonly verdicts: Verdicts;
  /** The first step that failed; null where the certificate holds. */
  readonly fault: StepFault | null;
  readonly claims: Claims | null;
  /** Where its form is right: without this nothing that it says is shown. */
  readonly certificate: HealthCertificate | null;
  /** Who signed it, where the signature is right. */
  readonly signer: TrustedCertificate | null;
}

/** Judges the text of a QR code from its prefix to the day on which it ends. */
export function judgePass(text: string, { trust, sets, at }: Grounds): JudgedPass {
  const base45 = unprefixed(text);
  const compressed = andThen(base45, decoded45);
  const signed = andThen(compressed, inflated);
  const message = andThen(signed, readSign1);
  const signer = andThen(message, (read) => signerOf(read, trust));
  const claims = andThen(message, (read) => readClaims(read.payload));
  const certificate = andThen(claims, (read) => checkCertificate(read.certificate, sets));
  const usage = andThen(claims, (read) =>
    signer.ok ? checkUsage(signer.value, read.certificate) : signer,
  );
  const validity = andThen(claims, (read) => checkValidity(read, at));
  const results = [
    base45,
    compressed,
    signed,
    message,
    signer,
    claims,
    certificate,
    usage,
    validity,
  ];
  return {
    verdicts: {
      PICTUREDECODE: UNTRIED,
      UNPREFIX: verdictOf(base45),
      B45DECODE: verdictOf(compressed),
      COMPRESSION: verdictOf(signed),
      VERIFY: verdictOf(signer),
      DECODE: verdictOf(claims),
      VALIDJSON: verdictOf(claims),
      SCHEMAVALIDATION: verdictOf(certificate),
      KEYUSAGE: verdictOf(usage),
      EXPIRATIONCHECK: verdictOf(validity),
      VALIDOBJECT: UNTRIED,
      ENCODE: UNTRIED,
    },
    fault: results.flatMap((result) => (result.ok ? [] : [result.error]))[0] ?? null,
    claims: claims.ok ? claims.value : null,
    certificate: certificate.ok ? certificate.value : null,
    signer: signer.ok ? signer.value : null,
  };
}

/** Whose signature it is, of those whom we believe; the key id alone says which one is tried. */
export function signerOf(message: Sign1, trust: TrustList): Result<TrustedCertificate, StepFault> {
  const { keyId } = message;
  if (keyId === null) return err(faultOf('no-key-id'));
  const named = trust.filter((one) => one.keyId === hexOf(keyId));
  let fault = faultOf('unknown-key', hexOf(keyId));
  for (const one of named) {
    const checked = checkSignature(message, one.key);
    if (checked.ok) return ok(one);
    fault = checked.error;
  }
  return err(fault);
}

/** Whether the signer may sign certificates of this kind. */
export function checkUsage(
  { kinds }: TrustedCertificate,
  certificate: unknown,
): Result<null, StepFault> {
  const foreign = kindsOf(certificate).filter((kind) => kinds !== null && !kinds.has(kind));
  return foreign.length === 0 ? ok(null) : err(faultOf('other-key-usage', foreign.join(', ')));
}

export const verdictOf = (result: Result<unknown, StepFault>): StepVerdict =>
  result.ok ? PASSED : failed(result.error);

/** The next step with what the last one gave; what failed before fails here for the same reason. */
export const andThen = <T, U>(
  before: Result<T, StepFault>,
  next: (value: T) => Result<U, StepFault>,
): Result<U, StepFault> => (before.ok ? next(before.value) : before);
