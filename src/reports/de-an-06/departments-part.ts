import { factFigures } from '#reports/de-an-06/fact-figures.ts';
import type { ReportOutline } from '#reports/de-an-06/outline.ts';
import type { DepartmentFigures, ReportFacts } from '#reports/de-an-06/report-facts.ts';
import { joined, type Prose, prose } from '#reports/prose.ts';

/** How the departments of the outline received and decided. */
export const departmentsPart = (outline: ReportOutline, facts: ReportFacts): readonly Prose[] =>
  outline.departments.map(({ department, about }) => {
    const figures = facts.departments.get(department);
    if (figures === undefined) {
      const { missing } = factFigures(facts);
      const told = {
        key: `department.${department}`,
        name: `Hồ sơ của ${department}`,
        unit: 'hồ sơ',
        query: 'Hồ sơ theo cơ quan giải quyết',
      };
      const why = `trong kỳ không có cơ quan nào mang mã sở ${department}`;
      return prose`+ ${department}: ${missing(told, why)}.`;
    }
    return departmentProse(facts, department, about, figures);
  });

function departmentProse(
  facts: ReportFacts,
  department: string,
  about: string,
  of: DepartmentFigures,
): Prose {
  const figures = factFigures(facts);
  const told = (part: string, name: string, query: string) => ({
    key: `department.${department}.${part}`,
    name: `${of.name}: ${name}`,
    unit: 'hồ sơ',
    query: `Hồ sơ do ${of.name} giải quyết, tiếp nhận trong kỳ${query}`,
  });
  const received = figures.count(told('received', 'hồ sơ tiếp nhận', ''), of.received);
  const online = figures.count(
    told('online', 'hồ sơ nộp trực tuyến', ', nộp trực tuyến'),
    of.online,
  );
  const share = figures.share(
    { ...told('online-share', 'tỷ lệ trực tuyến', ', nộp trực tuyến trên tổng số'), unit: '%' },
    of.online,
    of.received,
  );
  const ends = [
    { part: 'on-time', words: 'giải quyết đúng hạn', many: of.onTime, always: true },
    {
      part: 'untimed',
      words: 'đã giải quyết, không quy định thời hạn',
      many: of.untimed,
      always: false,
    },
    { part: 'late', words: 'giải quyết quá hạn', many: of.late, always: false },
    {
      part: 'in-time',
      words: 'đang trong thời hạn giải quyết',
      many: of.waitingInTime,
      always: false,
    },
    {
      part: 'overdue',
      words: 'chưa giải quyết và đã quá hạn',
      many: of.waitingLate,
      always: false,
    },
  ].filter(({ many, always }) => always || many > 0);
  const standing = ends.map(
    ({ part, words, many }): Prose =>
      prose`${words}: ${figures.count(told(part, words, `, ${words} đến cuối ngày chốt số liệu`), many)} hồ sơ`,
  );
  return prose`+ ${of.name} đã tiếp nhận ${online}/${received} hồ sơ qua môi trường điện tử, đạt ${share} (${about}). Trong đó, ${joined(standing, '; ')}.`;
}
