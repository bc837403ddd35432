import type { Agency } from '#catalogue/locality.ts';
import type { OneStopRules } from '#catalogue/one-stop-rules.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { Language } from '#kernel/bilingual.ts';
import type { Day } from '#kernel/day.ts';

/** What the page of a procedure is made of. */
export interface ProcedureView {
  readonly lang: Language;
  readonly procedure: Procedure;
  /** All versions of the code, oldest first. */
  readonly versions: readonly Procedure[];
  /** The day of which the page tells. */
  readonly day: Day;
  readonly isToday: boolean;
  /** What was typed as a day that is none. */
  readonly wrongDay: string | null;
  /** Those in force today that somebody may need instead; of one in force none. */
  readonly alternatives: readonly Procedure[];
  readonly desks: readonly Agency[];
  /** Of the one-stop mechanism on that day. */
  readonly rules: OneStopRules;
  /** The procedures that an interlinked one joins, in force on that day. */
  readonly parts: readonly Procedure[];
}
