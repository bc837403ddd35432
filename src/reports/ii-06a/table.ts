import type { Language } from '#kernel/bilingual.ts';
import { textIn } from '#kernel/bilingual.ts';
import type { Column, RuledTable } from '#kernel/ruled-table.ts';
import { type Checked, type Count, type Counts, type Sum, sumOf } from '#reports/ii-06a/counts.ts';

/** What a column of the form shows. */
export type Shown = Count | Sum;

/** The number columns of Biểu II.06a in their order; before them stand STT and the name of the line. */
export const SHOWN: readonly Shown[] = [
  'received',
  'online',
  'direct',
  'carriedOver',
  'done',
  'early',
  'onTime',
  'late',
  'going',
  'inTime',
  'overdue',
];

const number = (title: string): Column => ({ title, share: 7, align: 'right' });

/** The head of the form, word by word as it is prescribed: Vietnamese whatever the language of the page. */
export const ii06aColumns = (first: 'Lĩnh vực giải quyết' | 'Đơn vị'): readonly Column[] => [
  { title: 'STT', share: 4, align: 'center' },
  { title: first, share: 22, align: 'left' },
  {
    title: 'Nhận giải quyết',
    columns: [
      number('Tổng số'),
      number('Trong kỳ: Trực tuyến'),
      number('Trong kỳ: Trực tiếp, dịch vụ bưu chính'),
      number('Từ kỳ trước'),
    ],
  },
  {
    title: 'Đã giải quyết',
    columns: [
      number('Tổng số'),
      number('Trước hạn'),
      number('Đúng hạn (gồm cả hồ sơ trả lại/xin rút)'),
      number('Quá hạn'),
    ],
  },
  {
    title: 'Đang giải quyết',
    columns: [number('Tổng số'), number('Trong hạn (gồm cả chờ bổ sung)'), number('Quá hạn')],
  },
];

export const shownValue = (counts: Counts, shown: Shown): number =>
  shown === 'received' || shown === 'done' || shown === 'going'
    ? sumOf(counts, shown)
    : counts[shown];

/** The form filled in: a line each, and their sum. */
export function ii06aTable(
  { lines, total }: Checked,
  first: 'Lĩnh vực giải quyết' | 'Đơn vị',
  lang: Language = 'vi',
): RuledTable {
  const values = (counts: Counts) => SHOWN.map((shown) => shownValue(counts, shown));
  return {
    columns: ii06aColumns(first),
    rows: [
      ...lines.map(({ name, counts }, at) => ({
        cells: [at + 1, textIn(lang, name), ...values(counts)],
        isTotal: false,
      })),
      { cells: [null, 'Tổng cộng', ...values(total)], isTotal: true },
    ],
  };
}

/** What the form says of its columns, below it. */
export const II06A_NOTES: readonly string[] = [
  'Nhận giải quyết = trực tuyến + trực tiếp, dịch vụ bưu chính + từ kỳ trước = đã giải quyết + đang giải quyết.',
  'Hồ sơ của thủ tục không quy định thời hạn tính là đúng hạn. Hồ sơ trả lại, xin rút sau ngày hẹn trả tính là quá hạn.',
];
