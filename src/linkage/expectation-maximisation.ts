import { NOTHING } from '#linkage/field.ts';
import { intern, type SequenceTable, sequenceTable } from '#linkage/sequence-table.ts';

/** Patterns of agreement, each with the number of pairs that show it. */
export interface Patterns {
  readonly table: SequenceTable;
  readonly counts: number[];
  total: number;
}

export const patterns = (): Patterns => ({ table: sequenceTable(), counts: [0], total: 0 });

export function addPattern(to: Patterns, levels: Int32Array, length: number): void {
  const id = intern(to.table, levels, length);
  to.counts[id] = (to.counts[id] ?? 0) + 1;
  to.total += 1;
}

/** Chances of each level, by field. */
export type LevelChances = readonly Float64Array[];

export interface Fit {
  /** Of pairs that are of one person. */
  readonly m: LevelChances;
  /** The share of pairs that are. */
  readonly share: number;
}

const ROUNDS = 60;
const CLOSE_ENOUGH = 1e-6;
/** Nothing is so rare that one sample can rule it out. */
const LEAST = 2e-4;

/**
 * Learns how often levels are seen among pairs of one person (Fellegi–Sunter, Winkler 1988), from
 * pairs of which nobody said whether they are; `u`, the chances among strangers, is known and stays.
 * Fields that are not `free` are fixed by the block that the pairs come from, and left out.
 */
export function expectationMaximisation(
  seen: Patterns,
  u: LevelChances,
  free: readonly boolean[],
): Fit {
  let fit: Fit = { m: u.map((of) => startOf(of.length)), share: 0.5 };
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = step(seen, u, free, fit);
    const moved = Math.abs(next.share - fit.share);
    fit = next;
    if (moved < CLOSE_ENOUGH) break;
  }
  return fit;
}

/** Most pairs of one person agree: where learning begins. */
function startOf(levels: number): Float64Array {
  const m = new Float64Array(levels).fill(0.15 / Math.max(1, levels - 1));
  m[0] = 0.85;
  return m;
}

function step(seen: Patterns, u: LevelChances, free: readonly boolean[], { m, share }: Fit): Fit {
  const sums = u.map((of) => new Float64Array(of.length).fill(1e-3));
  let matches = 0;
  const { offsets, items } = seen.table;
  for (let id = 1; id <= seen.table.size; id += 1) {
    const start = offsets[id] ?? 0;
    let odds = share / (1 - share);
    for (let place = 0; place < u.length; place += 1) {
      const level = items[start + place] ?? NOTHING;
      if (level === NOTHING || free[place] !== true) continue;
      odds *= (m[place]?.[level] ?? 1) / (u[place]?.[level] ?? 1);
    }
    const expected = (seen.counts[id] ?? 0) * (odds === Infinity ? 1 : odds / (1 + odds));
    matches += expected;
    for (let place = 0; place < u.length; place += 1) {
      const level = items[start + place] ?? NOTHING;
      const sum = sums[place];
      if (level !== NOTHING && sum !== undefined) sum[level] = (sum[level] ?? 0) + expected;
    }
  }
  const ofAll = matches / Math.max(1, seen.total);
  return { m: sums.map(normalised), share: Math.min(0.999_999, Math.max(1e-7, ofAll)) };
}

export function normalised(sums: Float64Array): Float64Array {
  const total = sums.reduce((all, one) => all + one, 0);
  const floored = sums.map((one) => Math.max(LEAST, one / Math.max(total, 1e-9)));
  const again = floored.reduce((all, one) => all + one, 0);
  return floored.map((one) => one / again);
}
