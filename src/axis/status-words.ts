import type { RequestKind, StatusCode } from '#axis/axis-document.ts';
import type { Handling, StatusRefusal } from '#axis/receiver-state.ts';
import type { Bilingual } from '#kernel/bilingual.ts';

/** The statuses as the axis calls them. */
export const statusLabels = {
  '01': { vi: 'Đã đến', en: 'Arrived' },
  '02': { vi: 'Từ chối tiếp nhận', en: 'Refused' },
  '03': { vi: 'Đã tiếp nhận (vào sổ)', en: 'Registered' },
  '04': { vi: 'Phân công', en: 'Assigned' },
  '05': { vi: 'Đang xử lý', en: 'In progress' },
  '06': { vi: 'Hoàn thành', en: 'Completed' },
  '13': { vi: 'Yêu cầu lấy lại', en: 'Asked back' },
  '15': { vi: 'Đồng ý yêu cầu cập nhật, lấy lại', en: 'Agreed to the request' },
  '16': { vi: 'Từ chối yêu cầu cập nhật, lấy lại', en: 'Refused the request' },
} satisfies Record<StatusCode, Bilingual>;

export const handlingLabels = {
  sent: { vi: 'Đã gửi, chưa đến', en: 'Sent, not arrived' },
  arrived: { vi: 'Đã đến', en: 'Arrived' },
  refused: { vi: 'Bị từ chối tiếp nhận', en: 'Refused' },
  registered: { vi: 'Đã vào sổ', en: 'Registered' },
  assigned: { vi: 'Đã phân công', en: 'Assigned' },
  'in-progress': { vi: 'Đang xử lý', en: 'In progress' },
  completed: { vi: 'Đã hoàn thành', en: 'Completed' },
  recalled: { vi: 'Đã thu hồi', en: 'Taken back' },
} satisfies Record<Handling, Bilingual>;

export const requestLabels = {
  recall: { vi: 'thu hồi', en: 'recall' },
  update: { vi: 'cập nhật', en: 'update' },
  replace: { vi: 'thay thế', en: 'replacement' },
} satisfies Record<RequestKind, Bilingual>;

export const statusRefusalTexts = {
  repeated: { vi: 'trạng thái này đã có', en: 'this status is there already' },
  'out-of-order': {
    vi: 'trạng thái này không thể đến sau trạng thái đang có',
    en: 'this status cannot follow the one that is there',
  },
} satisfies Record<StatusRefusal, Bilingual>;
