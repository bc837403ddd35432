import PDFDocument from 'pdfkit';
import { type Face, registerFaces } from '#documents/fonts.ts';
import { type QrMatrix, qrMatrix } from '#documents/qr.ts';

export type Pdf = PDFKit.PDFDocument;

/** Points per millimetre. */
export const MM = 72 / 25.4;

/** Margins of NĐ 30/2020/NĐ-CP, Phụ lục I: top and bottom 20–25, left 30–35, right 15–20 mm. */
export const MARGIN = { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 15 * MM };

/** Size of the text in points: 13–14 in NĐ 30/2020. */
export const TEXT = 13;

export interface SheetOptions {
  readonly title: string;
  readonly landscape?: boolean;
  /** Printed at the foot of every page, before its number; null for numbers alone at the head of every
   * page but the first, as NĐ 30/2020 has them. */
  readonly foot: string | null;
}

/**
 * Draws a paper and gives its bytes: A4, embedded fonts, Vietnamese, tagged for screen readers,
 * with page numbers at the foot. `draw` may add pages and leaves everything else to this.
 */
export async function drawSheet(
  options: SheetOptions,
  draw: (pdf: Pdf) => void,
): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: 'A4',
    layout: options.landscape === true ? 'landscape' : 'portrait',
    margins: MARGIN,
    bufferPages: true,
    pdfVersion: '1.7',
    // ISO 19005-2: fonts and colours lie within, so that it looks the same in decades, and may be signed.
    subset: 'PDF/A-2b',
    lang: 'vi-VN',
    displayTitle: true,
    tagged: true,
    font: '',
    // The library writes the title into XML as it is.
    info: { Title: options.title.replaceAll(/[&<>]/g, ' ') },
  });
  registerFaces(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  roots.set(pdf, root);
  pdf.font('regular').fontSize(TEXT);
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  draw(pdf);
  root.end();
  if (options.foot === null) numberHeads(pdf);
  else numberPages(pdf, options.foot);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** The element of the logical structure in which all content of a paper lies. */
const roots = new WeakMap<Pdf, PDFKit.PDFStructureElement>();

/** Puts an element into the logical structure; what its functions draw is drawn now. */
export function addToStructure(pdf: Pdf, element: PDFKit.PDFStructureElement): void {
  roots.get(pdf)?.add(element);
}

/** Draws content that a screen reader is to read, as one element of the logical structure. */
export function content(pdf: Pdf, tag: 'H1' | 'P', draw: () => void): void {
  addToStructure(pdf, pdf.struct(tag, {}, draw));
}

/** Draws rules, repeated heads and page numbers: seen, but not read out. */
export function decoration(pdf: Pdf, type: 'Layout' | 'Pagination', draw: () => void): void {
  pdf.markContent('Artifact', { type });
  draw();
  pdf.endMarkedContent();
}

function numberPages(pdf: Pdf, foot: string): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    const y = pdf.page.height - MARGIN.bottom + 4 * MM;
    // Text below the bottom margin would open a new page.
    pdf.page.margins.bottom = 0;
    decoration(pdf, 'Pagination', () => {
      pdf.font('regular').fontSize(9);
      pdf.text(`${foot} – trang ${page + 1}/${count}`, MARGIN.left, y, {
        width: innerWidth(pdf),
        align: 'center',
        lineBreak: false,
      });
    });
  }
}

function numberHeads(pdf: Pdf): void {
  const { count } = pdf.bufferedPageRange();
  for (let page = 1; page < count; page += 1) {
    pdf.switchToPage(page);
    decoration(pdf, 'Pagination', () => {
      const at = { width: innerWidth(pdf), align: 'center' as const, lineBreak: false };
      pdf
        .font('regular')
        .fontSize(TEXT)
        .text(String(page + 1), MARGIN.left, MARGIN.top / 2, at);
    });
  }
}

/** Side of the QR square at the top left: large enough for a phone and a counter reader. */
const QR_SIDE = 25 * MM;
const QR_LEFT = 9 * MM;
const QR_TOP = 9 * MM;

/** Where the QR square ends, with its quiet zone of four modules: nothing else begins before. */
export const QR_END = { x: QR_LEFT + QR_SIDE + 3 * MM, y: QR_TOP + QR_SIDE + 3 * MM };

/** Draws the QR code of TT 01/2023/TT-VPCP at the top left. */
export function drawQr(pdf: Pdf, text: string): void {
  const square = { left: QR_LEFT, top: QR_TOP, side: QR_SIDE };
  drawMatrix(pdf, qrMatrix(text), square, `Mã QR: ${text}`);
}

export interface Square {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

/** Draws a QR code as crisp squares; `alt` is read out for it. */
export function drawMatrix(
  pdf: Pdf,
  { size, isDark }: QrMatrix,
  square: Square,
  alt: string,
): void {
  const module = square.side / size;
  const draw = (): void => {
    for (let row = 0; row < size; row += 1) {
      for (let column = 0; column < size; column += 1) {
        let end = column;
        while (end < size && isDark(row, end)) end += 1;
        // Runs in one piece: no hairlines between the squares, and a smaller file.
        if (end === column) continue;
        const [x, y] = [square.left + column * module, square.top + row * module];
        pdf.rect(x, y, (end - column) * module, module);
        column = end;
      }
    }
    pdf.fill('#000000');
  };
  addToStructure(pdf, pdf.struct('Figure', { alt }, draw));
}

/** Width between the margins. */
export const innerWidth = (pdf: Pdf): number => pdf.page.width - MARGIN.left - MARGIN.right;

/** Where the next line must not begin any more. */
export const bottomOf = (pdf: Pdf): number => pdf.page.height - MARGIN.bottom;

/** Opens a page when less than `height` points are left on this one. */
export function ensureRoom(pdf: Pdf, height: number): void {
  if (pdf.y + height > bottomOf(pdf)) pdf.addPage();
}

/** A line `label: value`, wrapped; dots to write on where there is no value. */
export function line(pdf: Pdf, label: string, value: string | null): void {
  const text = value === null || value === '' ? '…………………………' : value;
  paragraph(pdf, `${label}: ${text}`, { align: 'left' });
}

export interface ParagraphStyle {
  readonly face?: Face;
  readonly align?: 'left' | 'center' | 'justify';
  /** Points. */
  readonly size?: number;
  /** Points by which the first line begins further right. */
  readonly indent?: number;
}

export function paragraph(pdf: Pdf, text: string, style: ParagraphStyle = {}): void {
  content(pdf, 'P', () => {
    pdf.font(style.face ?? 'regular').fontSize(style.size ?? TEXT);
    pdf.text(text, MARGIN.left, pdf.y, {
      width: innerWidth(pdf),
      align: style.align ?? 'justify',
      lineGap: 2,
      paragraphGap: 2,
      indent: style.indent ?? 0,
    });
  });
}
