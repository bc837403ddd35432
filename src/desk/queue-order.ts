import type { Instant } from '#kernel/day.ts';
import type { TicketThat } from '#desk/ticket.ts';

/** After so many preferred calls in a row, one of the others is called: nobody starves. */
export const PREFERRED_IN_A_ROW = 2;

export interface QueueFacts {
  readonly now: Instant;
  /** Preferred calls made in a row while others waited. */
  readonly preferredRun: number;
}

/** Who is called next, and the run of preferred calls after it; null where nobody waits. */
export function nextCall(
  waiting: readonly TicketThat<'waiting'>[],
  facts: QueueFacts,
): { readonly ticket: TicketThat<'waiting'>; readonly preferredRun: number } | null {
  const first = (ofPreferred: boolean) =>
    waiting
      .filter((ticket) => isPreferred(ticket, facts.now) === ofPreferred)
      .toSorted(byTurn)
      .at(0);
  const preferred = first(true);
  const other = first(false);
  if (preferred !== undefined && (other === undefined || facts.preferredRun < PREFERRED_IN_A_ROW)) {
    return { ticket: preferred, preferredRun: other === undefined ? 0 : facts.preferredRun + 1 };
  }
  return other === undefined ? null : { ticket: other, preferredRun: 0 };
}

/** All who wait, in the order in which they would be called if nobody came any more. */
export function queueOrder(
  waiting: readonly TicketThat<'waiting'>[],
  facts: QueueFacts,
): readonly TicketThat<'waiting'>[] {
  const order: TicketThat<'waiting'>[] = [];
  let left = waiting;
  let { preferredRun } = facts;
  for (let next = nextCall(left, { ...facts, preferredRun }); next !== null; ) {
    const { ticket } = next;
    order.push(ticket);
    left = left.filter((other) => other !== ticket);
    ({ preferredRun } = next);
    next = nextCall(left, { ...facts, preferredRun });
  }
  return order;
}

/**
 * Those whom a counter may call: whoever was passed on to another counter waits for that one, as long
 * as it is open.
 */
export const forCounter = (
  waiting: readonly TicketThat<'waiting'>[],
  counter: number,
  open: readonly number[],
): readonly TicketThat<'waiting'>[] =>
  waiting.filter(
    ({ stand: { forCounter: only } }) => only === null || only === counter || !open.includes(only),
  );

/**
 * Preferred: who has priority, who was served at another counter already, and who comes by
 * appointment once its time has come; an appointment that one was late for gives no right any more.
 */
export function isPreferred(
  { priority, slot, takenAt, stand }: TicketThat<'waiting'>,
  now: Instant,
): boolean {
  if (priority || stand.forCounter !== null) return true;
  return slot !== null && slot.start <= now && takenAt <= slot.end;
}

/** By the time from which one waits; an appointment does not count from before its own. */
function byTurn(a: TicketThat<'waiting'>, b: TicketThat<'waiting'>): number {
  const [since, other] = [turnOf(a), turnOf(b)];
  return since === other ? a.number - b.number : since < other ? -1 : 1;
}

const turnOf = ({ slot, stand }: TicketThat<'waiting'>): Instant =>
  slot !== null && slot.start > stand.queuedAt ? slot.start : stand.queuedAt;
