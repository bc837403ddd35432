import type { PassIndex } from '#linkage/blocking.ts';
import {
  addPattern,
  expectationMaximisation,
  type Fit,
  type LevelChances,
  normalised,
  patterns,
} from '#linkage/expectation-maximisation.ts';
import { comparisonOf, LEVELS, NOTHING } from '#linkage/field.ts';
import { type Frequencies, frequenciesOf } from '#linkage/frequencies.ts';
import type { IndexedLinkable, Linkable } from '#linkage/linkable.ts';
import { tooFewToLearn, USUAL } from '#linkage/usual-chances.ts';
import { blockWalker, levelsOf, type Weights, weigher } from '#linkage/scorer.ts';

const STRANGERS = 300_000;
const PAIRS_A_PASS = 40_000;
const PRIOR_RECORDS = 4000;
/** A pass that finds fewer people teaches nothing. */
const LEAST_MATCHES = 30;

/** What was learned, small enough to be kept in a file. */
export interface LearnedWeights {
  readonly prior: number;
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
}

/** Learns from the two tables alone what each level of each field is worth; the same for the same tables. */
export function learnWeights(linkable: IndexedLinkable): {
  readonly learned: LearnedWeights;
  readonly weights: Weights;
} {
  const frequencies = linkable.fields.map((_, place) => frequenciesOf(linkable, place));
  const few = tooFewToLearn(linkable.leftCount, linkable.rightCount);
  const usual = (chances: 'm' | 'u'): LevelChances =>
    linkable.fields.map(({ kind }, place) => {
      const of = Float64Array.from(USUAL[comparisonOf(kind)][chances]);
      if (chances === 'u') of[0] = frequencies[place]?.same ?? 1;
      return of;
    });
  const u = few ? usual('u') : strangers(linkable, frequencies);
  const fits = few ? [] : linkable.passes.map((pass) => fitPass(linkable, pass, u));
  const m = few ? usual('m') : combined(u, fits);
  const learned = { prior: 0, m: m.map((of) => [...of]), u: u.map((of) => [...of]) };
  const without = weightsOf(learned, frequencies);
  const prior = priorOf(linkable, without);
  return { learned: { ...learned, prior }, weights: { ...without, prior } };
}

/** The weights again, of what was kept. */
export const weightsAgain = (linkable: Linkable, learned: LearnedWeights): Weights =>
  weightsOf(
    learned,
    linkable.fields.map((_, place) => frequenciesOf(linkable, place)),
  );

function weightsOf({ prior, m, u }: LearnedWeights, frequencies: readonly Frequencies[]): Weights {
  return {
    prior,
    fields: frequencies.map(({ ofValue, ofFold }, place) => {
      const levels = new Float32Array(new SharedArrayBuffer((NOTHING + 1) * 4));
      m[place]?.forEach((chance, level) => {
        levels[level] = Math.log2(chance / (u[place]?.[level] ?? 1));
      });
      return { levels, ofValue, ofFold };
    }),
  };
}

/** How often levels are met between records drawn at random, who are strangers; the same value by counting. */
function strangers(linkable: Linkable, frequencies: readonly Frequencies[]): LevelChances {
  const sums = linkable.fields.map(
    (field) => new Float64Array(LEVELS[comparisonOf(field.kind)].length),
  );
  const levels = new Int32Array(linkable.fields.length);
  const write = levelsOf(linkable);
  const draw = drawer(1);
  for (let pair = 0; pair < STRANGERS; pair += 1) {
    const [left, right] = [draw(linkable.leftCount), draw(linkable.rightCount)];
    if (linkable.dedupe && left === right) continue;
    write(left, right, levels);
    for (let place = 0; place < levels.length; place += 1) {
      const level = levels[place] ?? NOTHING;
      const sum = sums[place];
      if (sum !== undefined && level !== NOTHING) sum[level] = (sum[level] ?? 0) + 1;
    }
  }
  return sums.map((sum, place) => {
    const total = Math.max(
      1,
      sum.reduce((all, one) => all + one, 0),
    );
    const u = sum.map((one) => Math.max(one, 0.3) / total);
    u[0] = Math.max(1e-9, frequencies[place]?.same ?? 0);
    return u;
  });
}

/** A reproducible source of whole numbers below a limit. */
function drawer(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 16), 0x45d9_f3b) >>> 0;
    return Math.floor((mixed / 4_294_967_296) * below);
  };
}

interface PassFit extends Fit {
  readonly free: readonly boolean[];
  /** Pairs of one person in the sample. */
  readonly matches: number;
}

function fitPass(linkable: IndexedLinkable, pass: PassIndex, u: LevelChances): PassFit {
  const seen = patterns();
  const levels = new Int32Array(linkable.fields.length);
  const write = levelsOf(linkable);
  const walk = blockWalker({ ...linkable, passes: [pass] });
  const step = stepThrough(linkable.rightCount);
  for (let turn = 0; turn < linkable.rightCount && seen.total < PAIRS_A_PASS; turn += 1) {
    const right = (turn * step) % linkable.rightCount;
    walk(right, (left) => {
      write(left, right, levels);
      addPattern(seen, levels, levels.length);
    });
  }
  const free = linkable.fields.map((_, place) => !pass.key.fields.includes(place));
  const fit = expectationMaximisation(seen, u, free);
  return { ...fit, free, matches: fit.share * seen.total };
}

/** A step with which every number below `count` comes once, spread over the whole. */
function stepThrough(count: number): number {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));
  let step = Math.max(1, Math.floor(count * 0.618)) | 1;
  while (common(count, step) !== 1) step += 2;
  return step;
}

/** Of what the passes say of a field, each where it is free, the middle. */
function combined(u: LevelChances, fits: readonly PassFit[]): LevelChances {
  return u.map((of, place) => {
    const saying = fits.filter((fit) => fit.free[place] === true && fit.matches >= LEAST_MATCHES);
    if (saying.length === 0)
      return normalised(of.map((_, level) => (level === 0 ? 0.9 : 0.1 / of.length)));
    return normalised(of.map((_, level) => median(saying.map(({ m }) => m[place]?.[level] ?? 0))));
  });
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** How many records of the left table are expected to be a given right one, settled by rounds. */
function priorOf(linkable: IndexedLinkable, weights: Weights): number {
  const weigh = weigher(linkable, weights);
  const walk = blockWalker(linkable);
  const step = stepThrough(linkable.rightCount);
  const records = Math.min(PRIOR_RECORDS, linkable.rightCount);
  const found: number[] = [];
  for (let turn = 0; turn < records; turn += 1) {
    const right = (turn * step) % linkable.rightCount;
    walk(right, (left) => {
      found.push(weigh(left, right));
    });
  }
  // Of one table each pair is counted once, at the later of its records: half the others come before.
  const others = linkable.dedupe ? linkable.leftCount / 2 : linkable.leftCount;
  let expected = 0.5;
  for (let round = 0; round < 30; round += 1) {
    const prior = Math.log2(expected / others);
    const sum = found.reduce((all, weight) => all + 1 / (1 + 2 ** -(weight + prior)), 0);
    expected = Math.max(1e-3, sum / Math.max(1, records));
  }
  return Math.log2(expected / others);
}
