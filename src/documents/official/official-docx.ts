import {
  AlignmentType,
  Bookmark,
  Document,
  Footer,
  Header,
  HeadingLevel,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  type Table,
  TextRun,
} from 'docx';
import { headTable, signatureTable } from '#documents/official/docx-tables.ts';
import { annexTable, bookmarkOf } from '#documents/official/docx-annex.ts';
import { printable } from '#documents/printable.ts';
import { MARGIN } from '#documents/sheet.ts';
import { figureText } from '#written-report/figure.ts';
import type {
  DocumentAnnex,
  DocumentBlock,
  OfficialDocument,
} from '#written-report/official-document.ts';
import type { Prose } from '#written-report/prose.ts';

/** Half points: 14. */
const SIZE = 28;
/** Twentieths of a point. */
const POINT = 20;
const INDENT = 567;
const A4 = { width: 11_906, height: 16_838 };

/**
 * The document as DOCX in the layout of NĐ 30/2020/NĐ-CP, to be finished by hand where an office wants that.
 * Each figure leads to its line in the annex.
 */
export async function officialDocx(given: OfficialDocument): Promise<Uint8Array> {
  const document = printable(given);
  const { title, subject, addressees, blocks, annexes } = document;
  const annexKeys = new Set(annexes.flatMap(({ rows }) => rows.map(({ key }) => key)));
  const made = new Document({
    title: `${title} ${subject}`,
    creator: document.agency,
    styles: {
      default: {
        document: { run: { font: 'Times New Roman', size: SIZE, language: { value: 'vi-VN' } } },
      },
    },
    sections: [
      {
        properties: { titlePage: true, page: { size: A4, margin: pageMargin } },
        headers: { default: numbered(), first: new Header({ children: [new Paragraph('')] }) },
        footers: { first: new Footer({ children: [new Paragraph('')] }) },
        children: [
          headTable(document),
          centred(title, true),
          centred(subject, true),
          ...addressees.map((one, index) => addressee(one, index, addressees.length)),
          ...blocks.map((block) => blockOf(block, annexKeys)),
          new Paragraph(''),
          signatureTable(document),
          ...annexes.flatMap(annexOf),
        ],
      },
    ],
  });
  return Packer.toBuffer(made);
}

const pageMargin = {
  top: Math.round(MARGIN.top * POINT),
  bottom: Math.round(MARGIN.bottom * POINT),
  left: Math.round(MARGIN.left * POINT),
  right: Math.round(MARGIN.right * POINT),
  header: 567,
};

/** The number of the page at the head of every page but the first. */
const numbered = (): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })],
      }),
    ],
  });

const centred = (text: string, bold: boolean): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120 },
    children: [new TextRun({ text, bold })],
  });

function addressee(text: string, index: number, count: number): Paragraph {
  const end = index === count - 1 ? '.' : ';';
  const before = index === 0 ? 'Kính gửi: ' : '';
  return new Paragraph({
    spacing: { before: index === 0 ? 240 : 60 },
    indent: { left: index === 0 ? 1701 : 2835 },
    children: [new TextRun(`${before}${count > 1 ? '- ' : ''}${text}${end}`)],
  });
}

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} satisfies Record<1 | 2 | 3, string>;

function blockOf(block: DocumentBlock, annexKeys: ReadonlySet<string | null>): Paragraph {
  const spacing = { before: 120, line: 276 };
  const indent = { firstLine: INDENT };
  switch (block.kind) {
    case 'heading':
      return new Paragraph({
        heading: HEADINGS[block.level],
        keepNext: true,
        spacing,
        indent,
        // Explicit, for the styles of headings are blue and of another font.
        children: [
          new TextRun({
            text: block.text,
            bold: block.level < 3,
            italics: block.level === 3,
            font: 'Times New Roman',
            size: SIZE,
            color: '000000',
          }),
        ],
      });
    case 'paragraph':
      return new Paragraph({
        alignment: AlignmentType.JUSTIFIED,
        spacing,
        indent,
        children: runsOf(block.text, annexKeys),
      });
    case 'gap':
      return new Paragraph({
        spacing,
        indent,
        children: [new TextRun({ text: block.text, bold: true, italics: true })],
      });
  }
}

const runsOf = (text: Prose, annexKeys: ReadonlySet<string | null>): ParagraphChild[] =>
  text.map((part) => {
    if (typeof part === 'string') return new TextRun(part);
    const run = new TextRun(figureText(part));
    return annexKeys.has(part.key)
      ? new InternalHyperlink({ anchor: bookmarkOf(part.key), children: [run] })
      : run;
  });

function annexOf({ title, note, columns, rows }: DocumentAnnex): (Paragraph | Table)[] {
  return [
    new Paragraph({
      pageBreakBefore: true,
      alignment: AlignmentType.CENTER,
      children: [
        new Bookmark({
          id: bookmarkOf(title),
          children: [new TextRun({ text: title, bold: true })],
        }),
      ],
    }),
    new Paragraph({ children: [new TextRun({ text: note, italics: true, size: 24 })] }),
    annexTable(columns, rows),
  ];
}
