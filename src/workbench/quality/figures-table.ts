import { textIn } from '#kernel/bilingual.ts';
import { CASE_CLASSES, type CaseClass, caseClassLabels } from '#quality/case-class.ts';
import type { CaseCount } from '#store/quality-queue.ts';
import { dataTable } from '#web/components/data-table.ts';
import { formatCount } from '#web/format.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { communeName } from '#workbench/quality/commune-name.ts';
import { queuePath, withQuery } from '#workbench/quality/paths.ts';
import { filterQuery, NO_FILTER } from '#workbench/quality/queue-filter.ts';

/** The cases of a commune: of each class how many, and how many of all are done. */
export interface CommuneFigures {
  readonly commune: string;
  readonly name: string;
  readonly classes: ReadonlyMap<CaseClass, number>;
  readonly all: number;
  readonly closed: number;
  readonly corrected: number;
}

/** Counts by commune, in the order of their names; those without a commune last. */
export function communeFigures(
  on: OfficerRequest,
  counts: readonly CaseCount[],
): readonly CommuneFigures[] {
  const sum = (some: readonly CaseCount[]): number =>
    some.reduce((all, { count }) => all + count, 0);
  const rows = [...Map.groupBy(counts, ({ commune }) => commune)].map(
    ([commune, own]): CommuneFigures => ({
      commune,
      name: commune === '' ? sayIn(on.lang)('Chưa rõ xã', 'Unknown') : communeName(on, commune),
      classes: new Map(
        [...Map.groupBy(own, (one) => one.class)].map(([kind, some]) => [kind, sum(some)]),
      ),
      all: sum(own),
      closed: sum(own.filter(({ phase }) => phase === 'closed')),
      corrected: sum(own.filter(({ outcome }) => outcome === 'corrected')),
    }),
  );
  const byName = new Intl.Collator('vi');
  return rows.toSorted(
    (a, b) => Number(a.commune === '') - Number(b.commune === '') || byName.compare(a.name, b.name),
  );
}

/** Classes that a campaign has cases of, in their order. */
export const classesOf = (rows: readonly CommuneFigures[]): readonly CaseClass[] =>
  CASE_CLASSES.filter((kind) => rows.some(({ classes }) => classes.has(kind)));

/** Figures by commune and class, each number a link to its cases where `campaignId` is named. */
export function figuresTable(
  on: OfficerRequest,
  rows: readonly CommuneFigures[],
  campaignId: string | null,
): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const classes = classesOf(rows);
  const linked = (count: number, commune: string | null, kind: CaseClass | null): Value => {
    const text = formatCount(count, lang);
    if (campaignId === null || count === 0) return text;
    const query = filterQuery({ ...NO_FILTER, commune, class: kind });
    return html`<a href="${withQuery(queuePath(campaignId), query)}">${text}</a>`;
  };
  const line = (
    name: Value,
    commune: string | null,
    of: Omit<CommuneFigures, 'name' | 'commune'>,
  ): readonly Value[] => [
    name,
    ...classes.map((kind) => linked(of.classes.get(kind) ?? 0, commune, kind)),
    linked(of.all, commune, null),
    formatCount(of.closed, lang),
    formatCount(of.corrected, lang),
  ];
  return dataTable({
    caption: say('Số trường hợp theo xã và lớp lỗi', 'Cases by commune and class'),
    captionHidden: true,
    columns: [
      { label: say('Xã, phường', 'Commune') },
      ...classes.map((kind) => ({ label: textIn(lang, caseClassLabels[kind]), numeric: true })),
      { label: say('Tất cả', 'All'), numeric: true },
      { label: say('Đã xong', 'Closed'), numeric: true },
      { label: say('Đã đính chính', 'Corrected'), numeric: true },
    ],
    rows: [
      ...rows.map((row) => line(row.name, row.commune, row)),
      ...(rows.length < 2 ? [] : [line(html`<b>${say('Cộng', 'Sum')}</b>`, null, summed(rows))]),
    ],
  });
}

function summed(rows: readonly CommuneFigures[]): Omit<CommuneFigures, 'name' | 'commune'> {
  const sum = (of: (row: CommuneFigures) => number): number =>
    rows.reduce((all, row) => all + of(row), 0);
  return {
    classes: new Map(
      classesOf(rows).map((kind) => [kind, sum(({ classes }) => classes.get(kind) ?? 0)]),
    ),
    all: sum(({ all }) => all),
    closed: sum(({ closed }) => closed),
    corrected: sum(({ corrected }) => corrected),
  };
}
