import { letterBlocks } from '#documents/letterhead.ts';
import { printable } from '#documents/printable.ts';
import {
  content,
  drawSheet,
  ensureRoom,
  innerWidth,
  MARGIN,
  MM,
  type Pdf,
  paragraph,
  TEXT,
} from '#documents/sheet.ts';
import { closing } from '#documents/signatures.ts';
import { table } from '#documents/table.ts';
import type {
  DocumentAnnex,
  DocumentBlock,
  OfficialDocument,
} from '#written-report/official-document.ts';
import { plainText } from '#written-report/prose.ts';

/** Where a paragraph begins: 1 cm or 1,27 cm in NĐ 30/2020/NĐ-CP, Phụ lục I. */
const INDENT = 10 * MM;

/** The document as PDF/A in the layout of NĐ 30/2020/NĐ-CP. */
export function officialPdf(given: OfficialDocument): Promise<Uint8Array> {
  const document = printable(given);
  return drawSheet({ title: `${document.title} ${document.subject}`, foot: null }, (pdf) => {
    letterBlocks(pdf, document);
    titleOf(pdf, document);
    paragraph(pdf, addressed(document.addressees), { align: 'left', indent: INDENT });
    pdf.moveDown(0.4);
    for (const block of document.blocks) drawBlock(pdf, block);
    const { titles, name } = document.signature;
    closing(pdf, document.recipients, { title: titles.join('\n'), name });
    for (const annex of document.annexes) drawAnnex(pdf, annex);
  });
}

/** One addressee in the line, several in a list. */
export const addressed = (addressees: readonly string[]): string =>
  addressees.length === 1
    ? `Kính gửi: ${addressees[0]}.`
    : `Kính gửi:\n${addressees.map((one) => `- ${one}`).join(';\n')}.`;

function titleOf(pdf: Pdf, { title, subject }: OfficialDocument): void {
  const centre = { width: innerWidth(pdf), align: 'center' as const };
  content(pdf, 'H1', () => {
    pdf.font('bold').fontSize(14).text(title, MARGIN.left, pdf.y, centre);
  });
  paragraph(pdf, subject, { face: 'bold', align: 'center' });
  pdf.moveDown(0.6);
}

function drawBlock(pdf: Pdf, block: DocumentBlock): void {
  switch (block.kind) {
    case 'heading':
      // A heading does not stand alone at the foot of a page.
      ensureRoom(pdf, 3.5 * TEXT);
      return paragraph(pdf, block.text, {
        face: block.level === 3 ? 'italic' : 'bold',
        indent: INDENT,
      });
    case 'paragraph':
      return paragraph(pdf, plainText(block.text), { indent: INDENT });
    case 'gap':
      return paragraph(pdf, block.text, { face: 'bold-italic', indent: INDENT });
  }
}

function drawAnnex(pdf: Pdf, { title, note, columns, rows }: DocumentAnnex): void {
  pdf.addPage();
  paragraph(pdf, title, { face: 'bold', align: 'center' });
  paragraph(pdf, note, { face: 'italic', size: 11 });
  table(
    pdf,
    columns,
    rows.map(({ cells }) => cells),
    10,
  );
}
