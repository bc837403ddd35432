import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import type { OneStopRules } from '#catalogue/one-stop-rules.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { Instant } from '#kernel/day.ts';

/** All that a decision needs to know of the world: no rule reads a clock or a table by itself. */
export interface Facts {
  readonly now: Instant;
  /** The procedure version pinned at acceptance (at a receipt: the one in force now). */
  readonly procedure: Procedure;
  /** The rules of the one-stop mechanism as pinned at acceptance. */
  readonly rules: OneStopRules;
  /** Working time of the agency that decides. */
  readonly calendar: WorkingCalendar;
}
