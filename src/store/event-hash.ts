import { hash } from 'node:crypto';
import type { Actor, RecordedEvent } from '#dossier/dossier-event.ts';
import { storedBody } from '#dossier/stored-event.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { RecordedCaseEvent } from '#quality/quality-case.ts';

/** What stands before the first event of a dossier: 32 zero bytes, in hex. */
export const CHAIN_START = '0'.repeat(64);

/** An event as it is hashed and stored: the very text that was hashed is the text that is kept. */
export interface SealedEvent {
  /** Canonical JSON of the event without its type. */
  readonly body: string;
  /** Canonical JSON of the actor. */
  readonly actor: string;
  /** SHA-256 over the hash before it, its place, type, time, actor and body; hex. */
  readonly hash: string;
}

/**
 * Seals an event into its dossier's chain: any change of an event, of its order or of its dossier
 * breaks every hash that follows. No part can run into the next: all but the last two are of fixed
 * alphabets without line feeds, and JSON has none.
 */
export function sealEvent(
  previous: string,
  dossierId: string,
  { version, at, actor, event }: RecordedEvent,
): SealedEvent {
  const body = canonicalJson(storedBody(event));
  const who = actorText(actor);
  return {
    body,
    actor: who,
    hash: chainHash([previous, dossierId, version, event.type, at, who, body]),
  };
}

/** A case of data quality is chained as a dossier is. */
export function sealCaseEvent(
  previous: string,
  caseId: string,
  { version, at, actor, event }: RecordedCaseEvent,
): SealedEvent {
  const { type, ...rest } = event;
  const body = canonicalJson(rest);
  const who = canonicalJson(actor);
  return { body, actor: who, hash: chainHash([previous, caseId, version, type, at, who, body]) };
}

const chainHash = (parts: readonly (string | number)[]): string => hash('sha256', parts.join('\n'));

/** An officer does many things under one and the same object: its text is written once. */
const actorTexts = new WeakMap<Actor, string>();

function actorText(actor: Actor): string {
  const known = actorTexts.get(actor);
  if (known !== undefined) return known;
  const text = canonicalJson(actor);
  actorTexts.set(actor, text);
  return text;
}
