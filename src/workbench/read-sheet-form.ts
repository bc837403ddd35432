import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScannerFault } from '#documents/virus-scan.ts';
import { uploadFaultText } from '#documents/upload-fault.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { faultTexts, UnreadableTable } from '#tables/table-fault.ts';
import { one } from '#web/form-values.ts';
import { tokenMatches } from '#workbench/guard.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { type FileForm, readFileForm } from '#workbench/read-file-form.ts';
import { ForeignForm } from '#workbench/read-officer-form.ts';

/** Reads an officer's form with a spreadsheet; throws `ForeignForm` for a foreign token. */
export async function readSheetForm(on: OfficerRequest): Promise<FileForm> {
  const form = await readFileForm(on.request);
  if (!tokenMatches(on.session, one(form.values, '_csrf'))) throw new ForeignForm();
  return form;
}

/** What `read` makes of the file that was sent, or why it cannot be read at all. */
export async function readSent<T>(
  on: OfficerRequest,
  { file: sent, tooLarge }: FileForm,
  read: (file: string) => Promise<T>,
): Promise<Result<T, Bilingual>> {
  const bytes = sent?.bytes;
  if (bytes === undefined || bytes.length === 0) return err(NO_FILE);
  if (tooLarge) return err(TOO_LARGE);
  if (await isInfected(on, bytes)) return err(uploadFaultText({ code: 'infected' }));
  const directory = await mkdtemp(join(tmpdir(), 'mot-cua-sheet-'));
  try {
    const file = join(directory, 'sheet');
    await writeFile(file, bytes);
    return ok(await read(file));
  } catch (fault) {
    if (!isUnreadable(fault)) throw fault;
    return err(countsFrom1904(fault) ? faultTexts.from1904 : NO_TABLE);
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** What a broken archive or broken XML throws is a fault of the file. */
const isUnreadable = (fault: unknown): fault is Error =>
  fault instanceof UnreadableTable ||
  (fault instanceof Error &&
    !('syscall' in fault) &&
    /:\d+:\d+:|zip|compress|inflate|header|CRC/i.test(fault.message));

/** The one fault of a whole file that opens well: its days would be read wrong. */
const countsFrom1904 = (fault: Error): boolean =>
  fault instanceof UnreadableTable &&
  fault.faults.first.some(({ text }) => text === faultTexts.from1904);

async function isInfected({ services }: OfficerRequest, bytes: Buffer): Promise<boolean> {
  const { virusScanner, log } = services;
  if (virusScanner === null) return false;
  try {
    return (await virusScanner.scan([bytes])).kind === 'infected';
  } catch (fault) {
    // As at the gate, a scanner that is dead stops nobody; and of this file nothing is kept.
    if (!(fault instanceof ScannerFault)) throw fault;
    log.warn({ fault: fault.message }, 'a spreadsheet was read before its scan');
    return false;
  }
}

const NO_TABLE: Bilingual = {
  vi: 'Không đọc được tệp: đây không phải tệp .xlsx nguyên vẹn. Mở bằng phần mềm bảng tính, lưu lại thành .xlsx rồi gửi.',
  en: 'The file cannot be read: it is no whole .xlsx file. Open it, save it as .xlsx and send it again.',
};
const NO_FILE: Bilingual = {
  vi: 'Chọn tệp bảng tính (.xlsx).',
  en: 'Choose a spreadsheet (.xlsx).',
};
const TOO_LARGE: Bilingual = {
  vi: 'Tệp quá lớn, tối đa 5 MB. Xóa hình ảnh và các trang tính khác.',
  en: 'The file is too large, at most 5 MB. Delete pictures and other sheets.',
};
