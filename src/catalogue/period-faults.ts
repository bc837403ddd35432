import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import type { Day } from '#kernel/day.ts';

/** A version of a code with the days that it names itself. */
export interface Period {
  readonly code: string;
  readonly validFrom: Day;
  /** First day without it; null where the next version of the code ends it. */
  readonly validTo: Day | null;
}

/** A fault of one version beside the others of its code. */
export interface PeriodFault extends CatalogueFault {
  readonly version: Period;
}

/**
 * What is wrong with the periods of versions that are to stand together: two that begin on one day,
 * one that begins while an earlier one says that it still holds, and one that ends while the law
 * before it had no end, so that nothing would be in force afterwards.
 */
export function periodFaults(versions: readonly Period[]): readonly PeriodFault[] {
  return [...Map.groupBy(versions, ({ code }) => code).values()].flatMap((ofCode) => {
    const inOrder = ofCode.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    return inOrder.flatMap((version, index) =>
      faultsBeside(inOrder[index - 1], version, inOrder[index + 1]).map((fault) => ({
        ...fault,
        version,
      })),
    );
  });
}

function faultsBeside(
  before: Period | undefined,
  { validFrom, validTo }: Period,
  next: Period | undefined,
): readonly CatalogueFault[] {
  if (before === undefined) return [];
  if (before.validFrom === validFrom) {
    return [{ path: '/validFrom', why: 'two versions begin on this day' }];
  }
  if (before.validTo !== null && before.validTo > validFrom) {
    const why = `overlaps the version from ${before.validFrom}, which holds until ${before.validTo}`;
    return [{ path: '/validFrom', why }];
  }
  const lapses = validTo !== null && (next === undefined || next.validFrom > validTo);
  return lapses && before.validTo === null
    ? [
        {
          path: '/validTo',
          why: `lies within the version from ${before.validFrom}, which has no end`,
        },
      ]
    : [];
}

/**
 * What is wrong with a version that comes from a file beside those of its code that are published:
 * as `periodFaults`, and that it begins before one of them, since what was in force is history.
 */
export function joiningFaults(
  version: Period,
  published: readonly Period[],
): readonly CatalogueFault[] {
  const later = published.find(
    (one) => one.code === version.code && one.validFrom > version.validFrom,
  );
  if (later !== undefined) {
    const why = `begins before the version from ${later.validFrom}, which is published already`;
    return [{ path: '/validFrom', why }];
  }
  return periodFaults([...published, version])
    .filter((fault) => fault.version === version)
    .map(({ path, why }) => ({ path, why }));
}
