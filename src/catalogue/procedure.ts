import type { TimeLimit } from '#calendar/time-limit.ts';
import type { ProcessStep } from '#catalogue/process.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';

/** A fact that no source confirms yet; the pages show it with its reason. */
export interface ToBeConfirmed {
  /** Path of the field inside the procedure, as `fees[0].amount`. */
  readonly field: string;
  readonly reason: Bilingual;
}

/** Thành phần hồ sơ: one paper of the checklist. */
export interface Component {
  /** National component code (as `000.00.00.G15-KQ003208`) or null where none is known. */
  readonly code: string | null;
  /** Stable key inside the procedure, used in form field names: lower-case, digits, dashes. */
  readonly key: string;
  readonly name: Bilingual;
  readonly originals: number;
  readonly certified: number;
  readonly copies: number;
  readonly required: boolean;
  /** Tells when an optional paper is needed. */
  readonly when: Bilingual | null;
}

/** Phí, lệ phí in whole đồng. */
export interface Fee {
  readonly name: Bilingual;
  readonly amount: number;
  readonly channel: 'any' | 'counter' | 'online';
  readonly basis: string;
}

export interface LegalBasis {
  /** Number and symbol of the document, as `123/2015/NĐ-CP`. */
  readonly document: string;
  readonly article: string | null;
  readonly title: string | null;
}

/** Clock while a supplement is awaited (domain.md §6.7): the procedure's own policy. */
export interface SupplementPolicy {
  /** `pause`: the due date moves by the working time waited; `restart`: the full time again. */
  readonly clock: 'pause' | 'restart';
  readonly basis: string;
}

/** The kind of agency that decides a procedure; the locality says which agency that is for a unit. */
export type HandlerKind =
  | 'commune-committee'
  | 'commune-police'
  | 'district-committee'
  | 'department';

/** One administrative procedure (thủ tục hành chính) as in force from a day. */
export interface Procedure {
  readonly code: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly name: Bilingual;
  readonly shortName: Bilingual;
  readonly field: { readonly code: string | null; readonly name: Bilingual };
  readonly handler: HandlerKind;
  /** Key of the department that decides (as `so-cong-thuong`), where `handler` is `department`. */
  readonly department: string | null;
  /** Levels of the one-stop desks that receive it. */
  readonly receivedAt: readonly ('province' | 'district' | 'commune')[];
  readonly applicants: readonly ('citizen' | 'enterprise' | 'organisation')[];
  /** Whether the person concerned may differ from the applicant, and what to call that person. */
  readonly personConcerned: Bilingual | null;
  readonly timeLimit: TimeLimit;
  readonly supplement: SupplementPolicy;
  readonly fees: readonly Fee[];
  readonly components: readonly Component[];
  readonly sets: number;
  readonly results: readonly { readonly code: string | null; readonly name: Bilingual }[];
  readonly legalBasis: readonly LegalBasis[];
  readonly steps: readonly ProcessStep[];
  readonly toBeConfirmed: readonly ToBeConfirmed[];
}
