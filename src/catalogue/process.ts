import type { Bilingual } from '#kernel/bilingual.ts';

/** Who may do a step of an internal process (quy trình nội bộ). */
export type StepRole = 'counter-officer' | 'specialist' | 'signing-leader' | 'clerk';

/**
 * What the holder of a step may do with the dossier, beside the acts that are open at any step
 * (extension with apology by the signing leader, stop on the applicant's wish at the desk).
 */
export type StepAction =
  | 'pass-on'
  | 'send-back'
  | 'request-supplement'
  | 'refuse'
  | 'propose'
  | 'sign'
  | 'issue'
  | 'hand-over';

/**
 * Systems that do a step in place of an officer (domain.md §3, §4, §9). `interlinking` is the province's
 * own: the step is done by the parts of the procedure, each a dossier of the agency that decides it.
 */
export type OutsideSystem =
  | 'national-population'
  | 'civil-status'
  | 'criminal-record'
  | 'interlinking'
  | 'residence'
  | 'social-insurance'
  | 'labour'
  | 'postal'
  | 'enterprise-registration';

/** One step of a procedure's internal process; a step stands after all those that it waits for. */
export interface ProcessStep {
  readonly id: string;
  readonly name: Bilingual;
  /** Ids of the steps that must be done before; only the receipt has none. Two steps after the
   * same one go side by side; a step after two waits for both. */
  readonly after: readonly string[];
  /** The system that does the step; the officer of `role` watches it and acts where its line is dead. */
  readonly system: OutsideSystem | null;
  readonly role: StepRole;
  /** `desk`: the one-stop desk that received the dossier; `handler`: the agency that decides. */
  readonly place: 'desk' | 'handler';
  /** The step's share of the time limit, in working hours; null where there is no time limit. */
  readonly shareHours: number | null;
  readonly actions: readonly StepAction[];
  /** The action of the one-click button: the plain case. */
  readonly mainAction: StepAction;
}
