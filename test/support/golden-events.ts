import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredEvent } from '#dossier/stored-event.ts';

/** A stored event of some type and shape, and its hash as the first event of a certain dossier. */
export interface GoldenEvent {
  readonly what: string;
  readonly stored: StoredEvent;
  readonly hash: string;
}

const file = join(import.meta.dirname, '../vectors/events-golden.json');
const golden: { readonly events: readonly GoldenEvent[] } = JSON.parse(readFileSync(file, 'utf8'));

/** Every event that any version of the system may have written. */
export const goldenEvents = golden.events;
