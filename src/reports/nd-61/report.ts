import type { Agency } from '#catalogue/locality.ts';
import { groupedDigits } from '#kernel/grouped-digits.ts';
import { type RatingStatement, readStatements } from '#store/rating-statements.ts';
import {
  DOSSIER_INDICATORS,
  type DossierIndicator,
  type Indicator,
  INDICATORS,
  indicatorNames,
} from '#reports/nd-61/indicators.ts';
import { MARK_COLUMNS, number, pointsCell, text } from '#reports/nd-61/mark-columns.ts';
import { figureOf } from '#reports/nd-61/marked-figure.ts';
import { officerTables } from '#reports/nd-61/officer-tables.ts';
import {
  type MarksAsked,
  readAgencyMarks,
  readFeedbackMarks,
  readOfficerMarks,
} from '#reports/nd-61/read-marks.ts';
import {
  decimalOf,
  gradeOf,
  type PeriodMarks,
  ratedBy,
  type RatedIndicator,
  type Rating,
  ratingOf,
  wholeMark,
} from '#reports/nd-61/rating.ts';
import { agencyBehind, type Behind, type Report, type ReportTable } from '#reports/report.ts';
import {
  decidingAgencies,
  type ReportAsked,
  type ReportSources,
  scopeName,
} from '#reports/report-sources.ts';

/** Ratings of NĐ 61/2018 Điều 31: of one agency with its officers, of a level an agency a line. */
export async function nd61Report(sources: ReportSources, asked: ReportAsked): Promise<Report> {
  const { scope, period } = asked;
  const agencies =
    scope.kind === 'agency'
      ? [scope.agency]
      : decidingAgencies(sources, scope.kind === 'level' ? scope.level : null);
  const rated = await rateAgencies(sources, asked, agencies);
  const [only] = rated;
  const tables =
    scope.kind === 'agency' && only !== undefined
      ? [indicatorsTable(sources, only), ...(await officersOf(sources, period, only))]
      : [
          agenciesTable(
            sources,
            rated.filter(({ hasDossiers }) => hasDossiers),
          ),
        ];
  const { ratings } = sources.rules;
  return {
    form: '',
    title: `Đánh giá việc giải quyết thủ tục hành chính (${ratings.basis})`,
    slug: 'nd-61',
    period,
    about: scopeName(sources, scope).vi,
    tables,
    notes: [
      ...(scope.kind === 'agency' ? [] : [INDICATOR_KEY]),
      ...(only !== undefined && scope.kind === 'agency' && hasTooMany(only) ? [TOO_MANY] : []),
      ...[
        ratings.perPeriodToBeConfirmed,
        ratings.gradesToBeConfirmed,
        ...(scope.kind === 'agency' ? [ratings.officerGradesToBeConfirmed] : []),
      ].flatMap((note) => (note === null ? [] : [`Chờ xác nhận: ${note.vi}`])),
    ],
  };
}

/** Dossiers that ended of which it can be looked up in a few seconds who worked on each. */
const MOST_FOR_OFFICERS = 30_000;
const TOO_MANY = `Điểm của cán bộ, công chức, viên chức: cơ quan có hơn ${groupedDigits(String(MOST_FOR_OFFICERS))} hồ sơ kết thúc trong kỳ, hãy chọn kỳ ngắn hơn để xem từng người.`;

const hasTooMany = ({ rating }: RatedAgency): boolean => {
  const seen = rating.indicators.find(({ indicator }) => indicator === 3)?.counts ?? NOTHING;
  return seen.reduce((sum, count) => sum + count, 0) > MOST_FOR_OFFICERS;
};

async function officersOf(
  { pool }: ReportSources,
  { from, to }: ReportAsked['period'],
  rated: RatedAgency,
): Promise<readonly ReportTable[]> {
  if (hasTooMany(rated)) return [];
  return officerTables(await readOfficerMarks(pool, { agencies: [rated.agency.code], from, to }));
}

/** What the heads of the table of many agencies leave out. */
const INDICATOR_KEY = `Chỉ số ${INDICATORS.map((one) => `${one}: ${indicatorNames[one].vi}`).join('; ')}.`;

interface RatedAgency {
  readonly agency: Agency;
  readonly rating: Rating;
  readonly statements: readonly RatingStatement[];
  readonly hasDossiers: boolean;
}

const NOTHING = [0, 0, 0] as const;
const NO_MARKS: PeriodMarks = { 1: NOTHING, 2: NOTHING, 3: NOTHING, 4: NOTHING, 7: NOTHING };

/** The rating of each agency in a period. */
async function rateAgencies(
  { pool, now }: ReportSources,
  { period: { from, to } }: ReportAsked,
  agencies: readonly Agency[],
): Promise<readonly RatedAgency[]> {
  const marksAsked: MarksAsked = { agencies: agencies.map(({ code }) => code), from, to };
  const [marks, feedback, stated] = await Promise.all([
    readAgencyMarks(pool, marksAsked),
    readFeedbackMarks(pool, marksAsked, now),
    readStatements(pool, marksAsked),
  ]);
  return agencies.map((agency) => {
    const own = marks.get(agency.code);
    const statements = stated.filter((one) => one.agency === agency.code);
    const indicators = INDICATORS.map((indicator): RatedIndicator => {
      if (isOfDossiers(indicator)) return ratedBy(indicator, own ?? NO_MARKS);
      if (indicator === 8) {
        return {
          indicator,
          mark: wholeMark(feedback.get(agency.code) ?? 2),
          counts: NOTHING,
        };
      }
      const said = statements.find((one) => one.indicator === indicator);
      return { indicator, mark: said === undefined ? null : wholeMark(said.mark), counts: NOTHING };
    });
    return { agency, rating: ratingOf(indicators), statements, hasDossiers: own !== undefined };
  });
}

const isOfDossiers = (indicator: Indicator): indicator is DossierIndicator =>
  (DOSSIER_INDICATORS as readonly Indicator[]).includes(indicator);

/** Dossiers where an indicator is of them, reports and suggestions where it is of those. */
function behindCell(line: string, indicator: Indicator, column: number): Behind | null {
  if (indicator === 8) {
    return column === POINTS ? { kind: 'feedback', figure: 'feedback-due.all' } : null;
  }
  const mark = MARK_COLUMNS[column - 2];
  return mark === undefined || !isOfDossiers(indicator)
    ? null
    : { kind: 'dossiers', line, figure: figureOf({ indicator, mark }) };
}

/** The column of points in the table of one agency. */
const POINTS = 2 + MARK_COLUMNS.length;

function indicatorsTable(
  { rules }: ReportSources,
  { agency, rating, statements }: RatedAgency,
): ReportTable {
  const grade = gradeOf(rating, rules.ratings);
  const evidence = (indicator: Indicator): string => {
    if (isOfDossiers(indicator)) return 'Từ hồ sơ kết thúc trong kỳ';
    if (indicator === 8) return 'Từ phản ánh, kiến nghị đến hạn trong kỳ';
    return (
      statements.find((one) => one.indicator === indicator)?.evidence ??
      'Cơ quan tự đánh giá, chưa khai'
    );
  };
  return {
    caption: 'Điểm của cơ quan',
    table: {
      columns: [
        { title: 'STT', share: 4, align: 'center' },
        text('Chỉ số', 34),
        number('Hồ sơ 2 điểm'),
        number('Hồ sơ 1 điểm'),
        number('Hồ sơ 0 điểm'),
        number('Điểm'),
        text('Căn cứ', 26),
      ],
      rows: [
        ...rating.indicators.map((one) => ({
          cells: [
            one.indicator,
            indicatorNames[one.indicator].vi,
            ...MARK_COLUMNS.map((mark) => (isOfDossiers(one.indicator) ? one.counts[mark] : null)),
            pointsCell(one),
            evidence(one.indicator),
          ],
          isTotal: false,
        })),
        {
          cells: [
            null,
            grade === null
              ? `Tổng điểm; chưa xếp loại, còn thiếu chỉ số ${rating.missing.join(', ')}`
              : `Tổng điểm: ${grade.vi}`,
            null,
            null,
            null,
            decimalOf(rating.points),
            `trên ${rating.most}`,
          ],
          isTotal: true,
        },
      ],
    },
    behind: (row, column) => {
      const indicator = INDICATORS[row];
      return indicator === undefined ? null : behindCell(agency.code, indicator, column);
    },
  };
}

function agenciesTable({ rules }: ReportSources, rated: readonly RatedAgency[]): ReportTable {
  return {
    caption: 'Điểm các cơ quan',
    table: {
      columns: [
        { title: 'STT', share: 4, align: 'center' },
        text('Cơ quan', 28),
        ...INDICATORS.map((indicator) => number(`Chỉ số ${indicator}`, 6)),
        number('Tổng'),
        number('Tối đa', 6),
        text('Xếp loại', 14),
      ],
      rows: rated.map(({ agency, rating }, index) => ({
        cells: [
          index + 1,
          agency.name.vi,
          ...rating.indicators.map(pointsCell),
          decimalOf(rating.points),
          rating.most,
          gradeOf(rating, rules.ratings)?.vi ?? `thiếu chỉ số ${rating.missing.join(', ')}`,
        ],
        isTotal: false,
      })),
    },
    behind: (row, column) => agencyBehind(rated[row]?.agency, column),
  };
}
