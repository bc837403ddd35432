import { expandForm } from '#eform/expand-form.ts';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import {
  type Field,
  type FlatForm,
  type Form,
  isPartUse,
  type Part,
  type PartUse,
  type Parts,
  type WholeForm,
} from '#eform/form.ts';
import { readForm, readParts } from '#eform/read-form.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** A form with a copy of each part that it uses, directly or through another, by key. */
export function wholeForm(form: Form, parts: Parts): WholeForm {
  return { ...form, parts: partsIn(form, parts) };
}

/** The parts that the pages of a form use; what is unknown is left out. */
export function partsIn(form: Pick<Form, 'pages'>, parts: Parts): readonly Part[] {
  const used = new Map<string, Part>();
  const add = (items: readonly (Field | PartUse)[]): void => {
    for (const item of items) {
      const part = isPartUse(item) ? parts.get(item.part) : undefined;
      if (part === undefined || used.has(part.key)) continue;
      used.set(part.key, part);
      add(part.fields);
    }
  };
  for (const { fields } of form.pages) add(fields);
  return [...used.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Reads a form as it was published: its own parts first, then the form with them written out. */
export function readWholeForm(json: unknown): Result<FlatForm, readonly CatalogueFault[]> {
  const { parts, ...own } = isMembers(json) ? json : {};
  const known = readParts(Array.isArray(parts) ? parts : []);
  if (!known.ok) {
    return err(known.error.map(({ path, why }) => ({ path: `/parts${path}`, why })));
  }
  const form = readForm(own, known.value);
  return form.ok ? ok(expandForm(form.value, known.value)) : form;
}

const isMembers = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
