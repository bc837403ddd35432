import { expandForm } from '#eform/expand-form.ts';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import type { FlatForm, Form, Part, Parts, WholeForm } from '#eform/form.ts';
import { readForm, readParts } from '#eform/read-form.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** A form with a copy of each part that it uses, directly or through another, by key. */
export const wholeForm = (form: Form, parts: Parts): WholeForm => ({
  ...form,
  parts: usedParts(
    form.pages.flatMap(({ fields }) => fields),
    parts,
  ),
});

/** The parts that items of pages use; the items may have any fault, unknown parts are left out. */
export function usedParts(items: readonly unknown[], parts: Parts): readonly Part[] {
  const used = new Map<string, Part>();
  const open = [...items];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    const key = isMembers(item) ? item['part'] : undefined;
    const part = typeof key === 'string' ? parts.get(key) : undefined;
    if (part === undefined || used.has(part.key)) continue;
    used.set(part.key, part);
    open.push(...part.fields);
  }
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
