import { strict as assert } from 'node:assert';
import bwipjs from 'bwip-js/node';

/** The dark modules of a QR code, row by row, without its quiet zone. */
export interface QrMatrix {
  readonly size: number;
  readonly isDark: (row: number, column: number) => boolean;
}

/**
 * A QR code (ISO/IEC 18004, TCVN 7322:2009) of UTF-8 text that says so: with ECI 26, so that no
 * reader has to guess the charset of Vietnamese. Error correction level M. Throws where the text has
 * more than about 2,300 bytes.
 */
export function qrMatrix(text: string): QrMatrix {
  // The library takes bytes as Latin-1 characters, and `^` as the mark of its own commands.
  const bytes = Buffer.from(text, 'utf8').toString('latin1').replaceAll('^', '^^');
  return drawn(`^ECI000026${bytes}`, 'M');
}

/** A QR code of ASCII text, which needs no word about its charset: codes of banks have none. */
export function asciiQrMatrix(text: string, level: ErrorCorrection = 'M'): QrMatrix {
  assert(/^[\u0020-\u007E]+$/.test(text), 'only ASCII does without a charset');
  return drawn(text.replaceAll('^', '^^'), level);
}

/** How much of a code may be spoilt: 15% of level M, 25% of level Q. */
export type ErrorCorrection = 'M' | 'Q';

function drawn(data: string, eclevel: ErrorCorrection): QrMatrix {
  const options = { parsefnc: true, binarytext: true, eclevel };
  const symbols: readonly unknown[] = bwipjs.raw('qrcode', data, options);
  const symbol = symbols[0] as
    | { readonly pixs: readonly number[]; readonly pixx: number }
    | undefined;
  if (symbol === undefined) throw new Error('the QR library gave no symbol');
  const { pixs, pixx } = symbol;
  return { size: pixx, isDark: (row, column) => pixs[row * pixx + column] === 1 };
}
