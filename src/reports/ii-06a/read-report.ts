import { ok, type Result } from '#kernel/result.ts';
import type { FigureAgencies } from '#store/figure-agencies.ts';
import {
  add,
  type BrokenLine,
  type Checked,
  checkLines,
  type Line,
  NO_COUNTS,
} from '#reports/ii-06a/counts.ts';
import { type CountsAsked, type ProcedureCounts, readCounts } from '#reports/ii-06a/read-counts.ts';
import { II06A_NOTES, ii06aTable, SHOWN } from '#reports/ii-06a/table.ts';
import { LEGACY_FIGURES, LEGACY_NOTES, legacyTable } from '#reports/07a/table.ts';
import {
  type CellDossier,
  type CellFigure,
  cellFigure,
  type ListPage,
  readCellDossiers,
} from '#reports/ii-06a/read-dossiers.ts';
import { agencyBehind, type Behind, type FigureBehind, type Report } from '#reports/report.ts';
import {
  decidingAgencies,
  fieldOf,
  type ReportAsked,
  type ReportSources,
  scopeName,
} from '#reports/report-sources.ts';

/** A line with what else is known of it. */
interface FullLine extends Line {
  readonly awaitingSupplement: number;
  readonly refused: number;
}

/** The counts of a scope, line by line, checked. */
export interface CheckedReport extends Checked {
  readonly lines: readonly FullLine[];
  /** What a line is: a field, by its name, or an agency, by its code. */
  readonly by: 'field' | 'agency';
}

/** Counts for Biểu II.06a: by fields for one agency or the province, by agencies for a level or all of them. */
export async function readReportLines(
  sources: ReportSources,
  asked: ReportAsked,
): Promise<Result<CheckedReport, readonly BrokenLine[]>> {
  const by = linesAre(asked);
  const detail = by === 'field' ? 'each-procedure' : 'all-procedures';
  const rows = await readCounts(sources.pool, countsAsked(sources, asked), detail);
  const lines = by === 'field' ? fieldLines(sources, rows) : agencyLines(sources, rows);
  const checked = checkLines(lines);
  return checked.ok ? ok({ ...checked.value, lines, by }) : checked;
}

export const linesAre = ({ scope }: ReportAsked): 'field' | 'agency' =>
  scope.kind === 'agency' || scope.kind === 'province' ? 'field' : 'agency';

export const countsAsked = (
  sources: ReportSources,
  { scope, period: { from, to } }: ReportAsked,
): CountsAsked => ({ agencies: agenciesOf(sources, scope), from, to, at: sources.now });

function agenciesOf(sources: ReportSources, scope: ReportAsked['scope']): FigureAgencies {
  switch (scope.kind) {
    case 'agency':
      return [scope.agency.code];
    case 'level':
      return decidingAgencies(sources, scope.level).map(({ code }) => code);
    case 'agencies':
      return decidingAgencies(sources, null).map(({ code }) => code);
    case 'province':
      return 'province';
  }
}

function fieldLines(sources: ReportSources, rows: readonly ProcedureCounts[]): readonly FullLine[] {
  const named = rows.map((row) => ({ row, name: fieldOf(sources, row.procedure) }));
  return [...Map.groupBy(named, ({ name }) => name.vi)]
    .map(([key, these]) => ({
      key,
      name: these[0]?.name ?? { vi: key, en: key },
      ...sumUp(these.map(({ row }) => row)),
    }))
    .toSorted((one, other) => one.key.localeCompare(other.key, 'vi'));
}

function agencyLines(
  sources: ReportSources,
  rows: readonly ProcedureCounts[],
): readonly FullLine[] {
  const byAgency = Map.groupBy(rows, ({ agency }) => agency);
  return sources.agencies.flatMap(({ code, name }) => {
    const own = byAgency.get(code);
    return own === undefined ? [] : [{ key: code, name, ...sumUp(own) }];
  });
}

const sumUp = (rows: readonly ProcedureCounts[]): Omit<FullLine, 'key' | 'name'> => ({
  counts: rows.reduce((sum, { counts }) => add(sum, counts), NO_COUNTS),
  awaitingSupplement: rows.reduce((sum, row) => sum + row.awaitingSupplement, 0),
  refused: rows.reduce((sum, row) => sum + row.refused, 0),
});

/** Biểu II.06a filled in. */
export const ii06aReport = (
  sources: ReportSources,
  asked: ReportAsked,
  checked: CheckedReport,
): Report => ({
  form: 'Biểu số II.06a/VPCP/KSTT',
  title:
    'Tình hình, kết quả giải quyết thủ tục hành chính tại cơ quan, đơn vị trực tiếp giải quyết thủ tục hành chính',
  slug: 'ii-06a',
  period: asked.period,
  about: scopeName(sources, asked.scope).vi,
  tables: [
    {
      caption: '',
      table: ii06aTable(checked, checked.by === 'field' ? 'Lĩnh vực giải quyết' : 'Đơn vị'),
      behind: (row, column) => lineBehind(checked, row, column, SHOWN),
    },
  ],
  notes: [...II06A_NOTES, ...(checked.by === 'agency' ? [BY_AGENCY_NOTE] : [])],
});

function lineBehind(
  { lines, by }: CheckedReport,
  row: number,
  column: number,
  figures: readonly CellFigure[],
): Behind | null {
  const line = lines[row]?.key;
  const figure = figures[column - 2];
  if (figure !== undefined) return { kind: 'dossiers', line: line ?? null, figure };
  return by === 'field' || line === undefined ? null : agencyBehind({ code: line }, column);
}

const BY_AGENCY_NOTE =
  'Cơ quan không có hồ sơ nào trong kỳ không có dòng. Hồ sơ liên thông được tính ở mỗi cơ quan giải quyết một phần của nó, ở mỗi cơ quan một lần.';

/** The form that came before it, from the same counts. */
export const legacyReport = (
  sources: ReportSources,
  asked: ReportAsked,
  checked: CheckedReport,
): Report => {
  const byKey = new Map(checked.lines.map((line) => [line.key, line]));
  const nothing = { awaitingSupplement: 0, refused: 0 };
  return {
    form: 'Biểu số 07a (mẫu cũ)',
    title: 'Kết quả giải quyết thủ tục hành chính',
    slug: 'bieu-07a',
    period: asked.period,
    about: scopeName(sources, asked.scope).vi,
    tables: [
      {
        caption: '',
        table: legacyTable(checked, ({ key }) => byKey.get(key) ?? nothing),
        behind: (row, column) => lineBehind(checked, row, column, LEGACY_FIGURES),
      },
    ],
    notes: LEGACY_NOTES,
  };
};

/** The dossiers behind a figure of either form. */
export async function readLineDossiers(
  sources: ReportSources,
  asked: ReportAsked,
  { line, figure }: FigureBehind,
  page: ListPage,
): Promise<readonly CellDossier[]> {
  const known = cellFigure(figure);
  if (known === null) return [];
  const cell = { ...countsAsked(sources, asked), figure: known, procedures: null };
  if (line === null) return readCellDossiers(sources.pool, cell, page);
  if (linesAre(asked) === 'agency') {
    const isOne = cell.agencies !== 'province' && cell.agencies.includes(line);
    return isOne ? readCellDossiers(sources.pool, { ...cell, agencies: [line] }, page) : [];
  }
  const rows = await readCounts(sources.pool, cell, 'each-procedure');
  const procedures = rows
    .map(({ procedure }) => procedure)
    .filter((procedure) => fieldOf(sources, procedure).vi === line);
  return readCellDossiers(sources.pool, { ...cell, procedures }, page);
}
