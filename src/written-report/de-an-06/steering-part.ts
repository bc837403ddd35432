import { formatDay } from '#kernel/day.ts';
import { factFigures } from '#written-report/de-an-06/fact-figures.ts';
import type { ReportFacts } from '#written-report/de-an-06/report-facts.ts';
import type { Behind, CountedTasks, SteeringBook } from '#written-report/figure.ts';
import { joined, type Prose, prose } from '#written-report/prose.ts';

/** What was issued, held and founded, and how the plan stands. */
export const steeringPart = (facts: ReportFacts): readonly Prose[] => [
  ...documentsOf(facts),
  ...meetingsOf(facts),
  ...teamsOf(facts),
  ...tasksOf(facts),
];

const inBook = (book: SteeringBook): Behind => ({ kind: 'steering', book });

function documentsOf(facts: ReportFacts): readonly Prose[] {
  const figures = factFigures(facts);
  const { documents } = facts.steering;
  const told = {
    key: 'steering.documents',
    name: 'Văn bản chỉ đạo đã ban hành',
    unit: 'văn bản',
    query: 'Sổ văn bản chỉ đạo Đề án 06, ban hành trong kỳ',
    behind: inBook('documents'),
  };
  if (documents.length === 0) {
    const why = 'chưa văn bản chỉ đạo nào của kỳ được nhập vào hệ thống';
    return [prose`- Văn bản chỉ đạo: ${figures.missing(told, why)}.`];
  }
  return [
    prose`- Trong kỳ đã ban hành ${figures.count(told, documents.length)} văn bản chỉ đạo triển khai Đề án 06:`,
    ...documents.map(({ number, issuedOn, issuer, subject }): Prose => {
      const one = {
        key: `steering.document.${number}`,
        name: `Văn bản của ${issuer}`,
        unit: '',
        query: `Sổ văn bản chỉ đạo Đề án 06: văn bản ngày ${formatDay(issuedOn)}`,
        behind: inBook('documents'),
      };
      return prose`+ Ngày ${formatDay(issuedOn)}, ${issuer} ban hành ${kindOf(number)} số ${figures.words(one, number)} về ${subject}.`;
    }),
  ];
}

/** Kinds by the letters of the number (NĐ 30/2020, Phụ lục III); what has none of them is a letter. */
const KINDS: Readonly<Record<string, string>> = {
  QĐ: 'Quyết định',
  KH: 'Kế hoạch',
  BC: 'Báo cáo',
  CĐ: 'Công điện',
  CT: 'Chỉ thị',
  HD: 'Hướng dẫn',
  TB: 'Thông báo',
  TTr: 'Tờ trình',
};

const kindOf = (number: string): string =>
  KINDS[number.split('/')[1]?.split('-')[0] ?? ''] ?? 'Công văn';

const meetingsOf = (facts: ReportFacts): readonly Prose[] =>
  facts.steering.meetings.map(({ heldOn, title, participants, kinds }) => {
    const { count } = factFigures(facts);
    const told = (part: string, name: string) => ({
      key: `steering.meeting.${heldOn}.${part}`,
      name,
      unit: 'đại biểu',
      query: `Danh sách đại biểu của cuộc họp ngày ${formatDay(heldOn)}`,
      behind: inBook('meetings'),
    });
    if (participants === 0) return prose`- Ngày ${formatDay(heldOn)} đã tổ chức ${title}.`;
    const all = count(told('all', `Đại biểu dự họp ngày ${formatDay(heldOn)}`), participants);
    const each = kinds.map(
      (one): Prose =>
        prose`${one.kind}: ${count(told(one.kind, `Đại biểu dự họp: ${one.kind}`), one.participants)}`,
    );
    return prose`- Ngày ${formatDay(heldOn)} đã tổ chức ${title}, có ${all} đại biểu dự (${joined(each, '; ')}).`;
  });

const LEVELS = {
  province: 'cấp tỉnh',
  district: 'cấp huyện',
  commune: 'cấp xã',
  hamlet: 'ấp, khu phố',
} satisfies Record<ReportFacts['steering']['coverage'][number]['level'], string>;

function teamsOf(facts: ReportFacts): readonly Prose[] {
  const { count } = factFigures(facts);
  const levels = facts.steering.coverage.filter(({ level }) => level !== 'province');
  const each = levels.map(({ level, founded, units }): Prose => {
    const told = (part: 'founded' | 'units', name: string) => ({
      key: `steering.teams.${level}.${part}`,
      name: `${name} (${LEVELS[level]})`,
      unit: 'đơn vị',
      query: `Sổ Tổ công tác Đề án 06, ${LEVELS[level]}, đến cuối ngày chốt số liệu`,
      behind: { kind: 'teams', level, shows: part } as const,
    });
    return prose`${count(told('founded', 'Đơn vị đã thành lập Tổ công tác'), founded)}/${count(told('units', 'Đơn vị hành chính'), units)} ${LEVELS[level]}`;
  });
  return each.length === 0
    ? []
    : [prose`- Tổ công tác Đề án 06 đã được thành lập tại ${joined(each, ', ')}.`];
}

function tasksOf(facts: ReportFacts): readonly Prose[] {
  const { all, done, overdue } = facts.steering.tasks;
  if (all === 0) return [];
  const { count } = factFigures(facts);
  const told = (part: CountedTasks, name: string) => ({
    key: `steering.tasks.${part}`,
    name,
    unit: 'nhiệm vụ',
    query: 'Kế hoạch thực hiện Đề án 06 trong hệ thống',
    behind: { kind: 'tasks', counted: part } as const,
  });
  return [
    prose`- Nhiệm vụ của kế hoạch: ${count(told('all', 'Nhiệm vụ của kế hoạch'), all)}, đã hoàn thành ${count(told('done', 'Nhiệm vụ hoàn thành'), done)}, quá hạn ${count(told('overdue', 'Nhiệm vụ quá hạn'), overdue)}.`,
  ];
}

/** Articles, broadcasts, meetings: what was done to let people know. */
export function outreachPart(facts: ReportFacts): readonly Prose[] {
  const { outreach } = facts.steering;
  const figures = factFigures(facts);
  const query = 'Sổ tuyên truyền Đề án 06, trong kỳ';
  if (outreach.length === 0) {
    const told = { key: 'outreach', name: 'Hoạt động tuyên truyền', unit: '', query };
    const why = 'chưa đơn vị nào ghi hoạt động tuyên truyền trong kỳ';
    return [prose`- Hoạt động tuyên truyền: ${figures.missing(told, why)}.`];
  }
  const each = outreach.map(({ kind, pieces }): Prose => {
    const told = {
      key: `outreach.${kind}`,
      name: `Tuyên truyền: ${kind}`,
      unit: 'lượt',
      query,
      behind: inBook('outreach'),
    };
    return prose`${kind}: ${figures.count(told, pieces)}`;
  });
  return [prose`- Hoạt động tuyên truyền trong kỳ: ${joined(each, '; ')}.`];
}
