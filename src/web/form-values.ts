/** What a form sent, by field name; a field may be sent more than once. */
export type FormValues = ReadonlyMap<string, readonly string[]>;

/** The form values of a parsed URL-encoded body or query; anything that is no text is left out. */
export function formValues(body: unknown): FormValues {
  const values = new Map<string, readonly string[]>();
  if (typeof body !== 'object' || body === null) return values;
  for (const [name, value] of Object.entries(body)) {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    values.set(
      name,
      list.filter((one) => typeof one === 'string'),
    );
  }
  return values;
}

/** The first value of a field, or the empty string. */
export const one = (values: FormValues, name: string): string => values.get(name)?.[0] ?? '';

/** All values of a field. */
export const many = (values: FormValues, name: string): readonly string[] => values.get(name) ?? [];
