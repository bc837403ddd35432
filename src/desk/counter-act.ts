import type { Bilingual } from '#kernel/bilingual.ts';
import type { Instant } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Stand, Ticket, TicketThat } from '#desk/ticket.ts';

/** What is done at a counter with the number that was called there. */
export type CounterAct =
  /** `calls`: how often it had been called when the button was shown. */
  | { readonly type: 'call-again'; readonly calls: number }
  | { readonly type: 'not-there' }
  | { readonly type: 'begin' }
  | { readonly type: 'finish'; readonly dossierCode: string | null }
  | { readonly type: 'transfer'; readonly counter: number };

export type CounterRefusal = 'at-another-counter' | 'called-too-seldom' | 'same-counter';

export const counterRefusalTexts = {
  'at-another-counter': {
    vi: 'Số này đang ở quầy khác.',
    en: 'This number is at another counter.',
  },
  'called-too-seldom': {
    vi: 'Gọi lại ít nhất một lần trước khi ghi vắng mặt.',
    en: 'Call again at least once before noting that nobody came.',
  },
  'same-counter': {
    vi: 'Chọn một quầy khác với quầy của bạn.',
    en: 'Choose a counter other than your own.',
  },
} satisfies Record<CounterRefusal, Bilingual>;

/** A number is called so often before it may be noted as not there. */
export const CALLS_BEFORE_ABSENT = 2;
/** Who was not there goes to the back so often; the next time the number ends. */
const ABSENCES_BEFORE_END = 1;

/** A number that waits is called to a counter. */
export const call = (
  ticket: TicketThat<'waiting'>,
  counter: number,
  now: Instant,
): TicketThat<'called'> => ({
  ...ticket,
  stand: { kind: 'called', counter, calls: 1, calledAt: now },
});

/**
 * What becomes of a number by an act at a counter. An act that was done already, or that came too
 * late, answers the very same ticket: a second press of a button changes nothing.
 */
export function decideAtCounter(
  ticket: Ticket,
  act: CounterAct,
  by: { readonly counter: number; readonly now: Instant },
): Result<Ticket, CounterRefusal> {
  const { stand } = ticket;
  if (stand.kind !== 'called' && stand.kind !== 'serving') return ok(ticket);
  if (stand.counter !== by.counter) return err('at-another-counter');
  const to = (next: Stand): Result<Ticket, CounterRefusal> => ok({ ...ticket, stand: next });
  switch (act.type) {
    case 'call-again':
      return stand.kind === 'called' && stand.calls === act.calls
        ? to({ ...stand, calls: stand.calls + 1, calledAt: by.now })
        : ok(ticket);
    case 'not-there':
      return stand.kind === 'called' ? notThere(ticket, stand.calls, by.now) : ok(ticket);
    case 'begin':
      return stand.kind === 'called'
        ? to({ kind: 'serving', counter: by.counter, begunAt: by.now })
        : ok(ticket);
    case 'finish':
      return stand.kind === 'serving'
        ? to({ kind: 'served', endedAt: by.now, dossierCode: act.dossierCode })
        : ok(ticket);
    case 'transfer':
      return act.counter === by.counter
        ? err('same-counter')
        : to({ kind: 'waiting', queuedAt: ticket.takenAt, forCounter: act.counter });
  }
}

function notThere(ticket: Ticket, calls: number, now: Instant): Result<Ticket, CounterRefusal> {
  if (calls < CALLS_BEFORE_ABSENT) return err('called-too-seldom');
  const absences = ticket.absences + 1;
  const stand: Stand =
    absences > ABSENCES_BEFORE_END
      ? { kind: 'absent', endedAt: now }
      : { kind: 'waiting', queuedAt: now, forCounter: null };
  return ok({ ...ticket, absences, stand });
}
