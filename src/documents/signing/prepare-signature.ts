import {
  type PDFDict,
  PDFArray,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import type { Place } from '#documents/signing/place.ts';
import { pdfTime } from '#documents/signing/pdf-time.ts';
import type { Instant } from '#kernel/day.ts';

/** A file with room for a signature, and which of its bytes are signed. */
export interface PreparedFile {
  readonly bytes: Buffer;
  /** Offsets of `<` and of the byte behind `>` of the room. */
  readonly room: { readonly start: number; readonly end: number };
}

export interface Preparation {
  readonly pdf: PDFDocument;
  /** Of the new field; no other of the file has it. */
  readonly field: string;
  /** As the signer is called. */
  readonly name: string;
  readonly at: Instant;
  readonly place: Place;
  /** A PDF of one page. */
  readonly appearance: Uint8Array;
  /** Most bytes of the signature. */
  readonly room: number;
}

/**
 * Appends an incremental update (ISO 32000-1, 7.5.6) with a signature field, its appearance, and room for a
 * signature by ETSI EN 319 142-1 (PAdES-B-B). Not one byte of the file before is changed.
 */
export async function prepareSignature(preparation: Preparation): Promise<PreparedFile> {
  const { pdf, field, place, room } = preparation;
  const { context } = pdf;
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      Name: PDFHexString.fromText(preparation.name),
      M: PDFString.of(pdfTime(preparation.at)),
      ByteRange: [0, PLACEHOLDER, PLACEHOLDER, PLACEHOLDER],
      Contents: PDFHexString.of('0'.repeat(room * 2)),
    }),
  );
  const [page] = await pdf.embedPdf(preparation.appearance);
  const target = pdf.getPage(place.page);
  const widget = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFHexString.fromText(field),
      V: signature,
      // Printed, and not to be moved.
      F: 132,
      Rect: [place.left, place.bottom, place.left + place.width, place.bottom + place.height],
      P: target.ref,
      ...(page === undefined ? {} : { AP: { N: page.ref } }),
    }),
  );
  append(target.node, 'Annots', widget);
  const form = pdf.catalog.getOrCreateAcroForm();
  append(form.dict, 'Fields', widget);
  // Signed, and to be appended to only (ISO 32000-1, table 219).
  form.dict.set(PDFName.of('SigFlags'), PDFNumber.of(3));
  const before = context.pdfFileDetails.pdfSize;
  const usesTable = isTable(context.pdfFileDetails);
  const bytes = Buffer.from(await pdf.commit({ useObjectStreams: !usesTable }));
  return withRange(bytes, before, room);
}

const PLACEHOLDER = 9_999_999_999;

function append(holder: PDFDict, key: string, ref: PDFRef): void {
  const list = holder.lookupMaybe(PDFName.of(key), PDFArray);
  if (list !== undefined) list.push(ref);
  else holder.set(PDFName.of(key), holder.context.obj([ref]));
  holder.registerChange();
}

interface FileDetails {
  readonly originalBytes?: Uint8Array;
  readonly prevStartXRef: number;
}

/** Whether the last cross-reference is a table: an update goes on in the form that the file has. */
const isTable = ({ originalBytes, prevStartXRef }: FileDetails): boolean =>
  originalBytes?.at(prevStartXRef) === 'x'.charCodeAt(0);

/** Writes the byte range over its placeholder, which is as long. */
function withRange(bytes: Buffer, from: number, room: number): PreparedFile {
  const start = bytes.indexOf(`<${'0'.repeat(room * 2)}>`, from);
  const end = start + room * 2 + 2;
  const mark = `[ 0 ${PLACEHOLDER} ${PLACEHOLDER} ${PLACEHOLDER} ]`;
  const at = bytes.indexOf(mark, from);
  if (start < 0 || at < 0) throw new Error('the update has no room for a signature');
  const range = `[ 0 ${start} ${end} ${bytes.length - end}`;
  bytes.write(`${range.padEnd(mark.length - 1)}]`, at, 'latin1');
  return { bytes, room: { start, end } };
}
