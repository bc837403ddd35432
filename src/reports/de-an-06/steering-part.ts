import { formatDay } from '#kernel/day.ts';
import { factFigures } from '#reports/de-an-06/fact-figures.ts';
import type { ReportFacts, SteeringFacts } from '#reports/de-an-06/report-facts.ts';
import { joined, type Prose, prose } from '#reports/prose.ts';

const NOT_KEPT = 'công tác chỉ đạo trong kỳ chưa được nhập vào hệ thống';

const LEVELS = {
  district: 'cấp huyện',
  commune: 'cấp xã',
  hamlet: 'ấp, khu phố',
} satisfies Record<SteeringFacts['teams'][number]['level'], string>;

/** What was issued, held and founded. */
export function steeringPart(facts: ReportFacts): readonly Prose[] {
  const { steering } = facts;
  if (steering === null) {
    const told = {
      key: 'steering',
      name: 'Công tác chỉ đạo',
      unit: '',
      query: 'Sổ chỉ đạo Đề án 06',
    };
    return [prose`- Công tác chỉ đạo: ${factFigures(facts).missing(told, NOT_KEPT)}.`];
  }
  return [
    ...documentsOf(facts, steering),
    ...meetingsOf(facts, steering),
    ...teamsOf(facts, steering),
    ...tasksOf(facts, steering),
  ];
}

function documentsOf(facts: ReportFacts, { documents }: SteeringFacts): readonly Prose[] {
  const { count, words } = factFigures(facts);
  const all = count(
    {
      key: 'steering.documents',
      name: 'Văn bản chỉ đạo đã ban hành',
      unit: 'văn bản',
      query: 'Sổ văn bản chỉ đạo Đề án 06, ban hành trong kỳ',
    },
    documents.length,
  );
  const each = documents.map(({ number, day, kind, issuer, subject }): Prose => {
    const told = {
      key: `steering.document.${number}`,
      name: `${kind} của ${issuer}`,
      unit: '',
      query: `Sổ văn bản chỉ đạo Đề án 06: văn bản ngày ${formatDay(day)}`,
    };
    return prose`- Ngày ${formatDay(day)}, ${issuer} ban hành ${kind} số ${words(told, number)} ${subject}.`;
  });
  return [
    prose`- Trong kỳ đã ban hành ${all} văn bản chỉ đạo triển khai Đề án 06, cụ thể:`,
    ...each,
  ];
}

const meetingsOf = (facts: ReportFacts, { meetings }: SteeringFacts): readonly Prose[] =>
  meetings.map(({ day, subject, participants, attended }) => {
    const { count } = factFigures(facts);
    const told = {
      key: `steering.meeting.${day}`,
      name: `Đại biểu dự họp ngày ${formatDay(day)}`,
      unit: 'đại biểu',
      query: `Danh sách đại biểu của cuộc họp ngày ${formatDay(day)}`,
    };
    const who = attended === '' ? '' : ` (${attended})`;
    return participants === 0
      ? prose`- Ngày ${formatDay(day)} đã tổ chức ${subject}.`
      : prose`- Ngày ${formatDay(day)} đã tổ chức ${subject}, có ${count(told, participants)} đại biểu dự${who}.`;
  });

function teamsOf(facts: ReportFacts, { teams }: SteeringFacts): readonly Prose[] {
  const { count } = factFigures(facts);
  const each = teams.map(({ level, founded, of }): Prose => {
    const told = (part: string, name: string) => ({
      key: `steering.teams.${level}.${part}`,
      name: `${name} (${LEVELS[level]})`,
      unit: 'đơn vị',
      query: `Sổ tổ công tác Đề án 06, ${LEVELS[level]}, đến cuối ngày chốt số liệu`,
    });
    return prose`${count(told('founded', 'Đơn vị đã thành lập Tổ công tác'), founded)}/${count(told('of', 'Đơn vị phải có Tổ công tác'), of)} ${LEVELS[level]}`;
  });
  return teams.length === 0
    ? []
    : [prose`- Tổ công tác Đề án 06 đã được thành lập tại ${joined(each, ', ')}.`];
}

function tasksOf(facts: ReportFacts, { tasks }: SteeringFacts): readonly Prose[] {
  if (tasks.done + tasks.overdue === 0) return [];
  const { count } = factFigures(facts);
  const told = (part: string, name: string) => ({
    key: `steering.tasks.${part}`,
    name,
    unit: 'nhiệm vụ',
    query: 'Kế hoạch thực hiện Đề án 06 trong hệ thống',
  });
  return [
    prose`- Nhiệm vụ của kế hoạch: đã hoàn thành ${count(told('done', 'Nhiệm vụ hoàn thành'), tasks.done)}, quá hạn ${count(told('overdue', 'Nhiệm vụ quá hạn'), tasks.overdue)}.`,
  ];
}

/** Articles, broadcasts, meetings: what was done to let people know. */
export function outreachPart(facts: ReportFacts): readonly Prose[] {
  const { steering } = facts;
  const figures = factFigures(facts);
  const query = 'Sổ tuyên truyền Đề án 06, trong kỳ';
  if (steering === null || steering.outreach.length === 0) {
    const told = { key: 'outreach', name: 'Hoạt động tuyên truyền', unit: '', query };
    const why = 'chưa đơn vị nào ghi hoạt động tuyên truyền trong kỳ';
    return [prose`- Hoạt động tuyên truyền: ${figures.missing(told, why)}.`];
  }
  const each = steering.outreach.map(({ kind, count }): Prose => {
    const told = { key: `outreach.${kind}`, name: `Tuyên truyền: ${kind}`, unit: 'lượt', query };
    return prose`${kind}: ${figures.count(told, count)}`;
  });
  return [prose`- Hoạt động tuyên truyền trong kỳ: ${joined(each, '; ')}.`];
}
