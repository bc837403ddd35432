import { decides, receives } from '#catalogue/locality.ts';
import type { HandlerKind, Procedure } from '#catalogue/procedure.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import type { Column, RuledTable } from '#kernel/ruled-table.ts';
import { noneBehind, type Report } from '#reports/report.ts';
import {
  type ReportAsked,
  type ReportSources,
  type Scope,
  scopeName,
} from '#reports/report-sources.ts';

/** Biểu II.07b of the catalogue on the last day of a period: all of it, or what an agency or a level decides. */
export function ii07bReport(
  sources: Pick<ReportSources, 'agencies' | 'catalogue' | 'province'>,
  { scope, period }: ReportAsked,
): Report {
  const departments = new Map(
    sources.agencies.flatMap(({ department, name }) =>
      department === null ? [] : [[department, name] as const],
    ),
  );
  const lines = catalogueLines(
    sources.catalogue.all(period.to).filter(isOf(scope)),
    (key) => departments.get(key) ?? { vi: key, en: key },
  );
  return {
    form: 'Biểu số II.07b/VPCP/KSTT',
    title: 'Tổng hợp số lượng thủ tục hành chính',
    slug: 'ii-07b',
    period,
    about: scopeName(sources, scope).vi,
    tables: [{ caption: '', table: ii07bTable(lines), behind: noneBehind }],
    notes: II07B_NOTES,
  };
}

/** Whether a procedure is one of those whom the form is about: what an agency decides, what a desk receives. */
const isOf =
  (scope: Scope) =>
  (procedure: Procedure): boolean => {
    switch (scope.kind) {
      case 'province':
      case 'agencies':
        return true;
      case 'level':
        return levelOf(procedure.handler) === scope.level;
      case 'agency':
        return decides(procedure, scope.agency) || receives(procedure, scope.agency);
    }
  };

/** Levels of government of which the form has a column each. */
export const LEVELS = ['province', 'district', 'commune'] as const;
export type Level = (typeof LEVELS)[number];

/** Procedures of one kind of agency: how many it decides, how many go through desks, how many have a process. */
export interface CatalogueLine {
  readonly name: Bilingual;
  readonly decided: Readonly<Record<Level, number>>;
  /** By the level of the desks that receive them: one that two levels receive is counted at both. */
  readonly received: Readonly<Record<Level, number>>;
  /** Each once. */
  readonly receivedAtAll: number;
  readonly processes: Readonly<Record<Level, number>>;
}

/**
 * Biểu II.07b from the catalogue of a day: a line for each agency that decides procedures (each department by its
 * name, the others by their kind). What a ministry or a tax office decides is no procedure of the province.
 */
export function catalogueLines(
  procedures: readonly Procedure[],
  departmentName: (key: string) => Bilingual,
): readonly CatalogueLine[] {
  const own = procedures.filter(({ handler }) => handler !== 'outside');
  const units = Map.groupBy(own, ({ handler, department }) => department ?? handler);
  return [...units.values()]
    .map((these): CatalogueLine => {
      const [first] = these;
      const name = first === undefined ? { vi: '', en: '' } : unitName(first, departmentName);
      const withProcess = these.filter(({ steps }) => steps.length > 0);
      return {
        name,
        decided: byLevel((level) => these.filter((one) => levelOf(one.handler) === level)),
        received: byLevel((level) => these.filter((one) => one.receivedAt.includes(level))),
        receivedAtAll: these.filter((one) => one.receivedAt.length > 0).length,
        processes: byLevel((level) => withProcess.filter((one) => levelOf(one.handler) === level)),
      };
    })
    .toSorted((one, other) => one.name.vi.localeCompare(other.name.vi, 'vi'));
}

const byLevel = (of: (level: Level) => readonly Procedure[]): Readonly<Record<Level, number>> => ({
  province: of('province').length,
  district: of('district').length,
  commune: of('commune').length,
});

function levelOf(handler: HandlerKind): Level | null {
  switch (handler) {
    case 'province-committee':
    case 'department':
    case 'provincial-police':
    case 'social-insurance':
      return 'province';
    case 'district-committee':
    case 'district-police':
    case 'district-social-insurance':
      return 'district';
    case 'commune-committee':
    case 'commune-police':
      return 'commune';
    case 'outside':
      return null;
  }
}

function unitName(
  { handler, department }: Procedure,
  departmentName: (key: string) => Bilingual,
): Bilingual {
  return department === null ? KIND_NAMES[handler] : departmentName(department);
}

const KIND_NAMES: Readonly<Record<HandlerKind, Bilingual>> = {
  'province-committee': { vi: 'Ủy ban nhân dân tỉnh', en: "Province People's Committee" },
  department: { vi: 'Sở, ban, ngành', en: 'Departments' },
  'provincial-police': { vi: 'Công an tỉnh', en: 'Provincial police' },
  'social-insurance': { vi: 'Bảo hiểm xã hội tỉnh', en: 'Provincial Social Insurance' },
  'district-committee': { vi: 'Ủy ban nhân dân cấp huyện', en: "District People's Committees" },
  'district-police': { vi: 'Công an cấp huyện', en: 'District police' },
  'district-social-insurance': { vi: 'Bảo hiểm xã hội cấp huyện', en: 'District Social Insurance' },
  'commune-committee': { vi: 'Ủy ban nhân dân cấp xã', en: "Commune People's Committees" },
  'commune-police': { vi: 'Công an cấp xã', en: 'Commune police' },
  outside: { vi: 'Cơ quan ngoài hệ thống', en: 'Agencies outside' },
};

const number = (title: string): Column => ({ title, share: 7, align: 'right' });

export const ii07bColumns: readonly Column[] = [
  { title: 'Đơn vị', share: 28, align: 'left' },
  {
    title: 'TTHC thuộc thẩm quyền địa phương',
    columns: [number('Tổng số'), number('Cấp tỉnh'), number('Cấp huyện'), number('Cấp xã')],
  },
  {
    title: 'TTHC thực hiện theo cơ chế một cửa, một cửa liên thông',
    columns: [
      number('Tổng số'),
      number('Tại BPMC cấp tỉnh'),
      number('Tại BPMC cấp huyện'),
      number('Tại BPMC cấp xã'),
    ],
  },
  {
    title: 'Quy trình nội bộ',
    columns: [number('Tổng số'), number('Cấp tỉnh'), number('Cấp huyện'), number('Cấp xã')],
  },
];

export function ii07bTable(lines: readonly CatalogueLine[], lang: Language = 'vi'): RuledTable {
  const rows = lines.map((line) => valuesOf(line));
  const total = rows.reduce(
    (sums: readonly number[], row) => row.map((value, at) => value + (sums[at] ?? 0)),
    [],
  );
  return {
    columns: ii07bColumns,
    rows: [
      ...lines.map((line, at) => ({
        cells: [textIn(lang, line.name), ...(rows[at] ?? [])],
        isTotal: false,
      })),
      { cells: ['Tổng cộng', ...(total.length === 0 ? valuesOf(NOTHING) : total)], isTotal: true },
    ],
  };
}

const valuesOf = ({
  decided,
  received,
  receivedAtAll,
  processes,
}: CatalogueLine): readonly number[] => [
  allLevels(decided),
  ...LEVELS.map((level) => decided[level]),
  receivedAtAll,
  ...LEVELS.map((level) => received[level]),
  allLevels(processes),
  ...LEVELS.map((level) => processes[level]),
];

const allLevels = (counts: Readonly<Record<Level, number>>): number =>
  LEVELS.reduce((sum, level) => sum + counts[level], 0);

const NONE = { province: 0, district: 0, commune: 0 };
const NOTHING: CatalogueLine = {
  name: { vi: '', en: '' },
  decided: NONE,
  received: NONE,
  receivedAtAll: 0,
  processes: NONE,
};

const II07B_NOTES: readonly string[] = [
  'Một thủ tục được tiếp nhận ở nhiều cấp được đếm ở từng cấp nhưng chỉ một lần trong cột tổng số. Danh mục: các thủ tục đang có hiệu lực trong hệ thống vào ngày cuối kỳ.',
];
