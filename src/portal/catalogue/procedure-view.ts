import type { Procedure } from '#catalogue/procedure.ts';
import type { Day } from '#kernel/day.ts';
import type { AnswersView } from '#web/catalogue/procedure-answers.ts';

/** What the page of a procedure is made of. */
export interface ProcedureView extends Omit<AnswersView, 'links'> {
  /** All versions of the code, oldest first. */
  readonly versions: readonly Procedure[];
  /** The day of which the page tells. */
  readonly day: Day;
  readonly isToday: boolean;
  /** What was typed as a day that is none. */
  readonly wrongDay: string | null;
  /** Those in force today that somebody may need instead; of one in force none. */
  readonly alternatives: readonly Procedure[];
  /** Code of its declaration, on the page of today; else null. */
  readonly form: string | null;
}
