import { hasLegs } from '#dossier/legs.ts';
import { HEALTH_DEPARTMENT } from '#access/may-issue-passes.ts';
import type { Officer } from '#access/officer.ts';
import type { DemoStaff } from '#catalogue/demo-staff.ts';
import type { Agency } from '#catalogue/locality.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { ProcessStep, StepRole } from '#catalogue/process.ts';
import type { CaseSource } from '#host/synthetic-cases.ts';
import type { World } from '#store/world.ts';

/**
 * Every desk with every procedure that it receives, and the staff that would work on its cases.
 * Desks of the demo logins get `featuredWeight` times the cases of any other.
 */
export function caseSources(
  agencies: readonly Agency[],
  staff: readonly DemoStaff[],
  procedures: readonly Procedure[],
  world: World,
  featuredWeight: number,
): readonly CaseSource[] {
  const byPlace = new Map(staff.map((one) => [`${one.agency} ${one.role}`, officerOf(one)]));
  // The legs of an interlinked dossier begin by the worker, which has no part in making cases.
  const single = procedures.filter((procedure) => !hasLegs(procedure));
  return agencies
    .filter((agency) => agency.kind === 'one-stop-desk')
    .flatMap((desk) =>
      single.flatMap((procedure): CaseSource[] => {
        const handler = world.handlerFor(procedure, desk.code);
        if (handler === null) return [];
        const officer = (role: StepRole, place: ProcessStep['place']): Officer => {
          const found = byPlace.get(`${place === 'desk' ? desk.code : handler} ${role}`);
          if (found === undefined)
            throw new Error(`${handler} has no ${role} among the demo staff`);
          return found;
        };
        const weight = isFeaturedDesk(desk) ? featuredWeight : 1;
        return [
          {
            procedure,
            desk: desk.code,
            handler,
            officer,
            calendarOn: (day) => world.calendarOf(handler, day),
            weight,
          },
        ];
      }),
    );
}

/** Units of the demo logins: a ward and the city of Rạch Giá, the provincial centre. */
const FEATURED_UNITS: ReadonlySet<string> = new Set(['30730', '899', '91']);

export const isFeaturedDesk = (agency: Agency): boolean =>
  agency.kind === 'one-stop-desk' && FEATURED_UNITS.has(agency.unitCode);

/** Whether an agency's staff are offered on the sign-in page. */
export const isFeatured = (agency: Agency): boolean =>
  isFeaturedDesk(agency) ||
  FEATURED_DEPARTMENTS.has(agency.department ?? '') ||
  (FEATURED_KINDS.has(agency.kind) && FEATURED_UNITS.has(agency.unitCode));

/** Promotion notices, and vaccine passports. */
const FEATURED_DEPARTMENTS: ReadonlySet<string> = new Set(['so-cong-thuong', HEALTH_DEPARTMENT]);

/** Between them they decide a birth with residence and health-insurance card. */
const FEATURED_KINDS: ReadonlySet<Agency['kind']> = new Set([
  'commune-committee',
  'commune-police',
  'district-committee',
  'district-social-insurance',
]);

const officerOf = ({ subject, name, role, agency }: DemoStaff): Officer => ({
  subject,
  name,
  role,
  agency,
});
