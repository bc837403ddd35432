import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import type { Department, Unit } from '#catalogue/locality.ts';
import { parseDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** Reads units.json of a locality: shape, days, one province, and a parent of the level above. */
export function readUnits(json: unknown): Result<readonly Unit[], readonly CatalogueFault[]> {
  if (!Value.Check(unitsSchema, json)) return err(shapeFaults(unitsSchema, json));
  const units: Unit[] = [];
  const faults: CatalogueFault[] = [];
  for (const [index, unit] of json.entries()) {
    const validFrom = parseDay(unit.validFrom);
    const validTo = unit.validTo === null ? ok(null) : parseDay(unit.validTo);
    if (validFrom.ok && validTo.ok) {
      units.push({ ...unit, validFrom: validFrom.value, validTo: validTo.value });
    } else {
      faults.push({ path: `/${index}`, why: 'has a day that no calendar has' });
    }
  }
  faults.push(...treeFaults(json));
  return faults.length === 0 ? ok(units) : err(faults);
}

/** Reads departments.json of a locality; keys and order numbers must be unique. */
export function readDepartments(
  json: unknown,
): Result<readonly Department[], readonly CatalogueFault[]> {
  if (!Value.Check(departmentsSchema, json)) return err(shapeFaults(departmentsSchema, json));
  const keys = new Set(json.map((department) => department.key));
  const segments = new Set(json.map((department) => department.segment));
  return keys.size === json.length && segments.size === json.length
    ? ok(json)
    : err([{ path: '', why: 'has a key or an order number twice' }]);
}

/** Reads agency-codes.json of a two-tier province: code of the committee of each unit, by unit. */
export function readCommitteeCodes(
  json: unknown,
): Result<ReadonlyMap<string, string>, readonly CatalogueFault[]> {
  if (!Value.Check(codesSchema, json)) return err(shapeFaults(codesSchema, json));
  const codes = new Map(json.map((row) => [row.unit, row.code]));
  return codes.size === json.length && new Set(codes.values()).size === json.length
    ? ok(codes)
    : err([{ path: '', why: 'has a unit or a code twice' }]);
}

type UnitFile = Type.Static<typeof unitsSchema>;

function treeFaults(units: UnitFile): readonly CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const levels = new Map(units.map((unit) => [unit.code, unit.level]));
  if (levels.size < units.length) faults.push({ path: '', why: 'has a code twice' });
  if (units.filter((unit) => unit.level === 1).length !== 1) {
    faults.push({ path: '', why: 'has not exactly one province' });
  }
  // Since 1 July 2025 there are no districts: communes stand below the province.
  const overCommunes = units.some((unit) => unit.level === 2) ? 2 : 1;
  for (const [index, { parent, level, name, fullName, type }] of units.entries()) {
    const above = parent === null ? 0 : levels.get(parent);
    if (above !== (level === 3 ? overCommunes : level - 1)) {
      faults.push({ path: `/${index}/parent`, why: 'is no unit of the level above' });
    }
    if (fullName !== `${type} ${name}`) {
      faults.push({ path: `/${index}/fullName`, why: 'is not type and name' });
    }
  }
  return faults;
}

const shapeFaults = (schema: Type.TSchema, json: unknown): readonly CatalogueFault[] =>
  Value.Errors(schema, json).map((error) => ({ path: error.instancePath, why: error.message }));

const text = Type.String({ pattern: '^\\S(.*\\S)?$' });
const code = Type.String({ pattern: '^\\d{2,5}$' });
const closed = <P extends Type.TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

const unitsSchema = Type.Array(
  closed({
    code,
    validFrom: text,
    validTo: Type.Union([text, Type.Null()]),
    name: text,
    fullName: text,
    type: Type.Enum([
      'Tỉnh',
      'Thành phố',
      'Thị xã',
      'Huyện',
      'Phường',
      'Thị trấn',
      'Xã',
      'Đặc khu',
    ]),
    level: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]),
    parent: Type.Union([code, Type.Null()]),
  }),
);

const departmentsSchema = Type.Array(
  closed({
    key: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
    name: closed({ vi: text, en: text }),
    segment: Type.String({ pattern: '^\\d{2}$' }),
    codeToBeConfirmed: Type.Boolean(),
  }),
);

const codesSchema = Type.Array(
  closed({ unit: code, code: Type.String({ pattern: '^[A-Z]\\d{2}(\\.\\d{2,3})?$' }) }),
);
