import { readFile } from 'node:fs/promises';
import { readQr, readQrOf } from '#documents/read-qr.ts';
import { type Instant, instantFromEpoch } from '#kernel/day.ts';
import { judgePass } from '#vaccine-pass/judge-pass.ts';
import { judgeVector } from '#vaccine-pass/judge-vector.ts';
import {
  type Step,
  STEPS,
  stepFaultTexts,
  type StepVerdict,
  type Verdicts,
} from '#vaccine-pass/step.ts';
import type { TrustList } from '#vaccine-pass/trust-list.ts';
import type { ValueSets } from '#vaccine-pass/value-sets.ts';
import { readVector, type Vector } from '#vaccine-pass/vector.ts';

export interface Verification {
  readonly sets: ValueSets;
  /** Null lets a vector's own certificate be believed. */
  readonly trust: TrustList | null;
  /** Null lets a vector's own clock be that of now. */
  readonly at: Instant | null;
}

/** What was found in a file: each step's verdict, and whether it is what had to come out. */
export interface FileFinding {
  readonly file: string;
  readonly verdicts: Verdicts;
  /** What the file says that has to come out; null where it says nothing. */
  readonly expected: Vector['expected'] | null;
  /** Whether all went as expected, or the certificate holds. */
  readonly isGood: boolean;
}

/** Judges a vector file, or a file with the text of one certificate. */
export async function verifyFile(file: string, how: Verification): Promise<FileFinding> {
  const text = await readFile(file, 'utf8');
  const vector = readVector(jsonIn(text));
  const now = instantFromEpoch(Date.now());
  if (vector === null) {
    const grounds = { trust: how.trust ?? [], sets: how.sets, at: how.at ?? now };
    const { verdicts, fault } = judgePass(lineIn(text), grounds);
    return { file, verdicts, expected: null, isGood: fault === null };
  }
  const grounds = {
    trust: how.trust ?? vector.trust,
    sets: how.sets,
    at: how.at ?? vector.clock ?? now,
  };
  const verdicts = judgeVector(vector, grounds, await seenIn(vector));
  if (Object.keys(vector.expected).length === 0) {
    return { file, verdicts, expected: null, isGood: isValid(verdicts) };
  }
  const { expected } = vector;
  return { file, verdicts, expected, isGood: missedOf({ verdicts, expected }).length === 0 };
}

/** The steps that ended otherwise than the file says. */
export const missedOf = ({
  verdicts,
  expected,
}: Pick<FileFinding, 'verdicts' | 'expected'>): readonly Step[] =>
  STEPS.filter((step) => {
    const flag = expected?.[step];
    return flag !== undefined && flag !== (verdicts[step].kind === 'passed');
  });

/** One line of JSON: the flags by the names of the vectors, null for what there was nothing to try on. */
export function lineOf(finding: FileFinding): string {
  const { file, verdicts, expected, isGood } = finding;
  const results = STEPS.map((step) => [`EXPECTED${step}`, flagOf(verdicts[step])]);
  const reasons = STEPS.flatMap((step) => {
    const verdict = verdicts[step];
    if (verdict.kind !== 'failed') return [];
    const { code, detail } = verdict.fault;
    const words = stepFaultTexts[code].en;
    return [[`EXPECTED${step}`, { code, text: detail === null ? words : `${words} (${detail})` }]];
  });
  return JSON.stringify({
    file,
    ok: isGood,
    valid: isValid(verdicts),
    results: Object.fromEntries(results),
    reasons: Object.fromEntries(reasons),
    ...(expected === null ? {} : { missed: missedOf(finding).map((step) => `EXPECTED${step}`) }),
  });
}

const flagOf = ({ kind }: StepVerdict): boolean | null =>
  kind === 'untried' ? null : kind === 'passed';

/** Whether a reader at a border lets it pass, whatever a vector expects. */
const isValid = (verdicts: Verdicts): boolean =>
  READERS_STEPS.every((step) => verdicts[step].kind === 'passed');

const READERS_STEPS: readonly Step[] = [
  'UNPREFIX',
  'B45DECODE',
  'COMPRESSION',
  'VERIFY',
  'DECODE',
  'SCHEMAVALIDATION',
  'KEYUSAGE',
  'EXPIRATIONCHECK',
];

/** The text of a code without the line break behind it; a space may be its last character. */
const lineIn = (text: string): string => text.replaceAll(/^[\uFEFF\s]+|[\r\n\t]+$/g, '');

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

/** What a reader sees in the vector's picture, or in one that is drawn of its text where it has none. */
async function seenIn({ picture, prefixed }: Vector): Promise<string | null> {
  if (picture !== null) return readQr(picture);
  return prefixed === null ? null : readQrOf(prefixed);
}
