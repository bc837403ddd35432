import type { Face } from '#documents/fonts.ts';
import type { PaperHead } from '#documents/paper.ts';
import {
  content,
  decoration,
  drawQr,
  innerWidth,
  MARGIN,
  MM,
  type Pdf,
  paragraph,
  QR_END,
  TEXT,
} from '#documents/sheet.ts';
import { type Day, dayOf, formatInstant, type Instant } from '#kernel/day.ts';

/** What stands in the QR code of a paper. */
export interface QrContent {
  readonly name: string;
  readonly dueAt?: Instant | null;
}

/**
 * The minimum data of TT 01/2023/TT-VPCP: dossier code, procedure code, identity of the person or
 * organisation, name of the paper, system, time of issue; with the due date on form 01. No law
 * fixes the layout of the data; ours is `key=value` parted by `|`, in this order. Of a signed document they
 * follow the address at which it is verified, behind a `#`: any phone opens it, and no server is sent them.
 */
export function qrText(head: PaperHead, { name, dueAt }: QrContent): string {
  const fields: readonly (readonly [string, string])[] = [
    ['MaHoSo', head.code],
    ['MaTTHC', head.procedureCode],
    ['MaDinhDanh', head.applicant.identityNumber ?? ''],
    ['TenGiayTo', name],
    ['HeThong', head.system],
    ['ThoiDiem', formatInstant(head.printedAt)],
    ...(dueAt === undefined || dueAt === null ? [] : [['HenTra', formatInstant(dueAt)] as const]),
  ];
  if (head.verifyAt === undefined) return qrFields(fields);
  return `${head.verifyAt}#${new URLSearchParams(Object.fromEntries(fields)).toString()}`;
}

/** Fields as `key=value`, parted by `|`, which no value contains. */
export const qrFields = (fields: readonly (readonly [string, string])[]): string =>
  fields.map(([key, value]) => `${key}=${value.replaceAll(/[|\n]/g, '/')}`).join('|');

/** The head of an administrative paper (NĐ 30/2020, Phụ lục I): QR, agency, national title. */
export function letterhead(pdf: Pdf, head: PaperHead, qr: QrContent, number: string): void {
  drawQr(pdf, qrText(head, qr));
  agencyAndTitle(pdf, { ...head, number, at: head.printedAt });
}

export interface HeadBlocks {
  readonly agency: string;
  readonly parentAgency: string | null;
  readonly number: string;
  readonly place: string;
  readonly at: Instant;
}

const GAP = 6;
export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** The two blocks beside the QR code: agency at the left, quốc hiệu and tiêu ngữ at the right. */
export const agencyAndTitle = (pdf: Pdf, { at, ...blocks }: HeadBlocks): void =>
  headBlocks(pdf, { ...blocks, day: dayOf(at) }, QR_END);

export interface LetterBlocks extends Omit<HeadBlocks, 'at'> {
  /** Null leaves room for it. */
  readonly day: Day | null;
}

/** The same two blocks from the left margin on, of a letter that carries no QR code. */
export const letterBlocks = (pdf: Pdf, blocks: LetterBlocks): void =>
  headBlocks(pdf, blocks, { x: MARGIN.left, y: 0 });

/** `beside`: where what stands at their left ends. */
function headBlocks(pdf: Pdf, blocks: LetterBlocks, beside: typeof QR_END): void {
  const full = pdf.page.width - MARGIN.right - beside.x;
  const agencies: Block = { pdf, x: beside.x, width: full * 0.42 };
  const nation: Block = { pdf, x: beside.x + full * 0.42 + GAP, width: full * 0.58 - GAP };
  const top = 14 * MM;

  pdf.y = top;
  if (blocks.parentAgency !== null) {
    centred(agencies, blocks.parentAgency.toUpperCase(), 'regular', 12);
  }
  centred(agencies, blocks.agency.toUpperCase(), 'bold', 12);
  ruleUnder(agencies, agencies.width / 4);
  if (blocks.number !== '') {
    centred(agencies, blocks.number, 'regular', fitting(agencies, blocks.number, 'regular', 13));
  }
  const agenciesEnd = pdf.y;

  pdf.y = top;
  centred(nation, NATION, 'bold', fitting(nation, NATION, 'bold', 13));
  centred(nation, MOTTO, 'bold', 13);
  ruleUnder(nation, pdf.widthOfString(MOTTO) / 2);
  centred(nation, placeAndDay(blocks.place, blocks.day), 'italic', 13);
  pdf.y = Math.max(agenciesEnd, pdf.y, beside.y) + 12;
  pdf.x = MARGIN.left;
}

interface Block {
  readonly pdf: Pdf;
  readonly x: number;
  readonly width: number;
}

function centred({ pdf, x, width }: Block, text: string, face: Face, size: number): void {
  content(pdf, 'P', () => {
    pdf.font(face).fontSize(size).text(text, x, pdf.y, { width, align: 'center' });
  });
}

/** The largest size up to `most` at which the text stays on one line; 10 where none does. */
function fitting({ pdf, width }: Block, text: string, face: Face, most: number): number {
  pdf.font(face);
  let size = most;
  while (size > 10 && pdf.fontSize(size).widthOfString(text) > width) size -= 0.5;
  return size;
}

function ruleUnder({ pdf, x, width }: Block, half: number): void {
  const y = pdf.y + 2;
  const centre = x + width / 2;
  decoration(pdf, 'Layout', () => {
    pdf
      .moveTo(centre - half, y)
      .lineTo(centre + half, y)
      .lineWidth(0.7)
      .stroke('#000000');
  });
  pdf.y = y + 4;
}

/** `Rạch Giá, ngày 21 tháng 6 năm 2022`: months below 3 and days below 10 with a zero. */
export function placeAndDay(place: string, day: Day | null): string {
  if (day === null) return `${place}, ngày      tháng      năm        `;
  const [year = '', month = '', date = ''] = day.split('-');
  const shortMonth = Number(month) > 2 ? String(Number(month)) : month;
  return `${place}, ngày ${date} tháng ${shortMonth} năm ${year}`;
}

/** The centred title of a paper, with the mark of a reprint beneath. */
export function paperTitle(pdf: Pdf, head: PaperHead): void {
  content(pdf, 'H1', () => {
    const centre = { width: innerWidth(pdf), align: 'center' as const };
    pdf.font('bold').fontSize(14).text(head.title.toUpperCase(), MARGIN.left, pdf.y, centre);
  });
  const mark = reprintMark(head);
  if (mark !== '') paragraph(pdf, mark, { face: 'italic', size: 12, align: 'center' });
  pdf.moveDown(0.6);
  pdf.font('regular').fontSize(TEXT);
}

/** Which reprint this is, when its data were corrected and why; empty on the first print. */
function reprintMark({ reprint, correctedAt, correctionReason = '' }: PaperHead): string {
  if (reprint === 0) return '';
  const mark = `Bản in lại lần ${reprint}`;
  if (correctedAt === null) return `(${mark})`;
  const reason = correctionReason === '' ? '' : `; lý do: ${correctionReason}`;
  return `(${mark}, đã đính chính lúc ${formatInstant(correctedAt)}${reason})`;
}
