import { type Day, dayOf, type Instant, instantAt, addDays } from '#kernel/day.ts';
import type { Count } from '#reports/ii-06a/counts.ts';

/** What Biểu II.06a looks at of one dossier. */
export interface CountedDossier {
  readonly isOnline: boolean;
  readonly receivedAt: Instant;
  readonly dueAt: Instant | null;
  readonly finishedAt: Instant | null;
  /** Refused, or stopped on the applicant's wish. */
  readonly isReturned: boolean;
  readonly isPaused: boolean;
}

/**
 * Where one dossier counts in a period: where it came from and where it stands at the end; null where it is
 * no matter of the period. `end` is the instant after the period, or now where the period is not over.
 */
export function countDossier(
  dossier: CountedDossier,
  period: { readonly from: Day; readonly to: Day },
  now: Instant,
): readonly [from: Count, stands: Count] | null {
  const start = instantAt(period.from, 0);
  const after = instantAt(addDays(period.to, 1), 0);
  const end = after < now ? after : now;
  const { receivedAt, finishedAt } = dossier;
  if (receivedAt >= end || (finishedAt !== null && finishedAt < start)) return null;
  const from = receivedAt < start ? 'carriedOver' : dossier.isOnline ? 'online' : 'direct';
  return [
    from,
    finishedAt === null || finishedAt >= end ? goes(dossier, end) : ended(dossier, finishedAt),
  ];
}

function goes({ dueAt, isPaused }: CountedDossier, end: Instant): Count {
  return dueAt !== null && !isPaused && dueAt < end ? 'overdue' : 'inTime';
}

/**
 * Trả lại and xin rút are never "trước hạn"; what has no time limit is on time. What was returned after its due date
 * is late all the same: its date was missed.
 */
function ended({ dueAt, isReturned }: CountedDossier, finishedAt: Instant): Count {
  if (dueAt === null) return 'onTime';
  if (finishedAt > dueAt) return 'late';
  return isReturned || dayOf(finishedAt) === dayOf(dueAt) ? 'onTime' : 'early';
}
