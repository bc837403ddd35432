import { createHash, createVerify, X509Certificate } from 'node:crypto';
import { ATTRIBUTES, type CmsParts, DIGESTS, SIGNATURE_DIGESTS } from '#documents/signing/cms.ts';
import { attributeOf, children, octetsOf, oidOf } from '#documents/signing/read-cms.ts';

type Digest = 'sha256' | 'sha384' | 'sha512';

/**
 * Whether the key of the certificate signed what stands there (RFC 5652, 5.6; CAdES-B-B). `digestOf` gives the
 * digest of the signed bytes.
 */
export function checkSignature(
  parts: CmsParts,
  digestOf: (digest: Digest) => Uint8Array,
): 'good' | 'altered' | 'unreadable' {
  const { own, signedAttributes, algorithm, signature } = parts;
  const digest = DIGESTS[parts.digest.id];
  const named = SIGNATURE_DIGESTS[algorithm.id];
  if (digest === undefined || (named !== 'any' && named !== digest)) return 'unreadable';
  const type = oidOf(attributeOf(signedAttributes, ATTRIBUTES.contentType));
  const claimed = octetsOf(attributeOf(signedAttributes, ATTRIBUTES.messageDigest));
  if (type !== DATA || claimed === null) return 'unreadable';
  if (Buffer.compare(claimed, digestOf(digest)) !== 0) return 'altered';
  if (!namesCertificate(signedAttributes, own)) return 'altered';
  return isBy(own, digest, signedAttributes, signature) ? 'good' : 'altered';
}

const DATA = '1.2.840.113549.1.7.1';

function isBy(own: Uint8Array, digest: Digest, signed: Uint8Array, signature: Uint8Array): boolean {
  const { publicKey } = new X509Certificate(own);
  return createVerify(digest).update(signed).verify(publicKey, signature);
}

/**
 * Whether the attribute signing-certificate-v2 names this certificate first. Software that signs by the older
 * form (adbe.pkcs7.detached) may leave it out; ours never does.
 */
function namesCertificate(signedAttributes: Uint8Array, own: Uint8Array): boolean {
  const attribute = attributeOf(signedAttributes, ATTRIBUTES.signingCertificate);
  if (attribute === null) return true;
  const [first] = children(children(attribute)[0]);
  const parts = children(first);
  const algorithm = children(parts[0])[0];
  const digest = algorithm === undefined ? 'sha256' : DIGESTS[oidOf(algorithm) ?? ''];
  const hash = octetsOf(parts.find((part) => octetsOf(part) !== null));
  if (digest === undefined || hash === null) return false;
  return Buffer.compare(createHash(digest).update(own).digest(), hash) === 0;
}
