import PDFDocument from 'pdfkit';
import { registerFaces } from '#documents/fonts.ts';
import type { Named } from '#documents/signing/certificate-names.ts';
import { formatDay, dayOf, type Instant, localMinuteOf } from '#kernel/day.ts';

export interface Size {
  /** Points. */
  readonly width: number;
  readonly height: number;
}

/**
 * How a signature looks on the page, as a PDF of one page of that size: who signed, and when. The
 * officer in blue, the seal in red (NĐ 30/2020/NĐ-CP, Phụ lục I); its picture of the stamp is to be confirmed.
 */
export async function drawAppearance(named: Named, at: Instant, size: Size): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    size: [size.width, size.height],
    margin: 0,
    pdfVersion: '1.7',
    font: '',
  });
  registerFaces(pdf);
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  const colour = named.kind === 'person' ? '#003399' : '#c00000';
  pdf
    .rect(0.4, 0.4, size.width - 0.8, size.height - 0.8)
    .lineWidth(0.8)
    .stroke(colour);
  const width = size.width - 2 * PADDING;
  const text = linesOf(named, at).join('\n');
  let points = LARGEST;
  pdf.font('regular').fontSize(points);
  while (points > SMALLEST && pdf.heightOfString(text, { width }) > size.height - 2 * PADDING) {
    points -= 0.25;
    pdf.fontSize(points);
  }
  const height = size.height - 2 * PADDING;
  pdf.fillColor(colour).text(text, PADDING, PADDING, { width, height, ellipsis: true });
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

const PADDING = 3;
const LARGEST = 9;
const SMALLEST = 5;

function linesOf(named: Named, at: Instant): readonly string[] {
  const time = `Thời gian ký: ${localTime(at)}`;
  if (named.kind === 'agency') return [`Cơ quan ký: ${named.name}`, time];
  const { name, title } = named;
  return [`Người ký: ${name}`, ...(title === null ? [] : [`Chức vụ: ${title}`]), time];
}

/** `28/11/2026 09:30:05 +07:00`: with seconds and zone, as NĐ 30/2020 asks of a signature. */
function localTime(at: Instant): string {
  const minutes = localMinuteOf(at) % (24 * 60);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${at.slice(17, 19)}`;
  return `${formatDay(dayOf(at))} ${clock} +07:00`;
}
