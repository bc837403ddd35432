import { type Bilingual, type Language, textIn, type FurtherLanguage } from '#kernel/bilingual.ts';
import { html, type Html, type Value } from './html.ts';
import { portalLayout } from './layout/portal-layout.ts';

export type ProblemCode = 403 | 404 | 409 | 410 | 422 | 429 | 500 | 503;

export interface ProblemProps {
  readonly lang: Language;
  readonly code: ProblemCode;
  readonly province: Bilingual;
  /** Languages beside Vietnamese and English, for the language switch. */
  readonly furtherLanguages: readonly FurtherLanguage[];
  /** Path and query as requested, for the language switch; "/" where it is not to be repeated. */
  readonly path: string;
  /** What exactly happened, in the reader's language: the text of a refusal. */
  readonly detail?: Value;
  /** A way on from here: a form that sends the same again, or a link back. */
  readonly retry?: Html | undefined;
  /** Number of the request in the log, to be quoted to support. */
  readonly reference?: string | undefined;
}

/** A plain page that says what happened and what to do next. It needs no database and no session. */
export function problemPage(props: ProblemProps): Html {
  const { lang } = props;
  const text = PROBLEMS[props.code];
  return portalLayout({
    lang,
    province: props.province,
    furtherLanguages: props.furtherLanguages,
    path: props.path,
    title: textIn(lang, text.title),
    body: html`<div class="problem"><h1>${textIn(lang, text.title)}</h1>
${props.detail === undefined ? null : html`<div class="problem-d">${props.detail}</div>`}
<p>${textIn(lang, text.next)}</p>
${props.retry}
<p><a href="/">${textIn(lang, WORDS.home)}</a></p>
<p class="fine">${textIn(lang, WORDS.code)} ${props.code}${
      props.reference === undefined
        ? null
        : html`. ${textIn(lang, WORDS.reference)} ${props.reference}`
    }</p></div>`,
  });
}

const WORDS = {
  home: { vi: 'Về trang đầu', en: 'Go to the first page' },
  code: { vi: 'Mã lỗi', en: 'Code' },
  reference: { vi: 'Số tham chiếu khi cần hỗ trợ:', en: 'Reference for support:' },
} satisfies Record<string, Bilingual>;

const PROBLEMS: Readonly<
  Record<ProblemCode, { readonly title: Bilingual; readonly next: Bilingual }>
> = {
  403: {
    title: {
      vi: 'Bạn không có quyền thực hiện việc này',
      en: 'You are not allowed to do this',
    },
    next: {
      vi: 'Việc này thuộc vai trò hoặc cơ quan khác; lần truy cập đã được ghi nhật ký. Nếu đây là việc của bạn, hãy đề nghị quản trị viên kiểm tra tài khoản.',
      en: 'It belongs to another role or agency; the attempt has been recorded. If it is your task, ask the administrator to check your account.',
    },
  },
  404: {
    title: { vi: 'Không tìm thấy trang này', en: 'This page was not found' },
    next: {
      vi: 'Hãy kiểm tra lại địa chỉ hoặc mã hồ sơ, hoặc bắt đầu lại từ trang đầu.',
      en: 'Check the address or the dossier code, or begin again from the first page.',
    },
  },
  409: {
    title: {
      vi: 'Hồ sơ vừa được người khác xử lý',
      en: 'Somebody else has just acted on this dossier',
    },
    next: {
      vi: 'Việc bạn vừa gửi chưa được ghi nhận và hồ sơ không bị thay đổi thêm. Hãy mở lại hồ sơ, xem diễn biến mới nhất rồi thực hiện tiếp nếu còn cần.',
      en: 'What you sent was not recorded and nothing more was changed. Open the dossier again, see what happened, and go on if it is still needed.',
    },
  },
  410: {
    title: { vi: 'Tệp không còn được lưu', en: 'The file is not kept any more' },
    next: {
      vi: 'Nếu còn cần giấy tờ này, hãy liên hệ cơ quan đã giải quyết hồ sơ.',
      en: 'If you still need this paper, ask the agency that handled the dossier.',
    },
  },
  422: {
    title: { vi: 'Thông tin gửi lên chưa dùng được', en: 'What was sent cannot be used' },
    next: {
      vi: 'Chưa có gì được ghi nhận. Hãy quay lại trang trước, sửa theo hướng dẫn rồi gửi lại.',
      en: 'Nothing was recorded. Go back to the page before, correct it as described, and send it again.',
    },
  },
  429: {
    title: { vi: 'Bạn thao tác quá nhiều lần', en: 'Too many attempts' },
    next: {
      vi: 'Để bảo vệ thông tin cá nhân, hệ thống tạm dừng nhận yêu cầu từ bạn. Hãy đợi một phút rồi thử lại.',
      en: 'To protect personal data we have paused your requests. Wait a minute, then try again.',
    },
  },
  500: {
    title: { vi: 'Hệ thống gặp lỗi', en: 'Something went wrong on our side' },
    next: {
      vi: 'Lỗi đã được ghi lại. Hãy thử lại sau ít phút. Nếu vừa gửi hồ sơ, hãy tra cứu trước khi gửi lại để biết hồ sơ đã được ghi nhận hay chưa.',
      en: 'The fault has been recorded. Try again in a few minutes. If you have just sent a dossier, look it up first to see whether it was recorded.',
    },
  },
  503: {
    title: { vi: 'Hệ thống tạm thời gián đoạn', en: 'The system is interrupted for the moment' },
    next: {
      vi: 'Cơ sở dữ liệu hoặc kho tệp chưa trả lời. Không có gì bị ghi dở dang. Hãy đợi một phút rồi gửi lại; gửi lại cùng một biểu mẫu không tạo ra hai hồ sơ.',
      en: 'The database or the store of files does not answer. Nothing was half-written. Wait a minute and send again; sending the same form twice does not make two dossiers.',
    },
  },
};
