import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { err, ok, type Result } from '#kernel/result.ts';

export interface PhoneFault {
  readonly code: 'not-digits' | 'wrong-start' | 'wrong-length';
  readonly text: Bilingual;
}

/**
 * A Vietnamese number as `0…`: mobiles have 10 digits, landlines 11. Also read: +84, 0084 or 84
 * before the number, with or without its 0, and spaces, dots, hyphens or brackets between.
 */
export function parsePhone(text: string): Result<string, PhoneFault> {
  const plain = text.replaceAll(/[\s.()-]/g, '');
  const digits = plain.replace(/^(?:\+84|0084|84(?=\d{9}))0?/, '0');
  if (!/^\d+$/.test(digits)) return fault('not-digits', digits);
  if (!/^0[1-9]/.test(digits)) return fault('wrong-start', digits);
  return digits.length === 10 || digits.length === 11 ? ok(digits) : fault('wrong-length', digits);
}

const fault = (code: PhoneFault['code'], digits: string): Result<string, PhoneFault> =>
  err({ code, text: texts[code](digits.length) });

const texts = {
  'not-digits': () => ({
    vi: 'Số điện thoại chỉ gồm chữ số. Xóa chữ cái và ký hiệu khác; nếu không có số, để trống.',
    en: 'A phone number has digits only. Remove letters and other signs; if there is none, leave it empty.',
  }),
  'wrong-start': () => ({
    vi: 'Số điện thoại ở Việt Nam bắt đầu bằng 0 hoặc +84, ví dụ 0912345678. Kiểm tra lại các chữ số đầu.',
    en: 'A Vietnamese phone number begins with 0 or +84, such as 0912345678. Check the first digits.',
  }),
  'wrong-length': (length) =>
    filled(
      'Số điện thoại có 10 chữ số, số cố định có 11 chữ số, đã nhập {length}. Kiểm tra xem thiếu hay thừa chữ số nào.',
      'A mobile number has 10 digits, a landline 11; {length} were entered. Check for a missing or extra digit.',
      { length },
    ),
} satisfies Record<PhoneFault['code'], (length: number) => Bilingual>;
