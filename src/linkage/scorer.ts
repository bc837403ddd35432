import { keyOf, tagOf } from '#linkage/blocking.ts';
import { comparer, type Compare } from '#linkage/compare-values.ts';
import { comparisonOf, type FieldKind, NOTHING } from '#linkage/field.ts';
import type { IndexedLinkable, Linkable } from '#linkage/linkable.ts';

/** What a level of a field is worth, in log2 odds; and what its value adds. */
export interface FieldWeights {
  /** By level; 0 at `NOTHING`. */
  readonly levels: Float32Array;
  readonly ofValue: Float32Array;
  readonly ofFold: Float32Array;
}

export interface Weights {
  /** The odds before anything is compared. */
  readonly prior: number;
  readonly fields: readonly FieldWeights[];
}

/** Writes the level of every field of a pair into `into`. */
export type LevelsOf = (left: number, right: number, into: Int32Array) => void;

export function levelsOf(linkable: Linkable): LevelsOf {
  const { fields, left, right } = linkable;
  const width = fields.length;
  const compares = fields.map((field) => comparer(linkable.book, field));
  return (leftRecord, rightRecord, into) => {
    const [leftBase, rightBase] = [leftRecord * width, rightRecord * width];
    for (let place = 0; place < width; place += 1) {
      const one = left[leftBase + place] ?? 0;
      const other = right[rightBase + place] ?? 0;
      into[place] = one === 0 || other === 0 ? NOTHING : (compares[place]?.(one, other) ?? NOTHING);
    }
  };
}

/** Below anything that a pair can weigh: it would not have come up to what was asked for. */
export const TOO_LIGHT = -Infinity;

/**
 * The weight of a pair: the prior, and of each field its level's, more where the value is rare. Parents
 * add nothing where the name or the day of birth is another: those are brothers and sisters. What is
 * still to be compared is worth so much at most, by which values are the same; as soon as that cannot
 * bring the pair up to `least`, it is `TOO_LIGHT`.
 */
export function weigher(
  linkable: Linkable,
  weights: Weights,
  least = -Infinity,
): (left: number, right: number) => number {
  const { fields, left, right } = linkable;
  const width = fields.length;
  const compares = fields.map((field) => comparer(linkable.book, field));
  const { levels, ofValue, ofFold } = columnsOf(weights);
  const family = Uint8Array.from(fields, (field) => (field.family ? 1 : 0));
  const against = Uint8Array.from(fields, (field) => {
    if (field.family) return NOTHING;
    return field.kind === 'name' ? OTHER_NAME : field.kind === 'date' ? OTHER_DATE : NOTHING;
  });
  const order = cheapFirst(linkable);
  const most = mostOf(linkable, weights, compares);
  const [same, other] = [new Float64Array(width), new Float64Array(width)];
  let bounded = -1;
  return (leftRecord, rightRecord) => {
    const [leftBase, rightBase] = [leftRecord * width, rightRecord * width];
    if (bounded !== rightRecord) {
      most(rightBase, same, other);
      bounded = rightRecord;
    }
    let rest = ROUNDING;
    for (let place = 0; place < width; place += 1) {
      const value = left[leftBase + place] ?? 0;
      if (value === 0) continue;
      rest += (value === right[rightBase + place] ? same[place] : other[place]) ?? 0;
    }
    let weight = weights.prior;
    let contradicted = false;
    for (let at = 0; at < width; at += 1) {
      if (weight + rest < least) return TOO_LIGHT;
      const place = order[at] ?? 0;
      const [one, two] = [left[leftBase + place] ?? 0, right[rightBase + place] ?? 0];
      if (one === 0 || two === 0) continue;
      let gain = (one === two ? same[place] : other[place]) ?? 0;
      rest -= gain;
      if (one !== two) {
        const level = compares[place]?.(one, two) ?? NOTHING;
        gain = levels[place]?.[level] ?? 0;
        if (level === 0) gain += ofValue[place]?.[one] ?? 0;
        else if (level <= MARKS_DIFFER) gain += ofFold[place]?.[one] ?? 0;
        contradicted ||= level !== NOTHING && level >= (against[place] ?? NOTHING);
      }
      if (gain > 0 && contradicted && family[place] === 1) continue;
      weight += gain;
    }
    return weight;
  };
}

/** More than what adding and taking off again can lose. */
const ROUNDING = 1e-6;

/** What is compared with little work first: dates and codes have few values, which stay close at hand. */
function cheapFirst(linkable: Linkable): Int32Array {
  const places = linkable.fields.map((_, place) => place);
  const costOf = (place: number): number => COSTS.indexOf(linkable.fields[place]?.kind ?? 'text');
  const isFamily = (place: number): number => (linkable.fields[place]?.family === true ? 1 : 0);
  return Int32Array.from(places.sort((a, b) => isFamily(a) - isFamily(b) || costOf(a) - costOf(b)));
}

const COSTS: readonly FieldKind[] = [
  'date',
  'sex',
  'code',
  'place',
  'name',
  'number',
  'phone',
  'text',
];

/** Writes what each field of a right record gains where the left value is the same, and at most where it is another. */
function mostOf(
  linkable: Linkable,
  weights: Weights,
  compares: readonly Compare[],
): (base: number, same: Float64Array, other: Float64Array) => void {
  const { levels, ofValue, ofFold } = columnsOf(weights);
  const marks = levels.map((of) => Math.max(...of.subarray(1, MARKS_DIFFER + 1)));
  const others = levels.map((of) => Math.max(0, ...of.subarray(MARKS_DIFFER + 1)));
  const isCode = linkable.fields.map(({ kind }) => comparisonOf(kind) === 'code');
  return (base, same, other) => {
    for (let place = 0; place < levels.length; place += 1) {
      const value = linkable.right[base + place] ?? 0;
      const level = value === 0 ? NOTHING : (compares[place]?.(value, value) ?? NOTHING);
      const rare = level === 0 ? (ofValue[place]?.[value] ?? 0) : 0;
      const gain = (levels[place]?.[level] ?? 0) + rare;
      same[place] = gain;
      const folded = (marks[place] ?? 0) + (ofFold[place]?.[value] ?? 0);
      // Codes that differ in marks alone are held to be the same.
      const least = Math.max(others[place] ?? 0, folded, isCode[place] === true ? gain : 0);
      other[place] = value === 0 ? 0 : least;
    }
  };
}

/** From these levels of `LEVELS` on a name or a date of birth is somebody else's. */
const OTHER_NAME = 6;
const OTHER_DATE = 4;

/** In `LEVELS.text`: up to here the letters are the same. Other comparisons have nothing to add there. */
const MARKS_DIFFER = 2;

const columnsOf = ({ fields }: Weights) => ({
  levels: fields.map((field) => field.levels),
  ofValue: fields.map((field) => field.ofValue),
  ofFold: fields.map((field) => field.ofFold),
});

/**
 * Hands on every left record that shares a block with a right one, each once: a stamp says whether
 * an earlier pass gave it already.
 */
export function blockWalker(
  linkable: IndexedLinkable,
): (right: number, onPair: (left: number) => void) => void {
  const { passes, right, dedupe } = linkable;
  const width = linkable.fields.length;
  const stamps = new Int32Array(linkable.leftCount);
  return (rightRecord, onPair) => {
    for (const { key, starts, records, tags } of passes) {
      const hash = keyOf(key, right, rightRecord * width);
      if (hash === 0) continue;
      const bucket = hash & (starts.length - 2);
      const [tag, end] = [tagOf(hash), starts[bucket + 1] ?? 0];
      for (let at = starts[bucket] ?? 0; at < end; at += 1) {
        if (tags[at] !== tag) continue;
        const record = records[at] ?? 0;
        if (stamps[record] === rightRecord + 1 || (dedupe && record >= rightRecord)) continue;
        stamps[record] = rightRecord + 1;
        onPair(record);
      }
    }
  };
}
