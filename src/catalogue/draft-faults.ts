import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import { handlerFor, type Agency } from '#catalogue/locality.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { readProcedure } from '#catalogue/read-procedure.ts';
import type { Day } from '#kernel/day.ts';
import { err, type Result } from '#kernel/result.ts';

/** What a procedure refers to, as it stands on the day from which it is to be in force. */
export interface References {
  readonly agencies: readonly Agency[];
  /** Whether a procedure of this code is in force on a day. */
  readonly isInForce: (code: string, day: Day) => boolean;
  /** First days of the versions of this code that are published already. */
  readonly published: readonly Day[];
  readonly today: Day;
}

/**
 * Reads what is to become law: its shape and sense, then whether all that it refers to exists, then
 * whether its first day is free. A version may not begin in the past once its code has one: what
 * was in force is history.
 */
export function readDraft(
  body: unknown,
  references: References,
): Result<Procedure, readonly CatalogueFault[]> {
  const read = readProcedure(body);
  if (!read.ok) return read;
  const faults = [
    ...referenceFaults(read.value, references),
    ...dayFaults(read.value.validFrom, references),
  ];
  return faults.length === 0 ? read : err(faults);
}

/** What a procedure refers to that is not there: its department, its desks, its parts. */
export function referenceFaults(
  procedure: Procedure,
  { agencies, isInForce }: Pick<References, 'agencies' | 'isInForce'>,
): readonly CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const { department, parts, validFrom, handler } = procedure;
  if (department !== null && !agencies.some((agency) => agency.department === department)) {
    faults.push({ path: '/department', why: `is no department of the province: ${department}` });
  } else if (handler !== 'outside' && !hasDesk(procedure, agencies)) {
    faults.push({ path: '/handler', why: 'no desk that receives it has such an agency' });
  }
  for (const [index, { code }] of parts.entries()) {
    if (!isInForce(code, validFrom)) {
      faults.push({ path: `/parts/${index}/code`, why: `${code} is not in force on that day` });
    }
  }
  return faults;
}

const hasDesk = (procedure: Procedure, agencies: readonly Agency[]): boolean =>
  agencies.some((desk) => handlerFor(procedure, desk, agencies) !== null);

/** Whether a version can begin on a day, beside those of its code that are published. */
export function dayFaults(
  validFrom: Day,
  { published, today }: Pick<References, 'published' | 'today'>,
): readonly CatalogueFault[] {
  const path = '/validFrom';
  if (published.includes(validFrom)) {
    return [{ path, why: 'a version that begins on this day is published already' }];
  }
  return published.length > 0 && validFrom < today
    ? [{ path, why: 'must not be in the past: what was in force is history' }]
    : [];
}
