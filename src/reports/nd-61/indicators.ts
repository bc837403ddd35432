import type { Bilingual } from '#kernel/bilingual.ts';

/** The nine indicators of NĐ 61/2018/NĐ-CP Điều 31, by their numbers. */
export const INDICATORS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export type Indicator = (typeof INDICATORS)[number];

/** Those of which each dossier has a mark; by these an officer is rated. */
export const DOSSIER_INDICATORS = [1, 2, 3, 4, 7] as const satisfies readonly Indicator[];
export type DossierIndicator = (typeof DOSSIER_INDICATORS)[number];
/** Those that an agency says of itself, with its evidence. */
export const STATED_INDICATORS = [5, 6, 9] as const satisfies readonly Indicator[];
export type StatedIndicator = (typeof STATED_INDICATORS)[number];

export type Mark = 0 | 1 | 2;

export const indicatorNames = {
  1: {
    vi: 'Tổng thời gian giải quyết so với thời gian cho phép',
    en: 'The whole time against the time allowed',
  },
  2: {
    vi: 'Thời gian thực hiện của từng cơ quan tham gia so với quy định',
    en: 'The time of each agency that took part against the rule',
  },
  3: {
    vi: 'Số lần phải liên hệ với nơi tiếp nhận để hoàn thiện hồ sơ',
    en: 'How often the desk had to be seen again to complete the dossier',
  },
  4: {
    vi: 'Số cơ quan, đơn vị phải liên hệ để hoàn thiện hồ sơ',
    en: 'How many agencies had to be seen to complete it',
  },
  5: {
    vi: 'Tiếp nhận, giải quyết, trả kết quả tại Bộ phận Một cửa',
    en: 'Receiving, deciding and handing over at the one-stop desk',
  },
  6: { vi: 'Công khai thủ tục hành chính', en: 'Publication of procedures' },
  7: { vi: 'Thái độ của cán bộ, công chức, viên chức', en: 'Conduct of officers' },
  8: {
    vi: 'Tiếp thu, giải trình phản ánh, kiến nghị',
    en: 'Answers to reports and suggestions',
  },
  9: {
    vi: 'Tiến độ và chất lượng dịch vụ công trực tuyến',
    en: 'Progress and quality of online services',
  },
} satisfies Record<Indicator, Bilingual>;

/** When an agency may give itself 2, 1 or 0 of what it states; shortened from the text of Điều 31. */
export const statedRules: Readonly<Record<StatedIndicator, Readonly<Record<Mark, Bilingual>>>> = {
  5: {
    2: {
      vi: 'Thẩm định, phê duyệt và trả kết quả ngay tại Bộ phận Một cửa: cấp tỉnh từ 20%, cấp huyện từ 50%, cấp xã 100% thủ tục',
      en: 'Decided at the desk itself: province from 20%, district from 50%, commune 100% of the procedures',
    },
    1: {
      vi: '100% thủ tục phải đưa vào Bộ phận Một cửa được tiếp nhận và trả kết quả tại đó',
      en: 'All procedures that belong to the desk are received and handed over there',
    },
    0: { vi: 'Dưới 100%', en: 'Less than 100%' },
  },
  6: {
    2: {
      vi: 'Công khai chính xác, đầy đủ, kịp thời bằng cả niêm yết và điện tử',
      en: 'Published exactly, fully and in time, both on the board and electronically',
    },
    1: {
      vi: 'Công khai chính xác, đầy đủ, kịp thời bằng niêm yết hoặc điện tử',
      en: 'The same on the board or electronically',
    },
    0: { vi: 'Không chính xác, đầy đủ, kịp thời', en: 'Not exact, full or in time' },
  },
  9: {
    2: {
      vi: 'Từ 20% thủ tục đáp ứng yêu cầu có dịch vụ mức độ 3, 4; hồ sơ trực tuyến từ 30%; không hồ sơ trực tuyến nào quá hạn hoặc không giải quyết',
      en: 'From 20% of fit procedures at level 3 or 4; online dossiers from 30%; none of them late or undone',
    },
    1: {
      vi: 'Có dịch vụ mức độ 3, 4; hồ sơ trực tuyến từ 15% đến dưới 30%; không hồ sơ trực tuyến nào quá hạn hoặc không giải quyết',
      en: 'Some at level 3 or 4; online dossiers from 15% to below 30%; none of them late or undone',
    },
    0: {
      vi: 'Không có dịch vụ mức độ 3, 4, hoặc dưới 15% hồ sơ trực tuyến, hoặc có hồ sơ trực tuyến quá hạn hay không giải quyết',
      en: 'None at level 3 or 4, or less than 15% online, or some of them late or undone',
    },
  },
};
