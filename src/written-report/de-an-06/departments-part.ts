import { factFigures, type Told } from '#written-report/de-an-06/fact-figures.ts';
import type { ReportOutline } from '#written-report/de-an-06/outline.ts';
import type { DepartmentFigures, ReportFacts } from '#written-report/de-an-06/report-facts.ts';
import type { Figure } from '#written-report/figure.ts';
import { joined, type Prose, prose } from '#written-report/prose.ts';

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
  const told = (part: string, name: string, query: string): Told => ({
    key: `department.${department}.${part}`,
    name: `${of.name}: ${name}`,
    unit: 'hồ sơ',
    query: `Hồ sơ do ${of.name} giải quyết${query}`,
  });
  const received = figures.count(
    told('received', 'hồ sơ tiếp nhận', ', tiếp nhận trong kỳ'),
    of.received,
  );
  const online = figures.count(
    told('online', 'hồ sơ nộp trực tuyến', ', tiếp nhận trong kỳ, nộp trực tuyến'),
    of.online,
  );
  const share = figures.share(
    {
      ...told(
        'online-share',
        'tỷ lệ trực tuyến',
        ', tiếp nhận trong kỳ, nộp trực tuyến trên tổng số',
      ),
      unit: '%',
    },
    of.online,
    of.received,
  );
  const before = figures.count(
    told('carried-over', 'hồ sơ kỳ trước chuyển sang', ', chưa giải quyết xong khi kỳ bắt đầu'),
    of.carriedOver,
  );
  const carried =
    of.carriedOver === 0 ? prose`` : prose`, cùng ${before} hồ sơ kỳ trước chuyển sang`;
  return prose`+ ${of.name} đã tiếp nhận ${online}/${received} hồ sơ qua môi trường điện tử, đạt ${share} (${about})${carried}. Trong đó, ${joined(standingOf(of, told, figures.count), '; ')}.`;
}

/** What became of all that there was; only what there is of it, but for what was decided in time. */
function standingOf(
  of: DepartmentFigures,
  told: (part: string, name: string, query: string) => Told,
  count: (told: Told, many: number) => Figure,
): readonly Prose[] {
  const each = [
    { part: 'on-time', words: 'giải quyết đúng hạn', many: of.onTime },
    { part: 'untimed', words: 'đã giải quyết, không quy định thời hạn', many: of.untimed },
    { part: 'late', words: 'giải quyết quá hạn', many: of.late },
    { part: 'in-time', words: 'đang trong thời hạn giải quyết', many: of.waitingInTime },
    { part: 'overdue', words: 'chưa giải quyết và đã quá hạn', many: of.waitingLate },
  ];
  return each
    .filter(({ part, many }) => part === 'on-time' || many > 0)
    .map(({ part, words, many }) => {
      const query = `, ${words} đến cuối ngày chốt số liệu`;
      return prose`${words}: ${count(told(part, words, query), many)} hồ sơ`;
    });
}
