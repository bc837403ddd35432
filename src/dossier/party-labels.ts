import type { Party } from '#dossier/deliveries.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** Outside parties as officers call them. */
export const partyLabels = {
  'national-portal': { vi: 'Cổng Dịch vụ công quốc gia', en: 'National public-service portal' },
  'national-population': {
    vi: 'CSDL quốc gia về dân cư',
    en: 'National population database',
  },
  'civil-status': { vi: 'Hộ tịch (Bộ Tư pháp)', en: 'Civil status' },
  'criminal-record': { vi: 'Lý lịch tư pháp (Bộ Tư pháp)', en: 'Criminal records' },
  residence: { vi: 'Quản lý cư trú (Công an)', en: 'Residence (police)' },
  'social-insurance': { vi: 'Bảo hiểm xã hội', en: 'Social insurance' },
  labour: { vi: 'Lao động, người có công và xã hội', en: 'Labour and social protection' },
  'enterprise-registration': {
    vi: 'Đăng ký doanh nghiệp, hộ kinh doanh',
    en: 'Business registration',
  },
  'health-insurance': { vi: 'Cổng giám định BHYT', en: 'Health-insurance gateway' },
  'budget-units': { vi: 'Mã số ĐVQHNS (Bộ Tài chính)', en: 'Codes of budget units' },
  vaccination: { vi: 'Nền tảng tiêm chủng (Bộ Y tế)', en: 'Vaccination platform' },
  education: { vi: 'CSDL ngành Giáo dục', en: 'Education database' },
  payment: { vi: 'Nền tảng thanh toán (Cổng DVCQG)', en: 'Payment platform' },
  mail: { vi: 'Thông báo qua thư điện tử', en: 'Notices by e-mail' },
  sms: { vi: 'Thông báo qua SMS', en: 'Notices by text message' },
  zalo: { vi: 'Thông báo qua Zalo', en: 'Notices by Zalo' },
  interlinking: { vi: 'Phần mềm dịch vụ công liên thông', en: 'Interlinking software' },
  legs: { vi: 'Các thủ tục làm cùng lúc', en: 'Procedures done together' },
  signing: { vi: 'Ký số văn bản', en: 'Signing of documents' },
  'document-axis': {
    vi: 'Trục liên thông văn bản quốc gia',
    en: 'National document axis',
  },
  postal: { vi: 'Bưu điện Việt Nam (VNPost)', en: 'Viet Nam Post' },
} satisfies Record<Party, Bilingual>;
