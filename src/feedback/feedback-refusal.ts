import type { Bilingual } from '#kernel/bilingual.ts';

/** Why something may not be done to a report or suggestion. */
export type FeedbackRefusal =
  | 'role-may-not'
  | 'agency-may-not'
  | 'closed'
  | 'not-at-this-stage'
  | 'own-draft'
  | 'already-extended'
  | 'after-due-date'
  | 'same-agency'
  | 'no-consent'
  | 'names-somebody'
  | 'changed-meanwhile';

export const feedbackRefusalTexts = {
  'role-may-not': {
    vi: 'Vai trò của bạn không được làm việc này với phản ánh, kiến nghị.',
    en: 'Your role may not do this with reports and suggestions.',
  },
  'agency-may-not': {
    vi: 'Phản ánh này do cơ quan khác trả lời.',
    en: 'Another agency answers this report.',
  },
  closed: {
    vi: 'Phản ánh này đã kết thúc.',
    en: 'This report is closed.',
  },
  'not-at-this-stage': {
    vi: 'Chưa đến hoặc đã qua bước này; xem tình trạng mới nhất bên trên.',
    en: 'It is not at this stage; see above how it stands.',
  },
  'own-draft': {
    vi: 'Bạn là người soạn dự thảo này; lãnh đạo khác công bố, hoặc để người khác soạn.',
    en: 'You wrote this draft; another leader publishes it, or let another write it.',
  },
  'already-extended': {
    vi: 'Thời hạn chỉ được gia hạn một lần, và đã gia hạn rồi.',
    en: 'The due date is extended once only, and that has been done.',
  },
  'after-due-date': {
    vi: 'Đã quá hạn trả lời nên không gia hạn được. Trả lời ngay.',
    en: 'The due date has passed and cannot be extended. Answer now.',
  },
  'same-agency': {
    vi: 'Cơ quan này đang giữ phản ánh. Chọn cơ quan khác.',
    en: 'This agency has it already. Choose another.',
  },
  'no-consent': {
    vi: 'Người gửi không đồng ý đưa lên danh sách công khai. Để trống hai ô công khai.',
    en: 'The sender did not agree to publication. Leave both public texts empty.',
  },
  'names-somebody': {
    vi: 'Phần công khai có tên người gửi, số điện thoại, số giấy tờ hoặc thư điện tử. Bỏ các thông tin đó.',
    en: 'The public text holds the sender’s name, a phone or identity number or an e-mail address. Remove them.',
  },
  'changed-meanwhile': {
    vi: 'Người khác vừa xử lý phản ánh này. Xem tình trạng mới nhất rồi làm tiếp nếu còn cần; nội dung bạn nhập được giữ nguyên.',
    en: 'Somebody else has just acted on it. See how it stands and go on if still needed; what you typed is kept.',
  },
} satisfies Record<FeedbackRefusal, Bilingual>;
