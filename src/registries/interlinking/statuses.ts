import type { Procedure } from '#catalogue/procedure.ts';
import type { RecordedEvent } from '#dossier/dossier-event.ts';

/**
 * Statuses of a dossier at the interlinking software (phần mềm dịch vụ công liên thông, DVCLT;
 * domain.md §9.9): 1 taken into the system, 3 received by the one-stop desk, 7 sent to the justice
 * side, 4 registered, 5 handed over; these in their order, and never back.
 */
export const MAIN_STATUSES = ['1', '3', '7', '4', '5'] as const;
export type MainStatus = (typeof MAIN_STATUSES)[number];
/** Beside them: 2 a supplement is awaited (from 1 or 3, and back to it), 6 refused, the end. */
export type InterlinkingStatus = MainStatus | '2' | '6';

/** A status that is to be told, with the event that brought it. */
export interface StatusStep {
  readonly status: InterlinkingStatus;
  readonly recorded: RecordedEvent;
}

export const rankOf = (status: string): number =>
  MAIN_STATUSES.findIndex((main) => main === status);

/** The last of the main statuses, by which a side state is left again; null before the first. */
export const baseOf = (statuses: readonly string[]): MainStatus | null =>
  MAIN_STATUSES[Math.max(-1, ...statuses.map(rankOf))] ?? null;

/**
 * What the interlinking software is to be told of an interlinked dossier, in the order that it takes:
 * statuses passed over are filled in, none is told twice but on the way back from a supplement, and
 * more history only ever adds to the end. A supplement that is asked for after status 7 has no place
 * in that order and is not told; nor is a stop at the applicant's wish, for which no status is known.
 */
export function interlinkingStatuses(
  events: readonly RecordedEvent[],
  procedure: Procedure,
): readonly StatusStep[] {
  const steps: StatusStep[] = [];
  for (const recorded of events) {
    const wished = statusOf(recorded, procedure);
    if (wished === null) continue;
    for (const status of wayTo(wished, steps)) steps.push({ status, recorded });
  }
  return steps;
}

/** `back`: the supplement came. */
type Wish = InterlinkingStatus | 'back';

function statusOf({ event }: RecordedEvent, procedure: Procedure): Wish | null {
  switch (event.type) {
    case 'received':
      return '1';
    case 'passed-on':
      return '3';
    case 'leg-begun':
      return isRegistration(event.leg, procedure) ? '7' : null;
    case 'leg-ended':
      return isRegistration(event.leg, procedure) ? REGISTRATION[event.outcome] : null;
    case 'handed-over':
      return '5';
    case 'supplement-requested':
      return '2';
    case 'supplement-received':
      return 'back';
    case 'refused':
      return '6';
    default:
      return null;
  }
}

/** The registration of the birth or death comes first, and is what the software is told of. */
const isRegistration = (leg: string, { parts }: Procedure): boolean => parts[0]?.code === leg;

const REGISTRATION = { granted: '4', refused: '6', stopped: null } as const;

/** The statuses that lead from those told already to another; none where there is no way. */
function wayTo(wish: Wish, told: readonly StatusStep[]): readonly InterlinkingStatus[] {
  const statuses = told.map(({ status }) => status);
  const here = statuses.at(-1);
  const base = baseOf(statuses);
  if (here === '5' || here === '6') return [];
  if (wish === 'back') return here === '2' && base !== null ? [base] : [];
  if (wish === '6') return base === null ? ['1', '6'] : ['6'];
  if (wish === '2') return here === '1' || here === '3' ? ['2'] : [];
  const on = MAIN_STATUSES.slice(rankOf(base ?? '') + 1, rankOf(wish) + 1);
  return here === '2' && base !== null && on.length > 0 ? [base, ...on] : on;
}
