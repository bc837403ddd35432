import { Value } from 'typebox/value';
import type { Type } from 'typebox';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import { expandForm } from '#eform/expand-form.ts';
import { formSchema, partSchema } from '#eform/form-schema.ts';
import { type Field, fieldsOf, type Form, isPartUse, type Part } from '#eform/form.ts';
import { parseDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** Reads the reusable parts together: shapes, then that each part that is used exists and no part uses itself. */
export function readParts(
  files: readonly unknown[],
): Result<ReadonlyMap<string, Part>, readonly CatalogueFault[]> {
  const parts = new Map<string, Part>();
  const faults: CatalogueFault[] = [];
  for (const [index, json] of files.entries()) {
    if (!Value.Check(partSchema, json)) faults.push(...shapeFaults(partSchema, json, `/${index}`));
    else if (parts.has(json.key)) faults.push({ path: `/${index}/key`, why: 'stands twice' });
    else parts.set(json.key, json);
  }
  for (const part of parts.values()) {
    for (const used of usedBy(part)) {
      if (!parts.has(used))
        faults.push({ path: `/${part.key}`, why: `uses the unknown part ${used}` });
    }
    if (reaches(part.key, part.key, parts)) {
      faults.push({ path: `/${part.key}`, why: 'uses itself' });
    }
  }
  return faults.length === 0 ? ok(parts) : err(faults);
}

const usedBy = (part: Part): readonly string[] =>
  part.fields.flatMap((item) => (isPartUse(item) ? [item.part] : []));

/** Whether a part uses another, by however many between them. */
function reaches(from: string, to: string, parts: ReadonlyMap<string, Part>): boolean {
  const open = [...usedBy(parts.get(from) ?? NOTHING)];
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === to) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...usedBy(parts.get(next) ?? NOTHING));
  }
  return false;
}

const NOTHING: Part = { key: '', title: { vi: '', en: '' }, fields: [] };

/**
 * Reads one form: its shape, then its sense with the parts it uses written out. Names all that is
 * wrong with the shape; or, where the shape is right, all that is wrong with the sense.
 */
export function readForm(
  json: unknown,
  parts: ReadonlyMap<string, Part>,
): Result<Form, readonly CatalogueFault[]> {
  if (!Value.Check(formSchema, json)) return err(shapeFaults(formSchema, json, ''));
  const validFrom = parseDay(json.validFrom);
  const validTo = json.validTo === null ? ok(null) : parseDay(json.validTo);
  const faults: CatalogueFault[] = [];
  if (!validFrom.ok) faults.push({ path: '/validFrom', why: NO_DAY });
  if (!validTo.ok) faults.push({ path: '/validTo', why: NO_DAY });
  for (const [page, { fields }] of json.pages.entries()) {
    for (const [index, item] of fields.entries()) {
      if (isPartUse(item) && !parts.has(item.part)) {
        const path = `/pages/${page}/fields/${index}/part`;
        faults.push({ path, why: `is the unknown part ${item.part}` });
      }
    }
  }
  if (faults.length > 0 || !validFrom.ok || !validTo.ok) return err(faults);
  const form: Form = { ...json, validFrom: validFrom.value, validTo: validTo.value };
  const wrong = senseFaults(fieldsOf(expandForm(form, parts)));
  return wrong.length === 0 ? ok(form) : err(wrong);
}

const NO_DAY = 'is a day that no calendar has';

const shapeFaults = (
  schema: Type.TSchema,
  json: unknown,
  before: string,
): readonly CatalogueFault[] =>
  Value.Errors(schema, json).map((error) => ({
    path: `${before}${error.instancePath}`,
    why: error.message,
  }));

/** What no schema can say of the fields, in the order in which they are asked. */
function senseFaults(fields: readonly Field[]): readonly CatalogueFault[] {
  const faults: CatalogueFault[] = [];
  const before = new Map<string, Field>();
  for (const field of fields) {
    const path = `/${field.id}`;
    if (before.has(field.id)) faults.push({ path, why: 'is a field twice' });
    for (const why of [...ownFaults(field), ...referenceFaults(field, before)]) {
      faults.push({ path, why });
    }
    before.set(field.id, field);
  }
  return faults;
}

const BOUNDED: readonly Field['type'][] = ['text', 'number', 'money', 'file'];

function ownFaults({ type, options, min, max, notAfter }: Field): readonly string[] {
  const faults: string[] = [];
  if ((type === 'choice') !== options.length > 0)
    faults.push('has options exactly where it is a choice');
  if (new Set(options.map(({ value }) => value)).size < options.length) {
    faults.push('has an option twice');
  }
  if ((min !== null || max !== null) && !BOUNDED.includes(type)) {
    faults.push('has bounds, which its type does not know');
  }
  if (min !== null && max !== null && min > max) faults.push('has a least above its largest');
  if (notAfter !== null && type !== 'date' && type !== 'partial-date') {
    faults.push('is no date and has notAfter');
  }
  return faults;
}

function referenceFaults(
  { when, notAfter }: Field,
  before: ReadonlyMap<string, Field>,
): readonly string[] {
  const faults: string[] = [];
  for (const { field: id, is } of when) {
    const asked = before.get(id);
    if (asked === undefined) {
      faults.push(`depends on ${id}, which is not asked before it`);
      continue;
    }
    const possible: readonly unknown[] =
      asked.type === 'flag' ? [true, false] : asked.options.map(({ value }) => value);
    for (const value of is) {
      if (!possible.includes(value))
        faults.push(`depends on ${id} being ${value}, which it cannot be`);
    }
  }
  if (notAfter !== null && notAfter !== 'today') {
    const other = before.get(notAfter);
    if (other?.type !== 'date' && other?.type !== 'partial-date') {
      faults.push(`is not after ${notAfter}, which is no date asked before it`);
    }
  }
  return faults;
}
