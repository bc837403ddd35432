import { generateKeyPairSync, type KeyObject, randomBytes, webcrypto } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';

/** Whom a certificate names. */
export type Holder =
  | {
      readonly kind: 'person';
      /** By which the keys of this person are found: the `sub` of the identity provider. */
      readonly id: string;
      readonly name: string;
      readonly title: string;
      readonly agency: string;
    }
  | {
      readonly kind: 'agency';
      /** Code of the agency (QĐ 20/2020/QĐ-TTg). */
      readonly id: string;
      readonly name: string;
    };

/** A private key with its certificate and those above it, without the root; DER. */
export interface KeyWithChain {
  readonly privateKey: KeyObject;
  readonly chain: readonly Uint8Array[];
}

/** An authority that we play ourselves: for development, tests and the simulator, never in production. */
export interface CertificateAuthority {
  readonly privateKey: KeyObject;
  /** DER. */
  readonly certificate: Uint8Array;
}

export interface Days {
  readonly from: Date;
  readonly to: Date;
}

export interface Revoked {
  /** DER of the certificate. */
  readonly certificate: Uint8Array;
  readonly at: Date;
}

const OID = {
  country: '2.5.4.6',
  organization: '2.5.4.10',
  commonName: '2.5.4.3',
  title: '2.5.4.12',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
} as const;

/** Bits of KeyUsage (RFC 5280, 4.2.1.3), the first at the left. */
const SIGNS_CERTIFICATES = 0b0000_0110;
const SIGNS_DOCUMENTS = 0b1100_0000;

/** A new root of its own. */
export async function createAuthority(name: string, days: Days): Promise<CertificateAuthority> {
  const { privateKey, publicKey } = newKeys();
  const subject = nameOf([[OID.commonName, name]]);
  const certificate = await signed({ subject, issuer: subject, publicKey, days }, privateKey, [
    critical(OID.basicConstraints, new pki.BasicConstraints({ cA: true }).toSchema()),
    critical(OID.keyUsage, usage(SIGNS_CERTIFICATES, 1)),
  ]);
  return { privateKey, certificate };
}

/** A new key of a holder with its certificate. */
export async function issueKey(
  authority: CertificateAuthority,
  holder: Holder,
  days: Days,
): Promise<KeyWithChain> {
  const { privateKey, publicKey } = newKeys();
  const { subject: issuer } = parseCertificate(authority.certificate);
  const subject = subjectOf(holder);
  const content = { subject, issuer, publicKey, days };
  const certificate = await signed(content, authority.privateKey, [
    critical(OID.keyUsage, usage(SIGNS_DOCUMENTS, 6)),
  ]);
  return { privateKey, chain: [certificate] };
}

/** The list of what an authority revoked, DER (RFC 5280, 5). */
export async function issueCrl(
  authority: CertificateAuthority,
  revoked: readonly Revoked[],
  days: Days,
): Promise<Uint8Array> {
  const crl = new pki.CertificateRevocationList({
    version: 1,
    issuer: parseCertificate(authority.certificate).subject,
    thisUpdate: timeOf(days.from),
    nextUpdate: timeOf(days.to),
  });
  const entries = revoked.map(
    ({ certificate, at }) =>
      new pki.RevokedCertificate({
        userCertificate: parseCertificate(certificate).serialNumber,
        revocationDate: timeOf(at),
      }),
  );
  if (entries.length > 0) crl.revokedCertificates = entries;
  await crl.sign(await webKey(authority.privateKey), 'SHA-256');
  return new Uint8Array(crl.toSchema(true).toBER());
}

export const parseCertificate = (der: Uint8Array): pki.Certificate =>
  pki.Certificate.fromBER(Uint8Array.from(der));

/** RSA of 2048 bits with SHA-256: what every reader of signatures can check. */
const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

function subjectOf(holder: Holder): pki.RelativeDistinguishedNames {
  const country = [OID.country, 'VN'] as const;
  return holder.kind === 'agency'
    ? nameOf([country, [OID.organization, holder.name], [OID.commonName, holder.name]])
    : nameOf([
        country,
        [OID.organization, holder.agency],
        [OID.title, holder.title],
        [OID.commonName, holder.name],
      ]);
}

/** One attribute a step of the name; the library alone would put all of them into one step. */
function nameOf(
  parts: readonly (readonly [type: string, value: string])[],
): pki.RelativeDistinguishedNames {
  const steps = parts.map(([type, text]) => {
    const value =
      type === OID.country
        ? new asn1.PrintableString({ value: text })
        : new asn1.Utf8String({ value: text });
    return new asn1.Set({ value: [new pki.AttributeTypeAndValue({ type, value }).toSchema()] });
  });
  return pki.RelativeDistinguishedNames.fromBER(new asn1.Sequence({ value: steps }).toBER());
}

interface Content {
  readonly subject: pki.RelativeDistinguishedNames;
  readonly issuer: pki.RelativeDistinguishedNames;
  readonly publicKey: KeyObject;
  readonly days: Days;
}

async function signed(
  { subject, issuer, publicKey, days }: Content,
  issuerKey: KeyObject,
  extensions: readonly pki.Extension[],
): Promise<Uint8Array> {
  const serial = randomBytes(16);
  // Positive, and of 16 bytes always.
  serial[0] = 0x40 | ((serial[0] ?? 0) & 0x3f);
  const certificate = new pki.Certificate({
    version: 2,
    serialNumber: new asn1.Integer({ valueHex: Uint8Array.from(serial).buffer }),
    subject,
    issuer,
    notBefore: timeOf(days.from),
    notAfter: timeOf(days.to),
    extensions: [...extensions],
  });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  certificate.subjectPublicKeyInfo = pki.PublicKeyInfo.fromBER(Uint8Array.from(spki));
  await certificate.sign(await webKey(issuerKey), 'SHA-256');
  return new Uint8Array(certificate.toSchema(true).toBER());
}

const critical = (extnID: string, value: { toBER: () => ArrayBuffer }): pki.Extension =>
  new pki.Extension({ extnID, critical: true, extnValue: value.toBER() });

const usage = (bits: number, unusedBits: number): asn1.BitString =>
  new asn1.BitString({ valueHex: Uint8Array.of(bits).buffer, unusedBits });

/** UTCTime up to 2049, GeneralizedTime from then on (RFC 5280, 4.1.2.5). */
const timeOf = (value: Date): pki.Time =>
  new pki.Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });

const webKey = (key: KeyObject): Promise<webcrypto.CryptoKey> =>
  webcrypto.subtle.importKey(
    'pkcs8',
    Uint8Array.from(key.export({ type: 'pkcs8', format: 'der' })),
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    false,
    ['sign'],
  );
