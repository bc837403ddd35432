import { FIELD_KINDS, type Field, type FieldKind } from '#linkage/field.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** In place of a column: a record is told by its row in the file, the header being row 1. */
export const ROW_NUMBER = '';

/** A blocking key: fields, each whole or a part of it (`birth:year`), that must be equal. */
export type BlockingKey = readonly string[];

export const PARTS = ['first', 'last', 'start', 'year'] as const;
export type Part = (typeof PARTS)[number] | 'whole';

/** How two tables are linked; `docs/linkage.md` says what each means. */
export interface LinkSettings {
  readonly leftId: string;
  readonly rightId: string;
  readonly fields: readonly Field[];
  readonly blocking: readonly BlockingKey[];
  readonly oneToOne: boolean;
  readonly monthFirst: boolean;
  readonly thresholds: Thresholds;
  /** A block of more records on the left is passed over. */
  readonly largestBlock: number;
}

/** Weights in log2 odds: 5 is 32 to 1. */
export interface Thresholds {
  /** From here a pair is linked … */
  readonly link: number;
  /** … if it is so much better than any other of the two records. */
  readonly margin: number;
  /** From here a person looks at it. */
  readonly review: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = { link: 5, margin: 3, review: 0 };
/** Within one table groups hold records together: lighter links do. */
export const GROUP_THRESHOLDS: Thresholds = { link: 2, margin: 0, review: 0 };
export const LARGEST_BLOCK = 2000;

export const partOf = (key: string): { readonly field: string; readonly part: Part } => {
  const [field = '', part = 'whole'] = key.split(':');
  return { field, part: PARTS.find((one) => one === part) ?? 'whole' };
};

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a settings file; what it leaves out is as `guessed`. The error names the place. */
export function readSettings(text: string, guessed: LinkSettings): Result<LinkSettings, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (fault) {
    return err(`not JSON: ${String(fault)}`);
  }
  if (!isRecord(json)) return err('not a JSON object');
  const unknown = Object.keys(json).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return err(`${unknown}: not known; known are ${KEYS.join(', ')}`);
  const fields = json['fields'] === undefined ? ok(guessed.fields) : readFields(json['fields']);
  if (!fields.ok) return fields;
  const names = new Set(fields.value.map((field) => field.name));
  const blocking =
    json['blocking'] === undefined ? ok(guessed.blocking) : readBlocking(json['blocking'], names);
  if (!blocking.ok) return blocking;
  const thresholds = readThresholds(json['thresholds'], guessed.thresholds);
  if (!thresholds.ok) return thresholds;
  const id = readSides(json['id'], { left: guessed.leftId, right: guessed.rightId });
  if (id === null) return err('id: a column name, or {"left": …, "right": …}');
  const flag = (key: string, otherwise: boolean): boolean =>
    typeof json[key] === 'boolean' ? json[key] : otherwise;
  const block = json['largestBlock'] ?? guessed.largestBlock;
  if (typeof block !== 'number' || block < 1) return err('largestBlock: a number from 1');
  return ok({
    leftId: id.left,
    rightId: id.right,
    fields: fields.value,
    blocking: blocking.value.filter((key) => key.every((one) => names.has(partOf(one).field))),
    oneToOne: flag('oneToOne', guessed.oneToOne),
    monthFirst: flag('monthFirst', guessed.monthFirst),
    thresholds: thresholds.value,
    largestBlock: block,
  });
}

const KEYS = ['id', 'fields', 'blocking', 'oneToOne', 'monthFirst', 'thresholds', 'largestBlock'];

interface Sides {
  readonly left: string;
  readonly right: string;
}

function readSides(value: unknown, otherwise: Sides): Sides | null {
  if (value === undefined) return otherwise;
  if (typeof value === 'string') return { left: value, right: value };
  if (!isRecord(value)) return null;
  const { left, right } = value as { left?: unknown; right?: unknown };
  return typeof left === 'string' && typeof right === 'string' ? { left, right } : null;
}

function readFields(value: unknown): Result<readonly Field[], string> {
  if (!Array.isArray(value) || value.length === 0) return err('fields: a list of at least one');
  if (value.length > MOST_FIELDS) return err(`fields: at most ${MOST_FIELDS}`);
  const fields: Field[] = [];
  for (const [at, one] of value.entries()) {
    if (!isRecord(one)) return err(`fields[${at}]: an object`);
    const sides = readSides(one['column'], { left: '', right: '' });
    const kind = FIELD_KINDS.find((known): known is FieldKind => known === one['kind']);
    if (sides === null || sides.left === '') return err(`fields[${at}].column: a column name`);
    if (kind === undefined) return err(`fields[${at}].kind: one of ${FIELD_KINDS.join(', ')}`);
    const name = typeof one['name'] === 'string' ? one['name'] : sides.left;
    fields.push({ name, kind, ...sides, family: one['family'] === true });
  }
  return ok(fields);
}

export const MOST_FIELDS = 24;

function readBlocking(
  value: unknown,
  names: ReadonlySet<string>,
): Result<readonly BlockingKey[], string> {
  if (!Array.isArray(value) || value.length === 0) return err('blocking: a list of keys');
  for (const [at, key] of value.entries()) {
    if (!Array.isArray(key) || key.length === 0) return err(`blocking[${at}]: a list of fields`);
    for (const one of key) {
      const [field = '', part] = String(one).split(':');
      if (!names.has(field)) return err(`blocking[${at}]: there is no field ${field}`);
      if (part !== undefined && !PARTS.some((known) => known === part))
        return err(`blocking[${at}]: ${part} is none of ${PARTS.join(', ')}`);
    }
  }
  return ok(value as readonly BlockingKey[]);
}

function readThresholds(value: unknown, guessed: Thresholds): Result<Thresholds, string> {
  if (value === undefined) return ok(guessed);
  if (!isRecord(value)) return err('thresholds: an object');
  const of = (key: keyof Thresholds): number => {
    const given = value[key];
    return typeof given === 'number' ? given : guessed[key];
  };
  const thresholds = { link: of('link'), margin: of('margin'), review: of('review') };
  return thresholds.review > thresholds.link
    ? err('thresholds: review is above link')
    : ok(thresholds);
}
