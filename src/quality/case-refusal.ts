import type { Bilingual } from '#kernel/bilingual.ts';

/** Why something may not be done to a case. */
export type CaseRefusal =
  | 'role-may-not'
  | 'agency-may-not'
  | 'not-at-this-stage'
  | 'own-verdict'
  | 'nobody-matched'
  | 'no-ground'
  | 'no-agency'
  | 'bad-values'
  | 'on-its-way';

export const caseRefusalTexts = {
  'role-may-not': {
    vi: 'Việc này do người quản lý chất lượng dữ liệu làm.',
    en: 'This is for data stewards.',
  },
  'agency-may-not': {
    vi: 'Trường hợp này đang do cơ quan khác xác nhận.',
    en: 'Another agency has this case.',
  },
  'not-at-this-stage': {
    vi: 'Trường hợp này đã sang bước khác; xem tình trạng mới nhất bên dưới.',
    en: 'The case has moved on; see below how it stands.',
  },
  'own-verdict': {
    vi: 'Bạn là người kết luận lần đầu; người thứ hai phải là người khác.',
    en: 'You judged it first; the second must be somebody else.',
  },
  'nobody-matched': {
    vi: 'Chưa tìm thấy bản ghi nào để nói là cùng một người. Chọn “Hỏi cơ quan xác nhận”.',
    en: 'There is no record that it could be the same person as. Choose to ask.',
  },
  'no-ground': {
    vi: 'Ghi căn cứ của kết luận: dựa vào giấy tờ, sổ hay thông tin nào.',
    en: 'Write the ground: which paper, book or information it stands on.',
  },
  'no-agency': {
    vi: 'Bản ghi không cho biết thuộc xã nào nên không biết gửi cho cơ quan nào. Chọn cơ quan.',
    en: 'The record tells no commune, so there is nobody to send it to. Choose an agency.',
  },
  'bad-values': {
    vi: 'Thông tin xác nhận chưa đúng: họ tên không để trống, ngày sinh có thật, số định danh đủ 12 chữ số.',
    en: 'What was confirmed is not right: a name, a real birth date, a number of 12 digits.',
  },
  'on-its-way': {
    vi: 'Bản đính chính đang được gửi đi; chờ hệ thống kia trả lời rồi hãy hủy.',
    en: 'The correction is on its way; wait for the answer before undoing it.',
  },
} satisfies Record<CaseRefusal, Bilingual>;
