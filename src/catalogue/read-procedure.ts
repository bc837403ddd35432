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
  check(unique(components.map((one) => one.key)), '/components', 'has a key twice');
  for (const [index, one] of components.entries()) {
    const papers = one.originals + one.certified + one.copies;
    check(papers > 0, `/components/${index}`, 'asks for no paper at all');
  }
  check(unique(fees.map((fee) => `${fee.channel} ${fee.name.vi}`)), '/fees', 'has a fee twice');
  for (const [index, { field }] of file.toBeConfirmed.entries()) {
    const names = fieldExists(file, field);
    check(names, `/toBeConfirmed/${index}`, `names ${field}, which the file does not have`);
  }
  return [...faults, ...processFaults(file.steps, file.timeLimit)];
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
