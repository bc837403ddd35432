import type { Bilingual } from '#kernel/bilingual.ts';

/** Why a file is not signed, whoever tries again: expected, and a value. */
export type SigningRefusal =
  | 'not-pdf'
  | 'encrypted'
  | 'altered'
  | 'no-certificate'
  | 'not-in-force'
  | 'unusable-key';

/** What each refusal means and what to do. */
export const signingRefusalTexts: Readonly<Record<SigningRefusal, Bilingual>> = {
  'not-pdf': {
    vi: 'Tệp này không phải PDF đọc được. Xuất lại tệp PDF từ phần mềm soạn thảo rồi ký.',
    en: 'This file is no readable PDF. Export it again as PDF, then sign.',
  },
  encrypted: {
    vi: 'Tệp PDF có mật khẩu nên không ký được. Bỏ mật khẩu rồi ký.',
    en: 'The PDF has a password and cannot be signed. Remove it, then sign.',
  },
  altered: {
    vi: 'Tệp đã bị sửa sau chữ ký trước. Lấy lại tệp gốc, không ký tiếp lên tệp này.',
    en: 'The file was changed after an earlier signature. Take the original; do not sign this one.',
  },
  'no-certificate': {
    vi: 'Chưa có chứng thư số của người ký hoặc của cơ quan. Báo quản trị tỉnh cài đặt chứng thư số.',
    en: 'There is no certificate of the signer or the agency. Ask the province administrator to set it up.',
  },
  'not-in-force': {
    vi: 'Chứng thư số đã hết hạn hoặc chưa có hiệu lực. Báo quản trị tỉnh thay chứng thư số.',
    en: 'The certificate has expired or is not yet in force. Ask the province administrator to replace it.',
  },
  'unusable-key': {
    vi: 'Khóa ký không khớp với chứng thư số. Báo quản trị tỉnh kiểm tra.',
    en: 'The key does not belong to the certificate. Ask the province administrator to check.',
  },
};

/** Why a key could not be reached or read now. */
export type SigningFaultCode = 'key-file' | 'service-down' | 'service-refused' | 'not-confirmed';

/** The world failed while a file was being signed; nothing was kept, and it may be signed again. */
export class SigningFault extends Error {
  readonly code: SigningFaultCode;
  /** Whether another try may do without anybody mending something. */
  readonly retry: boolean;

  constructor(code: SigningFaultCode, detail: string, cause?: unknown) {
    super(detail, { cause });
    this.code = code;
    this.retry = code === 'service-down' || code === 'not-confirmed';
  }
}
