import { type CampaignForm, indicatorsOf } from '#reporting/indicator.ts';
import { withShares } from '#reporting/read-answers.ts';
import { rounded } from '#reporting/read-number.ts';

export const LEVELS = ['province', 'district', 'commune', 'hamlet'] as const;
export type Level = (typeof LEVELS)[number];

/** An answer as it is summed up. */
export interface SummedAnswer {
  readonly recipient: string;
  readonly level: Level;
  /** Recipient or agency above it; null at the top. */
  readonly above: string | null;
  readonly numbers: ReadonlyMap<string, number>;
}

/** Numbers added up over answers, and how many of them gave each. */
export interface Sum {
  readonly numbers: ReadonlyMap<string, number>;
  readonly counted: ReadonlyMap<string, number>;
}

/** Adds numbers; percentages are those of the sums, and one that was typed is not summed up. */
export function sumUp(form: CampaignForm, answers: readonly SummedAnswer[]): Sum {
  const numbers = new Map<string, number>();
  const counted = new Map<string, number>();
  for (const indicator of indicatorsOf(form)) {
    if (indicator.kind !== 'number') continue;
    const { code, decimals } = indicator;
    const given = answers.flatMap((answer) => answer.numbers.get(code) ?? []);
    if (given.length === 0) continue;
    numbers.set(
      code,
      rounded(
        given.reduce((sum, one) => sum + one, 0),
        decimals,
      ),
    );
    counted.set(code, given.length);
  }
  return { numbers: withShares(form, numbers), counted };
}

/** A recipient or agency with all answers at and below it. */
export interface Branch {
  readonly key: string;
  readonly answers: readonly SummedAnswer[];
  /** Whether anything stands below it, to be looked into. */
  readonly isOpen: boolean;
}

/** Who stands above an agency that need not be a recipient itself; null at the top. */
export type ParentOf = (agency: string) => string | null;

/** What stands right under a recipient or agency (null: at the top), each with all that is below. */
export function branchesUnder(
  answers: readonly SummedAnswer[],
  above: string | null,
  parentOf: ParentOf,
): readonly Branch[] {
  const branches = new Map<string, SummedAnswer[]>();
  for (const answer of answers) {
    const path = pathOf(answer, parentOf);
    const place = above === null ? path.length : path.indexOf(above);
    const key = path[place - 1];
    if (key !== undefined) branches.set(key, [...(branches.get(key) ?? []), answer]);
  }
  return [...branches].map(([key, all]) => ({
    key,
    answers: all,
    isOpen: all.some(({ recipient }) => recipient !== key),
  }));
}

/** A recipient, then all above it. */
export function pathOf(
  { recipient, above }: Pick<SummedAnswer, 'recipient' | 'above'>,
  parentOf: ParentOf,
): readonly string[] {
  const path = [recipient];
  for (let at = above; at !== null && !path.includes(at); at = parentOf(at)) path.push(at);
  return path;
}
