import type { Leaf } from '#kernel/ruled-table.ts';
import { DOSSIER_INDICATORS, indicatorNames } from '#reports/nd-61/indicators.ts';
import { MARK_COLUMNS, number, pointsCell, text } from '#reports/nd-61/mark-columns.ts';
import { figureOf } from '#reports/nd-61/marked-figure.ts';
import type { OfficerMarks } from '#reports/nd-61/read-marks.ts';
import { decimalOf, ratedBy, ratingOf } from '#reports/nd-61/rating.ts';
import type { ReportTable } from '#reports/report.ts';

/** What the officers of an agency came to, and below it how often each mark was given them. */
export const officerTables = (officers: readonly OfficerMarks[]): readonly ReportTable[] => [
  pointsTable(officers),
  countsTable(officers),
];

const NUMBER: Leaf = { title: 'STT', share: 4, align: 'center' };

const pointsTable = (officers: readonly OfficerMarks[]): ReportTable => ({
  caption: 'Điểm của cán bộ, công chức, viên chức',
  table: {
    columns: [
      NUMBER,
      text('Họ và tên', 30),
      number('Hồ sơ'),
      ...DOSSIER_INDICATORS.map((indicator) => number(`Chỉ số ${indicator}`)),
      number('Tổng điểm'),
      number('Tối đa'),
    ],
    rows: officers.map(({ name, dossiers, marks }, index) => {
      const rating = ratingOf(DOSSIER_INDICATORS.map((one) => ratedBy(one, marks)));
      return {
        cells: [
          index + 1,
          name,
          dossiers,
          ...rating.indicators.map(pointsCell),
          decimalOf(rating.points),
          rating.most,
        ],
        isTotal: false,
      };
    }),
  },
  behind: (row, column) => {
    const officer = officers[row];
    return officer === undefined || column !== 2
      ? null
      : { kind: 'dossiers', line: officer.subject, figure: figureOf(null) };
  },
});

/** The marks whose means are the points, indicator by indicator. */
const GIVEN = DOSSIER_INDICATORS.flatMap((indicator) =>
  MARK_COLUMNS.map((mark) => ({ indicator, mark })),
);

const countsTable = (officers: readonly OfficerMarks[]): ReportTable => ({
  caption: 'Số hồ sơ của cán bộ, công chức, viên chức theo điểm',
  table: {
    columns: [
      NUMBER,
      text('Họ và tên', 24),
      ...DOSSIER_INDICATORS.map((indicator) => ({
        title: `Chỉ số ${indicator}: ${indicatorNames[indicator].vi}`,
        columns: MARK_COLUMNS.map((mark) => number(`${mark} điểm`, 5)),
      })),
    ],
    rows: officers.map(({ name, marks }, index) => ({
      cells: [index + 1, name, ...GIVEN.map(({ indicator, mark }) => marks[indicator][mark])],
      isTotal: false,
    })),
  },
  behind: (row, column) => {
    const [officer, given] = [officers[row], GIVEN[column - 2]];
    return officer === undefined || given === undefined
      ? null
      : { kind: 'dossiers', line: officer.subject, figure: figureOf(given) };
  },
});
