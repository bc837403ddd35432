import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';

/**
 * Whether all that came to a file after a signature are more signatures: their fields, and how they look. Whoever
 * has a certificate could otherwise put another text under the name of who signed before, and sign all of it.
 */
export async function isSignedOnly(before: Uint8Array, after: Uint8Array): Promise<boolean> {
  try {
    return await hasSignaturesOnly(before, after);
  } catch {
    // Nothing here touches the world: the library throws where what came later cannot be read.
    return false;
  }
}

async function hasSignaturesOnly(before: Uint8Array, after: Uint8Array): Promise<boolean> {
  const how = { updateMetadata: false };
  const [old, now] = await Promise.all([
    PDFDocument.load(before, how),
    PDFDocument.load(after, how),
  ]);
  if (String(old.context.trailerInfo.Root) !== String(now.context.trailerInfo.Root)) return false;
  const pages = new Set(old.getPages().map(({ ref }) => ref));
  const growing = growingOf(old);
  const changed = old.context.enumerateIndirectObjects().filter(([ref, object]) => {
    const later = now.context.lookup(ref);
    if (isOfFile(object) || isSame(object, later)) return false;
    if (ref === old.context.trailerInfo.Root) return !isGrown(object, later, ['AcroForm'], now);
    if (pages.has(ref)) return !isGrown(object, later, ['Annots'], now);
    return !(growing.has(ref) && isGrownAny(object, later, now));
  });
  return changed.length === 0 && areOnceOnly(Buffer.from(after.subarray(before.length)), old);
}

/** Objects that a signature adds to where they are not within another: form, fields, annotations of a page. */
function growingOf(pdf: PDFDocument): ReadonlySet<PDFRef> {
  const form = pdf.catalog.get(PDFName.of('AcroForm'));
  const fields = pdf.catalog
    .lookupMaybe(PDFName.of('AcroForm'), PDFDict)
    ?.get(PDFName.of('Fields'));
  const annotations = pdf.getPages().map(({ node }) => node.get(PDFName.of('Annots')));
  return new Set([form, fields, ...annotations].filter((one) => one instanceof PDFRef));
}

/** How the file itself is kept: a later update has its own. */
function isOfFile(object: PDFObject): boolean {
  if (!(object instanceof PDFRawStream)) return false;
  return ['/XRef', '/ObjStm'].includes(String(object.dict.get(PDFName.of('Type'))));
}

function isSame(object: PDFObject | undefined, later: PDFObject | undefined): boolean {
  if (object instanceof PDFRawStream && later instanceof PDFRawStream) {
    const isText = String(object.dict) === String(later.dict);
    return isText && Buffer.compare(object.contents, later.contents) === 0;
  }
  return String(object) === String(later);
}

const isGrownAny = (object: PDFObject, later: PDFObject | undefined, now: PDFDocument): boolean =>
  object instanceof PDFArray
    ? isLonger(object, later, now)
    : isGrown(object, later, ['Fields', 'SigFlags'], now);

/** Whether a dictionary differs in these entries only, and there by signatures that were added. */
function isGrown(
  object: PDFObject,
  later: PDFObject | undefined,
  entries: readonly string[],
  now: PDFDocument,
): boolean {
  if (!(object instanceof PDFDict && later instanceof PDFDict)) return false;
  const keys = new Set([...object.keys(), ...later.keys()]);
  return [...keys].every((key) => {
    const [was, is] = [object.get(key), later.get(key)];
    if (isSame(was, is)) return true;
    if (!entries.includes(key.decodeText())) return false;
    if (key === PDFName.of('SigFlags')) return true;
    // A form that is new, or that stands within the catalogue.
    if (is instanceof PDFDict || was instanceof PDFDict) {
      return isGrown(was ?? now.context.obj({}), is, ['Fields', 'SigFlags'], now);
    }
    if (is instanceof PDFRef && was === undefined) {
      const target = now.context.lookup(is);
      return target instanceof PDFDict
        ? isGrown(now.context.obj({}), target, ['Fields', 'SigFlags'], now)
        : isLonger(undefined, target, now);
    }
    return isLonger(was, is, now);
  });
}

/** Whether a list begins as it was, and goes on with signatures. */
function isLonger(
  was: PDFObject | undefined,
  is: PDFObject | undefined,
  now: PDFDocument,
): boolean {
  if (!(is instanceof PDFArray) || !(was === undefined || was instanceof PDFArray)) return false;
  const known = was?.asArray() ?? [];
  const later = is.asArray();
  const isBegun = known.every((one, index) => String(one) === String(later[index]));
  return isBegun && later.slice(known.length).every((one) => isSignature(one, now));
}

function isSignature(one: PDFObject, now: PDFDocument): boolean {
  const field = one instanceof PDFRef ? now.context.lookup(one) : one;
  if (!(field instanceof PDFDict)) return false;
  const [kind, type] = ['Subtype', 'FT'].map((key) => String(field.get(PDFName.of(key))));
  return kind === '/Widget' && type === '/Sig';
}

/**
 * Whether no object that was there is defined twice in what came later: readers disagree which of two counts, and
 * ours takes the last.
 */
function areOnceOnly(added: Buffer, old: PDFDocument): boolean {
  const known = new Set(old.context.enumerateIndirectObjects().map(([ref]) => ref.objectNumber));
  const parts = added.toString('latin1').split(/%%EOF\r?\n?/);
  return parts.every((part) => {
    const numbers = [...part.matchAll(/(?:^|[\r\n])(\d+) \d+ obj\b/g)].map(([, n]) => Number(n));
    const again = numbers.filter((number) => known.has(number));
    return new Set(again).size === again.length;
  });
}
