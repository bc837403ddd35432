import type { Bilingual } from '#kernel/bilingual.ts';

/** Why the rules say no to an act on a dossier. Adding a code fails to compile until it has texts. */
export type RefusalCode =
  | 'unknown-dossier'
  | 'changed-meanwhile'
  | 'closed'
  | 'not-at-this-step'
  | 'not-in-hand'
  | 'role-may-not'
  | 'agency-may-not'
  | 'held-by-another'
  | 'awaiting-supplement'
  | 'not-awaiting-supplement'
  | 'supplement-already-requested'
  | 'supplement-lists-nothing'
  | 'reason-missing'
  | 'ground-missing'
  | 'nothing-to-send-back-to'
  | 'already-extended'
  | 'after-due-date'
  | 'no-due-date'
  | 'not-later'
  | 'not-working-time'
  | 'result-number-missing'
  | 'receiver-missing'
  | 'nothing-to-correct'
  | 'no-fee-due'
  | 'no-relief'
  | 'form-not-available'
  | 'no-document'
  | 'no-paper'
  | 'no-such-paper'
  | 'paper-title-missing'
  | 'issuer-missing'
  | 'ends-before-issue'
  | 'not-compared'
  | 'procedure-not-in-force'
  | 'procedure-not-received-here'
  | 'component-missing'
  | 'legs-wrong'
  | 'leg-not-decided'
  | 'leg-not-to-come'
  | 'waits-for-legs';

/** A refusal: the code, and where it belongs to one field of the form, that field's name. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly field?: string;
}

/** What is missing of a decision against the applicant, which has a reason and a legal ground; null for nothing. */
export function whyUngrounded({
  reason,
  ground,
}: {
  readonly reason: string;
  readonly ground: string;
}): Refusal | null {
  if (reason === '') return { code: 'reason-missing', field: 'reason' };
  return ground === '' ? { code: 'ground-missing', field: 'ground' } : null;
}

export const refusalTexts = {
  'unknown-dossier': {
    vi: 'Không có hồ sơ này. Kiểm tra lại mã hồ sơ.',
    en: 'There is no such dossier. Check the dossier code.',
  },
  'changed-meanwhile': {
    vi: 'Người khác vừa xử lý hồ sơ này. Xem nội dung mới bên dưới rồi thực hiện lại nếu vẫn cần; nội dung bạn nhập được giữ nguyên.',
    en: 'Someone else has just acted on this dossier. Read what is new below and act again if it is still needed; what you typed is kept.',
  },
  'no-document': {
    vi: 'Hồ sơ chưa có văn bản kết quả đã ký, hoặc văn bản mới đang được ký. Tải lại trang sau ít phút.',
    en: 'The dossier has no signed result yet, or a new one is being signed. Reload the page in a few minutes.',
  },
  'no-paper': {
    vi: 'Hồ sơ không có tệp giấy tờ nào cần số hóa, hoặc bản số hóa đang được ký. Tải lại trang sau ít phút.',
    en: 'The dossier has no file to be digitised, or the copy is being signed. Reload the page in a few minutes.',
  },
  'no-such-paper': {
    vi: 'Chọn tệp giấy tờ cần số hóa.',
    en: 'Choose the file of the paper to be digitised.',
  },
  'paper-title-missing': {
    vi: 'Ghi tên giấy tờ như trên bản giấy.',
    en: 'Write the name of the paper as it stands on it.',
  },
  'issuer-missing': {
    vi: 'Ghi cơ quan, tổ chức đã cấp giấy tờ.',
    en: 'Write who issued the paper.',
  },
  'ends-before-issue': {
    vi: 'Ngày hết giá trị phải sau ngày cấp. Xem lại hai ngày này.',
    en: 'It cannot end before the day on which it was issued. See both days again.',
  },
  'not-compared': {
    vi: 'Đối chiếu tệp với bản giấy rồi đánh dấu xác nhận.',
    en: 'Compare the file with the paper, then tick the box.',
  },
  closed: {
    vi: 'Hồ sơ đã kết thúc, không xử lý thêm được.',
    en: 'The dossier is closed; nothing more can be done on it.',
  },
  'not-at-this-step': {
    vi: 'Bước hiện tại của hồ sơ không có thao tác này. Tải lại trang để xem các thao tác được phép.',
    en: 'The present step does not allow this act. Reload the page to see what is allowed.',
  },
  'not-in-hand': {
    vi: 'Hồ sơ chưa được nhận xử lý ở bước này. Bấm “Nhận xử lý” trước.',
    en: 'Nobody has accepted the dossier at this step. Press “Accept” first.',
  },
  'role-may-not': {
    vi: 'Vai trò của bạn không được thực hiện thao tác này. Chuyển cho người có thẩm quyền.',
    en: 'Your role may not do this. Pass it to the person who may.',
  },
  'agency-may-not': {
    vi: 'Hồ sơ đang ở cơ quan khác, đơn vị của bạn không được thực hiện thao tác này.',
    en: 'The dossier is with another agency; yours may not do this.',
  },
  'held-by-another': {
    vi: 'Hồ sơ đang do người khác xử lý. Liên hệ người đang giữ hồ sơ để nhận lại.',
    en: 'Another officer holds the dossier. Ask that person to hand it to you.',
  },
  'awaiting-supplement': {
    vi: 'Hồ sơ đang chờ bổ sung. Ghi nhận bổ sung trước khi xử lý tiếp.',
    en: 'The dossier awaits a supplement. Record the supplement before going on.',
  },
  'not-awaiting-supplement': {
    vi: 'Hồ sơ không ở trạng thái chờ bổ sung.',
    en: 'The dossier does not await a supplement.',
  },
  'supplement-already-requested': {
    vi: 'Hồ sơ đã được yêu cầu bổ sung một lần. Chỉ được yêu cầu một lần với đầy đủ nội dung.',
    en: 'A supplement was requested once already. It may be requested only once, with everything listed.',
  },
  'supplement-lists-nothing': {
    vi: 'Ghi ít nhất một giấy tờ hoặc nội dung cần bổ sung, kèm lý do.',
    en: 'List at least one paper or point to be supplemented, with the reason.',
  },
  'reason-missing': {
    vi: 'Ghi lý do để người nộp hồ sơ hiểu vì sao.',
    en: 'Give the reason, so that the applicant understands why.',
  },
  'ground-missing': {
    vi: 'Ghi căn cứ pháp lý (điều, khoản, văn bản) của việc từ chối.',
    en: 'Give the legal ground (article, clause, document) of the refusal.',
  },
  'nothing-to-send-back-to': {
    vi: 'Đây là bước đầu tiên, không có bước trước để trả lại.',
    en: 'This is the first step; there is none before it to send back to.',
  },
  'already-extended': {
    vi: 'Hồ sơ đã được hẹn lại một lần. Chỉ được hẹn lại một lần.',
    en: 'The due date was re-set once already. It may be re-set only once.',
  },
  'after-due-date': {
    vi: 'Đã quá hạn trả. Phiếu xin lỗi và hẹn lại phải lập trước ngày hẹn trả.',
    en: 'The due date has passed. The apology with a new date must come before the due date.',
  },
  'no-due-date': {
    vi: 'Thủ tục này không có thời hạn giải quyết nên không có ngày hẹn trả để gia hạn.',
    en: 'This procedure has no time limit, so there is no due date to extend.',
  },
  'not-later': {
    vi: 'Ngày hẹn mới phải sau ngày hẹn cũ. Chọn một ngày muộn hơn.',
    en: 'The new date must be after the old one. Choose a later day.',
  },
  'not-working-time': {
    vi: 'Ngày hẹn mới là ngày nghỉ. Chọn một ngày làm việc.',
    en: 'The new date is a day off. Choose a working day.',
  },
  'result-number-missing': {
    vi: 'Ghi số của văn bản kết quả.',
    en: 'Give the number of the result document.',
  },
  'receiver-missing': {
    vi: 'Ghi họ tên người nhận kết quả.',
    en: 'Give the name of the person who receives the result.',
  },
  'nothing-to-correct': {
    vi: 'Chưa có thông tin nào thay đổi. Sửa ít nhất một trường.',
    en: 'Nothing has changed. Correct at least one field.',
  },
  'no-fee-due': {
    vi: 'Hồ sơ không còn phí, lệ phí phải thu.',
    en: 'No fee is due on this dossier any more.',
  },
  'no-relief': {
    vi: 'Hồ sơ không có miễn, giảm phí nào đang được hưởng.',
    en: 'The dossier has no relief from fees.',
  },
  'form-not-available': {
    vi: 'Hồ sơ chưa có nội dung để in mẫu này.',
    en: 'The dossier has nothing yet to print on this form.',
  },
  'procedure-not-in-force': {
    vi: 'Thủ tục này không còn hiệu lực vào ngày tiếp nhận. Chọn thủ tục khác.',
    en: 'This procedure is not in force on the day of receipt. Choose another.',
  },
  'procedure-not-received-here': {
    vi: 'Bộ phận của bạn không tiếp nhận thủ tục này. Hướng dẫn người dân đến nơi tiếp nhận đúng.',
    en: 'Your desk does not receive this procedure. Tell the applicant where it is received.',
  },
  'component-missing': {
    vi: 'Thiếu giấy tờ bắt buộc. Ghi số bản đã nhận hoặc đính kèm tệp; nếu người nộp chưa có, hướng dẫn bổ sung trước khi tiếp nhận.',
    en: 'A required paper is missing. Enter how many were received or attach a file; if the applicant has none, explain what to bring before receiving.',
  },
  'legs-wrong': {
    vi: 'Các thủ tục làm cùng lúc chọn chưa đúng. Giữ thủ tục đầu tiên, và của mỗi nhóm chỉ chọn một.',
    en: 'The procedures done together are not chosen rightly. Keep the first, and choose one of each group.',
  },
  'leg-not-decided': {
    vi: 'Một thủ tục đã chọn làm cùng không có cơ quan giải quyết ở nơi cư trú đã khai (ngoài tỉnh?) hoặc đã hết hiệu lực. Bỏ thủ tục đó rồi nộp riêng.',
    en: 'No agency decides one of the chosen procedures where the person lives (outside the province?), or it is not in force. Leave it out and file it by itself.',
  },
  'leg-not-to-come': {
    vi: 'Thủ tục này đã bắt đầu hoặc đã kết thúc. Mở hồ sơ của thủ tục đó để rút; muốn rút tất cả thì rút hồ sơ liên thông.',
    en: 'This procedure has begun, or ended. Open its own dossier to withdraw it; to withdraw all, withdraw the whole.',
  },
  'waits-for-legs': {
    vi: 'Hồ sơ đang chờ kết quả của các thủ tục làm cùng lúc. Mở từng thủ tục để xem nó đang ở đâu.',
    en: 'The dossier waits for the procedures done with it. Open each of them to see where it stands.',
  },
} satisfies Record<RefusalCode, Bilingual>;
