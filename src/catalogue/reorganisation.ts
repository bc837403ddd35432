import type { Bilingual } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';

/** The end of agencies on one day, and who takes over their open dossiers, staff and desks. */
export interface Reorganisation {
  /** As `2025-07-01-kien-giang-an-giang`: written into each dossier that it moves. */
  readonly id: string;
  /** First day of the new agencies; the old ones end before it. */
  readonly date: Day;
  /** What the reorganisation rests on, as timelines and reports quote it. */
  readonly ground: Stated;
  readonly moves: readonly AgencyMove[];
  /** Abolished agencies with more than one successor: a person must decide, none is guessed. */
  readonly undecided: readonly UndecidedAgency[];
}

/** A text, and where it has no source yet, why it must be confirmed. */
export interface Stated {
  readonly text: Bilingual;
  readonly toBeConfirmed: Bilingual | null;
}

export interface AgencyMove {
  /** Code of an agency that ends. */
  readonly from: string;
  /** Code of the agency that takes over. */
  readonly to: string;
  readonly why: Stated;
}

export interface UndecidedAgency {
  readonly from: string;
  readonly candidates: readonly string[];
  readonly why: Stated;
}
