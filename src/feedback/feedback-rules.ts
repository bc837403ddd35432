import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { Bilingual } from '#kernel/bilingual.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/** By when a report or suggestion is answered: data, since the law changes. */
export interface FeedbackRules {
  /** The law by which it is answered, as it is cited. */
  readonly basis: string;
  /** Working days of the agency that answers, from the receipt. */
  readonly answerWorkingDays: number;
  /** Working days that the one extension adds to the due date. */
  readonly extensionWorkingDays: number;
  /** What of it no source confirms yet, shown wherever the days are; null once it is confirmed. */
  readonly toBeConfirmed: Bilingual | null;
}

const text = Type.String({ pattern: '^\\S(.*\\S)?$' });
const days = Type.Integer({ minimum: 1, maximum: 100 });
const closed = { additionalProperties: false };

const schema = Type.Object(
  {
    basis: text,
    answerWorkingDays: days,
    extensionWorkingDays: days,
    toBeConfirmed: Type.Union([Type.Null(), Type.Object({ vi: text, en: text }, closed)]),
  },
  closed,
);

/** Reads the rules; the error names each member that is wrong. */
export function readFeedbackRules(json: unknown): Result<FeedbackRules, readonly string[]> {
  if (Value.Check(schema, json)) return ok(json);
  return err(
    Value.Errors(schema, json).map(({ instancePath, message }) => `${instancePath}: ${message}`),
  );
}
