import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { err, ok, type Result } from '#kernel/result.ts';

/** As what something holds a content. What a draft or a person's own store holds is never due. */
export type HeldAs = 'dossier-paper' | 'feedback-paper' | 'bill' | 'digitised-paper' | 'result';

export interface RetentionRule {
  readonly kind: HeldAs;
  /** From when its term counts, in words. */
  readonly counts: string;
  readonly term:
    | { readonly keep: 'permanently' }
    /** No source says yet for how long: nothing is deleted. */
    | { readonly keep: 'to-be-confirmed' }
    | { readonly keep: 'months'; readonly months: number };
  readonly source: string;
}

/** The terms that a rule sets, as they are asked of the database. */
export interface RetentionTerm {
  readonly kind: HeldAs;
  readonly months: number;
}

const KINDS: readonly HeldAs[] = [
  'dossier-paper',
  'feedback-paper',
  'bill',
  'digitised-paper',
  'result',
];
const text = Type.String({ pattern: '^\\S(.*\\S)?$' });
const closed = { additionalProperties: false };
const schema = Type.Object(
  {
    rules: Type.Array(
      Type.Object(
        {
          kind: Type.Union(KINDS.map((kind) => Type.Literal(kind))),
          counts: text,
          term: Type.Union([
            Type.Object({ keep: Type.Literal('permanently') }, closed),
            Type.Object({ keep: Type.Literal('to-be-confirmed') }, closed),
            Type.Object(
              {
                keep: Type.Literal('months'),
                months: Type.Integer({ minimum: 1, maximum: 1200 }),
              },
              closed,
            ),
          ]),
          source: text,
        },
        closed,
      ),
    ),
  },
  closed,
);

/** Reads the rules; the error names each member that is wrong, and each kind that has not one rule. */
export function readRetentionRules(
  json: unknown,
): Result<readonly RetentionRule[], readonly string[]> {
  if (!Value.Check(schema, json)) {
    return err(
      Value.Errors(schema, json).map(({ instancePath, message }) => `${instancePath}: ${message}`),
    );
  }
  const { rules } = json;
  const wrong = KINDS.filter((kind) => rules.filter((rule) => rule.kind === kind).length !== 1);
  return wrong.length === 0 ? ok(rules) : err(wrong.map((kind) => `${kind} needs one rule`));
}

export const termsOf = (rules: readonly RetentionRule[]): readonly RetentionTerm[] =>
  rules.flatMap(({ kind, term }) =>
    term.keep === 'months' ? [{ kind, months: term.months }] : [],
  );
