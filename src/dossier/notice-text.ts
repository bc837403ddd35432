import type { Dossier } from '#dossier/dossier.ts';
import type { RecordedEvent } from '#dossier/dossier-event.ts';
import type { NoticeKind } from '#dossier/notice.ts';
import { formatInstant } from '#kernel/day.ts';
import { fitSms } from '#kernel/gsm-text.ts';

/** A notice in the words of each channel, Vietnamese. */
export interface NoticeWords {
  readonly subject: string;
  /** Of a letter, plain text; the greeting first. */
  readonly paragraphs: readonly string[];
  /** In one sentence or two, with diacritics and without names. */
  readonly brief: string;
  /** The same without diacritics, within one text message. */
  readonly sms: string;
}

/** Names that a notice gives, and where the dossier is followed. */
export interface NoticePlace {
  readonly desk: string;
  readonly handler: string;
  /** Address of the page on which a dossier is followed. */
  readonly trackingUrl: string;
}

/**
 * What a notice says: no more of a person than the greeting of the letter. What an officer typed is
 * passed on without identity numbers, whatever stood in it.
 */
export function noticeWords(
  kind: NoticeKind,
  recorded: RecordedEvent,
  dossier: Dossier,
  place: NoticePlace,
): NoticeWords {
  const { applicant, code, received } = dossier;
  const { subject, body, head, detail, tail } = partsOf(kind, recorded, dossier, place);
  const to = applicant.organisation?.name ?? applicant.name;
  return {
    subject: `${subject}: hồ sơ ${code}`,
    paragraphs: [
      `Kính gửi: ${to}`,
      ...body,
      `Hồ sơ ${code}, thủ tục: ${received.procedure.name}.`,
      `Theo dõi hồ sơ tại ${place.trackingUrl} bằng mã hồ sơ và 4 chữ số cuối của số định danh hoặc số điện thoại đã khai.`,
      'Thư này do hệ thống gửi tự động, không cần trả lời.',
    ],
    brief: [head, detail, tail].filter((part) => part !== '').join(' '),
    sms: fitSms(head, detail, tail),
  };
}

interface Parts {
  readonly subject: string;
  readonly body: readonly string[];
  /** Of a short message: what must be said, what may be cut, what may be left out. */
  readonly head: string;
  readonly detail: string;
  readonly tail: string;
}

function partsOf(
  kind: NoticeKind,
  { event, at }: RecordedEvent,
  dossier: Dossier,
  place: NoticePlace,
): Parts {
  const { code } = dossier;
  const typed = typedOf(event);
  const due = dossier.due.at === null ? null : formatInstant(dossier.due.at);
  switch (kind) {
    case 'received':
      return {
        subject: 'Đã tiếp nhận',
        body: [
          `${place.desk} đã tiếp nhận hồ sơ của ông (bà) lúc ${formatInstant(at)}.`,
          due === null
            ? 'Thủ tục này không quy định thời hạn giải quyết.'
            : `Ngày hẹn trả kết quả: ${due}.`,
        ],
        head: `Hồ sơ ${code} đã được tiếp nhận${due === null ? '' : `, hẹn trả ${due}`}.`,
        detail: '',
        tail: `Tra cứu: ${place.trackingUrl}`,
      };
    case 'supplement':
      return supplementParts(code, typed, place);
    case 'extended':
      return {
        subject: 'Xin lỗi và hẹn lại ngày trả kết quả',
        body: [
          `${place.handler} xin lỗi ông (bà) vì chưa trả được kết quả đúng hẹn, và hẹn lại ngày trả: ${due ?? ''}.`,
          `Lý do: ${typed.reason}`,
        ],
        head: `Xin lỗi ông/bà, hồ sơ ${code} trả chậm, hẹn lại ${due ?? ''}.`,
        detail: `Lý do: ${typed.reason}`,
        tail: '',
      };
    case 'refused':
      return {
        subject: 'Từ chối giải quyết',
        body: [
          `${place.handler} thông báo không giải quyết hồ sơ của ông (bà).`,
          `Lý do: ${typed.reason}`,
          `Căn cứ: ${typed.ground}`,
          `Nếu có vướng mắc, ông (bà) liên hệ với ${place.desk} để được hướng dẫn.`,
        ],
        head: `Hồ sơ ${code} không được giải quyết.`,
        detail: `Lý do: ${typed.reason}`,
        tail: 'Xem văn bản tại Bộ phận Một cửa.',
      };
    case 'stopped':
      return {
        subject: 'Dừng giải quyết',
        body: [
          `${place.handler} đã dừng giải quyết hồ sơ từ ${formatInstant(at)} theo đề nghị của người nộp.`,
          `Đề nghị: ${typed.reason}`,
          ...(typed.fees === '' ? [] : [`Xử lý phí, lệ phí: ${typed.fees}`]),
        ],
        head: `Hồ sơ ${code} đã dừng giải quyết theo đề nghị của người nộp.`,
        detail: '',
        tail: `Tra cứu: ${place.trackingUrl}`,
      };
    case 'ready':
      return readyParts(dossier, place);
    case 'reissued':
    case 'revoked':
      return documentParts(kind, code, typed, place);
  }
}

/** No source gives a last day for a supplement: what is said is what happens to the clock. */
const supplementParts = (code: string, typed: Typed, place: NoticePlace): Parts => ({
  subject: 'Cần bổ sung',
  body: [
    'Hồ sơ của ông (bà) cần bổ sung những nội dung sau:',
    ...typed.items.map(({ what, reason }, index) => `${index + 1}. ${what}. Lý do: ${reason}`),
    `Mang nội dung bổ sung đến ${place.desk}. Thời hạn giải quyết tạm dừng cho đến khi nhận được bổ sung; ngày hẹn trả được tính lại từ lúc đó.`,
    `Nếu có vướng mắc, ông (bà) liên hệ với ${typed.contact === '' ? place.desk : typed.contact} để được hướng dẫn.`,
  ],
  head: `Hồ sơ ${code} cần bổ sung:`,
  detail: `${typed.items.map(({ what }) => what).join('; ')}.`,
  tail: 'Nộp tại Bộ phận Một cửa.',
});

function readyParts({ code, received }: Dossier, place: NoticePlace): Parts {
  const isPosted = received.delivery.method === 'post';
  return {
    subject: 'Đã có kết quả',
    body: [
      isPosted
        ? 'Đã có kết quả giải quyết hồ sơ của ông (bà). Kết quả được gửi qua bưu chính công ích đến địa chỉ đã đăng ký.'
        : `Đã có kết quả giải quyết hồ sơ của ông (bà). Mời ông (bà) đến nhận tại ${place.desk}.`,
    ],
    head: isPosted
      ? `Hồ sơ ${code} đã có kết quả, được gửi qua bưu chính.`
      : `Hồ sơ ${code} đã có kết quả, mời đến nhận tại Bộ phận Một cửa.`,
    detail: '',
    tail: `Tra cứu: ${place.trackingUrl}`,
  };
}

function documentParts(
  kind: 'reissued' | 'revoked',
  code: string,
  typed: Typed,
  place: NoticePlace,
): Parts {
  if (kind === 'reissued') {
    return {
      subject: 'Có văn bản thay thế',
      body: [
        `${place.handler} đã cấp văn bản kết quả mới thay cho văn bản đã cấp. Văn bản cũ không còn giá trị.`,
        `Nếu cần bản giấy, ông (bà) liên hệ với ${place.desk}.`,
      ],
      head: `Hồ sơ ${code} có văn bản mới thay văn bản đã cấp.`,
      detail: '',
      tail: `Tra cứu: ${place.trackingUrl}`,
    };
  }
  return {
    subject: 'Thu hồi văn bản',
    body: [
      `${place.handler} đã thu hồi văn bản kết quả của hồ sơ này. Văn bản không còn giá trị.`,
      `Lý do: ${typed.reason}`,
      `Căn cứ: ${typed.ground}`,
      `Nếu có vướng mắc, ông (bà) liên hệ với ${place.desk} để được hướng dẫn.`,
    ],
    head: `Văn bản kết quả của hồ sơ ${code} đã bị thu hồi.`,
    detail: `Lý do: ${typed.reason}`,
    tail: '',
  };
}

interface Typed {
  readonly reason: string;
  readonly ground: string;
  readonly fees: string;
  readonly contact: string;
  readonly items: readonly { readonly what: string; readonly reason: string }[];
}

/** What officers typed into the event, of whichever kind it is. */
function typedOf(event: RecordedEvent['event']): Typed {
  const text = (field: string): string => {
    const value: unknown = Object.entries(event).find(([name]) => name === field)?.[1];
    return typeof value === 'string' ? withoutNumbers(value) : '';
  };
  const items = event.type === 'supplement-requested' ? event.items : [];
  return {
    reason: text('reason'),
    ground: text('ground'),
    fees: text('feeSettlement'),
    contact: text('contact'),
    items: items.map(({ what, reason }) => ({
      what: withoutNumbers(what),
      reason: withoutNumbers(reason),
    })),
  };
}

/** Hides what may be an identity number: 9 or 12 digits, with spaces or dots between them or not. */
const withoutNumbers = (text: string): string =>
  text.replaceAll(/\d(?:[ .]?\d)+/g, (found) =>
    IDENTITY_LENGTHS.has(found.replaceAll(/\D/g, '').length) ? '***' : found,
  );

const IDENTITY_LENGTHS: ReadonlySet<number> = new Set([9, 12]);
