import * as asn1 from 'asn1js';
import * as pki from 'pkijs';
import { parseCertificate } from '#documents/signing/certificate-authority.ts';
import {
  type AlgorithmParts,
  type CmsParts,
  derOf,
  DIGESTS,
  encodeCms,
} from '#documents/signing/cms.ts';

/**
 * The parts of a signature; null for what we cannot judge. Whatever stands in a signature and is not signed
 * itself must be what these parts encode to, byte for byte: so nothing can be changed there unseen, and no
 * two readers can read two things out of it.
 */
export function readCms(der: Uint8Array): CmsParts | null {
  try {
    const parts = partsOf(der);
    const isKnown = DIGESTS[parts.digest.id] !== undefined;
    return isKnown && Buffer.compare(encodeCms(parts), der) === 0 ? parts : null;
  } catch {
    // The libraries throw at whatever is no DER, and so do we at what is missing.
    return null;
  }
}

/** The single value of a signed attribute; null where there is none, or more than one. */
export function attributeOf(signedAttributes: Uint8Array, type: string): asn1.AsnType | null {
  const found = children(blockOf(signedAttributes)).filter((one) => {
    const [id] = children(one);
    return id !== undefined && oidOf(id) === type;
  });
  const [, values] = children(found[0]);
  return found.length === 1 && children(values).length === 1 ? (children(values)[0] ?? null) : null;
}

/** The bytes of an octet string. */
export const octetsOf = (value: asn1.AsnType | null | undefined): Uint8Array | null =>
  value instanceof asn1.OctetString ? value.valueBlock.valueHexView : null;

export const oidOf = (value: asn1.AsnType | null | undefined): string | null =>
  value instanceof asn1.ObjectIdentifier ? value.valueBlock.toString() : null;

/** What a constructed value holds. */
export function children(value: asn1.AsnType | null | undefined): readonly asn1.AsnType[] {
  if (!(value instanceof asn1.Constructed)) return [];
  return value.valueBlock.value;
}

function partsOf(der: Uint8Array): CmsParts {
  const [, content] = children(blockOf(der));
  const signedData = children(children(content)[0]);
  const [, , , set, signerInfos] = signedData;
  const certificates = children(set).map(rawOf);
  const [signer, another] = children(signerInfos);
  const [, sid, digest, attributes, algorithm, signature, unsigned] = children(signer);
  const value = octetsOf(signature);
  const own = certificates.find(
    (one) => sid !== undefined && Buffer.compare(idOf(one), rawOf(sid)) === 0,
  );
  if (another !== undefined || value === null || own === undefined || attributes === undefined) {
    throw new Error('not a signature of one signer with its certificate');
  }
  return {
    own,
    certificates,
    digest: algorithmOf(digest),
    signedAttributes: asSet(rawOf(attributes)),
    algorithm: algorithmOf(algorithm),
    signature: value,
    unsignedAttributes: unsigned === undefined ? null : asSet(rawOf(unsigned)),
  };
}

function algorithmOf(value: asn1.AsnType | undefined): AlgorithmParts {
  const [id, parameters] = children(value);
  return { id: oidOf(id) ?? '', parameters: parameters === undefined ? 'absent' : 'null' };
}

/** By which a signature names a certificate: issuer and serial number. */
function idOf(certificate: Uint8Array): Uint8Array {
  const { issuer, serialNumber } = parseCertificate(certificate);
  return derOf(new pki.IssuerAndSerialNumber({ issuer, serialNumber }).toSchema());
}

function blockOf(der: Uint8Array): asn1.AsnType {
  const { result, offset } = asn1.fromBER(Uint8Array.from(der));
  if (offset !== der.byteLength) throw new Error('more than one value, or less');
  return result;
}

const rawOf = (value: asn1.AsnType): Uint8Array => value.valueBeforeDecodeView;

/** Behind its implicit tag stands a set. */
function asSet(tagged: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(tagged);
  bytes[0] = 0x31;
  return bytes;
}
