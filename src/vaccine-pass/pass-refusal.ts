import type { Bilingual } from '#kernel/bilingual.ts';

/** Why somebody who was asked for gets no passport; each says what is to be put right first. */
export const PASS_REFUSALS = [
  'no-certificate',
  'no-such-person',
  'differs',
  'open-case',
  'incomplete-birth-date',
  'unknown-vaccine',
  'no-latin-letters',
  'against-rules',
] as const;
export type PassRefusal = (typeof PASS_REFUSALS)[number];

export const passRefusalTexts = {
  'no-certificate': {
    vi: 'Nền tảng tiêm chủng chưa có đủ hai mũi ghi đúng số này. Làm sạch mũi sai rồi đề nghị lại.',
    en: 'The platform does not have two doses under this number. Clean the wrong one, then ask again.',
  },
  'no-such-person': {
    vi: 'Cơ sở dữ liệu dân cư không có số định danh này. Xem lại số đã nhập.',
    en: 'The population database does not know this number. Check what was typed.',
  },
  differs: {
    vi: 'Nền tảng tiêm chủng ghi khác dữ liệu dân cư. Đính chính trước khi cấp.',
    en: 'The platform differs from the population database. Correct it before issuing.',
  },
  'open-case': {
    vi: 'Mũi tiêm của người này đang được rà soát. Kết thúc trường hợp đó rồi cấp lại.',
    en: 'A dose of this person is being reviewed. Finish that case, then issue again.',
  },
  'incomplete-birth-date': {
    vi: 'Chỉ biết năm sinh; giấy cần đủ ngày, tháng, năm sinh.',
    en: 'Only the year of birth is known; the certificate needs the whole date.',
  },
  'unknown-vaccine': {
    vi: 'Chưa có mã quốc tế cho tên vắc xin hoặc bệnh này. Báo quản trị hệ thống bổ sung vào danh mục.',
    en: 'There is no international code for this vaccine or disease yet. Tell the administrator.',
  },
  'no-latin-letters': {
    vi: 'Họ tên có chữ không phiên được sang chữ La-tinh của hộ chiếu.',
    en: 'The name has letters that cannot be written in a passport’s Latin letters.',
  },
  'against-rules': {
    vi: 'Dữ liệu mũi tiêm không hợp lệ (ngày tiêm, số mũi hoặc mã). Đính chính ở nền tảng tiêm chủng.',
    en: 'What is known of the dose cannot be (day, number of doses or code). Correct it at the platform.',
  },
} satisfies Record<PassRefusal, Bilingual>;
