import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
} from '@cantoo/pdf-lib';

/** A signature as it stands in a file. */
export type FoundSignature =
  | {
      readonly kind: 'readable';
      readonly field: string;
      /** The signature itself, DER. */
      readonly cms: Uint8Array;
      /** Offsets of the room in which it stands; all other bytes up to `end` are signed. */
      readonly room: { readonly start: number; readonly end: number };
      /** Length of the file when it was signed. */
      readonly end: number;
      /** When the signer says that it was; as PDF writes it. */
      readonly claimed: string | null;
    }
  | { readonly kind: 'unreadable'; readonly field: string };

/** The signatures of a file, the oldest first; null where it is no PDF that can be read. */
export async function findSignatures(bytes: Uint8Array): Promise<readonly FoundSignature[] | null> {
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
    const found = fieldsOf(pdf).map((field) => read(field, Buffer.from(bytes)));
    return found.toSorted((a, b) => endOf(a) - endOf(b));
  } catch {
    // The library throws at whatever is no PDF, or one with a password.
    return null;
  }
}

const endOf = (found: FoundSignature): number => (found.kind === 'readable' ? found.end : 0);

/** Kinds of signature that we know (ISO 32000-1, 12.8.3.3; ETSI EN 319 142-1, 5.3). */
const KINDS = ['/ETSI.CAdES.detached', '/adbe.pkcs7.detached'];
const EOF = /%%EOF\r?\n?$/;

interface SignatureField {
  readonly name: string;
  readonly signature: PDFDict;
}

/** Fields that are signed, wherever they hang in the tree of the form. */
function fieldsOf(pdf: PDFDocument): readonly SignatureField[] {
  const fields = pdf.catalog
    .lookupMaybe(PDFName.of('AcroForm'), PDFDict)
    ?.lookupMaybe(PDFName.of('Fields'), PDFArray);
  const seen = new Set<PDFDict>();
  const walk = (list: PDFArray | undefined, above: string): readonly SignatureField[] =>
    (list?.asArray() ?? []).flatMap((_, index) => {
      const field = list?.lookupMaybe(index, PDFDict);
      if (field === undefined || seen.has(field)) return [];
      seen.add(field);
      const own = textOf(field.lookup(PDFName.of('T')));
      const name = [above, own].filter((part) => part !== null && part !== '').join('.');
      const signature = field.lookup(PDFName.of('V'));
      const isSigned = signature instanceof PDFDict && signature.has(PDFName.of('ByteRange'));
      const kids = walk(field.lookupMaybe(PDFName.of('Kids'), PDFArray), name);
      return isSigned ? [{ name, signature }, ...kids] : kids;
    });
  return walk(fields, '');
}

function read({ name, signature }: SignatureField, bytes: Buffer): FoundSignature {
  const unreadable: FoundSignature = { kind: 'unreadable', field: name };
  const [zero, start, second, rest, more] = rangeOf(signature);
  if (zero !== 0 || start === undefined || second === undefined || rest === undefined) {
    return unreadable;
  }
  const end = second + rest;
  const isKind = KINDS.includes(String(signature.lookup(PDFName.of('SubFilter'))));
  const cms = cmsIn(bytes.toString('latin1', start, second));
  // What the reader of the file takes for the signature must be what stands where nothing is signed.
  const held = signature.lookup(PDFName.of('Contents'));
  const isSame =
    held instanceof PDFHexString &&
    `<${held.asString()}>` === bytes.toString('latin1', start, second);
  const isWhole = end <= bytes.length && EOF.test(bytes.toString('latin1', end - 8, end));
  if (more !== undefined || !isKind || cms === null || !isSame || !isWhole) return unreadable;
  const claimed = textOf(signature.lookup(PDFName.of('M')));
  return { kind: 'readable', field: name, cms, room: { start, end: second }, end, claimed };
}

function rangeOf(signature: PDFDict): readonly number[] {
  const range = signature.lookupMaybe(PDFName.of('ByteRange'), PDFArray)?.asArray() ?? [];
  return range.map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN));
}

/**
 * The DER in `<…>`. It is in hexadecimal of one case, and what is left of the room is zeros: anything else was
 * put in by somebody, unseen by the signature.
 */
function cmsIn(room: string): Uint8Array | null {
  if (!/^<(?:[0-9a-f]+|[0-9A-F]+)>$/.test(room) || room.length % 2 !== 0) return null;
  const bytes = Buffer.from(room.slice(1, -1), 'hex');
  const length = lengthOf(bytes);
  if (length === null || length > bytes.length) return null;
  return bytes.subarray(length).every((byte) => byte === 0) ? bytes.subarray(0, length) : null;
}

/** How long a DER sequence is, with its head. */
function lengthOf(der: Buffer): number | null {
  if (der.length < 4 || der[0] !== 0x30) return null;
  const first = der[1] ?? 0;
  if (first < 0x80) return first + 2;
  const size = first & 0x7f;
  return size < 1 || size > 3 ? null : der.readUIntBE(2, size) + 2 + size;
}

const textOf = (value: unknown): string | null =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;
