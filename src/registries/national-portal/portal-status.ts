import type { RecordedEvent } from '#dossier/dossier-event.ts';

/** Status of a dossier at the national portal (domain.md §3.4). */
export type PortalStatus = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '10';

/** The status that the last event which has one gave it; a receipt always has. */
export function statusAfter(events: readonly RecordedEvent[]): PortalStatus {
  for (const { event } of events.toReversed()) {
    const status = STATUSES[event.type];
    if (status !== null) return status;
  }
  return '2';
}

/** What each event means at the portal; null where it says nothing of the progress. */
export const STATUSES: Readonly<Record<RecordedEvent['event']['type'], PortalStatus | null>> = {
  received: '2',
  accepted: '4',
  'passed-on': '4',
  'sent-back': '4',
  proposed: '4',
  signed: '4',
  'supplement-requested': '5',
  'supplement-received': '4',
  refused: '8',
  stopped: '7',
  issued: '9',
  'handed-over': '10',
  extended: null,
  'fee-collected': null,
  'relief-denied': null,
  corrected: null,
  printed: null,
  'fell-overdue': null,
  'identity-checked': null,
  'document-signed': null,
  'reissue-ordered': null,
  'document-revoked': null,
  'digitising-ordered': null,
  'paper-digitised': null,
  'digitising-failed': null,
  'outside-progressed': null,
  'outside-answered': '4',
  'personal-number-arrived': null,
  'leg-begun': null,
  'leg-ended': '4',
  'leg-dropped': null,
  'time-added': null,
  transferred: null,
};
