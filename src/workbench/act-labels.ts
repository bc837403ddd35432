import type { ActType } from '#dossier/command.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** What the button of each act says. */
export const actLabels = {
  accept: { vi: 'Nhận xử lý', en: 'Accept' },
  'pass-on': { vi: 'Chuyển xử lý', en: 'Pass on' },
  'send-back': { vi: 'Trả lại bước trước', en: 'Send back' },
  'request-supplement': { vi: 'Yêu cầu bổ sung', en: 'Request supplement' },
  'record-supplement': { vi: 'Ghi nhận bổ sung', en: 'Record supplement' },
  refuse: { vi: 'Từ chối giải quyết', en: 'Refuse' },
  extend: { vi: 'Xin lỗi, hẹn lại', en: 'Extend with apology' },
  stop: { vi: 'Dừng theo yêu cầu', en: 'Stop on request' },
  propose: { vi: 'Đạt, trình ký', en: 'Propose for signing' },
  sign: { vi: 'Ký duyệt', en: 'Sign' },
  issue: { vi: 'Phát hành kết quả', en: 'Issue result' },
  'hand-over': { vi: 'Trả kết quả', en: 'Hand over' },
  'collect-fee': { vi: 'Ghi nhận đã thu phí', en: 'Record fee paid' },
  'deny-relief': { vi: 'Không được miễn, giảm phí', en: 'Deny the fee relief' },
  correct: { vi: 'Đính chính thông tin', en: 'Correct' },
  reissue: { vi: 'Cấp bản thay thế', en: 'Issue another in its place' },
  revoke: { vi: 'Thu hồi văn bản', en: 'Revoke the document' },
  'drop-leg': { vi: 'Bớt thủ tục làm cùng', en: 'Leave a procedure out' },
  digitise: { vi: 'Số hóa giấy tờ', en: 'Digitise a paper' },
  print: { vi: 'In', en: 'Print' },
} satisfies Record<ActType, Bilingual>;
