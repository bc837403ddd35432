import type { Ticket } from '#desk/ticket.ts';
import type { Day } from '#kernel/day.ts';
import type { QueueView } from '#store/queue-view.ts';
import type { FieldError } from '#web/field-error.ts';
import type { FormValues } from '#web/form-values.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** What the page of a counter shows. */
export interface CounterView {
  readonly today: Day;
  readonly queue: QueueView;
  /** The counter of the officer, or null where none is chosen yet. */
  readonly counter: number | null;
  /** Of the next press of "call next". */
  readonly callId: string;
  readonly values: FormValues;
  readonly errors: readonly FieldError[];
  /** What the last press came to, where it was not what one would expect. */
  readonly message: string | null;
}

/** Who stands at the officer's counter: called, or served. */
export const atCounter = ({ queue, counter }: CounterView) =>
  [...queue.called, ...queue.serving].find(({ stand }) => stand.counter === counter) ?? null;

/** The dossiers that the officer may come from a number to. */
export const proceduresFor = (on: OfficerRequest, { purpose }: Ticket, today: Day) =>
  on.services
    .directory()
    .receivedAt(on.officer.agency, today, '')
    .filter(({ lifeEvents }) => lifeEvents.some((event) => event === purpose));
