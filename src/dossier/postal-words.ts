import type { PostalDirection, PostalState } from '#dossier/postal-order.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

export const postalStateLabels = {
  waiting: { vi: 'Chờ gửi yêu cầu cho bưu điện', en: 'The post is yet to be told' },
  ordered: { vi: 'Bưu điện đã nhận yêu cầu', en: 'The post took the order' },
  collected: { vi: 'Bưu tá đã nhận bưu gửi', en: 'The postman has the parcel' },
  'in-transit': { vi: 'Đang chuyển', en: 'On its way' },
  delivered: { vi: 'Đã giao', en: 'Delivered' },
  returned: { vi: 'Không phát được, chuyển hoàn', en: 'Could not be delivered, sent back' },
  failed: { vi: 'Thất lạc hoặc hư hỏng', en: 'Lost or spoilt' },
  cancelled: { vi: 'Đã hủy', en: 'Cancelled' },
  refused: { vi: 'Bưu điện từ chối yêu cầu', en: 'The post refused the order' },
} satisfies Record<PostalState, Bilingual>;

export const postalDirectionLabels = {
  deliver: { vi: 'Gửi trả kết quả', en: 'Result sent home' },
  collect: { vi: 'Thu gom giấy tờ tại nhà', en: 'Papers fetched from home' },
} satisfies Record<PostalDirection, Bilingual>;

/** Why a parcel cannot be ordered, cancelled or seen to. */
export type PostalRefusal =
  | 'role-may-not'
  | 'agency-may-not'
  | 'not-by-post'
  | 'result-not-ready'
  | 'dossier-closed'
  | 'order-open'
  | 'already-delivered'
  | 'unknown-order'
  | 'too-late-to-cancel'
  | 'nothing-to-settle';

export const postalRefusalTexts = {
  'role-may-not': {
    vi: 'Chỉ cán bộ một cửa của nơi tiếp nhận làm việc với bưu điện.',
    en: 'Only counter officers of the desk deal with the post.',
  },
  'agency-may-not': {
    vi: 'Hồ sơ do nơi khác tiếp nhận; nơi đó làm việc với bưu điện.',
    en: 'Another desk has this dossier and deals with the post.',
  },
  'not-by-post': {
    vi: 'Giấy tiếp nhận ghi nhận kết quả tại quầy, không phải qua bưu chính.',
    en: 'The receipt says that the result is received at the desk, not by post.',
  },
  'result-not-ready': {
    vi: 'Chưa đến bước trả kết quả. Gửi trả khi hồ sơ đã về quầy.',
    en: 'There is no result yet. Send it once the dossier is back at the desk.',
  },
  'dossier-closed': {
    vi: 'Hồ sơ đã kết thúc, không thu gom thêm giấy tờ.',
    en: 'The dossier is closed: no more papers are fetched.',
  },
  'order-open': {
    vi: 'Đã có một yêu cầu đang thực hiện. Xem bên dưới; hủy nó trước nếu cần làm lại.',
    en: 'There is an order under way. See below; cancel it first if it must be made anew.',
  },
  'already-delivered': {
    vi: 'Kết quả đã được bưu điện giao.',
    en: 'The post has delivered the result.',
  },
  'unknown-order': {
    vi: 'Không có yêu cầu này. Tải lại trang hồ sơ.',
    en: 'There is no such order. Reload the page of the dossier.',
  },
  'too-late-to-cancel': {
    vi: 'Không hủy được nữa: bưu tá đã nhận bưu gửi hoặc yêu cầu đã kết thúc.',
    en: 'It cannot be cancelled any more: the postman has it, or it has ended.',
  },
  'nothing-to-settle': {
    vi: 'Không còn việc gì phải xử lý ở yêu cầu này.',
    en: 'There is nothing left to see to here.',
  },
} satisfies Record<PostalRefusal, Bilingual>;
