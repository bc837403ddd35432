import { err, ok, type Result } from '#kernel/result.ts';
import {
  baseOf,
  type InterlinkingStatus,
  MAIN_STATUSES,
  rankOf,
  type StatusStep,
} from '#registries/interlinking/statuses.ts';

/**
 * What is still to be told where the interlinking software holds `held`: the rest, where it holds the
 * beginning of ours; else, as where somebody pushed statuses by hand, the way from where it stands to
 * where we are. Nothing where it is further than we are. `apart` where no lawful status leads on.
 */
export function missingStatuses(
  held: readonly string[],
  wanted: readonly StatusStep[],
): Result<readonly StatusStep[], 'apart'> {
  if (held.every((status, index) => status === wanted[index]?.status)) {
    return ok(wanted.slice(held.length));
  }
  const goal = wanted.at(-1);
  const here = held.at(-1);
  if (goal === undefined || here === goal.status) return ok([]);
  if (here === '6' || (here === '5' && goal.status === '6')) return err('apart');
  if (!held.every(isKnown)) return err('apart');
  return ok(way(held, wanted, goal));
}

const isKnown = (status: string): status is InterlinkingStatus =>
  status === '2' || status === '6' || rankOf(status) >= 0;

function way(
  held: readonly string[],
  wanted: readonly StatusStep[],
  goal: StatusStep,
): readonly StatusStep[] {
  const base = baseOf(held);
  const end = baseOf(wanted.map(({ status }) => status));
  const between = MAIN_STATUSES.slice(rankOf(base ?? '') + 1, rankOf(end ?? '') + 1);
  const isBehind = between.length > 0;
  const isBackAtBase = goal.status === base;
  const isLeft = held.at(-1) === '2' && (isBehind || isBackAtBase);
  const mains = isLeft && base !== null ? [base, ...between] : between;
  const steps = mains.flatMap((main) => wanted.findLast(({ status }) => status === main) ?? []);
  if (goal.status === '6') return [...steps, goal];
  const mayBeAwaited = goal.status === '2' && end !== null && rankOf(end) >= rankOf(base ?? '');
  return mayBeAwaited ? [...steps, goal] : steps;
}
