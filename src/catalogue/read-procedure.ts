import { Value } from 'typebox/value';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import { processFaults } from '#catalogue/process-faults.ts';
import type { Procedure } from '#catalogue/procedure.ts';
import { type ProcedureFile, procedureSchema } from '#catalogue/procedure-schema.ts';
import { parseDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/**
 * Reads one procedure file: its shape, then its sense. Names all that is wrong with the shape; or,
 * where the shape is right, all that is wrong with the sense.
 */
export function readProcedure(json: unknown): Result<Procedure, readonly CatalogueFault[]> {
  if (!Value.Check(procedureSchema, json)) return err(shapeFaults(json));
  const validFrom = parseDay(json.validFrom);
  const validTo = json.validTo === null ? ok(null) : parseDay(json.validTo);
  const faults = [...senseFaults(json)];
  if (!validFrom.ok) faults.push({ path: '/validFrom', why: NO_DAY });
  if (!validTo.ok) faults.push({ path: '/validTo', why: NO_DAY });
  if (faults.length > 0 || !validFrom.ok || !validTo.ok) return err(faults);
  return ok({ ...json, validFrom: validFrom.value, validTo: validTo.value });
}

const NO_DAY = 'is a day that no calendar has';

function shapeFaults(json: unknown): readonly CatalogueFault[] {
  return Value.Errors(procedureSchema, json).map((error) => ({
    path: error.instancePath,
    why: error.message,
  }));
}

/** What no schema can say of a file. */
function senseFaults(file: ProcedureFile): readonly CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const check = (holds: boolean, path: string, why: string): void => {
    if (!holds) faults.push({ path, why });
  };
  const { validFrom, validTo, handler, department, components, fees } = file;
  const written = JSON.stringify(file);
  check(written === written.normalize('NFC'), '', 'has text that is not composed (NFC)');
  check(validTo === null || validFrom < validTo, '/validTo', 'must be later than validFrom');
  check(
    (handler === 'department') === (department !== null),
    '/department',
    'is named exactly where the handler is a department',
  );
  check(
    (handler === 'outside') === (file.outsideHandler !== null),
    '/outsideHandler',
    'is named exactly where the handler is outside',
  );
  const isOutside = handler === 'outside';
  check(
    isOutside === (file.receivedAt.length === 0),
    '/receivedAt',
    'is empty exactly where the handler is outside',
  );
  check(
    isOutside === (file.steps.length === 0),
    '/steps',
    'is empty exactly where the handler is outside',
  );
  for (const fault of partFaults(file)) faults.push(fault);
  check(
    !file.code.startsWith('TBC-') || file.toBeConfirmed.some(({ field }) => field === 'code'),
    '/code',
    'is no real code and must stand in toBeConfirmed',
  );
  check(unique(components.map((one) => one.key)), '/components', 'has a key twice');
  for (const [index, one] of components.entries()) {
    const papers = one.originals + one.certified + one.copies;
    check(papers > 0, `/components/${index}`, 'asks for no paper at all');
  }
  check(unique(fees.map((fee) => `${fee.channel} ${fee.name.vi}`)), '/fees', 'has a fee twice');
  const reliefs = file.feeReliefs ?? [];
  check(unique(reliefs.map((one) => one.key)), '/feeReliefs', 'has a key twice');
  check(reliefs.length === 0 || fees.length > 0, '/feeReliefs', 'relieves of no fee');
  for (const [index, { field }] of file.toBeConfirmed.entries()) {
    const names = fieldExists(file, field);
    check(names, `/toBeConfirmed/${index}`, `names ${field}, which the file does not have`);
  }
  if (isOutside) return faults;
  return [...faults, ...processFaults(file.steps, file.timeLimit)];
}

/** What is wrong with the parts of an interlinked procedure; each part stands after those it needs. */
function partFaults({ kind, parts }: ProcedureFile): readonly CatalogueFault[] {
  if (kind === 'single') {
    return parts.length === 0 ? [] : [{ path: '/parts', why: 'a single procedure has no parts' }];
  }
  if (parts.length < 2) return [{ path: '/parts', why: 'joins fewer than two procedures' }];
  const faults: CatalogueFault[] = [];
  const before = new Set<string>();
  for (const [index, part] of parts.entries()) {
    const path = `/parts/${index}`;
    for (const code of part.after) {
      if (!before.has(code)) faults.push({ path, why: `${code} is no part that stands before it` });
    }
    if (before.has(part.code)) faults.push({ path, why: 'stands twice' });
    before.add(part.code);
  }
  return faults;
}

const unique = (values: readonly string[]): boolean => new Set(values).size === values.length;

/** Whether `fees[0].amount` and the like lead somewhere; null counts, it may be what is unknown. */
function fieldExists(file: ProcedureFile, field: string): boolean {
  let place: unknown = file;
  for (const [part] of field.matchAll(/[^.[\]]+/g)) {
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, part)) return false;
    place = Reflect.get(place, part);
  }
  return true;
}
