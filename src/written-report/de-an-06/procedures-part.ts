import { factFigures } from '#written-report/de-an-06/fact-figures.ts';
import type { ReportOutline } from '#written-report/de-an-06/outline.ts';
import type { ProcedureCount, ReportFacts } from '#written-report/de-an-06/report-facts.ts';
import type { Figure } from '#written-report/figure.ts';
import { joined, type Prose, prose } from '#written-report/prose.ts';

/** How many procedures the report names at either end. */
const NAMED = 5;

/**
 * The procedures with the most dossiers, and those with none. Procedures of the departments that the report
 * tells of by themselves stand there, and are left out of the ranking here.
 */
export function proceduresPart(outline: ReportOutline, facts: ReportFacts): readonly Prose[] {
  const apart = new Set(outline.departments.map(({ department }) => department));
  const ranked = facts.procedures
    .filter(({ department }) => department === null || !apart.has(department))
    .toSorted((one, other) => other.received - one.received || byName(one, other));
  const most = ranked.filter(({ received }) => received > 0).slice(0, NAMED);
  const none = ranked.filter(({ received }) => received === 0);
  const leftOut =
    apart.size === 0 ? '' : ' (không kể thủ tục của cơ quan được nêu riêng ở phần sau)';
  const { count } = factFigures(facts);
  const all = count(
    {
      key: 'procedures.none',
      name: 'Thủ tục không phát sinh hồ sơ',
      unit: 'thủ tục',
      query: `Danh mục thủ tục có hiệu lực trong kỳ, được tiếp nhận tại Bộ phận Một cửa, không có hồ sơ nào${leftOut}`,
    },
    none.length,
  );
  const named = (list: readonly ProcedureCount[]): Prose =>
    joined(
      list.map((one) => prose`${one.name} (${received(facts, one)})`),
      '; ',
    );
  return [
    most.length === 0
      ? prose`+ Trong kỳ không thủ tục nào phát sinh hồ sơ${leftOut}.`
      : prose`+ ${two(most.length)} thủ tục có hồ sơ phát sinh nhiều nhất${leftOut}: ${named(most)}.`,
    none.length === 0
      ? prose`+ Thủ tục nào cũng có hồ sơ phát sinh (số thủ tục không phát sinh: ${all}).`
      : prose`+ Thủ tục không phát sinh hồ sơ: ${all}${none.length > NAMED ? `, trong đó có` : `, gồm`}: ${named(none.slice(0, NAMED))}.`,
  ];
}

const received = (facts: ReportFacts, { code, name, received: many }: ProcedureCount): Figure =>
  factFigures(facts).count(
    {
      key: `procedure.${code}`,
      name: `Hồ sơ tiếp nhận: ${name}`,
      unit: 'hồ sơ',
      query: `Hồ sơ tiếp nhận trong kỳ theo thủ tục ${code}`,
      behind: {
        kind: 'dossiers',
        counted: 'received',
        agency: '',
        withLegs: true,
        procedure: code,
      },
    },
    many,
  );

const byName = (one: ProcedureCount, other: ProcedureCount): number =>
  one.name.localeCompare(other.name, 'vi');

const two = (count: number): string => String(count).padStart(2, '0');
