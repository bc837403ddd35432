import { canonicalJson } from '#kernel/canonical-json.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { writeCbor } from '#vaccine-pass/cbor.ts';
import { checkValidity, readCertificate, readClaims } from '#vaccine-pass/claims.ts';
import { decoded45, inflated, unprefixed } from '#vaccine-pass/envelope.ts';
import { checkCertificate } from '#vaccine-pass/health-certificate.ts';
import {
  checkUsage,
  type Grounds,
  signerOf,
  andThen,
  verdictOf,
} from '#vaccine-pass/judge-pass.ts';
import { readSign1, type Sign1 } from '#vaccine-pass/sign1.ts';
import {
  failed,
  faultOf,
  PASSED,
  type StepFault,
  type StepVerdict,
  UNTRIED,
  type Verdicts,
} from '#vaccine-pass/step.ts';
import type { Vector } from '#vaccine-pass/vector.ts';

type Outcome<T> = Result<T, StepFault>;

/**
 * Tries each step on what the vector gives it, else on what the step before it gave, and compares what
 * comes out with what the vector says comes out. `seen` is what a reader sees in the picture.
 */
export function judgeVector(vector: Vector, grounds: Grounds, seen: string | null): Verdicts {
  const { json } = vector;
  const text = vector.prefixed ?? seen;
  const base45: Outcome<string> = text === null ? err(faultOf('no-qr-code')) : unprefixed(text);
  const compressed = andThen(given(vector.base45) ?? base45, decoded45);
  const cose = andThen(given(vector.compressed) ?? compressed, inflated);
  const message = andThen(given(vector.cose) ?? cose, readSign1);
  const claims = andThen(message, (read) => readClaims(read.payload));
  const signed = andThen(claims, (read) => ok(read.certificate));
  const certificate = vector.cbor === null ? signed : readCertificate(vector.cbor);
  const isSchemaRight = (it: unknown) => checkCertificate(it, grounds.sets);
  return {
    PICTUREDECODE: pictureVerdict(vector, seen),
    UNPREFIX: compared(base45, vector.base45),
    B45DECODE: compared(compressed, vector.compressed),
    COMPRESSION: compared(cose, vector.cose),
    VERIFY: verdictOf(andThen(message, (read) => signerOf(read, grounds.trust))),
    DECODE: sameJson(certificate, json),
    VALIDJSON: sameJson(andThen(base45, certificateAtTheEnd), json),
    SCHEMAVALIDATION: verdictOf(andThen(certificate, isSchemaRight)),
    KEYUSAGE: verdictOf(andThen(message, (read) => usageOf(read, signed, vector, grounds))),
    EXPIRATIONCHECK: verdictOf(andThen(claims, (read) => checkValidity(read, grounds.at))),
    VALIDOBJECT: json === undefined ? UNTRIED : verdictOf(isSchemaRight(json)),
    ENCODE:
      json === undefined
        ? UNTRIED
        : verdictOf(andThen(readCertificate(writeCbor(json)), (it) => same(it, certificate))),
  };
}

/** The whole way, whatever the vector says of the steps between. */
const certificateAtTheEnd = (base45: string): Outcome<unknown> =>
  andThen(
    andThen(andThen(andThen(decoded45(base45), inflated), readSign1), (read) =>
      readClaims(read.payload),
    ),
    (claims) => ok(claims.certificate),
  );

/** A vector says what its own certificate may sign, also where another signed. */
function usageOf(
  message: Sign1,
  certificate: Outcome<unknown>,
  { trust }: Vector,
  grounds: Grounds,
): Outcome<null> {
  const named = signerOf(message, grounds.trust);
  const one = named.ok ? named.value : trust[0];
  if (one === undefined) return err(faultOf('unknown-key'));
  return andThen(certificate, (it) => checkUsage(one, it));
}

const given = <T>(value: T | null): Outcome<T> | null => (value === null ? null : ok(value));

function pictureVerdict({ picture, prefixed }: Vector, seen: string | null): StepVerdict {
  if (picture === null && prefixed === null) return UNTRIED;
  if (seen === null) return failed(faultOf('no-qr-code'));
  return prefixed === null || seen === prefixed ? PASSED : failed(faultOf('differs-from-vector'));
}

function compared<T extends string | Uint8Array>(outcome: Outcome<T>, said: T | null): StepVerdict {
  if (!outcome.ok || said === null) return verdictOf(outcome);
  const isSame =
    typeof said === 'string'
      ? outcome.value === said
      : Buffer.compare(outcome.value as Uint8Array, said) === 0;
  return isSame ? PASSED : failed(faultOf('differs-from-vector'));
}

const sameJson = (outcome: Outcome<unknown>, said: unknown): StepVerdict =>
  said === undefined ? verdictOf(outcome) : verdictOf(andThen(outcome, (it) => same(it, ok(said))));

function same(value: unknown, other: Outcome<unknown>): Outcome<null> {
  if (!other.ok) return other;
  const text = canonicalOf(value);
  return text !== null && text === canonicalOf(other.value)
    ? ok(null)
    : err(faultOf('differs-from-vector'));
}

/** Null for what has no one spelling, such as 1e300 in the JSON of a vector. */
function canonicalOf(value: unknown): string | null {
  try {
    return canonicalJson(value);
  } catch (fault) {
    if (fault instanceof TypeError || fault instanceof RangeError) return null;
    throw fault;
  }
}
