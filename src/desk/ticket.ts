import type { Day, Instant } from '#kernel/day.ts';
import type { VisitPurpose } from '#desk/visit-purpose.ts';

/** A number of a desk's queue. No name stands on it: only the number is ever called. */
export interface Ticket {
  /** Made by the kiosk's page: a repeat of the same tap meets the same number. */
  readonly ticketId: string;
  readonly desk: string;
  readonly day: Day;
  /** From 1 each day at each desk, without a gap. */
  readonly number: number;
  readonly purpose: VisitPurpose;
  /** Taken as an old, pregnant or disabled person; the legal basis is to be confirmed. */
  readonly priority: boolean;
  /** The time that was agreed, where somebody comes by appointment. */
  readonly slot: { readonly start: Instant; readonly end: Instant } | null;
  readonly takenAt: Instant;
  /** How often this number was called in vain to the end. */
  readonly absences: number;
  readonly stand: Stand;
}

/** Where a number stands. A counter is known by the number over its window. */
export type Stand =
  | {
      readonly kind: 'waiting';
      /** Since when: that of the taking, or later where somebody was sent to the back. */
      readonly queuedAt: Instant;
      /** The one counter to which somebody was passed on, or null. */
      readonly forCounter: number | null;
    }
  | {
      readonly kind: 'called';
      readonly counter: number;
      readonly calls: number;
      readonly calledAt: Instant;
    }
  | { readonly kind: 'serving'; readonly counter: number; readonly begunAt: Instant }
  | { readonly kind: 'served'; readonly endedAt: Instant; readonly dossierCode: string | null }
  | { readonly kind: 'absent'; readonly endedAt: Instant };

type StandKind = Stand['kind'];

/** A ticket of which it is known how it stands. */
export type TicketThat<Kind extends StandKind> = Ticket & {
  readonly stand: Extract<Stand, { readonly kind: Kind }>;
};

export const standsAs =
  <Kind extends StandKind>(kind: Kind) =>
  (ticket: Ticket): ticket is TicketThat<Kind> =>
    ticket.stand.kind === kind;

/** The number as slips and displays show it: three digits at least. */
export const shownNumber = ({ number }: Pick<Ticket, 'number'>): string =>
  String(number).padStart(3, '0');
