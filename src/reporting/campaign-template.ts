import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { err, ok, type Result } from '#kernel/result.ts';
import { formFaults } from '#reporting/form-faults.ts';
import { type CampaignForm, NAMED_SOURCES } from '#reporting/indicator.ts';
import { REPEATS, type Repeats } from '#reporting/next-period.ts';

/** A campaign that ships with the software, without a value. */
export interface CampaignTemplate {
  readonly key: string;
  readonly name: string;
  /** Where its indicators come from, as it is cited. */
  readonly source: string;
  /** What no source confirms yet, shown where it is used; null once it is confirmed. */
  readonly toBeConfirmed: string | null;
  readonly repeats: Repeats;
  readonly form: CampaignForm;
}

const text = Type.String({ pattern: '^\\S([\\s\\S]*\\S)?$' });
const closed = { additionalProperties: false };
const limit = Type.Union([Type.Number(), Type.Null()]);
const asked = { code: text, name: text, required: Type.Boolean() };
const oneOf = <T extends string>(values: readonly T[]) =>
  Type.Union(values.map((value) => Type.Literal(value)));

const indicator = Type.Union([
  Type.Object(
    {
      ...asked,
      kind: Type.Literal('number'),
      unit: Type.String(),
      min: limit,
      max: limit,
      decimals: Type.Union([Type.Literal(0), Type.Literal(2)]),
      source: Type.Union([oneOf(NAMED_SOURCES), Type.Null()]),
    },
    closed,
  ),
  Type.Object(
    {
      ...asked,
      kind: Type.Literal('percentage'),
      parts: Type.Union([Type.Null(), Type.Object({ numerator: text, denominator: text }, closed)]),
    },
    closed,
  ),
  Type.Object({ ...asked, kind: Type.Literal('text') }, closed),
  Type.Object({ ...asked, kind: Type.Literal('file') }, closed),
  Type.Object(
    { ...asked, kind: Type.Literal('choice'), options: Type.Array(text, { minItems: 2 }) },
    closed,
  ),
]);

const schema = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z]+(-[a-z]+)*$' }),
    name: text,
    source: text,
    toBeConfirmed: Type.Union([text, Type.Null()]),
    repeats: oneOf(REPEATS),
    form: Type.Array(
      Type.Object({ title: text, indicators: Type.Array(indicator, { minItems: 1 }) }, closed),
    ),
  },
  closed,
);

/** Reads a template; the error names all that is wrong with it. */
export function readCampaignTemplate(json: unknown): Result<CampaignTemplate, readonly string[]> {
  if (!Value.Check(schema, json)) {
    return err(
      Value.Errors(schema, json).map(({ instancePath, message }) => `${instancePath}: ${message}`),
    );
  }
  const faults = formFaults(json.form).map(({ code, text: wrong }) => `${code}: ${wrong.en}`);
  return faults.length === 0 ? ok(json) : err(faults);
}
