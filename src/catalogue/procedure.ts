import type { ExtraDays } from '#calendar/add-time.ts';
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
  /** What it says is asked on the e-form: online nothing is attached for it. */
  readonly declared?: boolean;
}

/** Phí, lệ phí in whole đồng. */
export interface Fee {
  readonly name: Bilingual;
  readonly amount: number;
  readonly channel: 'any' | 'counter' | 'online';
  readonly basis: string;
}

/** Who pays less, or nothing (miễn, giảm phí, lệ phí). */
export interface FeeRelief {
  /** Stable key inside the procedure: lower-case, digits, dashes. */
  readonly key: string;
  readonly name: Bilingual;
  /** What is paid in all instead of the fees, in whole đồng; 0 for an exemption. */
  readonly amount: number;
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

/**
 * The kind of agency that decides a procedure; the locality says which agency that is for a unit.
 * `outside`: one that is no part of the province's system, as a tax office or a ministry.
 */
export type HandlerKind =
  | 'province-committee'
  | 'department'
  | 'provincial-police'
  | 'social-insurance'
  | 'district-committee'
  | 'district-police'
  | 'district-social-insurance'
  | 'commune-committee'
  | 'commune-police'
  | 'outside';

/** How a dossier may be handed in: at the counter, online, by the public post (VNPost). */
export type Channel = 'counter' | 'online' | 'postal';

/**
 * How much of the procedure can be done online: levels 1 to 4 of Nghị định 43/2011 (in use until
 * 2022), `partial` and `full` of Nghị định 42/2022 (dịch vụ công trực tuyến một phần, toàn trình).
 */
export type OnlineLevel = 1 | 2 | 3 | 4 | 'partial' | 'full';

/** Time that the law adds to the limit of an interlinked procedure. */
export interface AddedTime extends ExtraDays {
  /** Stable key inside the procedure: lower-case, digits, dashes. */
  readonly key: string;
  /**
   * `communes`: from the receipt, where it is received at the desk of one of these, by their codes;
   * `leg-asks`: once, when the agency of one of these parts asks for a supplement.
   */
  readonly when:
    | { readonly kind: 'communes'; readonly units: readonly string[] }
    | { readonly kind: 'leg-asks'; readonly legs: readonly string[] };
}

/** Somebody for whom this is the wrong procedure, and the right one. */
export interface Instead {
  readonly who: Bilingual;
  /** National code of the right one; null where it has several. */
  readonly code: string | null;
  readonly what: Bilingual;
}

/** In how many days after a declared day it is to be filed; what is filed later is received all the same. */
export interface FiledWithin {
  /** Field of the form that holds the day. */
  readonly field: string;
  readonly days: number;
  /** What is said of what is filed later. */
  readonly late: Bilingual;
  readonly basis: string;
}

/** What happens in a person's or a firm's life; the public catalogue is entered by it. */
export const LIFE_EVENTS = [
  'birth',
  'marriage',
  'moving',
  'identity',
  'health',
  'study',
  'work',
  'driving',
  'housing',
  'business',
  'retirement',
  'death',
] as const;
export type LifeEvent = (typeof LIFE_EVENTS)[number];

export const isLifeEvent = (text: string): text is LifeEvent =>
  LIFE_EVENTS.some((event) => event === text);

/** A field of the form that holds an address, and the answer that makes it the one that counts. */
export interface PartPlace {
  readonly address: string;
  readonly when: { readonly field: string; readonly is: string } | null;
}

/** One procedure of an interlinked one (thủ tục liên thông). */
export interface ProcedurePart {
  readonly code: string;
  /** What it is called among the parts; absent in versions that were published before there were names. */
  readonly name?: Bilingual | null;
  /** Codes of the parts whose result this one needs. */
  readonly after: readonly string[];
  /** Of the parts that share this key one is done: the funeral support to which the dead had a right. */
  readonly oneOf: string | null;
  /**
   * At which declared address it is decided: the first whose condition holds. Absent where it is decided
   * where the whole is received, as also where that address was not declared.
   */
  readonly place?: readonly PartPlace[];
  /** Whom it is for, where one of several is chosen by that. */
  readonly regime?: Bilingual | null;
}

/** One administrative procedure (thủ tục hành chính) as in force from a day. */
export interface Procedure {
  readonly code: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly name: Bilingual;
  readonly shortName: Bilingual;
  readonly field: { readonly code: string | null; readonly name: Bilingual };
  readonly handler: HandlerKind;
  /** Name of the agency that decides, where `handler` is `outside`; otherwise null. */
  readonly outsideHandler: Bilingual | null;
  /** Key of the department that decides (as `so-cong-thuong`), where `handler` is `department`. */
  readonly department: string | null;
  /** `interlinked`: one dossier for the procedures in `parts`, decided by several agencies. */
  readonly kind: 'single' | 'interlinked';
  /** Empty for a single procedure. */
  readonly parts: readonly ProcedurePart[];
  /** Levels of the one-stop desks that receive it; none where the agency is `outside`. */
  readonly receivedAt: readonly ('province' | 'district' | 'commune')[];
  readonly channels: readonly Channel[];
  /** Null where it is not known. */
  readonly onlineLevel: OnlineLevel | null;
  readonly lifeEvents: readonly LifeEvent[];
  /** Vietnamese words by which people ask for it and that its name does not have. */
  readonly keywords: readonly string[];
  readonly applicants: readonly ('citizen' | 'enterprise' | 'organisation')[];
  /** Whether the person concerned may differ from the applicant, and what to call that person. */
  readonly personConcerned: Bilingual | null;
  readonly timeLimit: TimeLimit;
  /** Absent where the law adds none. */
  readonly addedTime?: readonly AddedTime[];
  readonly supplement: SupplementPolicy;
  /** Absent where nobody is led elsewhere. */
  readonly instead?: readonly Instead[];
  /** Absent where there is no such time. */
  readonly filedWithin?: FiledWithin;
  readonly fees: readonly Fee[];
  /** Absent in versions that were published before there were any. */
  readonly feeReliefs?: readonly FeeRelief[];
  readonly components: readonly Component[];
  readonly sets: number;
  readonly results: readonly { readonly code: string | null; readonly name: Bilingual }[];
  readonly legalBasis: readonly LegalBasis[];
  /** Empty where the agency is `outside`: its process is its own. */
  readonly steps: readonly ProcessStep[];
  readonly toBeConfirmed: readonly ToBeConfirmed[];
}
