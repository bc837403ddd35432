import type { OneStopRules } from '#catalogue/one-stop-rules.ts';
import type { AddedTime, Procedure } from '#catalogue/procedure.ts';
import type { WorkingCalendar } from '#calendar/working-calendar.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { Day } from '#kernel/day.ts';

/** What a decision may be told of law and agencies: read into memory, kept fresh (`load-world`). */
export interface World {
  /** The procedure in force on a day, or null. */
  readonly procedureInForce: (code: string, day: Day) => Procedure | null;
  /** The very version that a dossier pinned at its acceptance, or null. */
  readonly procedureVersion: (code: string, validFrom: Day) => Procedure | null;
  /** The rules of the one-stop mechanism in force on a day; before the first, the first. */
  readonly rulesOn: (day: Day) => OneStopRules;
  /** Code of the agency that decides a procedure received at a desk, or null where none does. */
  readonly handlerFor: (procedure: Procedure, desk: string) => string | null;
  /** The same of a leg of what was received there, whether or not the desk receives it by itself. */
  readonly competentAgency: (procedure: Procedure, desk: string) => string | null;
  /** Code of the one-stop desk of a unit, or null where it has none. */
  readonly deskOf: (unit: string) => string | null;
  /** The working time of an agency as it stood on a day: a dossier keeps that of its receipt. */
  readonly calendarOf: (agency: string, day: Day) => WorkingCalendar;
}

/** The very version of its procedure that a dossier pinned; throws where the catalogue lost it. */
export function pinnedProcedure(world: World, { received }: Dossier): Procedure {
  const { code, validFrom } = received.procedure;
  const procedure = world.procedureVersion(code, validFrom);
  if (procedure === null) throw new MissingProcedureVersion(code, validFrom);
  return procedure;
}

class MissingProcedureVersion extends Error {
  readonly code = 'missing-procedure-version';

  constructor(procedure: string, validFrom: Day) {
    super(`the catalogue lost procedure ${procedure} in force from ${validFrom}`);
  }
}

/** The times that the law adds to what is received at a desk. */
export const addedAt = (
  { deskOf }: World,
  { addedTime = [] }: Procedure,
  desk: string,
): readonly AddedTime[] =>
  addedTime.filter(
    ({ when }) => when.kind === 'communes' && when.units.some((unit) => deskOf(unit) === desk),
  );
