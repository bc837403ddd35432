import type { Procedure } from '#catalogue/procedure.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { Applicant, DossierEvent, EventType, RecordedEvent } from '#dossier/dossier-event.ts';
import type { NoticeChannel } from '#dossier/notice-channel.ts';
import { epochOf, type Instant } from '#kernel/day.ts';

/** What an applicant is told. `ready`: the result lies at the desk, or goes to the post. */
export type NoticeKind =
  | 'received'
  | 'supplement'
  | 'extended'
  | 'refused'
  | 'stopped'
  | 'ready'
  | 'reissued'
  | 'revoked';

/** What an event tells the applicant, or null: most steps are the agencies' own affair. */
export function noticeKindOf(event: DossierEvent, procedure: Procedure): NoticeKind | null {
  if (event.type === 'document-signed') return event.document.replaces === null ? null : 'reissued';
  const kind = TOLD[event.type];
  if (kind !== undefined) return kind;
  if (!('to' in event) || event.to === null || event.type === 'sent-back') return null;
  if (event.type === 'outside-answered' && event.outcome !== 'granted') return null;
  return isHandOver(event.to, procedure) ? 'ready' : null;
}

const TOLD: Readonly<Partial<Record<EventType, NoticeKind>>> = {
  received: 'received',
  'supplement-requested': 'supplement',
  extended: 'extended',
  refused: 'refused',
  stopped: 'stopped',
  'document-revoked': 'revoked',
};

/** Most results are issued by a clerk before they lie at the desk; in some processes they are not. */
const isHandOver = (step: string, { steps }: Procedure): boolean =>
  steps.find(({ id }) => id === step)?.mainAction === 'hand-over';

/**
 * The channel on which an event is told, or null where it is not. Who chose nothing, as everybody
 * before there was a choice, gets mail where there is an address, else a text message. A channel
 * that the province does not have is not queued for: nothing would ever come of it.
 */
export function noticeChannelOf(
  event: DossierEvent,
  { received, applicant }: Pick<Dossier, 'received' | 'applicant'>,
  procedure: Procedure,
  channels: ReadonlySet<NoticeChannel>,
): NoticeChannel | null {
  if (received.notify === 'none' || noticeKindOf(event, procedure) === null) return null;
  return usedChannel(received.notify, applicant, channels);
}

/** The channel of a choice, or of none. */
export function usedChannel(
  choice: NoticeChannel | undefined,
  applicant: Pick<Applicant, 'email' | 'phone'>,
  channels: ReadonlySet<NoticeChannel>,
): NoticeChannel | null {
  if (choice !== undefined) return channels.has(choice) ? choice : null;
  const possible = UNASKED.filter((channel) => channels.has(channel));
  return possible.find((channel) => noticeAddress(applicant, channel) !== null) ?? null;
}

/** Who wants Zalo says so: a phone does not tell whether its owner has an account there. */
const UNASKED: readonly NoticeChannel[] = ['mail', 'sms'];

/** Where the applicant is reached on a channel, or null. A landline takes no messages. */
export const noticeAddress = (
  { email, phone }: Pick<Applicant, 'email' | 'phone'>,
  channel: NoticeChannel,
): string | null =>
  channel === 'mail' ? email : phone !== null && MOBILE.test(phone) ? phone : null;

const MOBILE = /^0[^02]\d{8}$/;

/** Without a due date, what was received this long ago is no news. Milliseconds. */
const NEWS_MS = 3 * 86_400_000;

/**
 * Whether a notice that is late says nothing true or useful any more: after an outage nobody is to
 * get ten messages about what has long gone on. What ended a dossier is always told.
 */
export function isMoot(
  kind: NoticeKind,
  { at }: Pick<RecordedEvent, 'at'>,
  { phase, due, finishedAt }: Pick<Dossier, 'phase' | 'due' | 'finishedAt'>,
  now: Instant,
): boolean {
  switch (kind) {
    case 'received':
    case 'extended':
      if (phase.kind === 'closed' || finishedAt !== null) return true;
      return due.at === null ? epochOf(now) - epochOf(at) > NEWS_MS : due.at <= now;
    case 'supplement':
      return phase.kind !== 'awaiting-supplement';
    case 'ready':
      return phase.kind === 'closed';
    case 'refused':
    case 'stopped':
    case 'reissued':
    case 'revoked':
      return false;
  }
}

/** An address as it may be shown: `l•••@example.vn`, `091•••678`. */
export function maskedAddress(address: string): string {
  const [local = '', domain] = address.split('@');
  return domain === undefined
    ? `${address.slice(0, 3)}•••${address.slice(-3)}`
    : `${local.slice(0, 1)}•••@${domain}`;
}
