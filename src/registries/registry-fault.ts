import type { Bilingual } from '#kernel/bilingual.ts';

/** Why an outside system gave no answer that can be used. */
export type FaultCode =
  | 'not-configured'
  | 'unreachable'
  | 'timed-out'
  | 'certificate'
  | 'too-large'
  | 'wrong-encoding'
  | 'web-page'
  | 'not-json'
  | 'not-xml'
  | 'wrong-shape'
  | 'http-status'
  | 'server-error'
  | 'no-token'
  | 'not-signed-in'
  | 'try-later'
  | 'soap-fault'
  | 'nothing-to-send'
  | 'refused'
  | 'out-of-order';

/** The world failed at a call to an outside system; `worker` decides when to try again. */
export class RegistryFault extends Error {
  readonly code: FaultCode;
  /** Whether the line or the system is down for everybody: then others are not tried either. */
  readonly isOutage: boolean;
  /** HTTP status, where an answer came at all. */
  readonly status: number | null;

  constructor(
    code: FaultCode,
    detail: string,
    { status = null, cause }: { readonly status?: number | null; readonly cause?: unknown } = {},
  ) {
    super(detail, { cause });
    this.code = code;
    this.status = status;
    this.isOutage =
      code === 'unreachable' ||
      code === 'timed-out' ||
      code === 'certificate' ||
      code === 'no-token' ||
      code === 'not-signed-in' ||
      code === 'server-error' ||
      code === 'not-configured' ||
      (code === 'http-status' && status !== null && status >= 500);
  }
}

/** What each fault means and what to do, for whoever operates the system. */
export const faultTexts: Readonly<Record<FaultCode, Bilingual>> = {
  'not-configured': {
    vi: 'Chưa cấu hình kết nối. Đặt địa chỉ và tài khoản của trục tích hợp.',
    en: 'The connection is not configured. Set address and account of the integration platform.',
  },
  unreachable: {
    vi: 'Không kết nối được: đường truyền đứt hoặc máy chủ bên kia dừng.',
    en: 'No connection: the line is broken or the server beyond it is down.',
  },
  'timed-out': { vi: 'Quá thời gian chờ trả lời.', en: 'No answer in time.' },
  certificate: {
    vi: 'Chứng thư bảo mật của bên kia không hợp lệ. Báo đơn vị vận hành trục.',
    en: 'The other side’s certificate is not valid. Tell whoever runs the platform.',
  },
  'too-large': { vi: 'Câu trả lời quá lớn.', en: 'The answer is too large.' },
  'wrong-encoding': {
    vi: 'Câu trả lời không phải UTF-8 nên không đọc được.',
    en: 'The answer is no UTF-8 and cannot be read.',
  },
  'web-page': {
    vi: 'Bên kia trả về một trang web thay cho dữ liệu (thường là trang báo lỗi).',
    en: 'A web page came in place of data, most often an error page.',
  },
  'not-json': { vi: 'Câu trả lời không phải JSON hoặc bị cắt cụt.', en: 'The answer is no JSON.' },
  'not-xml': { vi: 'Câu trả lời không phải XML hoặc bị cắt cụt.', en: 'The answer is no XML.' },
  'wrong-shape': {
    vi: 'Câu trả lời thiếu phần phải có.',
    en: 'The answer lacks what it must have.',
  },
  'http-status': { vi: 'Bên kia báo lỗi.', en: 'The other side reports an error.' },
  'server-error': {
    vi: 'Hệ thống bên kia báo lỗi của chính nó; tự gọi lại sau.',
    en: 'The other system reports a fault of its own; it is called again later.',
  },
  'no-token': {
    vi: 'Trục tích hợp không cấp mã truy cập. Kiểm tra tài khoản.',
    en: 'The platform gives no access token. Check the account.',
  },
  'not-signed-in': {
    vi: 'Bên kia không nhận tài khoản, mã truy cập hoặc địa chỉ máy của ta. Kiểm tra cấu hình.',
    en: 'The other side does not take our account, token or address. Check the configuration.',
  },
  'try-later': {
    vi: 'Bên kia chưa nhận và xin gửi lại sau; hệ thống tự gửi lại.',
    en: 'The other side does not take it yet; it is sent again by itself.',
  },
  'soap-fault': { vi: 'Dịch vụ báo lỗi (SOAP Fault).', en: 'The service reports a SOAP fault.' },
  'nothing-to-send': {
    vi: 'Hồ sơ chưa có tờ khai điện tử nên chưa gửi được. Xử lý bước này bằng tay.',
    en: 'The dossier has no declaration to send. Do this step by hand.',
  },
  refused: { vi: 'Bên kia từ chối xử lý.', en: 'The other side refuses.' },
  'out-of-order': {
    vi: 'Bên kia không nhận trạng thái này sau trạng thái đang có, và không có trạng thái nào đúng thứ tự để gửi tiếp. Đối chiếu hồ sơ trên phần mềm liên thông rồi sửa bên sai.',
    en: 'The other side does not take this status after the one it holds, and no lawful one leads on. Compare the dossier there, and mend the side that is wrong.',
  },
};
