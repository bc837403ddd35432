import type { Actor, DossierEvent, EventType, RecordedEvent } from '#dossier/dossier-event.ts';
import type { Instant } from '#kernel/day.ts';

/** An event as its row holds it: the type stands in a column, the rest of the event in `body`. */
export interface StoredEvent {
  readonly version: number;
  readonly type: string;
  readonly body: unknown;
  readonly actor: unknown;
  readonly at: Instant;
}

/**
 * Reads a stored event. Old shapes are brought up to date here and nowhere else; a type that no
 * version of the system ever wrote is a fault of the data, never silently skipped.
 */
export function readStoredEvent(stored: StoredEvent): RecordedEvent {
  if (!isEventType(stored.type) || !isRecord(stored.body) || !isRecord(stored.actor)) {
    throw new UnreadableEvent(stored.type, stored.version);
  }
  return {
    version: stored.version,
    at: stored.at,
    actor: stored.actor as unknown as Actor,
    event: { ...stored.body, type: stored.type } as DossierEvent,
  };
}

/** The row's `body`: the event without its type. */
export function storedBody(event: DossierEvent): Omit<DossierEvent, 'type'> {
  const { type: _, ...body } = event;
  return body;
}

export class UnreadableEvent extends Error {
  readonly code = 'unreadable-event';

  constructor(type: string, version: number) {
    super(`event ${version} of type "${type}" cannot be read by this version of the system`);
  }
}

const eventTypes: Readonly<Record<EventType, true>> = {
  received: true,
  accepted: true,
  'passed-on': true,
  'sent-back': true,
  'supplement-requested': true,
  'supplement-received': true,
  refused: true,
  extended: true,
  stopped: true,
  proposed: true,
  signed: true,
  issued: true,
  'handed-over': true,
  'fee-collected': true,
  'relief-denied': true,
  corrected: true,
  printed: true,
  'fell-overdue': true,
  'identity-checked': true,
  'document-signed': true,
  'reissue-ordered': true,
  'document-revoked': true,
  'digitising-ordered': true,
  'paper-digitised': true,
  'digitising-failed': true,
  'outside-progressed': true,
  'outside-answered': true,
  'personal-number-arrived': true,
  'leg-begun': true,
  'leg-ended': true,
  'leg-dropped': true,
  'time-added': true,
  transferred: true,
};

const isEventType = (text: string): text is EventType => Object.hasOwn(eventTypes, text);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
