import type { ToBeConfirmed } from '#catalogue/procedure.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';

/**
 * The papers of the one-stop mechanism, by their numbers in TT 01/2018/TT-VPCP, under which events
 * name them for ever; `dung`, the notice that the work was stopped, is new in 2025. The number
 * that a paper bears is that of the rules in force.
 */
export const PAPER_FORMS = ['01', '02', '03', '04', '05', '06', 'dung'] as const;
export type PaperForm = (typeof PAPER_FORMS)[number];

export interface PaperRule {
  readonly form: PaperForm;
  /** As the circular numbers it. */
  readonly number: string;
  readonly name: Bilingual;
}

/** The law of the one-stop mechanism as in force from a day; a dossier keeps that of its receipt. */
export interface OneStopRules {
  readonly code: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly name: Bilingual;
  readonly decree: string;
  /** The circular that has the papers. */
  readonly circular: string;
  /** Documents of the mechanism whose place these take, as procedures cite them. */
  readonly replaces?: readonly string[];
  /** Tiers of government. */
  readonly tiers: 2 | 3;
  /** Where citizens submit online. */
  readonly submission: 'provincial-portal' | 'national-portal';
  readonly papers: readonly PaperRule[];
  /** How the letter of apology asks for its new date. */
  readonly newDateWords: string;
  readonly toBeConfirmed: readonly ToBeConfirmed[];
}

/** A paper under these rules, or null where they do not have it. */
export const paperRule = ({ papers }: OneStopRules, form: PaperForm): PaperRule | null =>
  papers.find((paper) => paper.form === form) ?? null;
