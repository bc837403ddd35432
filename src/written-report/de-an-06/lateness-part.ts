import { factFigures } from '#written-report/de-an-06/fact-figures.ts';
import { type ReportOutline, writtenParts } from '#written-report/de-an-06/outline.ts';
import type { CampaignTimes, ReportFacts } from '#written-report/de-an-06/report-facts.ts';
import { type Prose, prose } from '#written-report/prose.ts';

/** Who answered campaigns of reports late, and who sent their part of this very report late or not at all. */
export function latenessPart(outline: ReportOutline, facts: ReportFacts): readonly Prose[] {
  const { count, words } = factFigures(facts);
  const asked = writtenParts(outline);
  const sent = asked.flatMap(({ key }) => {
    const written = facts.written.get(key);
    return written?.state === 'submitted' ? [written] : [];
  });
  const late = sent
    .flatMap((written) => (written.late === null ? [] : [written.late]))
    .toSorted((one, other) => other.minutes - one.minutes);
  const told = (key: string, name: string) => ({
    key: `lateness.${key}`,
    name,
    unit: 'phần',
    query: 'Các phần của báo cáo này, theo hạn gửi của kỳ và giờ làm việc của từng cơ quan',
    behind: { kind: 'parts' } as const,
  });
  const parts = count(told('asked', 'Phần báo cáo giao cơ quan viết'), asked.length);
  const lates = count(told('late', 'Phần gửi quá hạn'), late.length);
  const missing = count(told('missing', 'Phần chưa gửi'), asked.length - sent.length);
  const longest = words(told('longest', 'Chậm nhiều nhất'), late[0]?.words ?? '');
  return [
    ...facts.campaigns.map((one) => campaignLine(facts, one)),
    late.length === 0
      ? prose`- Chế độ báo cáo: trong ${parts} phần giao các cơ quan viết, không phần nào đã gửi bị chậm (${lates}); chưa gửi ${missing} phần.`
      : prose`- Chế độ báo cáo thực hiện chưa nghiêm: trong ${parts} phần giao các cơ quan viết có ${lates} phần gửi quá hạn, chậm nhiều nhất ${longest}; chưa gửi ${missing} phần.`,
  ];
}

/** How agencies kept the time of one campaign of reports. */
function campaignLine(facts: ReportFacts, { campaignId, name, ...times }: CampaignTimes): Prose {
  const { count } = factFigures(facts);
  const told = (key: keyof typeof times, what: string) =>
    count(
      {
        key: `campaign.${name}.${key}`,
        name: `${what}: ${name}`,
        unit: 'cơ quan',
        query: `Đợt báo cáo định kỳ “${name}”, theo giờ làm việc của từng cơ quan`,
        behind: { kind: 'campaign', campaignId, shows: 'answers' },
      },
      times[key],
    );
  return prose`- Đợt báo cáo “${name}”: ${told('answered', 'Cơ quan đã nộp')}/${told('asked', 'Cơ quan được giao')} cơ quan đã nộp, ${told('late', 'Cơ quan nộp chậm hoặc quá hạn chưa nộp')} cơ quan chậm so với thời gian quy định.`;
}
