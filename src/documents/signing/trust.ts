import { X509Certificate } from 'node:crypto';
import * as pki from 'pkijs';

/** Whom we believe: roots, and lists of what was revoked. */
export interface Trust {
  readonly roots: readonly X509Certificate[];
  readonly crls: readonly Crl[];
}

/** A list of revoked certificates. */
export interface Crl {
  /** DER of the name. */
  readonly issuer: Uint8Array;
  readonly nextUpdate: Date | null;
  /** By serial number in hexadecimal. */
  readonly revoked: ReadonlyMap<string, Date>;
  /** Whether the key of a certificate signed it. */
  readonly isSignedBy: (issuer: X509Certificate) => Promise<boolean>;
}

/** Reads roots as PEM, one after the other, and lists as PEM or DER; throws at anything else. */
export function readTrust(rootsPem: string, lists: readonly Uint8Array[]): Trust {
  const pems = rootsPem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return { roots: pems.map((pem) => new X509Certificate(pem)), crls: lists.map(readCrl) };
}

export function readCrl(bytes: Uint8Array): Crl {
  const text = Buffer.from(bytes).toString('latin1');
  const pem = /-----BEGIN X509 CRL-----([^-]+)-----END/.exec(text)?.[1];
  const der = pem === undefined ? bytes : Buffer.from(pem, 'base64');
  const list = pki.CertificateRevocationList.fromBER(Uint8Array.from(der));
  return {
    issuer: new Uint8Array(list.issuer.valueBeforeDecode),
    nextUpdate: list.nextUpdate?.value ?? null,
    revoked: new Map(
      (list.revokedCertificates ?? []).map(({ userCertificate, revocationDate }) => [
        Buffer.from(userCertificate.valueBlock.valueHexView).toString('hex'),
        revocationDate.value,
      ]),
    ),
    isSignedBy: async (issuer) =>
      list
        .verify({ issuerCertificate: pki.Certificate.fromBER(Uint8Array.from(issuer.raw)) })
        .catch(() => false),
  };
}
