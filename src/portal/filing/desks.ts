import type { Agency } from '#catalogue/locality.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import type { Services } from '#web/services.ts';

/** The desks that receive a procedure today, in Vietnamese order. */
export function receivingDesks(
  { directory, world }: Services,
  procedure: Procedure,
): readonly Agency[] {
  const { handlerFor } = world();
  return directory()
    .agencies.filter(
      ({ kind, code }) => kind === 'one-stop-desk' && handlerFor(procedure, code) !== null,
    )
    .toSorted((a, b) => byName.compare(a.name.vi, b.name.vi));
}

const byName = new Intl.Collator('vi');
