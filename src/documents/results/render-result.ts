import { letterhead, paperTitle } from '#documents/letterhead.ts';
import type { PaperHead } from '#documents/paper.ts';
import { printable } from '#documents/printable.ts';
import type { ResultRow, ResultSection } from '#documents/results/result-values.ts';
import {
  content,
  drawSheet,
  ensureRoom,
  innerWidth,
  line,
  MARGIN,
  type Pdf,
  paragraph,
  TEXT,
} from '#documents/sheet.ts';
import { closing } from '#documents/signatures.ts';

/** A result as it is drawn. */
export interface ResultPaper extends PaperHead {
  readonly number: string;
  readonly opening: string | null;
  readonly sections: readonly ResultSection[];
  readonly statement: string | null;
  /** Number and day of the document in whose place it is, and why; null for the first. */
  readonly replaces: {
    readonly number: string;
    readonly day: string;
    readonly reason: string;
  } | null;
  /** Where anybody finds out whether it holds. */
  readonly verifyAt: string;
  /** Null where the agency's seal alone is put on it. */
  readonly signedBy: { readonly name: string; readonly title: string } | null;
}

/** The PDF of a result, to be signed: A4 in the layout of NĐ 30/2020/NĐ-CP. */
export function renderResult(result: ResultPaper): Promise<Uint8Array> {
  const paper = printable(result);
  const { title, code, number, opening, sections, statement, replaces, signedBy, verifyAt } = paper;
  return drawSheet({ title: `${title} ${number}`, foot: `${title} ${number} – ${code}` }, (pdf) => {
    letterhead(pdf, paper, { name: title }, number === '' ? '' : `Số: ${number}`);
    paperTitle(pdf, paper);
    if (replaces !== null) paragraph(pdf, replacedText(replaces), { face: 'italic', size: 12 });
    if (opening !== null) paragraph(pdf, opening);
    for (const { heading, lines } of sections) {
      // A heading does not stand alone at the foot of a page.
      if (heading !== null) {
        ensureRoom(pdf, 3 * TEXT);
        paragraph(pdf, heading, { face: 'bold', align: 'left' });
      }
      for (const row of lines) rowLine(pdf, row);
    }
    if (statement !== null) paragraph(pdf, statement);
    paragraph(pdf, `Văn bản điện tử có chữ ký số. Kiểm tra hiệu lực tại ${verifyAt}`, {
      face: 'italic',
      size: 11,
      align: 'left',
    });
    closing(pdf, ['Như trên', 'Lưu: hồ sơ'], {
      title: signedBy?.title.toUpperCase() ?? paper.agency.toUpperCase(),
      name: signedBy?.name ?? '',
    });
  });
}

/** One row over the whole line, or two over half of it each. */
function rowLine(pdf: Pdf, [first, second]: readonly ResultRow[]): void {
  if (first === undefined) return;
  if (second === undefined) return line(pdf, first.label, first.value);
  const width = innerWidth(pdf) / 2 - 6;
  const texts = [first, second].map(({ label, value }) => `${label}: ${value}`);
  pdf.font('regular').fontSize(TEXT);
  const height = Math.max(...texts.map((text) => pdf.heightOfString(text, { width, lineGap: 2 })));
  ensureRoom(pdf, height);
  const top = pdf.y;
  for (const [index, text] of texts.entries()) {
    const left = MARGIN.left + index * (width + 12);
    content(pdf, 'P', () => pdf.text(text, left, top, { width, lineGap: 2 }));
  }
  pdf.x = MARGIN.left;
  pdf.y = top + height + 2;
}

const replacedText = ({ number, day, reason }: NonNullable<ResultPaper['replaces']>): string =>
  `Thay cho văn bản ${number === '' ? '' : `số ${number} `}ký ngày ${day}${reason === '' ? '' : `; lý do: ${reason}`}. Văn bản đó không còn giá trị.`;
