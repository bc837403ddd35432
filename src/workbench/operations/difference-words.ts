import type { DifferenceKind } from '#dossier/portal-difference.ts';
import { sayIn } from '#web/language.ts';
import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';

/** Differences from the national portal as operators call them. */
export const differenceLabels = {
  missing: { vi: 'Cổng chưa có hồ sơ', en: 'Missing at the portal' },
  status: { vi: 'Khác trạng thái', en: 'Status differs' },
  due: { vi: 'Khác ngày hẹn trả', en: 'Due date differs' },
  'progress-missing': { vi: 'Thiếu dòng tiến độ', en: 'Progress lines missing' },
  ahead: { vi: 'Cổng đã có, bên ta còn ghi chờ gửi', en: 'Arrived, but noted as waiting' },
  'progress-doubled': { vi: 'Trùng dòng tiến độ', en: 'Progress lines doubled' },
  'progress-foreign': { vi: 'Có dòng tiến độ không do ta gửi', en: 'Progress lines not of ours' },
  'held-by-another': { vi: 'Mã hồ sơ thuộc hồ sơ khác', en: 'Code held by another dossier' },
} satisfies Record<DifferenceKind, Bilingual>;

/** What a person is to do where telling the portal again mends nothing; null where it does. */
export const adviceTexts = {
  missing: null,
  status: null,
  due: null,
  'progress-missing': null,
  ahead: null,
  'progress-doubled': {
    vi: 'Chưa biết dịch vụ nào của Cổng xóa được dòng tiến độ. Gửi mã hồ sơ và các dòng trùng cho đầu mối hỗ trợ của Cổng.',
    en: 'No service of the portal is known that removes lines. Send code and lines to its support.',
  },
  'progress-foreign': {
    vi: 'Tìm hệ thống khác cũng gửi hồ sơ này (phần mềm cũ, phần mềm của bộ), ngừng gửi trùng rồi báo đầu mối của Cổng.',
    en: 'Find the other system that tells the portal of this dossier, stop it, and tell the support.',
  },
  'held-by-another': {
    vi: 'Không gửi đè. Đối chiếu thủ tục và ngày tiếp nhận ở Cổng, báo đầu mối của Cổng và đơn vị đã gửi hồ sơ kia.',
    en: 'Nothing is sent over it. Compare procedure and day of receipt, and tell the portal’s support.',
  },
} satisfies Record<DifferenceKind, Bilingual | null>;

/** Statuses of a dossier at the national portal (domain.md §3.4). */
const STATUSES: Readonly<Record<string, Bilingual>> = {
  1: { vi: 'mới đăng ký', en: 'new' },
  2: { vi: 'được tiếp nhận', en: 'received' },
  3: { vi: 'không được tiếp nhận', en: 'not received' },
  4: { vi: 'đang xử lý', en: 'in work' },
  5: { vi: 'yêu cầu bổ sung', en: 'supplement asked for' },
  6: { vi: 'yêu cầu thực hiện nghĩa vụ tài chính', en: 'payment asked for' },
  7: { vi: 'công dân rút hồ sơ', en: 'withdrawn' },
  8: { vi: 'dừng xử lý', en: 'ended' },
  9: { vi: 'đã xử lý xong', en: 'finished' },
  10: { vi: 'đã trả kết quả', en: 'handed over' },
};

/** One side of a difference, as it is read: `21/06/2022 09:00`, `4 (đang xử lý)`. */
export function sideText(kind: DifferenceKind, text: string, lang: Language): string {
  if (text === '') return sayIn(lang)('(trống)', '(empty)');
  const status = STATUSES[text];
  if (status !== undefined && kind !== 'held-by-another')
    return `${text} (${textIn(lang, status)})`;
  return text.replace(/\b(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)\d\d\b/, '$3/$2/$1 $4:$5');
}
