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

/** One step of a procedure's internal process, in the order of the array that holds it. */
export interface ProcessStep {
  readonly id: string;
  readonly name: Bilingual;
  readonly role: StepRole;
  /** `desk`: the one-stop desk that received the dossier; `handler`: the agency that decides. */
  readonly place: 'desk' | 'handler';
  /** The step's share of the time limit, in working hours; null where there is no time limit. */
  readonly shareHours: number | null;
  readonly actions: readonly StepAction[];
  /** The action of the one-click button: the plain case. */
  readonly mainAction: StepAction;
}
