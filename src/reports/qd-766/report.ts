import type pg from 'pg';
import type { Agency } from '#catalogue/locality.ts';
import type { Column, RuledTable } from '#kernel/ruled-table.ts';
import { FEEDBACK_FIGURES } from '#reports/feedback-figures.ts';
import { countsAsked } from '#reports/ii-06a/read-report.ts';
import type { CountsAsked } from '#reports/ii-06a/read-counts.ts';
import { type CellDossier, listDossiers, type ListPage } from '#reports/ii-06a/read-dossiers.ts';
import { DOSSIER_MEASURES, type DossierMeasure, MEASURE_SQL } from '#reports/qd-766/measure-sql.ts';
import { readRatios } from '#reports/qd-766/read-ratios.ts';
import {
  gainsOf,
  LEAST_TO_RANK,
  rankScores,
  type Score,
  type ScoredPart,
  scoreOf,
} from '#reports/qd-766/score.ts';
import { agencyBehind, noneBehind, type Report, type ReportTable } from '#reports/report.ts';
import {
  decidingAgencies,
  type ReportAsked,
  type ReportSources,
  scopeName,
} from '#reports/report-sources.ts';

/** Service scores of QĐ 766/QĐ-TTg: of one agency part by part, of a level an agency a line. */
export async function qd766Report(sources: ReportSources, asked: ReportAsked): Promise<Report> {
  const { scope } = asked;
  const agencies =
    scope.kind === 'agency'
      ? [scope.agency]
      : decidingAgencies(sources, scope.kind === 'level' ? scope.level : null);
  const each = { ...countsAsked(sources, asked), agencies: agencies.map(({ code }) => code) };
  const ratios = await readRatios(sources, each, agencies);
  const scored = agencies.flatMap((agency) => {
    const counted = ratios.get(agency.code);
    return counted === undefined
      ? []
      : [
          {
            agency,
            name: agency.name.vi,
            score: scoreOf(sources.rules.serviceScore, counted),
          },
        ];
  });
  const tables =
    scope.kind === 'agency'
      ? scored.flatMap(({ agency, score }) => [partsTable(agency, score), gainsTable(score)])
      : [agenciesTable(scored.filter(({ score }) => score.most > 0))];
  return {
    form: '',
    title: `Bộ chỉ số phục vụ người dân, doanh nghiệp (${sources.rules.serviceScore.basis})`,
    slug: 'qd-766',
    period: asked.period,
    about: scopeName(sources, scope).vi,
    tables,
    notes: [...NOTES, ...(scope.kind === 'agency' ? [] : [RANK_NOTE]), ...confirmations(sources)],
  };
}

/** The dossiers in the numerator or the denominator of a measure. */
export async function readMeasuredDossiers(
  pool: pg.Pool,
  asked: CountsAsked,
  { measure, isGood }: { readonly measure: DossierMeasure; readonly isGood: boolean },
  page: ListPage,
): Promise<readonly CellDossier[]> {
  const { all, good } = MEASURE_SQL[measure];
  return listDossiers(pool, asked, isGood ? `${all} and ${good}` : all, null, page);
}

/** What an address names of a measure: `in-time.good` its numerator, `in-time.all` its denominator. */
export function measuredFigure(
  figure: string,
): { readonly measure: DossierMeasure; readonly isGood: boolean } | null {
  const [first, second] = figure.split('.');
  const measure = DOSSIER_MEASURES.find((one) => one === first);
  return measure === undefined || (second !== 'good' && second !== 'all')
    ? null
    : { measure, isGood: second === 'good' };
}

const NOTES = [
  'Phần không phát sinh số liệu trong kỳ không tính điểm; xếp loại theo điểm quy đổi về thang 100. Hồ sơ liên thông được đếm một lần ở mỗi cơ quan.',
];

/** What no source confirms, said once each. */
function confirmations({ rules }: ReportSources): readonly string[] {
  const unsure = rules.serviceScore.groups
    .flatMap(({ parts }) => parts)
    .flatMap(({ name, toBeConfirmed }) =>
      toBeConfirmed === null ? [] : [`Chờ xác nhận – ${name.vi}: ${toBeConfirmed.vi}`],
    );
  const grades = rules.serviceScore.grades.filter(({ isConfirmed }) => !isConfirmed);
  return grades.length === 0
    ? unsure
    : [
        ...unsure,
        `Chờ xác nhận – các mức ${grades.map(({ name, from }) => `${name.vi} (từ ${from})`).join(', ')}: nguồn chỉ nêu 90–100 xuất sắc, dưới 50 yếu.`,
      ];
}

const number = (title: string, share = 9): Column => ({ title, share, align: 'right' });
const text = (title: string, share: number): Column => ({ title, share, align: 'left' });

function partsTable({ code }: Agency, score: Score): ReportTable {
  const rows = score.groups.flatMap(({ group, parts, points, most }) => [
    ...parts.map((scored) => ({ name: scored.part.name.vi, scored, group: group.name.vi })),
    { name: `Cộng: ${group.name.vi}`, scored: null, group: '', points, most },
  ]);
  const table: RuledTable = {
    columns: [
      text('Nhóm chỉ số', 20),
      text('Thành phần', 30),
      number('Tử số'),
      number('Mẫu số'),
      number('Điểm'),
      number('Tối đa'),
      text('Nguồn của công thức', 26),
    ],
    rows: [
      ...rows.map((row) =>
        row.scored === null
          ? { cells: ['', row.name, null, null, row.points, row.most, ''], isTotal: true }
          : { cells: partCells(row.group, row.scored), isTotal: false },
      ),
      {
        cells: ['', `Tổng điểm${gradeText(score)}`, null, null, score.points, score.most, ''],
        isTotal: true,
      },
    ],
  };
  return {
    caption: 'Điểm từng phần',
    table,
    behind: (row, column) => {
      if (column !== 2 && column !== 3) return null;
      const counted = `${rows[row]?.scored?.part.measure}.${column === 2 ? 'good' : 'all'}`;
      const feedback = FEEDBACK_FIGURES.find((one) => one === counted);
      if (feedback !== undefined) return { kind: 'feedback', figure: feedback };
      return measuredFigure(counted) === null
        ? null
        : { kind: 'dossiers', line: code, figure: counted };
    },
  };
}

const partCells = (group: string, { part, numerator, denominator, points }: ScoredPart) => [
  group,
  part.name.vi,
  numerator,
  denominator,
  points ?? 'không phát sinh',
  part.weight,
  `${part.source ?? 'Chưa có nguồn'}${part.toBeConfirmed === null ? '' : ' (chưa xác nhận)'}`,
];

/** `: Xuất sắc, quy đổi 92,4/100 (chưa xác nhận)`. */
function gradeText({ grade, ofHundred }: Score): string {
  if (grade === null || ofHundred === null) return '';
  const points = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 }).format(ofHundred);
  return `: ${grade.name.vi}, quy đổi ${points}/100${grade.isConfirmed ? '' : ' (chưa xác nhận)'}`;
}

function gainsTable(score: Score): ReportTable {
  return {
    caption: 'Điều gì nâng điểm nhiều nhất',
    table: {
      columns: [
        text('Thành phần', 34),
        number('Điểm thêm nếu đủ 100%'),
        number('Điểm thêm nếu tăng 10%'),
        number('Còn thiếu'),
      ],
      rows: gainsOf(score).map(({ scored, whole, tenth, missing }) => ({
        cells: [scored.part.name.vi, whole, tenth, missing],
        isTotal: false,
      })),
    },
    behind: noneBehind,
  };
}

interface ScoredAgency {
  readonly agency: Agency;
  readonly name: string;
  readonly score: Score;
}

function agenciesTable(scored: readonly ScoredAgency[]): ReportTable {
  const { ranked, unranked } = rankScores(scored);
  const lines = [...ranked, ...unranked];
  const groups = lines[0]?.score.groups.map(({ group }) => group) ?? [];
  return {
    caption: 'Xếp hạng các cơ quan',
    table: {
      columns: [
        { title: 'Hạng', share: 5, align: 'center' },
        text('Cơ quan', 28),
        ...groups.map((group) => number(`${group.name.vi} / ${group.weight}`)),
        number('Tổng'),
        number('Tối đa đo được', 7),
        number('Quy đổi 100'),
        text('Xếp loại', 13),
      ],
      rows: lines.map(({ agency, score }, index) => ({
        cells: [
          index < ranked.length ? index + 1 : '–',
          agency.name.vi,
          ...score.groups.map(({ points, most }) => (most === 0 ? null : points)),
          score.points,
          score.most,
          score.ofHundred,
          index < ranked.length ? gradeCell(score) : 'chưa đủ số liệu để xếp hạng',
        ],
        isTotal: false,
      })),
    },
    behind: (row, column) => agencyBehind(lines[row]?.agency, column),
  };
}

const gradeCell = ({ grade }: Score): string =>
  grade === null ? '' : `${grade.name.vi}${grade.isConfirmed ? '' : ' (chưa xác nhận)'}`;

const RANK_NOTE = `Xếp hạng theo điểm quy đổi, giữa các cơ quan đo được từ ${LEAST_TO_RANK} trong 100 điểm trở lên; các cơ quan còn lại đứng sau, không xếp hạng.`;
