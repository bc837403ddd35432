import { type Language, textIn } from '#kernel/bilingual.ts';
import type { Column, RuledTable } from '#kernel/ruled-table.ts';
import { type Checked, type Counts, type Line, sumOf } from '#reports/ii-06a/counts.ts';

/** The number columns of the old form in their order; before them stand STT and the name of the line. */
export const LEGACY_FIGURES = [
  'received',
  'carriedOver',
  'newlyReceived',
  'done',
  'doneInTime',
  'late',
  'going',
  'inTime',
  'overdue',
  'awaitingSupplement',
  'refused',
] as const;
export type LegacyFigure = (typeof LEGACY_FIGURES)[number];

/** What the legacy form asks for beside the counts of Biểu II.06a, by the key of the line. */
export interface Beside {
  /** Awaiting a supplement at the end of the period. */
  readonly awaitingSupplement: number;
  /** Refused in the period. */
  readonly refused: number;
}

const number = (title: string): Column => ({ title, share: 7, align: 'right' });

/** The head of the form that Biểu II.06a came after; some agencies are still asked for it. */
export const legacyColumns: readonly Column[] = [
  { title: 'STT', share: 4, align: 'center' },
  { title: 'Lĩnh vực', share: 22, align: 'left' },
  {
    title: 'Tổng số nhận',
    columns: [number('Tổng số'), number('Kỳ trước chuyển qua'), number('Mới tiếp nhận')],
  },
  {
    title: 'Đã giải quyết',
    columns: [number('Tổng số'), number('Đúng hạn'), number('Quá hạn')],
  },
  {
    title: 'Đang giải quyết',
    columns: [number('Tổng số'), number('Chưa đến hạn'), number('Quá hạn')],
  },
  number('Bổ sung'),
  number('Trả lại'),
];

export function legacyTable(
  { lines, total }: Checked,
  besideOf: (line: Line) => Beside,
  lang: Language = 'vi',
): RuledTable {
  const all = lines.map(besideOf).reduce(
    (sum, one) => ({
      awaitingSupplement: sum.awaitingSupplement + one.awaitingSupplement,
      refused: sum.refused + one.refused,
    }),
    { awaitingSupplement: 0, refused: 0 },
  );
  return {
    columns: legacyColumns,
    rows: [
      ...lines.map((line, at) => ({
        cells: [at + 1, textIn(lang, line.name), ...values(line.counts, besideOf(line))],
        isTotal: false,
      })),
      { cells: [null, 'Tổng cộng', ...values(total, all)], isTotal: true },
    ],
  };
}

const values = (counts: Counts, beside: Beside): readonly number[] => [
  sumOf(counts, 'received'),
  counts.carriedOver,
  counts.online + counts.direct,
  sumOf(counts, 'done'),
  counts.early + counts.onTime,
  counts.late,
  sumOf(counts, 'going'),
  counts.inTime,
  counts.overdue,
  beside.awaitingSupplement,
  beside.refused,
];

export const LEGACY_NOTES: readonly string[] = [
  'Bổ sung: hồ sơ đang chờ bổ sung cuối kỳ, đã tính trong "chưa đến hạn". Trả lại: hồ sơ bị từ chối trong kỳ, đã tính trong "đã giải quyết".',
];
