import type { Bilingual } from '#kernel/bilingual.ts';

/** The steps of a certificate, by the names that the public test vectors of the EU give them. */
export const STEPS = [
  'PICTUREDECODE',
  'UNPREFIX',
  'B45DECODE',
  'COMPRESSION',
  'VERIFY',
  'DECODE',
  'VALIDJSON',
  'SCHEMAVALIDATION',
  'KEYUSAGE',
  'EXPIRATIONCHECK',
  'VALIDOBJECT',
  'ENCODE',
] as const;

export type Step = (typeof STEPS)[number];

export type StepFaultCode = keyof typeof stepFaultTexts;

/** Why a step failed; `detail` says where, for whoever mends it, and names nobody. */
export interface StepFault {
  readonly code: StepFaultCode;
  readonly detail: string | null;
}

export type StepVerdict =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly fault: StepFault }
  /** There was nothing to try it on. */
  | { readonly kind: 'untried' };

export type Verdicts = Readonly<Record<Step, StepVerdict>>;

export const PASSED: StepVerdict = { kind: 'passed' };
export const UNTRIED: StepVerdict = { kind: 'untried' };

export const faultOf = (code: StepFaultCode, detail: string | null = null): StepFault => ({
  code,
  detail,
});
export const failed = (fault: StepFault): StepVerdict => ({ kind: 'failed', fault });

export const stepFaultTexts = {
  'no-qr-code': {
    vi: 'Ảnh không có mã QR nào đọc được.',
    en: 'No QR code can be read in the picture.',
  },
  'no-prefix': {
    vi: 'Mã không bắt đầu bằng “HC1:”, nên không phải hộ chiếu vắc xin.',
    en: 'The code does not begin with “HC1:”, so it is no vaccine certificate.',
  },
  'not-base45': {
    vi: 'Mã bị sai hoặc thiếu ký tự.',
    en: 'The code has wrong or missing characters.',
  },
  'not-zlib': {
    vi: 'Nội dung nén của mã bị hỏng.',
    en: 'The compressed content of the code is broken.',
  },
  'too-large': { vi: 'Mã quá dài.', en: 'The code is too long.' },
  'not-cose': {
    vi: 'Mã không có cấu trúc của một văn bản ký số.',
    en: 'The code is not built as a signed certificate.',
  },
  'no-key-id': {
    vi: 'Mã không cho biết khóa nào đã ký.',
    en: 'The code does not say which key signed it.',
  },
  'unknown-key': {
    vi: 'Khóa đã ký không có trong danh sách tin cậy.',
    en: 'The key that signed it is not on the list of trusted keys.',
  },
  'unsupported-algorithm': {
    vi: 'Kiểu chữ ký không thuộc ES256 hoặc PS256.',
    en: 'It is signed neither by ES256 nor by PS256.',
  },
  'wrong-signature': {
    vi: 'Chữ ký số không đúng: nội dung đã bị sửa hoặc không do khóa này ký.',
    en: 'The signature is wrong: it was changed, or another key signed it.',
  },
  'not-cbor': {
    vi: 'Nội dung không đọc được.',
    en: 'The content cannot be read.',
  },
  'no-certificate': {
    vi: 'Nội dung không có giấy chứng nhận nào.',
    en: 'There is no certificate in it.',
  },
  'against-schema': {
    vi: 'Nội dung không theo mẫu của chứng nhận.',
    en: 'The content is not as a certificate has to be.',
  },
  'other-key-usage': {
    vi: 'Khóa đã ký không được dùng cho loại chứng nhận này.',
    en: 'The key may not sign certificates of this kind.',
  },
  'no-validity': {
    vi: 'Chứng nhận không ghi thời hạn.',
    en: 'The certificate does not say how long it is good.',
  },
  'not-yet-valid': {
    vi: 'Chứng nhận ghi ngày cấp ở tương lai.',
    en: 'The certificate says that it was issued in the future.',
  },
  expired: { vi: 'Chứng nhận đã hết hạn.', en: 'The certificate has run out.' },
  'differs-from-vector': {
    vi: 'Kết quả khác với nội dung ghi trong tệp thử.',
    en: 'What came out differs from what the vector says.',
  },
} satisfies Record<string, Bilingual>;
