import type { Coverage, FileVerdict, SignatureVerdict } from '#documents/signing/read-verdict.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { dayOf, formatDay, type Instant } from '#kernel/day.ts';

/** What a verdict on a file means, for whoever holds it. */
export const fileVerdictTexts = {
  'not-pdf': {
    vi: 'Tệp này không phải PDF đọc được. Kiểm tra lại tệp đã chọn.',
    en: 'This file is no readable PDF. Check which file was chosen.',
  },
  unsigned: {
    vi: 'Tệp này không có chữ ký số nào.',
    en: 'This file has no digital signature.',
  },
  valid: {
    vi: 'Chữ ký số hợp lệ. Từ khi ký đến nay tệp không bị sửa.',
    en: 'The signatures are valid. The file was not changed since.',
  },
  certificate: {
    vi: 'Tệp không bị sửa, nhưng chứng thư số của người ký có vấn đề. Xem từng chữ ký bên dưới.',
    en: 'The file was not changed, but a certificate of a signer is not good. See each signature below.',
  },
  unreadable: {
    vi: 'Có chữ ký số ở dạng hệ thống không đọc được, nên không xác nhận được tệp này. Hỏi cơ quan đã cấp tệp.',
    en: 'A signature has a form that cannot be read here, so the file cannot be confirmed. Ask whoever issued it.',
  },
  altered: {
    vi: 'Tệp đã bị sửa sau khi ký. Không dùng tệp này; xin lại tệp gốc ở cơ quan đã cấp.',
    en: 'The file was changed after it was signed. Do not use it; ask whoever issued it for the original.',
  },
} as const satisfies Record<FileVerdict['kind'], Bilingual>;

/** What a verdict on one signature means. */
export function signatureVerdictText(verdict: SignatureVerdict): Bilingual {
  switch (verdict.kind) {
    case 'good':
      return {
        vi: 'Hợp lệ: chứng thư số được tin cậy và chưa bị thu hồi.',
        en: 'Valid: the certificate is trusted and was not revoked.',
      };
    case 'altered':
      return { vi: 'Nội dung đã ký đã bị sửa.', en: 'What was signed was changed.' };
    case 'unreadable':
      return {
        vi: 'Chữ ký ở dạng không đọc được.',
        en: 'The signature has a form that cannot be read.',
      };
    case 'untrusted':
      return {
        vi: 'Chứng thư số không do tổ chức được tin cậy cấp.',
        en: 'The certificate was issued by nobody who is trusted here.',
      };
    case 'not-yet-valid':
      return dated(
        'Chứng thư số chỉ có hiệu lực từ',
        'The certificate is in force only from',
        verdict.from,
      );
    case 'expired':
      return dated('Chứng thư số đã hết hạn ngày', 'The certificate expired on', verdict.at);
    case 'revoked':
      return dated('Chứng thư số đã bị thu hồi ngày', 'The certificate was revoked on', verdict.at);
    case 'revocation-unknown':
      return {
        vi: 'Chưa biết chứng thư số có bị thu hồi không: thiếu danh sách thu hồi còn hiệu lực.',
        en: 'It is not known whether the certificate was revoked: no list in force is at hand.',
      };
  }
}

/** What became of the file after a signature. */
export function coverageText(coverage: Coverage): Bilingual {
  switch (coverage.kind) {
    case 'whole':
      return { vi: 'Ký trên toàn bộ tệp.', en: 'It is of the whole file.' };
    case 'followed':
      return {
        vi: 'Sau đó tệp có thêm một chữ ký khác.',
        en: 'Another signature was added to the file later.',
      };
    case 'changed':
      return {
        vi: 'Sau chữ ký này nội dung tệp đã bị thay đổi rồi có người khác ký lại. Không dùng tệp này.',
        en: 'After it the content of the file was changed, and somebody signed that. Do not use the file.',
      };
    case 'appended':
      return {
        vi: 'Sau chữ ký này, có phần được thêm vào tệp mà không ai ký.',
        en: 'Something was added to the file after it that nobody signed.',
      };
  }
}

const dated = (vi: string, en: string, at: Instant): Bilingual => ({
  vi: `${vi} ${formatDay(dayOf(at))}.`,
  en: `${en} ${formatDay(dayOf(at))}.`,
});
