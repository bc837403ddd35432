import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
} from 'docx';
import { MOTTO, NATION, placeAndDay } from '#documents/letterhead.ts';
import type { OfficialDocument } from '#written-report/official-document.ts';

const WIDTHS = [4000, 5354];

/** The head (NĐ 30/2020, Phụ lục I): agency at the left, quốc hiệu and tiêu ngữ at the right. */
export function headTable(document: OfficialDocument): Table {
  const { parentAgency, agency, number, place, day } = document;
  const small = { size: 26 };
  return sideBySide(
    [
      ...(parentAgency === null
        ? []
        : [line([new TextRun({ text: parentAgency.toUpperCase(), ...small })])]),
      line([new TextRun({ text: agency.toUpperCase(), bold: true, ...small, ...underlined })]),
      line([new TextRun({ text: number, ...small })], 120),
    ],
    [
      line([new TextRun({ text: NATION, bold: true, ...small })]),
      line([new TextRun({ text: MOTTO, bold: true, size: 28, ...underlined })]),
      line([new TextRun({ text: placeAndDay(place, day), italics: true })], 120),
    ],
  );
}

const underlined = { underline: { type: UnderlineType.SINGLE } };

/** Nơi nhận at the left, the signature at the right, kept on one page. */
export function signatureTable({ recipients, signature }: OfficialDocument): Table {
  const left = [
    new Paragraph({
      children: [new TextRun({ text: 'Nơi nhận:', bold: true, italics: true, size: 24 })],
    }),
    ...recipients.map(
      (one, index) =>
        new Paragraph({
          children: [
            new TextRun({
              text: `- ${one}${index === recipients.length - 1 ? '.' : ';'}`,
              size: 22,
            }),
          ],
        }),
    ),
  ];
  const right = [
    ...signature.titles.map((text) => line([new TextRun({ text, bold: true })])),
    ...Array.from({ length: 4 }, () => line([])),
    line([new TextRun({ text: signature.name, bold: true })]),
  ];
  return sideBySide(left, right);
}

const line = (children: ParagraphChild[], before = 0): Paragraph =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before }, keepNext: true, children });

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};

const sideBySide = (left: Paragraph[], right: Paragraph[]): Table =>
  new Table({
    borders: NO_BORDERS,
    width: { size: 9354, type: WidthType.DXA },
    columnWidths: WIDTHS,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [left, right].map(
          (children, index) =>
            new TableCell({
              width: { size: WIDTHS[index] ?? 0, type: WidthType.DXA },
              children,
            }),
        ),
      }),
    ],
  });
