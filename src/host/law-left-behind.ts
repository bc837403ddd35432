import { createCatalogue } from '#catalogue/catalogue.ts';
import { referenceFaults } from '#catalogue/draft-faults.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { earlier, withEnds } from '#catalogue/versions.ts';
import type { CheckedReorganisation } from '#host/reorganisation-file.ts';

/** A version that a reorganisation leaves without what it refers to: a person must write its next. */
export interface LawLeftBehind {
  readonly code: string;
  readonly name: string;
  readonly validFrom: string;
  readonly why: string;
}

/**
 * The versions in force on the day of a plan or later that then have no desk, no department or no
 * part any more: those that the province wrote itself and the plan's own law does not know.
 */
export function lawLeftBehind(
  known: readonly Procedure[],
  { plan, succession, law }: CheckedReorganisation,
): readonly LawLeftBehind[] {
  const ends = new Map(law.ends.map(({ code, validTo }) => [code, validTo]));
  const begun = new Set(law.procedures.map(({ code, validFrom }) => `${code} ${validFrom}`));
  const versions = withEnds([
    ...known
      .filter(({ code, validFrom }) => !begun.has(`${code} ${validFrom}`))
      .map((one) => ({ ...one, validTo: earlier(one.validTo, ends.get(one.code) ?? null) })),
    ...law.procedures,
  ]);
  const { inForce } = createCatalogue(versions);
  const stay = new Set(plan.undecided.map(({ from }) => from));
  const agencies = [...succession.after, ...succession.before.filter(({ code }) => stay.has(code))];
  return versions
    .filter(({ validTo, handler }) => handler !== 'outside' && (validTo ?? '9') > plan.date)
    .flatMap((procedure) => {
      const day = procedure.validFrom > plan.date ? procedure.validFrom : plan.date;
      const isInForce = (code: string): boolean => inForce(code, day) !== null;
      return referenceFaults(procedure, { agencies, isInForce }).map(({ why }) => ({
        code: procedure.code,
        name: procedure.name.vi,
        validFrom: procedure.validFrom,
        why,
      }));
    });
}
