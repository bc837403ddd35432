import type { FieldType, Register } from '#eform/form.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** How an answer is given, in the words of an administrator. */
export const fieldTypeLabels = {
  text: { vi: 'Chữ', en: 'Text' },
  name: { vi: 'Họ và tên', en: 'Name of a person' },
  date: { vi: 'Ngày đủ', en: 'Date' },
  'partial-date': { vi: 'Ngày sinh, có thể thiếu ngày, tháng', en: 'Birth date, maybe in part' },
  'personal-number': { vi: 'Số định danh, số giấy tờ', en: 'Personal number' },
  address: { vi: 'Địa chỉ', en: 'Address' },
  phone: { vi: 'Số điện thoại', en: 'Telephone' },
  email: { vi: 'Thư điện tử', en: 'E-mail' },
  number: { vi: 'Số nguyên', en: 'Whole number' },
  money: { vi: 'Số tiền', en: 'Money' },
  choice: { vi: 'Chọn một trong nhiều', en: 'One of several' },
  flag: { vi: 'Đánh dấu có hoặc không', en: 'A box to tick' },
  file: { vi: 'Tệp đính kèm', en: 'Files' },
} satisfies Record<FieldType, Bilingual>;

export const registerLabels = {
  'national-population': { vi: 'CSDL quốc gia về dân cư', en: 'National population database' },
  'civil-status': { vi: 'Hộ tịch điện tử', en: 'Civil status' },
  residence: { vi: 'Dữ liệu cư trú', en: 'Residence' },
  'social-insurance': { vi: 'Bảo hiểm xã hội', en: 'Social insurance' },
  'enterprise-registration': { vi: 'Đăng ký doanh nghiệp', en: 'Enterprise registration' },
} satisfies Record<Register, Bilingual>;
