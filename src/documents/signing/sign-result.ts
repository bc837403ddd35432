import { createHash, createVerify, X509Certificate } from 'node:crypto';
import { EncryptedPDFError, PDFDocument } from '@cantoo/pdf-lib';
import { drawAppearance } from '#documents/signing/appearance.ts';
import { namedIn } from '#documents/signing/certificate-names.ts';
import { cmsParts, encodeCms, signedAttributesOf } from '#documents/signing/cms.ts';
import { findSignatures } from '#documents/signing/find-signatures.ts';
import { type Place, placeIn } from '#documents/signing/place.ts';
import { type PreparedFile, prepareSignature } from '#documents/signing/prepare-signature.ts';
import type { Signer } from '#documents/signing/signer.ts';
import type { SigningRefusal } from '#documents/signing/signing-fault.ts';
import { epochOf, type Instant } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/**
 * The file with the signatures of `signers`, one after the other: first the person, then the seal of the
 * agency. What was there before stays as it was, byte for byte. Throws a `SigningFault` where a key cannot be reached; nothing
 * is kept of such a try.
 */
export async function signResult(
  file: Uint8Array,
  signers: readonly Signer[],
  at: Instant,
): Promise<Result<Uint8Array, SigningRefusal>> {
  let bytes = file;
  for (const [index, signer] of signers.entries()) {
    const signed = await signOnce(bytes, signer, { index, of: signers.length, at });
    if (!signed.ok) return signed;
    bytes = signed.value;
  }
  return ok(bytes);
}

interface Turn {
  readonly index: number;
  readonly of: number;
  readonly at: Instant;
}

async function signOnce(
  bytes: Uint8Array,
  signer: Signer,
  { index, of, at }: Turn,
): Promise<Result<Uint8Array, SigningRefusal>> {
  const [own] = signer.chain;
  if (own === undefined) return err('no-certificate');
  const certificate = new X509Certificate(own);
  const { validFromDate, validToDate } = certificate;
  if (epochOf(at) < validFromDate.getTime() || epochOf(at) > validToDate.getTime()) {
    return err('not-in-force');
  }
  const opened = await open(bytes);
  if (!opened.ok) return opened;
  // Whoever signs a file that was changed after a signature would cover it up.
  const before = (await findSignatures(bytes))?.at(-1);
  if (before?.kind === 'readable' && before.end !== bytes.length) return err('altered');
  const pdf = opened.value;
  const named = namedIn(own);
  const place = share(placeIn(pdf), index, of);
  const file = await prepareSignature({
    pdf,
    field: newField(pdf),
    name: named.name,
    at,
    place,
    appearance: await drawAppearance(named, at, place),
    room: roomFor(signer),
  });
  const attributes = signedAttributesOf(digestOf(file), own);
  const signature = await signer.sign(attributes);
  // A service that mixes its keys up would otherwise give papers that are worth nothing.
  const isRight = createVerify('sha256')
    .update(attributes)
    .verify(certificate.publicKey, signature);
  if (!isRight) return err('unusable-key');
  const cms = encodeCms(cmsParts(signer.chain, attributes, signature));
  file.bytes.write(Buffer.from(cms).toString('hex'), file.room.start + 1, 'latin1');
  return ok(file.bytes);
}

async function open(bytes: Uint8Array): Promise<Result<PDFDocument, SigningRefusal>> {
  try {
    const how = { forIncrementalUpdate: true, updateMetadata: false };
    return ok(await PDFDocument.load(bytes, how));
  } catch (fault) {
    return err(fault instanceof EncryptedPDFError ? 'encrypted' : 'not-pdf');
  }
}

/** Side by side: the seal at the left of the signature, as it is stamped. */
function share(place: Place, index: number, of: number): Place {
  const gap = 4;
  const width = (place.width - gap * (of - 1)) / of;
  return { ...place, width, left: place.left + (of - 1 - index) * (width + gap) };
}

/** A name that no field of the file has. */
function newField(pdf: PDFDocument): string {
  const taken = new Set(
    pdf
      .getForm()
      .getFields()
      .map((field) => field.getName()),
  );
  let number = 1;
  while (taken.has(`ChuKySo${number}`)) number += 1;
  return `ChuKySo${number}`;
}

/** All certificates, and as much again for the attributes and the longest key. */
const roomFor = ({ chain }: Signer): number =>
  chain.reduce((sum, { byteLength }) => sum + byteLength, 0) + 2048;

function digestOf({ bytes, room }: PreparedFile): Uint8Array {
  const hash = createHash('sha256');
  hash.update(bytes.subarray(0, room.start));
  return hash.update(bytes.subarray(room.end)).digest();
}
