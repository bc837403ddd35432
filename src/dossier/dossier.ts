import { strict as assert } from 'node:assert';
import type { PaperForm } from '#catalogue/one-stop-rules.ts';
import type { DossierCode } from '#dossier/dossier-code.ts';
import type {
  Actor,
  Applicant,
  Attachment,
  DossierEvent,
  DossierReceived,
  EventType,
  OutsideResult,
  OutsideStage,
  PersonConcerned,
  RecordedEvent,
  SetDueDate,
  SupplementItem,
} from '#dossier/dossier-event.ts';
import type { IdentityChecked } from '#dossier/identity-checked.ts';
import { awaiting, issued, released, resumed } from '#dossier/phase-after.ts';
import { firstPhase } from '#dossier/first-phase.ts';
import { isSilent } from '#dossier/is-silent.ts';
import { changeFromOutside } from '#dossier/change-from-outside.ts';
import { corrected } from '#dossier/correct.ts';
import { type Copies, copiesAfter, NO_COPIES } from '#dossier/digitising.ts';
import { type Documents, documentsAfter, NO_DOCUMENTS } from '#dossier/documents.ts';
import { evolveLegs, type Leg, newLegs } from '#dossier/legs.ts';
import type { Instant } from '#kernel/day.ts';

/**
 * Where the dossier stands in its business; money, delivery and synchronisation are kept apart.
 * `waiting`: the step has it, nobody has accepted it; `in-hand`: an officer works on it.
 */
export type Phase =
  | { readonly kind: 'waiting'; readonly step: string; readonly since: Instant }
  | {
      readonly kind: 'in-hand';
      readonly step: string;
      readonly since: Instant;
      readonly holder: Actor;
    }
  | {
      readonly kind: 'awaiting-supplement';
      readonly step: string;
      readonly since: Instant;
      /** Null where the holder's agency ended meanwhile. */
      readonly holder: Actor | null;
      readonly items: readonly SupplementItem[];
    }
  | {
      readonly kind: 'closed';
      readonly outcome: 'handed-over' | 'refused' | 'stopped';
      readonly since: Instant;
    };

/** A dossier as its events make it. Never stored: always evolved. */
export interface Dossier extends Documents, Copies {
  readonly version: number;
  /** Version of the last event that changed what an officer decides on. */
  readonly changedAt: number;
  readonly code: DossierCode;
  readonly received: DossierReceived;
  /** Code of the desk that has the dossier: the one that received it, or its successor. */
  readonly desk: string;
  /** Code of the agency that decides: the one named at the receipt, or its successor. */
  readonly handler: string;
  readonly receivedAt: Instant;
  readonly receivedBy: Actor;
  readonly applicant: Applicant;
  readonly concerned: PersonConcerned | null;
  readonly attachments: readonly Attachment[];
  readonly phase: Phase;
  readonly due: SetDueDate;
  readonly extended: boolean;
  /** The due date that was noted as passed, or null. */
  readonly overdueSince: Instant | null;
  readonly supplementRequested: boolean;
  readonly resultNumber: string | null;
  /** When the work was finished: the instant by which it is judged early, on time or late. */
  readonly finishedAt: Instant | null;
  /** Why it was refused or stopped; empty while it was not. */
  readonly endedBecause: string;
  /** Why the relief that was claimed does not hold; null where none was denied. */
  readonly reliefDenied: string | null;
  readonly feePaid: number;
  /** How much of it each payment brought, by its reference; cash has none. */
  readonly feePayments: Readonly<Record<string, number>>;
  readonly prints: Readonly<Partial<Record<PaperForm, number>>>;
  /** Whether the applicant is who the national population database knows; `none`: no number to ask by. */
  readonly identity: 'none' | 'awaited' | IdentityChecked['outcome'];
  /** Version of the event that brought the dossier to its step: each visit to a step has its own. */
  readonly enteredAt: number;
  /** How far an outside system is with the present visit; null where it has not been sent. */
  readonly outside: { readonly stage: OutsideStage; readonly reference: string } | null;
  /** What outside systems granted, the last of each step. */
  readonly outsideResults: Readonly<Record<string, OutsideResult>>;
  /** Of an interlinked dossier; none of any other. */
  readonly legs: readonly Leg[];
  /** Keys of the times that the law added since it was received. */
  readonly timeAdded: readonly string[];
}

/** The dossier after all of its events. Asserts that the first is `received`. */
export function evolveAll(events: readonly RecordedEvent[]): Dossier {
  let dossier: Dossier | null = null;
  for (const recorded of events) dossier = evolve(dossier, recorded);
  assert(dossier !== null, 'a dossier has at least its receipt');
  return dossier;
}

/** The dossier after one more event. */
export function evolve(before: Dossier | null, recorded: RecordedEvent): Dossier {
  const { event, at, actor, version } = recorded;
  if (event.type === 'received') {
    assert(before === null, 'a dossier is received once');
    return opened(event, recorded);
  }
  assert(before !== null, 'the first event of a dossier is its receipt');
  const changedAt = isSilent(event) ? before.changedAt : version;
  const change = {
    ...changeBy(before, event, at, actor),
    ...documentsAfter(before, event, recorded),
    ...copiesAfter(before, event, recorded),
  };
  const visit = isArrival(event) ? { enteredAt: version, outside: null } : {};
  const legs = evolveLegs(before.legs, event, at);
  return { ...before, ...change, ...visit, legs, version, changedAt };
}

const isArrival = (event: DossierEvent): boolean =>
  ARRIVALS.has(event.type) && !('to' in event && event.to === null);

/** Events that bring a dossier to a step. */
const ARRIVALS: ReadonlySet<EventType> = new Set([
  'passed-on',
  'sent-back',
  'proposed',
  'signed',
  'issued',
  'outside-answered',
  'leg-ended',
  'leg-dropped',
]);

function opened(received: DossierReceived, recorded: RecordedEvent): Dossier {
  return {
    version: recorded.version,
    changedAt: recorded.version,
    code: received.code,
    received,
    desk: received.desk,
    handler: received.handler,
    receivedAt: recorded.at,
    receivedBy: recorded.actor,
    applicant: received.applicant,
    concerned: received.concerned,
    attachments: received.attachments,
    phase: firstPhase(received, recorded),
    due: received.due,
    extended: false,
    overdueSince: null,
    supplementRequested: false,
    resultNumber: null,
    finishedAt: null,
    endedBecause: '',
    reliefDenied: null,
    feePaid: 0,
    feePayments: {},
    prints: {},
    identity: asksForIdentity(received) ? 'awaited' : 'none',
    enteredAt: recorded.version,
    outside: null,
    outsideResults: {},
    legs: newLegs(received.legs),
    ...NO_DOCUMENTS,
    timeAdded: [],
    ...NO_COPIES,
  };
}

/** Of a leg it was asked when the whole was received. */
const asksForIdentity = ({ applicant, bundle }: DossierReceived): boolean =>
  applicant.identityNumber !== null && bundle === undefined;

/** What an event changes of a dossier. */
export type Change = Partial<Omit<Dossier, 'version' | 'changedAt' | 'code'>>;

function changeBy(
  before: Dossier,
  event: Exclude<DossierEvent, DossierReceived>,
  at: Instant,
  actor: Actor,
): Change {
  switch (event.type) {
    case 'accepted':
      return { phase: { kind: 'in-hand', step: event.step, since: at, holder: actor } };
    case 'passed-on':
    case 'sent-back':
    case 'proposed':
    case 'signed':
      return { phase: { kind: 'waiting', step: event.to, since: at } };
    case 'issued':
      return {
        phase: issued(before, event.to, at),
        resultNumber: event.resultNumber,
        finishedAt: at,
      };
    case 'supplement-requested':
      return { phase: awaiting(before.phase, event.items, at, actor), supplementRequested: true };
    case 'supplement-received':
      return {
        phase: resumed(before.phase, at),
        due: event.due,
        attachments: [...before.attachments, ...event.attachments],
      };
    case 'refused':
    case 'stopped':
    case 'handed-over':
      return ended(event, at);
    case 'extended':
      return { due: event.due, extended: true };
    case 'fee-collected':
      return paid(before, event);
    case 'relief-denied':
      return { received: { ...before.received, fee: event.fee }, reliefDenied: event.reason };
    case 'corrected':
      return corrected(before, event.changes);
    case 'printed':
      return { prints: { ...before.prints, [event.form]: (before.prints[event.form] ?? 0) + 1 } };
    case 'fell-overdue':
      return { overdueSince: event.due };
    case 'identity-checked':
    case 'outside-progressed':
    case 'outside-answered':
    case 'personal-number-arrived':
    case 'leg-begun':
    case 'leg-ended':
    case 'leg-dropped':
    case 'time-added':
      return changeFromOutside(before, event, at);
    case 'document-signed':
    case 'reissue-ordered':
    case 'document-revoked':
    case 'digitising-ordered':
    case 'paper-digitised':
    case 'digitising-failed':
      return {};
    case 'transferred':
      return {
        desk: event.desk?.to.code ?? before.desk,
        handler: event.handler?.to.code ?? before.handler,
        phase: released(before.phase, event, at),
      };
  }
}

function paid(
  { feePaid, feePayments }: Dossier,
  { amount, payment }: Extract<DossierEvent, { readonly type: 'fee-collected' }>,
): Change {
  const own = payment === undefined ? {} : { [payment]: amount };
  return { feePaid: feePaid + amount, feePayments: { ...feePayments, ...own } };
}

/** A dossier that is refused or stopped is finished by it; one that is handed over was before. */
function ended(
  event: Extract<DossierEvent, { readonly type: 'refused' | 'stopped' | 'handed-over' }>,
  at: Instant,
): Change {
  switch (event.type) {
    case 'refused':
      return {
        phase: { kind: 'closed', outcome: 'refused', since: at },
        finishedAt: at,
        endedBecause: `${event.reason} (${event.ground})`,
      };
    case 'stopped':
      return {
        phase: { kind: 'closed', outcome: 'stopped', since: at },
        finishedAt: at,
        endedBecause: event.reason,
      };
    case 'handed-over':
      return { phase: { kind: 'closed', outcome: 'handed-over', since: at } };
  }
}
