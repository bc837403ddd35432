import { fileTypeFromBuffer } from 'file-type';
import { isWholeJpeg, isWholePng, JPEG_START, PNG_START } from '#documents/image-content.ts';
import { inspectPdf, pdfStart } from '#documents/pdf-content.ts';
import type { UploadFault } from '#documents/upload-fault.ts';
import { err, ok, type Result } from '#kernel/result.ts';

export interface InspectedUpload {
  readonly mediaType: 'application/pdf' | 'image/jpeg' | 'image/png';
  /** Pages of a PDF as it declares them; null for pictures, and where it does not say. */
  readonly pages: number | null;
}

/** Bytes: 20 MB a file, 100 MB a dossier. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
const MAX_DOSSIER_BYTES = 100 * 1024 * 1024;

/**
 * Judges a file by its content, never by its name: PDF, JPEG or PNG, whole, and nothing that acts by
 * itself.
 */
export async function inspectUpload(bytes: Buffer): Promise<Result<InspectedUpload, UploadFault>> {
  if (bytes.length === 0) return err({ code: 'empty' });
  if (bytes.length > MAX_FILE_BYTES) return err({ code: 'too-large' });
  if (pdfStart(bytes) !== null) {
    const pages = await inspectPdf(bytes);
    return pages.ok ? ok({ mediaType: 'application/pdf', pages: pages.value }) : pages;
  }
  if (startsWith(bytes, JPEG_START)) return picture('image/jpeg', isWholeJpeg(bytes));
  if (startsWith(bytes, PNG_START)) return picture('image/png', isWholePng(bytes));
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return err({ code: 'wrong-type', looksLike: type?.ext ?? null });
}

const startsWith = (bytes: Buffer, start: Buffer): boolean =>
  bytes.subarray(0, start.length).equals(start);

const picture = (
  mediaType: 'image/jpeg' | 'image/png',
  isWhole: boolean,
): Result<InspectedUpload, UploadFault> =>
  isWhole ? ok({ mediaType, pages: null }) : err({ code: 'cut-off' });

/** Whether the files of one dossier fit together, from their sizes in bytes; the value is the sum. */
export function checkTotal(sizes: readonly number[]): Result<number, UploadFault> {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total > MAX_DOSSIER_BYTES ? err({ code: 'dossier-too-large' }) : ok(total);
}

const MAX_NAME = 120;

/**
 * A file name fit to be shown and stored: NFC, no path, no control characters, no characters that a
 * file system refuses, at most 120 UTF-16 units with its extension kept; `tep` where nothing is left.
 */
export function safeFileName(name: string): string {
  const base = name.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = base.replaceAll(/[\p{C}<>:"|?*]/gu, '_').trim();
  if (/^\.*$/.test(plain)) return 'tep';
  if (plain.length <= MAX_NAME) return plain;
  const extension = /\.[A-Za-z0-9]{1,5}$/.exec(plain)?.[0] ?? '';
  // A character of two units that would be cut in two is left out.
  const stem = plain.slice(0, MAX_NAME - extension.length).replace(/[\uD800-\uDBFF]$/, '');
  return stem + extension;
}
