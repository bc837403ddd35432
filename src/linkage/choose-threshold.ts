import type { Bilingual } from '#kernel/bilingual.ts';

/** A pair of which somebody said whether both are one person, and what it weighs. */
export interface LabelledPair {
  readonly weight: number;
  readonly same: boolean;
}

export interface ThresholdFigures {
  readonly threshold: number;
  /** Of the labelled pairs from this weight on, the share that is not of one person. */
  readonly wrong: number;
  /** Of the labelled pairs of one person, the share that lies below. */
  readonly missed: number;
}

export interface ThresholdChoice {
  readonly chosen: ThresholdFigures;
  readonly table: readonly ThresholdFigures[];
}

/** No more than this share of links may be wrong in the sample. */
const MOST_WRONG = 0.001;
/** A sample with fewer pairs of two people cannot show what is wrongly linked. */
export const LEAST_STRANGERS = 50;
const STEPS = 26;

/**
 * The lowest threshold, from `least` on, from which the sample shows few enough wrong links; null where the
 * sample cannot show it.
 */
export function chooseThreshold(
  pairs: readonly LabelledPair[],
  least: number,
): ThresholdChoice | null {
  const people = pairs.filter((pair) => pair.same).length;
  if (people === 0 || pairs.length - people < LEAST_STRANGERS) return null;
  const table = Array.from({ length: STEPS }, (_, at): ThresholdFigures => {
    const threshold = least + at;
    const linked = pairs.filter((pair) => pair.weight >= threshold);
    const right = linked.filter((pair) => pair.same).length;
    const wrong = linked.length === 0 ? 0 : (linked.length - right) / linked.length;
    return { threshold, wrong, missed: 1 - right / people };
  });
  const tooLow = table.findLastIndex((one) => one.wrong > MOST_WRONG);
  const chosen = table[Math.min(tooLow + 1, STEPS - 1)];
  return chosen === undefined ? null : { chosen, table };
}

/** The figures as lines to be read. */
export function thresholdLines(
  choice: ThresholdChoice,
  language: keyof Bilingual,
): readonly string[] {
  const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
  const words: Bilingual = { vi: 'ngưỡng: nối sai, bỏ sót', en: 'threshold: wrong links, missed' };
  return [
    words[language],
    ...choice.table.map(({ threshold, wrong, missed }) => {
      const mark = threshold === choice.chosen.threshold ? ' ←' : '';
      return `${String(threshold).padStart(4)}: ${percent(wrong)}, ${percent(missed)}${mark}`;
    }),
  ];
}
