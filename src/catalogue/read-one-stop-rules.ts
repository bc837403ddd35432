import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { CatalogueFault } from '#catalogue/catalogue-fault.ts';
import { type OneStopRules, PAPER_FORMS } from '#catalogue/one-stop-rules.ts';
import { parseDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';

const text = Type.String({ pattern: '^\\S(.*\\S)?$' });
const closed = <P extends Type.TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const bilingual = closed({ vi: text, en: text });

const rulesSchema = closed({
  code: text,
  validFrom: text,
  validTo: Type.Union([text, Type.Null()]),
  name: bilingual,
  decree: text,
  circular: text,
  replaces: Type.Optional(Type.Array(text)),
  tiers: Type.Union([Type.Literal(2), Type.Literal(3)]),
  submission: Type.Enum(['provincial-portal', 'national-portal']),
  papers: Type.Array(
    closed({
      form: Type.Enum([...PAPER_FORMS]),
      number: Type.String({ pattern: '^\\d{2}$' }),
      name: bilingual,
    }),
  ),
  newDateWords: text,
  toBeConfirmed: Type.Array(closed({ field: text, reason: bilingual })),
});

/** Reads the rules of the one-stop mechanism: shape, days, and each paper and number once. */
export function readOneStopRules(json: unknown): Result<OneStopRules, readonly CatalogueFault[]> {
  if (!Value.Check(rulesSchema, json)) {
    return err(
      Value.Errors(rulesSchema, json).map((error) => ({
        path: error.instancePath,
        why: error.message,
      })),
    );
  }
  const validFrom = parseDay(json.validFrom);
  const validTo = json.validTo === null ? ok(null) : parseDay(json.validTo);
  const why = 'is a day that no calendar has';
  if (!validFrom.ok) return err([{ path: '/validFrom', why }]);
  if (!validTo.ok) return err([{ path: '/validTo', why }]);
  const faults = json.papers.flatMap(({ form, number }, index): CatalogueFault[] =>
    json.papers.findIndex((paper) => paper.form === form || paper.number === number) < index
      ? [{ path: `/papers/${index}`, why: 'stands twice' }]
      : [],
  );
  return faults.length === 0
    ? ok({ ...json, validFrom: validFrom.value, validTo: validTo.value })
    : err(faults);
}
