import type { Bilingual } from '#kernel/bilingual.ts';
import type { CellFault } from '#kernel/cell-fault.ts';
import { fold } from '#kernel/fold.ts';
import { ok, type Result } from '#kernel/result.ts';
import type { SheetOfCells } from '#kernel/sheet-cell.ts';
import { type ListColumn, readListSheet } from '#steering/read-list-sheet.ts';

/** Somebody at a meeting. */
export interface Participant {
  readonly name: string;
  readonly post: string;
  readonly organisation: string;
  /** Of which kind of agency they are. */
  readonly kind: string;
  readonly attended: boolean;
}

/** Who was invited to a meeting and who came: the whole list, or every cell that is to be mended. */
export function readParticipantList(
  sheet: SheetOfCells,
): Result<readonly Participant[], readonly CellFault[]> {
  const rows = readListSheet(sheet, PARTICIPANT_COLUMNS);
  if (!rows.ok) return rows;
  return ok(
    rows.value.map((row) => ({
      name: row['name'] ?? '',
      post: row['post'] ?? '',
      organisation: row['organisation'] ?? '',
      kind: (row['kind'] ?? '') || OTHER_KIND,
      attended: PRESENT.has(fold(row['attended'] ?? '')),
    })),
  );
}

const OTHER_KIND = 'Khác';
const PRESENT: ReadonlySet<string> = new Set(['x', 'co', 'co mat', '1']);
const tooLong =
  (longest: number) =>
  (text: string): Bilingual | null =>
    text.length > longest ? { vi: 'Quá dài. Rút gọn lại.', en: 'Too long. Shorten it.' } : null;

export const PARTICIPANT_COLUMNS: readonly ListColumn[] = [
  { key: 'name', titles: ['Họ và tên', 'Họ tên'], must: 'be-filled', wrong: tooLong(100) },
  { key: 'post', titles: ['Chức vụ'], must: 'nothing', wrong: tooLong(200) },
  { key: 'organisation', titles: ['Cơ quan', 'Đơn vị'], must: 'be-filled', wrong: tooLong(200) },
  { key: 'kind', titles: ['Thành phần', 'Loại'], must: 'be-there', wrong: tooLong(100) },
  {
    key: 'attended',
    titles: ['Có mặt', 'Điểm danh'],
    must: 'be-there',
    wrong: (text) =>
      PRESENT.has(fold(text)) || ['', 'vang', '0', 'khong'].includes(fold(text))
        ? null
        : {
            vi: 'Ghi x nếu có mặt, để trống nếu vắng.',
            en: 'Write x for who came, nothing for who did not.',
          },
  },
];
