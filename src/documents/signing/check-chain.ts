import { X509Certificate } from 'node:crypto';
import { parseCertificate } from '#documents/signing/certificate-authority.ts';
import { certificatePath } from '#documents/signing/certificate-path.ts';
import type { Crl, Trust } from '#documents/signing/trust.ts';
import { epochOf, type Instant, instantFromEpoch } from '#kernel/day.ts';

/** What is to be thought of a certificate at a moment. */
export type ChainVerdict =
  | { readonly kind: 'good' }
  /** No path leads to a root that we believe. */
  | { readonly kind: 'untrusted' }
  | { readonly kind: 'not-yet-valid'; readonly from: Instant }
  | { readonly kind: 'expired'; readonly at: Instant }
  | { readonly kind: 'revoked'; readonly at: Instant }
  /** No list that is still in force says whether it was revoked. */
  | { readonly kind: 'revocation-unknown' };

export interface Moments {
  /** Since when the signature is known to exist: what befell the certificate later does not touch it. */
  readonly known: Instant;
  /** When it is judged: lists of revoked certificates must be in force then. */
  readonly now: Instant;
}

/** Judges a signer's certificate with others that came with it. */
export async function checkChain(
  own: Uint8Array,
  others: readonly Uint8Array[],
  trust: Trust,
  moments: Moments,
): Promise<ChainVerdict> {
  const certificate = new X509Certificate(own);
  const [from, to] = [certificate.validFromDate.getTime(), certificate.validToDate.getTime()];
  const known = epochOf(moments.known);
  // A path is looked for within the days of the certificate: so a stranger's is not called expired.
  const within = new Date(Math.min(Math.max(known, from), to));
  const path = certificatePath(own, others, trust.roots, within);
  if (path === null) return { kind: 'untrusted' };
  const revocation = await revocationOf(path, trust.crls, moments);
  if (revocation.kind === 'revoked') return revocation;
  if (known < from) return { kind: 'not-yet-valid', from: instantFromEpoch(from) };
  if (known > to) return { kind: 'expired', at: instantFromEpoch(to) };
  return revocation;
}

async function revocationOf(
  path: readonly X509Certificate[],
  crls: readonly Crl[],
  { known, now }: Moments,
): Promise<ChainVerdict> {
  let isKnown = true;
  for (const [index, certificate] of path.entries()) {
    const issuer = path[index + 1];
    if (issuer === undefined) break;
    const lists = await listsOf(issuer, crls);
    const serial = certificate.serialNumber.toLowerCase();
    for (const { revoked } of lists) {
      const at = revoked.get(serial);
      if (at !== undefined && at.getTime() <= epochOf(known)) {
        return { kind: 'revoked', at: instantFromEpoch(at.getTime()) };
      }
    }
    isKnown &&= lists.some(
      ({ nextUpdate }) => nextUpdate === null || nextUpdate.getTime() >= epochOf(now),
    );
  }
  return isKnown ? { kind: 'good' } : { kind: 'revocation-unknown' };
}

/** The lists that an issuer signed. */
async function listsOf(issuer: X509Certificate, crls: readonly Crl[]): Promise<readonly Crl[]> {
  const name = new Uint8Array(parseCertificate(issuer.raw).subject.valueBeforeDecode);
  const own = crls.filter((crl) => Buffer.compare(crl.issuer, name) === 0);
  const signed = await Promise.all(own.map((crl) => crl.isSignedBy(issuer)));
  return own.filter((_, index) => signed[index]);
}
