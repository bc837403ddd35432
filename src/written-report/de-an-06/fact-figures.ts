import type { Behind, Figure } from '#written-report/figure.ts';
import type { ReportFacts } from '#written-report/de-an-06/report-facts.ts';

export interface Told {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  /** What was counted where, in words. */
  readonly query: string;
  readonly behind?: Behind;
}

/** Makes figures of one period's facts. */
export function factFigures(facts: ReportFacts) {
  const { from, to } = facts.period;
  const figure = ({ query, behind, ...told }: Told, value: Figure['value']): Figure => ({
    ...told,
    value,
    source: { query, from, to },
    behind: behind ?? null,
  });
  return {
    count: (told: Told, count: number): Figure => figure(told, { kind: 'count', count }),
    share: (told: Told, part: number, whole: number): Figure =>
      figure(told, { kind: 'share', part, whole }),
    words: (told: Told, words: string): Figure => figure(told, { kind: 'words', words }),
    missing: (told: Told, reason: string): Figure => figure(told, { kind: 'missing', reason }),
    /** A number that agencies told; without one, why. */
    returned: (told: Omit<Told, 'key' | 'query'>, measure: string): Figure => {
      const found = facts.returns.get(measure);
      const key = `returned.${measure}`;
      const indicator = `“${told.name}” (mã ${measure})`;
      const query = `Báo cáo định kỳ, chỉ tiêu ${indicator}`;
      if (found === undefined) {
        const reason = `chưa cơ quan nào nộp chỉ tiêu ${indicator} trong kỳ`;
        return figure({ ...told, key, query }, { kind: 'missing', reason });
      }
      const { quantity, answers, campaign, campaignId } = found;
      return figure(
        {
          ...told,
          key,
          query: `${query} của đợt “${campaign}”: ${answers} cơ quan nộp`,
          behind: { kind: 'campaign', campaignId, shows: 'sums' },
        },
        { kind: 'count', count: quantity },
      );
    },
  };
}
