import type { DossierEvent, EventType } from '#dossier/dossier-event.ts';

/** Events that change nothing of what an officer decides on: whoever saw the dossier before may go
 * on. Money that comes from outside is one, or it would stop whoever is at work just then. */
export const isSilent = (event: DossierEvent): boolean =>
  SILENT.has(event.type) || (event.type === 'fee-collected' && event.payment !== undefined);

const SILENT: ReadonlySet<EventType> = new Set([
  'printed',
  'identity-checked',
  'outside-progressed',
  'personal-number-arrived',
  'document-signed',
  'leg-begun',
  'time-added',
  'digitising-ordered',
  'paper-digitised',
  'digitising-failed',
]);
