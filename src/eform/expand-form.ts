import {
  type Condition,
  type Field,
  type FlatField,
  type FlatForm,
  type Form,
  isPartUse,
  type Parts,
  type PartUse,
} from '#eform/form.ts';

/**
 * Writes the parts of a form out. A field of a part gets the part's id before its own, conditions of
 * the part hold for each of its fields, and references inside the part stay inside it. The form must
 * be sound (`read-form`): every part is known and none uses itself.
 */
export function expandForm(form: Form, parts: Parts): FlatForm {
  const pages = form.pages.map((page) => ({
    ...page,
    fields: page.fields.flatMap((item) => expandItem(item, parts)),
  }));
  return { ...form, pages };
}

/** The questions that stand for one item of a page. */
export function expandItem(item: Field | PartUse, parts: Parts): readonly FlatField[] {
  if (!isPartUse(item)) return [{ ...item, group: null }];
  const part = parts.get(item.part);
  if (part === undefined) throw new Error(`there is no part ${item.part}`);
  const inner = part.fields.flatMap((one) => expandItem(one, parts));
  const own = new Set(inner.map(({ id }) => id));
  const within = (id: string): string => (own.has(id) ? `${item.id}.${id}` : id);
  return inner.map((field) => ({
    ...field,
    id: `${item.id}.${field.id}`,
    when: [
      ...item.when,
      ...field.when.map((one): Condition => ({ ...one, field: within(one.field) })),
    ],
    notAfter: field.notAfter === null ? null : within(field.notAfter),
    feeds: joined(item.feeds, field.feeds),
    group: item.label,
  }));
}

const joined = (before: string | null, own: string | null): string | null =>
  before === null || own === null ? own : `${before}${own}`;
