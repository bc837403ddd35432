import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import type { CertificateKind } from '#vaccine-pass/health-certificate.ts';

/** A certificate of a health authority that we believe. */
export interface TrustedCertificate {
  /** The first eight bytes of the certificate's SHA-256, in hex: by this a health certificate names it. */
  readonly keyId: string;
  readonly key: KeyObject;
  /** What it may sign; null where it says nothing and may sign everything. */
  readonly kinds: ReadonlySet<CertificateKind> | null;
  readonly subject: string;
}

export type TrustList = readonly TrustedCertificate[];

/** Extended key usages of the EU; the second row is how some countries first wrote them. */
const USAGES: Readonly<Record<string, CertificateKind>> = {
  '1.3.6.1.4.1.1847.2021.1.1': 'test',
  '1.3.6.1.4.1.1847.2021.1.2': 'vaccination',
  '1.3.6.1.4.1.1847.2021.1.3': 'recovery',
  '1.3.6.1.4.1.0.1847.2021.1.1': 'test',
  '1.3.6.1.4.1.0.1847.2021.1.2': 'vaccination',
  '1.3.6.1.4.1.0.1847.2021.1.3': 'recovery',
};

/** Reads a certificate, DER or PEM; throws where it is none. */
export function readTrusted(bytes: Uint8Array): TrustedCertificate {
  const certificate = new X509Certificate(bytes);
  // Node leaves it undefined where the certificate has no such extension.
  const usages: readonly string[] | undefined = certificate.keyUsage;
  const kinds = (usages ?? []).flatMap((usage) => USAGES[usage] ?? []);
  return {
    keyId: hexOf(keyIdOf(certificate.raw)),
    key: certificate.publicKey,
    kinds: kinds.length === 0 ? null : new Set(kinds),
    subject: certificate.subject,
  };
}

/** By what a health certificate names the one that signed it. */
export const keyIdOf = (der: Uint8Array): Uint8Array =>
  Uint8Array.from(createHash('sha256').update(der).digest().subarray(0, 8));

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
