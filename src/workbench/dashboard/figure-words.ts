import { type Bilingual, filled } from '#kernel/bilingual.ts';
import type { PeriodFigure } from '#store/figure-dossiers.ts';
import { STUCK_DAYS } from '#store/standing-at.ts';

export type ShownFigure = PeriodFigure;

/** A figure in an address. */
export const figureSlugs = {
  received: 'tiep-nhan',
  carriedOver: 'ky-truoc-chuyen-sang',
  finished: 'da-giai-quyet',
  finishedInTime: 'xong-trong-han',
  early: 'truoc-han',
  onTime: 'dung-han',
  late: 'qua-han',
  untimed: 'khong-thoi-han',
  refused: 'tu-choi',
  stopped: 'dung-giai-quyet',
  endedEarly: 'dung-tra-lai-truoc-han',
  waiting: 'dang-giai-quyet',
  waitingInTime: 'dang-trong-han',
  waitingLate: 'dang-qua-han',
  awaitingSupplement: 'cho-bo-sung',
  dueToday: 'den-han-hom-nay',
  stuck: 'dung-yen',
  inWork: 'trong-danh-sach-viec',
  supplementAsked: 'yeu-cau-bo-sung',
  feeDue: 'co-phi-le-phi',
  paidOnline: 'thanh-toan-truc-tuyen',
  digitised: 'so-hoa',
  reused: 'tai-su-dung',
  digitalResult: 'ket-qua-dien-tu',
  rated: 'danh-gia',
  satisfied: 'hai-long',
  told: 'da-dong-bo',
} satisfies Record<ShownFigure, string>;

/** The figure of an address, or null. */
export const figureOfSlug = (slug: string): ShownFigure | null =>
  (Object.keys(figureSlugs) as ShownFigure[]).find((one) => figureSlugs[one] === slug) ?? null;

/** What a figure counts, as its list of dossiers is called. */
export const figureLabels: Readonly<Record<ShownFigure, Bilingual>> = {
  received: { vi: 'Tiếp nhận', en: 'Received' },
  carriedOver: { vi: 'Kỳ trước chuyển sang', en: 'Carried over' },
  finished: { vi: 'Giải quyết xong', en: 'Finished' },
  finishedInTime: { vi: 'Xong trong hạn', en: 'Finished in time' },
  early: { vi: 'Xong trước hạn', en: 'Finished early' },
  onTime: { vi: 'Xong đúng hạn', en: 'Finished on the due day' },
  late: { vi: 'Xong quá hạn', en: 'Finished late' },
  untimed: { vi: 'Xong, không quy định thời hạn', en: 'Finished, no time limit' },
  refused: { vi: 'Từ chối', en: 'Refused' },
  stopped: { vi: 'Dừng giải quyết', en: 'Stopped' },
  endedEarly: { vi: 'Từ chối hoặc dừng trước hạn', en: 'Refused or stopped early' },
  waiting: { vi: 'Đang giải quyết', en: 'Open' },
  waitingInTime: { vi: 'Đang giải quyết, trong hạn', en: 'Open, in time' },
  waitingLate: { vi: 'Đang quá hạn', en: 'Overdue' },
  awaitingSupplement: { vi: 'Chờ người nộp bổ sung', en: 'Awaiting a supplement' },
  dueToday: { vi: 'Đến hạn trong hôm nay', en: 'Due today' },
  stuck: filled('Đứng yên hơn {days} ngày', 'Not moved for more than {days} days', {
    days: STUCK_DAYS,
  }),
  inWork: { vi: 'Trong danh sách việc', en: 'In the work-list' },
  supplementAsked: { vi: 'Có yêu cầu bổ sung', en: 'Asked for a supplement' },
  feeDue: { vi: 'Phải nộp phí, lệ phí', en: 'With a fee to pay' },
  paidOnline: { vi: 'Đã thanh toán trực tuyến', en: 'Paid online' },
  digitised: { vi: 'Có giấy tờ được số hóa', en: 'With digitised papers' },
  reused: { vi: 'Dùng lại giấy tờ đã có', en: 'With reused papers' },
  digitalResult: { vi: 'Có kết quả bản điện tử', en: 'With a digital result' },
  rated: { vi: 'Được đánh giá', en: 'Rated' },
  satisfied: { vi: 'Hài lòng', en: 'Satisfied' },
  told: {
    vi: 'Đã đồng bộ lên Cổng Dịch vụ công quốc gia',
    en: 'Told to the national public-service portal',
  },
};
