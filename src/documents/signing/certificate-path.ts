import { X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import { parseCertificate } from '#documents/signing/certificate-authority.ts';

/**
 * The certificates from a signer's own to a root at a moment, the root included (RFC 5280, 6.1, without policies);
 * null where there is none. Every certificate that came along must be on the path or be its root: what
 * nobody checked stands in no signature. Whatever a certificate demands and we do not know ends the path.
 */
export function certificatePath(
  own: Uint8Array,
  along: readonly Uint8Array[],
  roots: readonly X509Certificate[],
  at: Date,
): readonly X509Certificate[] | null {
  const others = along.map((der) => new X509Certificate(der));
  const path = [new X509Certificate(own)];
  while (path.length <= LONGEST) {
    const last = path.at(-1);
    if (last === undefined || !isInForce(last, at)) return null;
    const root = roots.find((one) => isIssuer(one, last, path.length - 1, at));
    if (root !== undefined) {
      const whole = [...path, root];
      const isUsed = others.every((other) => whole.some((one) => isSame(one, other)));
      return isUsed && maySign(own) ? whole : null;
    }
    const next = others.find((one) => isIssuer(one, last, path.length - 1, at));
    if (next === undefined || path.some((one) => isSame(one, next))) return null;
    path.push(next);
  }
  return null;
}

/** Certificates between the signer's and the root. */
const LONGEST = 5;

const isSame = (one: X509Certificate, other: X509Certificate): boolean =>
  Buffer.compare(one.raw, other.raw) === 0;

const isInForce = ({ validFromDate, validToDate }: X509Certificate, at: Date): boolean =>
  validFromDate <= at && at <= validToDate;

/** Whether an authority issued a certificate, with so many authorities below it already. */
function isIssuer(
  authority: X509Certificate,
  certificate: X509Certificate,
  below: number,
  at: Date,
): boolean {
  // `ca` and `checkIssued` look at names, key identifiers and keyCertSign.
  if (!authority.ca || !certificate.checkIssued(authority) || !isInForce(authority, at))
    return false;
  const limit = limitOf(authority.raw);
  return limit !== 'unknown-demand' && below <= limit && certificate.verify(authority.publicKey);
}

const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
/** Critical extensions that we heed: key usage, basic constraints, and extended key usage of a signer. */
const HEEDED = [KEY_USAGE, BASIC_CONSTRAINTS, '2.5.29.37'];

/** How many authorities may stand below one. */
function limitOf(authority: Uint8Array): number | 'unknown-demand' {
  const { extensions = [] } = parseCertificate(authority);
  if (!extensions.every(isHeeded)) return 'unknown-demand';
  const constraints = extensions.find(({ extnID }) => extnID === BASIC_CONSTRAINTS)?.parsedValue;
  const limit =
    constraints instanceof pki.BasicConstraints ? constraints.pathLenConstraint : undefined;
  return typeof limit === 'number' ? limit : LONGEST;
}

const isHeeded = ({ critical, extnID }: pki.Extension): boolean =>
  !critical || HEEDED.includes(extnID);

/** Whether it is for signing of documents: digitalSignature or nonRepudiation (RFC 5280, 4.2.1.3). */
function maySign(own: Uint8Array): boolean {
  const { extensions = [] } = parseCertificate(own);
  if (!extensions.every(isHeeded)) return false;
  const usage: unknown = extensions.find(({ extnID }) => extnID === KEY_USAGE)?.parsedValue;
  if (usage === undefined) return true;
  return usage instanceof asn1.BitString && ((usage.valueBlock.valueHexView[0] ?? 0) & SIGNS) !== 0;
}

const SIGNS = 0b1100_0000;
