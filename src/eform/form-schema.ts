import { Type } from 'typebox';
import { FIELD_TYPES, REGISTERS } from '#eform/form.ts';

const text = Type.String({ pattern: '^\\S(.*\\S)?$' });
const key = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' });
const fieldId = Type.String({ pattern: '^[a-z][a-zA-Z0-9]*$' });
const reference = Type.String({ pattern: '^[a-z][a-zA-Z0-9]*(\\.[a-z][a-zA-Z0-9]*)*$' });
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const closed = <P extends Type.TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const orNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const bilingual = closed({ vi: text, en: text });

const condition = closed({
  field: reference,
  is: Type.Array(Type.Union([text, Type.Boolean()]), { minItems: 1 }),
});

const source = Type.Union([
  closed({
    kind: Type.Literal('register'),
    register: Type.Enum([...REGISTERS]),
    path: text,
  }),
  closed({ kind: Type.Enum(['declaration', 'document']), name: key }),
]);

/** The shape of one question. */
export const fieldSchema = closed({
  id: fieldId,
  type: Type.Enum([...FIELD_TYPES]),
  label: bilingual,
  hint: orNull(bilingual),
  required: orNull(bilingual),
  when: Type.Array(condition),
  options: Type.Array(closed({ value: key, text: bilingual })),
  min: orNull(Type.Integer()),
  max: orNull(Type.Integer()),
  notAfter: orNull(reference),
  initial: Type.Optional(orNull(text)),
  recent: Type.Optional(orNull(Type.Integer({ minimum: 1, maximum: 366 }))),
  sources: Type.Array(source),
  feeds: orNull(text),
});

/** The shape of one use of a part. */
export const partUseSchema = closed({
  id: fieldId,
  part: key,
  label: bilingual,
  when: Type.Array(condition),
  feeds: orNull(text),
});

const items = Type.Array(Type.Union([fieldSchema, partUseSchema]), { minItems: 1 });

/** The shape of a file in catalogue/forms/parts. */
export const partSchema = closed({ key, title: bilingual, fields: items });

/** Each is checked as the one of the two that it is, so that a fault names what is wrong with it. */
const anyItems = Type.Array(Type.Unknown(), { minItems: 1 });

/** The shape of a file in catalogue/forms, without that of the questions; the days are still plain text. */
export const formSchema = closed({
  code: key,
  validFrom: day,
  validTo: orNull(day),
  title: bilingual,
  procedures: Type.Array(text, { minItems: 1, uniqueItems: true }),
  again: Type.Optional(Type.Array(text, { minItems: 1, uniqueItems: true })),
  pages: Type.Array(closed({ id: key, title: bilingual, fields: anyItems }), { minItems: 1 }),
  toBeConfirmed: Type.Array(closed({ field: text, reason: bilingual })),
});
