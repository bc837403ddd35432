import { type Condition, type Field, fieldsOf, type FlatForm } from '#eform/form.ts';
import { MAX_TEXT } from '#eform/check-answers.ts';
import type { JsonValue } from '#kernel/canonical-json.ts';

type Schema = { readonly [key: string]: JsonValue | undefined };

/**
 * The answers of a form as JSON Schema 2020-12: what is always asked and required stands in
 * `required`; a field that depends on another is required where its conditions hold and must be
 * absent where they do not. Titles are Vietnamese. What no schema can say (a day that exists, a
 * number's own grammar, whether a commune exists, which of two dates is later) is checked by us.
 */
export function toJsonSchema(form: FlatForm): Schema {
  const fields = fieldsOf(form);
  const dependent = fields.filter(({ when }) => when.length > 0);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:mot-cua:form:${form.code}:${form.validFrom}`,
    title: form.title.vi,
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.id, answerSchema(field)])),
    required: fields
      .filter(({ required, when }) => required !== null && when.length === 0)
      .map(({ id }) => id),
    additionalProperties: false,
    ...(dependent.length === 0 ? {} : { allOf: dependent.map(conditional) }),
  };
}

/** Where its conditions do not hold it is absent; where they do, it may be required. */
function conditional({ id, when, required }: Field): Schema {
  const asked: Schema = { allOf: when.map(conditionSchema) };
  const hidden: Schema = { anyOf: [asked, { properties: { [id]: false } }] };
  if (required === null) return hidden;
  return { allOf: [hidden, { anyOf: [{ not: asked }, { required: [id] }] }] };
}

/** A flag that is not there is no; any other answer must be there. */
function conditionSchema({ field, is }: Condition): Schema {
  const holds: Schema = { properties: { [field]: { enum: [...is] } } };
  return is.includes(false) ? holds : { ...holds, required: [field] };
}

function answerSchema(field: Field): Schema {
  const title = field.label.vi;
  const described = field.hint === null ? { title } : { title, description: field.hint.vi };
  return { ...described, ...TYPES[field.type](field) };
}

const string = (more: Schema): Schema => ({ type: 'string', minLength: 1, ...more });

const TYPES: Readonly<Record<Field['type'], (field: Field) => Schema>> = {
  text: ({ min, max }) => string({ minLength: Math.max(1, min ?? 1), maxLength: max ?? MAX_TEXT }),
  name: () => string({ maxLength: MAX_TEXT }),
  date: () => string({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  'partial-date': () => string({ pattern: '^\\d{4}(-\\d{2}){0,2}$' }),
  'personal-number': () => string({ pattern: '^(\\d{9}|\\d{12})$' }),
  phone: () => string({ maxLength: 20 }),
  email: () => string({ pattern: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$' }),
  address: () => ({
    type: 'object',
    properties: {
      unit: { type: 'string', pattern: '^\\d{5}$' },
      line: { type: 'string', maxLength: MAX_TEXT },
    },
    required: ['unit', 'line'],
    additionalProperties: false,
  }),
  number: bounded,
  money: bounded,
  choice: ({ options }) => ({
    oneOf: options.map(({ value, text }) => ({ const: value, title: text.vi })),
  }),
  flag: ({ required }) => (required === null ? { type: 'boolean' } : { const: true }),
  file: ({ max }) => ({
    type: 'array',
    items: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    ...(max === null ? {} : { maxItems: max }),
  }),
};

function bounded({ min, max }: Field): Schema {
  return { type: 'integer', minimum: min ?? 0, ...(max === null ? {} : { maximum: max }) };
}
