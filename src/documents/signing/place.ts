import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
} from '@cantoo/pdf-lib';
import { SIGNING_PLACE } from '#documents/signatures.ts';

/** Where the signatures of a file are shown: points from the lower left corner of a page. */
export interface Place {
  /** From 0. */
  readonly page: number;
  readonly left: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** Below the line with which our own papers number their pages. */
const FOOT = { left: 85, bottom: 5, width: 467, height: 27 };

/** The place that the paper itself names; where it names none, the foot of its last page. */
export const placeIn = (pdf: PDFDocument): Place =>
  namedPlace(pdf) ?? { page: pdf.getPageCount() - 1, ...FOOT };

function namedPlace(pdf: PDFDocument): Place | null {
  const target = destination(pdf);
  if (target === null) return null;
  const page = pdf.getPages().findIndex(({ ref }) => ref === target.get(0));
  // [page /FitR left bottom right top] (ISO 32000-1, 12.3.2.2).
  const [left = 0, bottom = 0, right = 0, top = 0] = [2, 3, 4, 5].map((index) => {
    const number = target.lookup(index);
    return number instanceof PDFNumber ? number.asNumber() : 0;
  });
  const [width, height] = [right - left, top - bottom];
  return page < 0 || width <= 0 || height <= 0 ? null : { page, left, bottom, width, height };
}

function destination(pdf: PDFDocument): PDFArray | null {
  const names = pdf.catalog
    .lookupMaybe(PDFName.of('Names'), PDFDict)
    ?.lookupMaybe(PDFName.of('Dests'), PDFDict)
    ?.lookupMaybe(PDFName.of('Names'), PDFArray);
  if (names === undefined) return null;
  for (let at = 0; at + 1 < names.size(); at += 2) {
    const [name, target] = [names.lookup(at), names.lookup(at + 1)];
    const isText = name instanceof PDFString || name instanceof PDFHexString;
    if (isText && name.decodeText() === SIGNING_PLACE && target instanceof PDFArray) return target;
  }
  return null;
}
