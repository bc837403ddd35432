import { constants, type KeyObject, sign, verify } from 'node:crypto';
import { err, ok, type Result } from '#kernel/result.ts';
import { CWT_TAG, readCbor, SIGN1_TAG, withoutTags, writeCbor } from '#vaccine-pass/cbor.ts';
import { faultOf, type StepFault } from '#vaccine-pass/step.ts';

/** A COSE_Sign1 (RFC 9052, 4.2) as it was read: who is said to have signed what. */
export interface Sign1 {
  /** As it was signed, byte by byte. */
  readonly protectedBytes: Uint8Array;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
  readonly algorithm: unknown;
  /** Of the protected header where it has one, else of the unprotected. */
  readonly keyId: Uint8Array | null;
}

export type Algorithm = 'ES256' | 'PS256';

const ALGORITHMS: Readonly<Record<Algorithm, number>> = { ES256: -7, PS256: -37 };
const ALGORITHM = 1;
const KEY_ID = 4;

/** Reads a signed certificate; its tags may be left out, and that of a CWT may stand around it. */
export function readSign1(bytes: Uint8Array): Result<Sign1, StepFault> {
  const read = readCbor(bytes);
  if (!read.ok) return err(faultOf('not-cose', read.error));
  const parts: unknown = withoutTags(read.value, [CWT_TAG, SIGN1_TAG]);
  if (!Array.isArray(parts) || parts.length !== 4) {
    return err(faultOf('not-cose', 'it has not four parts'));
  }
  const [protectedBytes, unprotected, payload, signature] = parts as readonly unknown[];
  const areBytes =
    protectedBytes instanceof Uint8Array &&
    payload instanceof Uint8Array &&
    signature instanceof Uint8Array;
  if (!areBytes || !(unprotected instanceof Map)) {
    return err(faultOf('not-cose', 'a part is of another kind'));
  }
  // RFC 9052, 3: an empty protected header is no bytes at all, or an empty map.
  const header = protectedBytes.length === 0 ? ok(new Map()) : readCbor(protectedBytes);
  if (!header.ok) return err(faultOf('not-cose', header.error));
  if (!(header.value instanceof Map)) return err(faultOf('not-cose', 'the header is no map'));
  const inBoth = (label: number): unknown =>
    (header.value as ReadonlyMap<unknown, unknown>).get(label) ??
    (unprotected as ReadonlyMap<unknown, unknown>).get(label);
  const keyId = inBoth(KEY_ID);
  return ok({
    protectedBytes,
    payload,
    signature,
    algorithm: inBoth(ALGORITHM),
    keyId: keyId instanceof Uint8Array ? keyId : null,
  });
}

/** Whether the key made the signature; a key of another kind never did. */
export function checkSignature(message: Sign1, key: KeyObject): Result<null, StepFault> {
  const { algorithm, protectedBytes, payload, signature } = message;
  const name = (Object.keys(ALGORITHMS) as Algorithm[]).find(
    (one) => ALGORITHMS[one] === algorithm,
  );
  if (name === undefined) return err(faultOf('unsupported-algorithm', String(algorithm)));
  if (key.asymmetricKeyType !== KEY_TYPES[name]) {
    return err(faultOf('wrong-signature', `the key is not one of ${name}`));
  }
  const signed = toBeSigned(protectedBytes, payload);
  const isRight = verify('sha256', signed, { key, ...PARAMETERS[name] }, signature);
  return isRight ? ok(null) : err(faultOf('wrong-signature'));
}

export interface SigningKey {
  readonly algorithm: Algorithm;
  readonly keyId: Uint8Array;
  readonly privateKey: KeyObject;
}

/** Signs a payload; algorithm and key id stand in the protected header, as the EU asks. */
export function writeSign1(payload: Uint8Array, key: SigningKey): Uint8Array {
  const { algorithm, keyId, privateKey } = key;
  const header = new Map<number, unknown>([
    [ALGORITHM, ALGORITHMS[algorithm]],
    [KEY_ID, keyId],
  ]);
  const protectedBytes = writeCbor(header);
  const signed = toBeSigned(protectedBytes, payload);
  const signature = sign('sha256', signed, { key: privateKey, ...PARAMETERS[algorithm] });
  const parts = writeCbor([protectedBytes, new Map(), payload, Uint8Array.from(signature)]);
  return Uint8Array.from([TAG_18, ...parts]);
}

/** CBOR's byte of the tag 18. */
const TAG_18 = 0xd2;

const KEY_TYPES: Readonly<Record<Algorithm, string>> = { ES256: 'ec', PS256: 'rsa' };
const PARAMETERS = {
  // RFC 9053, 2.1: both numbers one after the other, not the DER of OpenSSL.
  ES256: { dsaEncoding: 'ieee-p1363' },
  PS256: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
} as const;

/** The Sig_structure of RFC 9052, 4.4: these bytes are signed. */
const toBeSigned = (protectedBytes: Uint8Array, payload: Uint8Array): Uint8Array =>
  writeCbor(['Signature1', protectedBytes, new Uint8Array(), payload]);
