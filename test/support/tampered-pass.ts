import { sign } from 'node:crypto';
import type { PassKey } from '#test/support/pass-keys.ts';
import { SAMPLE_AT } from '#test/support/pass-samples.ts';
import { fromBase45 } from '#vaccine-pass/base45.ts';
import { writeCbor } from '#vaccine-pass/cbor.ts';
import { claimsMap, readClaims } from '#vaccine-pass/claims.ts';
import { inflated, wrapped } from '#vaccine-pass/envelope.ts';
import type { HealthCertificate } from '#vaccine-pass/health-certificate.ts';
import { readSign1, writeSign1 } from '#vaccine-pass/sign1.ts';

/** The signed bytes in the text of a code. */
export function signedIn(text: string): Uint8Array {
  const read = fromBase45(text.slice(4));
  const opened = read.ok ? inflated(read.value) : null;
  if (opened === null || !opened.ok) throw new Error('the sample cannot be opened');
  return opened.value;
}

export function changed(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** The same content, signed by the key under another id. */
export function resigned(key: PassKey, signed: Uint8Array, keyId: Uint8Array): Uint8Array {
  const read = readSign1(signed);
  if (!read.ok) throw new Error(read.error.code);
  return writeSign1(read.value.payload, { ...key.signing, keyId });
}

/** Signed with the algorithm alone in the protected header; the key id stands beside it. */
export function keyIdOutside({ signing }: PassKey, signed: Uint8Array): string {
  const read = readSign1(signed);
  if (!read.ok) throw new Error(read.error.code);
  const { payload } = read.value;
  const header = writeCbor(new Map([[1, -7]]));
  const toBeSigned = writeCbor(['Signature1', header, new Uint8Array(), payload]);
  const signature = sign('sha256', toBeSigned, {
    key: signing.privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  const parts = [header, new Map([[4, signing.keyId]]), payload, Uint8Array.from(signature)];
  return wrapped(Uint8Array.from([0xd2, ...writeCbor(parts)]));
}

/** Claims of the sample's time about anything. */
export function claimsOf({ signing }: PassKey, certificate: unknown): string {
  const at = Date.parse(SAMPLE_AT) / 1000;
  const map = claimsMap('VN', { issuedAt: at, expiresAt: at + 86_400 }, certificate ?? null);
  return wrapped(writeSign1(writeCbor(map), signing));
}

export const inCountry = (certificate: HealthCertificate, co: string): unknown => ({
  ...certificate,
  v: [{ ...certificate.v?.[0], co }],
});

export function certificateIn(payload: Uint8Array): unknown {
  const read = readClaims(payload);
  if (!read.ok) throw new Error(read.error.code);
  return read.value.certificate;
}
