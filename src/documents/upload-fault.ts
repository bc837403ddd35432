import { type Bilingual, filled } from '#kernel/bilingual.ts';

/** Why an uploaded file is not accepted. */
export type UploadFault =
  | { readonly code: 'empty' }
  | { readonly code: 'too-large' }
  | { readonly code: 'dossier-too-large' }
  | { readonly code: 'cut-off' }
  | { readonly code: 'locked' }
  | { readonly code: 'active-content' }
  | { readonly code: 'infected' }
  | { readonly code: 'no-table' }
  | { readonly code: 'table-too-large' }
  /** Carried along by a form that lay open for longer than files are kept without a dossier. */
  | { readonly code: 'no-longer-kept' }
  /** `looksLike`: the usual extension of what the content is, as `docx`; null where unknown. */
  | { readonly code: 'wrong-type'; readonly looksLike: string | null };

/** What is wrong with the file and what to do. */
export function uploadFaultText(fault: UploadFault): Bilingual {
  const text = texts[fault.code];
  if (fault.code !== 'wrong-type' || fault.looksLike === null) return text;
  return filled(
    'Nội dung tệp là {looksLike}. {text}',
    'The content of the file is {looksLike}. {text}',
    { looksLike: fault.looksLike, text },
  );
}

const texts = {
  empty: {
    vi: 'Tệp rỗng (0 byte). Quét hoặc chụp lại rồi đính kèm.',
    en: 'The file is empty (0 bytes). Scan it again and attach it.',
  },
  'too-large': {
    vi: 'Tệp lớn hơn 20 MB. Quét với độ phân giải thấp hơn (200 dpi là đủ) hoặc chia thành nhiều tệp.',
    en: 'The file is larger than 20 MB. Scan at a lower resolution (200 dpi is enough) or split it.',
  },
  'dossier-too-large': {
    vi: 'Tổng các tệp của hồ sơ vượt 100 MB. Bỏ bớt tệp hoặc quét nhẹ hơn.',
    en: 'The files of the dossier exceed 100 MB in all. Remove some or scan them smaller.',
  },
  'cut-off': {
    vi: 'Tệp bị hỏng hoặc thiếu phần cuối, có thể do truyền dở dang. Mở thử tệp gốc rồi tải lên lại, hoặc quét lại.',
    en: 'The file is damaged or its end is missing; it was probably cut off on its way. Check that the original opens and upload it again, or scan it again.',
  },
  locked: {
    vi: 'Tệp PDF có mật khẩu hoặc bị khóa. Bỏ mật khẩu rồi tải lên lại.',
    en: 'The PDF is locked or has a password. Remove the protection and upload it again.',
  },
  'active-content': {
    vi: 'Tệp PDF chứa mã lệnh hoặc tệp nhúng nên không được nhận. In ra PDF mới hoặc quét lại.',
    en: 'The PDF carries scripts or embedded files and is not accepted. Print it to a new PDF or scan it.',
  },
  infected: {
    vi: 'Tệp có vi-rút nên không được nhận. Quét vi-rút máy hoặc điện thoại của bạn, rồi chụp hoặc quét lại giấy tờ và đính kèm bản mới.',
    en: 'The file carries a virus and is not accepted. Check your computer or phone for viruses, then scan the paper anew and attach that.',
  },
  'no-table': {
    vi: 'Chỉ nhận bảng dạng CSV hoặc XLSX (xét theo nội dung). Mở bằng Excel rồi lưu lại dạng đó.',
    en: 'Only a table as CSV or XLSX is accepted (judged by content). Save it as one of these.',
  },
  'table-too-large': {
    vi: 'Tệp lớn hơn 100 MB. Chia thành nhiều tệp, mỗi tệp một chiến dịch.',
    en: 'The file is larger than 100 MB. Split it, a campaign each.',
  },
  'no-longer-kept': {
    vi: 'Biểu mẫu để quá 7 ngày nên tệp đính kèm không còn được giữ. Đính kèm lại tệp này.',
    en: 'The form lay open for more than 7 days and this file is no longer kept. Attach it again.',
  },
  'wrong-type': {
    vi: 'Chỉ nhận PDF, JPEG hoặc PNG (xét theo nội dung, không theo tên tệp). Lưu hoặc in tệp ra PDF, hoặc quét lại, rồi đính kèm.',
    en: 'Only PDF, JPEG or PNG is accepted (judged by content, not by name). Save or print the file as PDF, or scan it, and attach that.',
  },
} satisfies Record<UploadFault['code'], Bilingual>;
