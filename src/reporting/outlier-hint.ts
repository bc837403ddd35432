/** What looks odd about a number; never a reason to refuse it. */
export type OutlierHint =
  | { readonly kind: 'unlike-peers'; readonly median: number }
  | { readonly kind: 'unlike-last'; readonly last: number };

/** As many peers make a median that says something. */
const FEWEST_PEERS = 5;
const DEVIATIONS = 3;
const SHARE = 0.5;

/**
 * Whether a number is more than three median absolute deviations from those of its level, or differs by
 * more than half from the last period. Where all peers but a few agree, the deviation is 0 and says
 * nothing.
 */
export function outlierHint(
  value: number,
  peers: readonly number[],
  last: number | null,
): OutlierHint | null {
  if (last !== null && last !== 0 && Math.abs(value - last) > Math.abs(last) * SHARE) {
    return { kind: 'unlike-last', last };
  }
  if (peers.length < FEWEST_PEERS) return null;
  const median = medianOf(peers);
  const deviation = medianOf(peers.map((peer) => Math.abs(peer - median)));
  if (deviation === 0 || Math.abs(value - median) <= deviation * DEVIATIONS) return null;
  return { kind: 'unlike-peers', median };
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
