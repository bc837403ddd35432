import PDFDocument from 'pdfkit';
import { MM } from '#documents/sheet.ts';

/** Left free around the picture, so that a signature at the foot covers nothing of it. */
const MARGIN = 14 * MM;

/** A picture of a paper as an archival PDF (PDF/A-2b) of one page, upright as the camera was held. */
export async function picturePdf(bytes: Uint8Array, title: string): Promise<Uint8Array> {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-2b',
    lang: 'vi-VN',
    displayTitle: true,
    font: '',
    // The library writes the title into XML as it is.
    info: { Title: title.replaceAll(/[&<>]/g, ' ') },
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  pdf.addPage({ size: 'A4', margin: 0 });
  const room: [number, number] = [pdf.page.width - 2 * MARGIN, pdf.page.height - 2 * MARGIN];
  pdf.image(Buffer.from(bytes), MARGIN, MARGIN, { fit: room, align: 'center', valign: 'center' });
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}
