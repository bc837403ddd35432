import { content, ensureRoom, innerWidth, MARGIN, type Pdf, TEXT } from '#documents/sheet.ts';

export interface Signature {
  readonly title: string;
  readonly name: string;
}

/** Name of the destination in a PDF that is the place of its digital signatures, as a rectangle. */
export const SIGNING_PLACE = 'ky-so';

/** Points from the title to the name: room for a signature and a seal. */
const HAND = 78;

/** Signature blocks side by side, kept together on one page. */
export function signatures(pdf: Pdf, blocks: readonly Signature[]): void {
  const width = innerWidth(pdf) / blocks.length;
  const top = openRoom(pdf, Math.max(...blocks.map((block) => signatureHeight(pdf, block, width))));
  for (const [index, block] of blocks.entries()) {
    const place = { x: MARGIN.left + width * index, top, width };
    sign(pdf, block, place, '(Ký và ghi rõ họ tên)');
  }
  pdf.x = MARGIN.left;
}

/** Nơi nhận at the left and one signature at the right, as NĐ 30/2020 asks of a letter. */
export function closing(pdf: Pdf, recipients: readonly string[], signature: Signature): void {
  const half = innerWidth(pdf) / 2;
  const top = openRoom(pdf, signatureHeight(pdf, signature, half));
  content(pdf, 'P', () => {
    pdf.font('bold-italic').fontSize(12).text('Nơi nhận:', MARGIN.left, top, { width: half });
    pdf.font('regular').fontSize(11);
    const text = `${recipients.map((recipient) => `- ${recipient}`).join(';\n')}.`;
    pdf.text(text, MARGIN.left, pdf.y, { width: half - 10 });
  });
  const place = { x: MARGIN.left + half, top, width: half };
  const room = sign(pdf, signature, place, '(Ký, ghi rõ họ tên, đóng dấu)');
  const [bottom, above] = [pdf.page.height - room.bottom, pdf.page.height - room.top];
  pdf.addNamedDestination(SIGNING_PLACE, 'FitR', place.x, bottom, place.x + half, above);
}

/** Goes on where `height` points are free, perhaps on the next page; gives the upper edge. */
function openRoom(pdf: Pdf, height: number): number {
  pdf.font('regular').fontSize(TEXT);
  const gap = 12;
  ensureRoom(pdf, gap + height);
  return pdf.y + gap;
}

function signatureHeight(pdf: Pdf, { title, name }: Signature, width: number): number {
  pdf.font('bold').fontSize(TEXT);
  const lines = pdf.heightOfString(title, { width }) - pdf.currentLineHeight(true);
  return lines + HAND + pdf.heightOfString(name, { width }) + 1;
}

interface Place {
  readonly x: number;
  readonly top: number;
  readonly width: number;
}

/** Draws a block; gives the room that is left in it for the hand. */
function sign(
  pdf: Pdf,
  { title, name }: Signature,
  place: Place,
  note: string,
): { readonly top: number; readonly bottom: number } {
  const { x, top, width } = place;
  const at = { width, align: 'center' as const };
  let room = { top, bottom: top };
  content(pdf, 'P', () => {
    pdf.font('bold').fontSize(TEXT).text(title, x, top, at);
    const nameTop = pdf.y - pdf.currentLineHeight(true) + HAND;
    pdf.font('italic').fontSize(11).text(note, x, pdf.y, at);
    room = { top: pdf.y, bottom: nameTop };
    pdf.font('bold').fontSize(TEXT).text(name, x, nameTop, at);
  });
  return room;
}
