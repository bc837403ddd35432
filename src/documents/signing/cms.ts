import { createHash, X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import { parseCertificate } from '#documents/signing/certificate-authority.ts';

/** Digest algorithms by their object identifier. SHA-1 is none: files can be made that share it. */
export const DIGESTS: Readonly<Record<string, 'sha256' | 'sha384' | 'sha512'>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const SHA256 = '2.16.840.1.101.3.4.2.1';

export const ATTRIBUTES = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  /** ESS signing-certificate-v2 (RFC 5035): no other certificate of the same key may be put in. */
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
} as const;

/** Object identifiers of a signature by the kind of its key, with SHA-256. */
const SIGNATURES = { rsa: '1.2.840.113549.1.1.11', ec: '1.2.840.10045.4.3.2' } as const;

/** Kinds of signature by their object identifier, with the digest that each names; RSA alone names none. */
export const SIGNATURE_DIGESTS: Readonly<Record<string, 'sha256' | 'sha384' | 'sha512' | 'any'>> = {
  '1.2.840.113549.1.1.1': 'any',
  [SIGNATURES.rsa]: 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  [SIGNATURES.ec]: 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

/** The parts of a detached CMS signature (RFC 5652, CAdES-B-B); all DER. */
export interface CmsParts {
  /** The certificate of the signer, also among the others. */
  readonly own: Uint8Array;
  readonly certificates: readonly Uint8Array[];
  readonly digest: AlgorithmParts;
  /** A set, as it was signed. */
  readonly signedAttributes: Uint8Array;
  readonly algorithm: AlgorithmParts;
  readonly signature: Uint8Array;
  /** Of the signer info; null where there are none. */
  readonly unsignedAttributes: Uint8Array | null;
}

export interface AlgorithmParts {
  readonly id: string;
  /** NULL, or absent: both stand in the standards. */
  readonly parameters: 'null' | 'absent';
}

/** What is signed of a file: the attributes with its digest and that of the signer's certificate. */
export function signedAttributesOf(digest: Uint8Array, certificate: Uint8Array): Uint8Array {
  const certHash = createHash('sha256').update(certificate).digest();
  const essId = sequence(sequence(sequence(octets(certHash))));
  const attributes = [
    attribute(ATTRIBUTES.contentType, new asn1.ObjectIdentifier({ value: pki.ContentInfo.DATA })),
    attribute(ATTRIBUTES.messageDigest, octets(digest)),
    attribute(ATTRIBUTES.signingCertificate, essId),
  ];
  // The order of a set in DER: by the bytes of its members.
  const sorted = attributes.map(derOf).toSorted((a, b) => Buffer.compare(a, b));
  return derOf(new asn1.Set({ value: sorted.map(blockOf) }));
}

/** The parts of a signature that a key made over signed attributes. */
export function cmsParts(
  chain: readonly Uint8Array[],
  signedAttributes: Uint8Array,
  signature: Uint8Array,
): CmsParts {
  const [own = new Uint8Array()] = chain;
  const isRsa = new X509Certificate(own).publicKey.asymmetricKeyType === 'rsa';
  return {
    own,
    certificates: chain,
    digest: { id: SHA256, parameters: 'absent' },
    signedAttributes,
    algorithm: isRsa
      ? { id: SIGNATURES.rsa, parameters: 'null' }
      : { id: SIGNATURES.ec, parameters: 'absent' },
    signature,
    unsignedAttributes: null,
  };
}

/** The bytes of a signature; there is one way only to write given parts. */
export function encodeCms(parts: CmsParts): Uint8Array {
  const { issuer, serialNumber } = parseCertificate(parts.own);
  const signerInfo = sequence(
    new asn1.Integer({ value: 1 }),
    new pki.IssuerAndSerialNumber({ issuer, serialNumber }).toSchema(),
    algorithm(parts.digest),
    tagged(0, parts.signedAttributes),
    algorithm(parts.algorithm),
    octets(parts.signature),
    ...(parts.unsignedAttributes === null ? [] : [tagged(1, parts.unsignedAttributes)]),
  );
  const certificates = new asn1.Set({ value: parts.certificates.map(blockOf) });
  const signedData = sequence(
    new asn1.Integer({ value: 1 }),
    new asn1.Set({ value: [algorithm(parts.digest)] }),
    sequence(new asn1.ObjectIdentifier({ value: pki.ContentInfo.DATA })),
    tagged(0, derOf(certificates)),
    new asn1.Set({ value: [signerInfo] }),
  );
  const explicit = new asn1.Constructed({
    idBlock: { tagClass: 3, tagNumber: 0 },
    value: [signedData],
  });
  const type = new asn1.ObjectIdentifier({ value: pki.ContentInfo.SIGNED_DATA });
  return derOf(sequence(type, explicit));
}

export const derOf = (block: { toBER: () => ArrayBuffer }): Uint8Array =>
  new Uint8Array(block.toBER());

/** DER as it is, to be put into something greater. */
const blockOf = (der: Uint8Array): asn1.AsnType => asn1.fromBER(Uint8Array.from(der)).result;

const sequence = (...value: asn1.AsnType[]): asn1.Sequence => new asn1.Sequence({ value });

const octets = (bytes: Uint8Array): asn1.OctetString =>
  new asn1.OctetString({ valueHex: Uint8Array.from(bytes).buffer });

const attribute = (type: string, value: asn1.AsnType): asn1.Sequence =>
  sequence(new asn1.ObjectIdentifier({ value: type }), new asn1.Set({ value: [value] }));

const algorithm = ({ id, parameters }: AlgorithmParts): asn1.Sequence =>
  sequence(
    new asn1.ObjectIdentifier({ value: id }),
    ...(parameters === 'null' ? [new asn1.Null()] : []),
  );

/** A set under an implicit tag: its first byte alone differs. */
function tagged(tag: 0 | 1, set: Uint8Array): asn1.AsnType {
  const bytes = Uint8Array.from(set);
  bytes[0] = 0xa0 | tag;
  return blockOf(bytes);
}
