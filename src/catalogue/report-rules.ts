import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { err, ok, type Result } from '#kernel/result.ts';

const closed = { additionalProperties: false };
const text = Type.String({ pattern: '^\\S([\\s\\S]*\\S)?$' });
const key = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' });
const bilingual = Type.Object({ vi: text, en: text }, closed);
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([Type.Null(), type]);

/** From which day of a month the periods of reports are counted. */
const cutOff = Type.Object(
  {
    key,
    name: bilingual,
    /** 1: calendar months; 15: from the 15th of the month before to the 14th. */
    firstDay: Type.Integer({ minimum: 1, maximum: 28 }),
    basis: orNull(text),
    /** Why no source confirms it yet, shown wherever it is chosen; null once it is confirmed. */
    toBeConfirmed: orNull(bilingual),
  },
  closed,
);

/** What a part of the score of QĐ 766 is counted from. */
export const MEASURES = [
  'published-in-time',
  'synchronised',
  'in-time',
  'online-services-used',
  'filed-online',
  'procedures-paid-online',
  'paid-online',
  'digital-result',
  'digitised',
  'reused',
  'feedback-in-time',
  'feedback-settled',
  'satisfied',
] as const;
export type Measure = (typeof MEASURES)[number];

const part = Type.Object(
  {
    key,
    name: bilingual,
    weight: Type.Number({ exclusiveMinimum: 0, maximum: 100 }),
    measure: Type.Unsafe<Measure>(Type.Union(MEASURES.map((one) => Type.Literal(one)))),
    /** Where its formula stands; null where it is in no source. */
    source: orNull(text),
    toBeConfirmed: orNull(bilingual),
  },
  closed,
);

const group = Type.Object(
  {
    key,
    name: bilingual,
    weight: Type.Number({ exclusiveMinimum: 0, maximum: 100 }),
    parts: Type.Array(part, { minItems: 1 }),
  },
  closed,
);

const schema = Type.Object(
  {
    periods: Type.Object({ cutOffs: Type.Array(cutOff, { minItems: 1 }) }, closed),
    serviceScore: Type.Object(
      {
        basis: text,
        /** The best first; the last from 0. */
        grades: Type.Array(
          Type.Object(
            { from: Type.Number(), name: bilingual, isConfirmed: Type.Boolean() },
            closed,
          ),
          { minItems: 1 },
        ),
        groups: Type.Array(group, { minItems: 1 }),
      },
      closed,
    ),
    ratings: Type.Object(
      {
        basis: text,
        grades: Type.Array(Type.Object({ from: Type.Number(), name: bilingual }, closed), {
          minItems: 1,
        }),
        gradesToBeConfirmed: orNull(bilingual),
        officerGradesToBeConfirmed: orNull(bilingual),
        perPeriodToBeConfirmed: orNull(bilingual),
      },
      closed,
    ),
  },
  closed,
);

/** What the forms of reports take from the law: data, since it changes, and much of it is to be confirmed. */
export type ReportRules = Static<typeof schema>;
export type CutOff = Static<typeof cutOff>;
export type ServiceScore = ReportRules['serviceScore'];
export type ScoreGroup = Static<typeof group>;
export type ScorePart = Static<typeof part>;
export type RatingRules = ReportRules['ratings'];

/** Reads the rules; the error names each member that is wrong. */
export function readReportRules(json: unknown): Result<ReportRules, readonly string[]> {
  if (!Value.Check(schema, json)) {
    return err(
      Value.Errors(schema, json).map(({ instancePath, message }) => `${instancePath}: ${message}`),
    );
  }
  const faults = faultsOf(json);
  return faults.length === 0 ? ok(json) : err(faults);
}

function faultsOf({ serviceScore, ratings }: ReportRules): readonly string[] {
  const sum = (weights: readonly { readonly weight: number }[]): number =>
    weights.reduce((total, { weight }) => total + weight, 0);
  const isFalling = (grades: readonly { readonly from: number }[]): boolean =>
    grades.every(({ from }, at) => from < (grades[at - 1]?.from ?? Number.POSITIVE_INFINITY)) &&
    grades.at(-1)?.from === 0;
  return [
    ...serviceScore.groups
      .filter((one) => sum(one.parts) !== one.weight)
      .map((one) => `the parts of ${one.key} are worth ${sum(one.parts)}, not ${one.weight}`),
    ...(sum(serviceScore.groups) === 100 ? [] : ['the groups of the score are not worth 100']),
    ...[serviceScore.grades, ratings.grades]
      .filter((grades) => !isFalling(grades))
      .map(() => 'grades go from the best down to 0'),
  ];
}
