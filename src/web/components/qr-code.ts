import { asciiQrMatrix } from '#documents/qr.ts';
import { html, type Html } from '#web/html.ts';

export interface QrCodeProps {
  /** ASCII: an address, or what a bank's app reads. */
  readonly text: string;
  /** What the code is for, heard instead of it. */
  readonly label: string;
}

const QUIET = 4;

/** A QR code as a picture that prints, with its quiet zone. */
export function qrCode({ text, label }: QrCodeProps): Html {
  const { size, isDark } = asciiQrMatrix(text);
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) =>
      isDark(row, column) ? `M${column} ${row}h1v1h-1z` : '',
    ).join(''),
  );
  const side = size + 2 * QUIET;
  return html`<div class="qr"><svg viewBox="${-QUIET} ${-QUIET} ${side} ${side}" width="${side * 6}" height="${side * 6}" role="img" aria-label="${label}" shape-rendering="crispEdges"><rect x="${-QUIET}" y="${-QUIET}" width="${side}" height="${side}" fill="#fff"/><path d="${rows.join('')}" fill="#000"/></svg></div>`;
}
