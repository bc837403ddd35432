import { uploadFaultText, type UploadFault } from '#documents/upload-fault.ts';
import type { RefusalCode } from '#dossier/refusal.ts';
import { refusalTexts } from '#dossier/refusal.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { NoticeProblem, NoticeProblemCode } from '#store/portal-notices.ts';

const TEXTS = {
  'message-unreadable': {
    vi: 'Cổng trả về nội dung không phải là một thông báo. Báo đơn vị vận hành Cổng.',
    en: 'What the portal sent is no notice. Tell whoever runs the portal.',
  },
  'member-missing': { vi: 'Thiếu', en: 'Missing' },
  'member-unreadable': { vi: 'Không đọc được', en: 'Unreadable' },
  'file-missing': {
    vi: 'Không có tệp thông báo nào kèm theo. Liên hệ thương nhân nộp lại.',
    en: 'No file came with it. Ask the trader to file it again.',
  },
  'file-unreadable': { vi: 'Tệp', en: 'File' },
  'file-elsewhere': {
    vi: 'Tệp chỉ có ở địa chỉ sau, chưa rõ cách tải (chờ xác nhận)',
    en: 'The file is only at this address; how it is fetched is to be confirmed',
  },
  'procedure-unknown': {
    vi: 'Danh mục của tỉnh không có thủ tục đang hiệu lực mang mã',
    en: 'Our catalogue has no procedure in force of the code',
  },
  'no-desk': {
    vi: 'Không bộ phận nào của tỉnh tiếp nhận thủ tục',
    en: 'No desk of the province receives',
  },
  refused: { vi: 'Không tiếp nhận được', en: 'It could not be received' },
} satisfies Record<NoticeProblemCode, Bilingual>;

/** What is wrong with a notice, and what to do. */
export function noticeProblemText({ code, detail }: NoticeProblem): Bilingual {
  const text = TEXTS[code];
  const said = detailOf(code, detail);
  return { vi: joined(text.vi, said.vi), en: joined(text.en, said.en) };
}

const joined = (text: string, detail: string): string =>
  detail === '' ? text : `${text}: ${detail}`;

function detailOf(code: NoticeProblemCode, detail: string): Bilingual {
  if (code === 'refused' && isRefusal(detail)) return refusalTexts[detail];
  if (code === 'file-unreadable') {
    const at = detail.lastIndexOf(': ');
    const [name, why] = at < 0 ? ['', detail] : [detail.slice(0, at), detail.slice(at + 2)];
    const fault = faultOf(why);
    return { vi: `${name} ${fault.vi}`.trim(), en: `${name} ${fault.en}`.trim() };
  }
  return { vi: detail, en: detail };
}

const isRefusal = (text: string): text is RefusalCode => Object.hasOwn(refusalTexts, text);

const FAULTS = [
  'empty',
  'too-large',
  'dossier-too-large',
  'cut-off',
  'locked',
  'active-content',
  'infected',
];

const faultOf = (code: string): Bilingual =>
  uploadFaultText(
    FAULTS.includes(code)
      ? { code: code as Exclude<UploadFault['code'], 'wrong-type'> }
      : { code: 'wrong-type', looksLike: null },
  );
