import { Type } from 'typebox';
import { LIFE_EVENTS } from '#catalogue/procedure.ts';

/** The shape of a file in catalogue/procedures, as JSON Schema; the days are still plain text. */
export type ProcedureFile = Type.Static<typeof procedureSchema>;

const text = Type.String({ pattern: '^\\S(.*\\S)?$' });
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const key = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' });
const count = Type.Integer({ minimum: 0, maximum: 99 });
const positive = Type.Integer({ minimum: 1, maximum: 10_000 });
const paperCode = Type.String({ pattern: '^\\d{3}\\.\\d{2}\\.\\d{2}\\.[A-Z]\\d{2}-KQ\\d+$' });
const resultCode = Type.String({ pattern: '^KQ\\.[A-Z]\\d{2}\\.\\d{6}$' });
const fieldCode = Type.String({ pattern: '^[A-Z]\\d{2}-[A-Z]{2}\\d{2}$' });

// National codes, their cases and both forms of local variants (domain.md §2.6).
// `TBC-…` holds the place of a code that no source gives (`read-procedure` asks that it is marked).
const procedureCode = Type.String({
  pattern: '^(\\d\\.\\d{6}(\\.\\d{2})?(\\.[0-9A-Z]{2,3})*|TBC(-[a-z0-9]+)+)$',
});

// 60/2014/QH13, 123/2015/NĐ-CP, 66.7/2025/NQ-CP, 49/2015/QĐ-TTg.
const documentNumber = Type.String({
  pattern: '^\\d+(\\.\\d+)?/\\d{4}/[A-ZĐ]+\\d*(-[A-ZĐ][A-ZĐa-z0-9]*)*$',
});

const closed = <P extends Type.TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const orNull = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
const some = <S extends Type.TSchema>(schema: S) =>
  Type.Array(schema, { minItems: 1, uniqueItems: true });

const bilingual = closed({ vi: text, en: text });

const timeLimit = Type.Union([
  closed({
    unit: Type.Enum(['WORKING_DAY', 'DAY', 'HOUR', 'MONTH']),
    quantity: positive,
    basis: text,
  }),
  closed({
    unit: Type.Literal('SAME_DAY'),
    cutOff: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
    basis: text,
  }),
  closed({ unit: Type.Literal('NONE'), reason: bilingual, basis: text }),
]);

const addedTime = closed({
  key,
  workingDays: positive,
  reason: bilingual,
  basis: text,
  when: Type.Union([
    closed({ kind: Type.Literal('communes'), units: Type.Array(text, { uniqueItems: true }) }),
    closed({ kind: Type.Literal('leg-asks'), legs: some(procedureCode) }),
  ]),
});

const instead = closed({ who: bilingual, code: orNull(procedureCode), what: bilingual });

const filedWithin = closed({ field: text, days: positive, late: bilingual, basis: text });

const component = closed({
  code: orNull(paperCode),
  key,
  name: bilingual,
  originals: count,
  certified: count,
  copies: count,
  required: Type.Boolean(),
  when: orNull(bilingual),
  declared: Type.Optional(Type.Boolean()),
});

const fee = closed({
  name: bilingual,
  amount: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }),
  channel: Type.Enum(['any', 'counter', 'online']),
  basis: text,
});

const feeRelief = closed({
  key,
  name: bilingual,
  amount: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }),
  basis: text,
});

const action = Type.Enum([
  'pass-on',
  'send-back',
  'request-supplement',
  'refuse',
  'propose',
  'sign',
  'issue',
  'hand-over',
]);

const step = closed({
  id: key,
  name: bilingual,
  after: Type.Array(key, { uniqueItems: true }),
  system: orNull(
    Type.Enum([
      'national-population',
      'civil-status',
      'criminal-record',
      'interlinking',
      'residence',
      'social-insurance',
      'labour',
      'postal',
      'enterprise-registration',
    ]),
  ),
  role: Type.Enum(['counter-officer', 'specialist', 'signing-leader', 'clerk']),
  place: Type.Enum(['desk', 'handler']),
  shareHours: orNull(Type.Number({ exclusiveMinimum: 0, maximum: 10_000 })),
  actions: some(action),
  mainAction: action,
});

export const procedureSchema = closed({
  code: procedureCode,
  validFrom: day,
  validTo: orNull(day),
  name: bilingual,
  shortName: bilingual,
  field: closed({ code: orNull(fieldCode), name: bilingual }),
  handler: Type.Enum([
    'province-committee',
    'department',
    'provincial-police',
    'social-insurance',
    'district-committee',
    'district-police',
    'district-social-insurance',
    'commune-committee',
    'commune-police',
    'outside',
  ]),
  outsideHandler: orNull(bilingual),
  department: orNull(key),
  kind: Type.Enum(['single', 'interlinked']),
  parts: Type.Array(
    closed({
      code: procedureCode,
      name: Type.Optional(orNull(bilingual)),
      after: Type.Array(procedureCode, { uniqueItems: true }),
      oneOf: orNull(key),
      place: Type.Optional(
        Type.Array(closed({ address: text, when: orNull(closed({ field: text, is: text })) })),
      ),
      regime: Type.Optional(orNull(bilingual)),
    }),
  ),
  receivedAt: Type.Array(Type.Enum(['province', 'district', 'commune']), { uniqueItems: true }),
  channels: some(Type.Enum(['counter', 'online', 'postal'])),
  onlineLevel: orNull(
    Type.Union([
      Type.Literal(1),
      Type.Literal(2),
      Type.Literal(3),
      Type.Literal(4),
      Type.Literal('partial'),
      Type.Literal('full'),
    ]),
  ),
  lifeEvents: Type.Array(Type.Enum([...LIFE_EVENTS]), { uniqueItems: true }),
  keywords: Type.Array(text, { uniqueItems: true }),
  applicants: some(Type.Enum(['citizen', 'enterprise', 'organisation'])),
  personConcerned: orNull(bilingual),
  timeLimit,
  addedTime: Type.Optional(Type.Array(addedTime)),
  instead: Type.Optional(Type.Array(instead)),
  filedWithin: Type.Optional(filedWithin),
  supplement: closed({ clock: Type.Enum(['pause', 'restart']), basis: text }),
  fees: Type.Array(fee),
  feeReliefs: Type.Optional(Type.Array(feeRelief)),
  components: some(component),
  sets: positive,
  results: some(closed({ code: orNull(resultCode), name: bilingual })),
  legalBasis: some(
    closed({ document: documentNumber, article: orNull(text), title: orNull(text) }),
  ),
  steps: Type.Array(step),
  toBeConfirmed: Type.Array(closed({ field: text, reason: bilingual })),
});
