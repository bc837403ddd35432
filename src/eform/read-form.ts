import { Value } from 'typebox/value';
import type { Type } from 'typebox';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import { expandItem } from '#eform/expand-form.ts';
import { fieldSchema, formSchema, partSchema, partUseSchema } from '#eform/form-schema.ts';
import {
  type Field,
  type Form,
  type FormPage,
  isPartUse,
  type Part,
  type Parts,
  type PartUse,
} from '#eform/form.ts';
import { parseDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** Reads the reusable parts together: shapes, then that each part that is used exists and no part uses itself. */
export function readParts(files: readonly unknown[]): Result<Parts, readonly CatalogueFault[]> {
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
function reaches(from: string, to: string, parts: Parts): boolean {
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
export function readForm(json: unknown, parts: Parts): Result<Form, readonly CatalogueFault[]> {
  if (!Value.Check(formSchema, json)) return err(shapeFaults(formSchema, json, ''));
  const validFrom = parseDay(json.validFrom);
  const validTo = json.validTo === null ? ok(null) : parseDay(json.validTo);
  const faults: CatalogueFault[] = [];
  if (!validFrom.ok) faults.push({ path: '/validFrom', why: NO_DAY });
  if (!validTo.ok) faults.push({ path: '/validTo', why: NO_DAY });
  const pages: FormPage[] = [];
  for (const [page, { fields, ...own }] of json.pages.entries()) {
    const items: (Field | PartUse)[] = [];
    for (const [index, item] of fields.entries()) {
      const path = `/pages/${page}/fields/${index}`;
      const read = readItem(item, path, parts);
      if (read.ok) items.push(read.value);
      else faults.push(...read.error);
    }
    pages.push({ ...own, fields: items });
  }
  if (faults.length > 0 || !validFrom.ok || !validTo.ok) return err(faults);
  const form: Form = { ...json, pages, validFrom: validFrom.value, validTo: validTo.value };
  const wrong = [...pageFaults(form), ...senseFaults(form, parts)];
  return wrong.length === 0 ? ok(form) : err(wrong);
}

const NO_DAY = 'is a day that no calendar has';

/** A question or the use of a part, whichever it says it is. */
function readItem(
  json: unknown,
  path: string,
  parts: Parts,
): Result<Field | PartUse, readonly CatalogueFault[]> {
  if (typeof json === 'object' && json !== null && 'part' in json) {
    if (!Value.Check(partUseSchema, json)) return err(shapeFaults(partUseSchema, json, path));
    if (parts.has(json.part)) return ok(json);
    return err([{ path: `${path}/part`, why: `is the unknown part ${json.part}` }]);
  }
  return Value.Check(fieldSchema, json) ? ok(json) : err(shapeFaults(fieldSchema, json, path));
}

const shapeFaults = (
  schema: Type.TSchema,
  json: unknown,
  before: string,
): readonly CatalogueFault[] =>
  Value.Errors(schema, json).map((error) => ({
    path: `${before}${error.instancePath}`,
    why: error.message,
  }));

const pageFaults = ({ pages }: Form): readonly CatalogueFault[] =>
  pages.flatMap(({ id }, index) =>
    pages.findIndex((page) => page.id === id) < index
      ? [{ path: `/pages/${index}/id`, why: 'is a page twice' }]
      : [],
  );

/** What no schema can say of the questions, in the order in which they are asked. */
function senseFaults(form: Form, parts: Parts): readonly CatalogueFault[] {
  const before = new Map<string, Field>();
  return form.pages.flatMap(({ fields }, page) =>
    fields.flatMap((item, index) => {
      const path = `/pages/${page}/fields/${index}`;
      return expandItem(item, parts).flatMap((field): readonly CatalogueFault[] => {
        const wrong = [...ownFaults(field), ...referenceFaults(field, before)];
        if (before.has(field.id)) wrong.push({ member: 'id', why: 'is a field twice' });
        before.set(field.id, field);
        // Of a part, the question inside it is named: it has no place in this form.
        return isPartUse(item)
          ? wrong.map(({ why }) => ({ path, why: `${field.id} ${why}` }))
          : wrong.map(({ member, why }) => ({ path: `${path}/${member}`, why }));
      });
    }),
  );
}

/** A fault of one question, and the member of it that is wrong. */
interface FieldFault {
  readonly member: keyof Field;
  readonly why: string;
}

const BOUNDED: readonly Field['type'][] = ['text', 'number', 'money', 'file'];

function ownFaults({
  type,
  options,
  min,
  max,
  notAfter,
  initial = null,
  recent = null,
}: Field): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  if ((type === 'choice') !== options.length > 0) {
    faults.push({ member: 'options', why: 'has options exactly where it is a choice' });
  }
  if (new Set(options.map(({ value }) => value)).size < options.length) {
    faults.push({ member: 'options', why: 'has an option twice' });
  }
  if ((min !== null || max !== null) && !BOUNDED.includes(type)) {
    const member = min === null ? 'max' : 'min';
    faults.push({ member, why: 'has bounds, which its type does not know' });
  }
  if (min !== null && max !== null && min > max) {
    faults.push({ member: 'min', why: 'has a least above its largest' });
  }
  if (initial !== null && type !== 'text' && type !== 'choice') {
    faults.push({ member: 'initial', why: 'is neither text nor choice and has initial' });
  }
  if (initial !== null && type === 'choice' && !options.some(({ value }) => value === initial)) {
    faults.push({ member: 'initial', why: 'has an initial that is no option' });
  }
  if (recent !== null && type !== 'date') {
    faults.push({ member: 'recent', why: 'is no full date and has recent' });
  }
  if (notAfter !== null && type !== 'date' && type !== 'partial-date') {
    faults.push({ member: 'notAfter', why: 'is no date and has notAfter' });
  }
  return faults;
}

function referenceFaults(
  { when, notAfter }: Field,
  before: ReadonlyMap<string, Field>,
): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  for (const { field: id, is } of when) {
    const asked = before.get(id);
    if (asked === undefined) {
      faults.push({ member: 'when', why: `depends on ${id}, which is not asked before it` });
      continue;
    }
    const possible: readonly unknown[] =
      asked.type === 'flag' ? [true, false] : asked.options.map(({ value }) => value);
    for (const value of is) {
      if (possible.includes(value)) continue;
      faults.push({ member: 'when', why: `depends on ${id} being ${value}, which it cannot be` });
    }
  }
  if (notAfter !== null && notAfter !== 'today') {
    const other = before.get(notAfter);
    if (other?.type !== 'date' && other?.type !== 'partial-date') {
      const why = `is not after ${notAfter}, which is no date asked before it`;
      faults.push({ member: 'notAfter', why });
    }
  }
  return faults;
}
