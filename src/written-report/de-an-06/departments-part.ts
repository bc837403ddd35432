import { factFigures, type Told } from '#written-report/de-an-06/fact-figures.ts';
import type { ReportOutline } from '#written-report/de-an-06/outline.ts';
import type { DepartmentFigures, ReportFacts } from '#written-report/de-an-06/report-facts.ts';
import type { CountedDossiers, Figure } from '#written-report/figure.ts';
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
  const told: ToldOf = (part, name, query, counted, channel) => ({
    key: `department.${department}.${part}`,
    name: `${of.name}: ${name}`,
    unit: 'hồ sơ',
    query: `Hồ sơ do ${of.name} giải quyết${query}`,
    ...(of.agency === null
      ? {}
      : { behind: { kind: 'dossiers', counted, agency: of.agency, ...channel } }),
  });
  const received = figures.count(
    told('received', 'hồ sơ tiếp nhận', ', tiếp nhận trong kỳ', 'received'),
    of.received,
  );
  const online = figures.count(
    told(
      'online',
      'hồ sơ nộp trực tuyến',
      ', tiếp nhận trong kỳ, nộp trực tuyến',
      'received',
      ONLINE,
    ),
    of.online,
  );
  const share = figures.share(
    {
      ...told(
        'online-share',
        'tỷ lệ trực tuyến',
        ', tiếp nhận trong kỳ, nộp trực tuyến trên tổng số',
        'received',
        ONLINE,
      ),
      unit: '%',
    },
    of.online,
    of.received,
  );
  const before = figures.count(
    told(
      'carried-over',
      'hồ sơ kỳ trước chuyển sang',
      ', chưa giải quyết xong khi kỳ bắt đầu',
      'carriedOver',
    ),
    of.carriedOver,
  );
  const carried =
    of.carriedOver === 0 ? prose`` : prose`, cùng ${before} hồ sơ kỳ trước chuyển sang`;
  return prose`+ ${of.name} đã tiếp nhận ${online}/${received} hồ sơ qua môi trường điện tử, đạt ${share} (${about})${carried}. Trong đó, ${joined(standingOf(of, told, figures.count), '; ')}.`;
}

type ToldOf = (
  part: string,
  name: string,
  query: string,
  counted: CountedDossiers,
  channel?: typeof ONLINE,
) => Told;

const ONLINE = { channel: 'online' } as const;

/** What became of all that there was; only what there is of it, but for what was decided in time. */
function standingOf(
  of: DepartmentFigures,
  told: ToldOf,
  count: (told: Told, many: number) => Figure,
): readonly Prose[] {
  const each = [
    ['on-time', 'giải quyết đúng hạn', of.onTime, 'finishedInTime'],
    ['untimed', 'đã giải quyết, không quy định thời hạn', of.untimed, 'untimed'],
    ['late', 'giải quyết quá hạn', of.late, 'late'],
    ['in-time', 'đang trong thời hạn giải quyết', of.waitingInTime, 'waitingInTime'],
    ['overdue', 'chưa giải quyết và đã quá hạn', of.waitingLate, 'waitingLate'],
  ] as const;
  return each
    .filter(([part, , many]) => part === 'on-time' || many > 0)
    .map(([part, words, many, counted]) => {
      const query = `, ${words} đến cuối ngày chốt số liệu`;
      return prose`${words}: ${count(told(part, words, query, counted), many)} hồ sơ`;
    });
}
