import type pg from 'pg';
import type { Dossier } from '#dossier/dossier.ts';
import type { RecordedEvent } from '#dossier/dossier-event.ts';
import { isMoot, maskedAddress, noticeAddress, noticeKindOf } from '#dossier/notice.ts';
import type { NoticeChannel } from '#dossier/notice-channel.ts';
import { noticeWords } from '#dossier/notice-text.ts';
import { epochOf, type Instant } from '#kernel/day.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';
import type { MessageState, Messenger } from '#registries/messenger.ts';
import { loadHistory } from '#store/load-dossier.ts';
import {
  type KeptNotice,
  noteOutcome,
  noteTry,
  type NoticeOutcome,
  openNotices,
} from '#store/notices.ts';
import { pinnedProcedure, type World } from '#store/world.ts';
import type { Tell } from '#worker/exchange.ts';
import { nextAsking, type Patience } from '#worker/patience.ts';

export interface NoticeDuty {
  readonly channel: NoticeChannel;
  readonly messenger: Messenger;
  readonly pool: pg.Pool;
  readonly world: () => World;
  readonly agencyName: (code: string) => string;
  /** Address of the page on which a dossier is followed. */
  readonly trackingUrl: string;
  readonly now: () => Instant;
  readonly patience: Patience;
}

/** A provider that has not said by then whether a message arrived is asked no more. */
const LONGEST_ASKING_MS = 72 * 3_600_000;

/**
 * Tells an applicant by one channel whatever the dossier has for it, in the order in which it
 * happened, and asks the provider until each message arrived or will not. What was tried before is
 * asked about before it is sent again, where the provider can be asked. An address at which nobody is
 * ends a notice: an officer sees it, corrects the address and sends it again.
 */
export function tellApplicant(duty: NoticeDuty): Tell {
  const { channel, pool, world, now } = duty;
  return async ({ dossierId }) => {
    const { dossier, events } = await loadHistory(pool, dossierId);
    const procedure = pinnedProcedure(world(), dossier);
    const work = { duty, dossier, procedure };
    const asked: Instant[] = [];
    for (const notice of await openNotices(pool, dossierId, channel)) {
      const recorded = events.find(({ version }) => version === notice.version);
      if (recorded === undefined) continue; // written since: the next delivery is about it
      const outcome = await bring({ ...work, notice, recorded });
      await noteOutcome(pool, notice, outcome, now());
      if (!outcome.isSettled) asked.push(notice.sentAt ?? now());
    }
    const [first] = asked;
    if (first === undefined) return dossier.version;
    return { askAgainAt: nextAsking(now(), first, duty.patience) };
  };
}

interface Work {
  readonly duty: NoticeDuty;
  readonly dossier: Dossier;
  readonly procedure: NonNullable<ReturnType<World['procedureVersion']>>;
  readonly notice: KeptNotice;
  readonly recorded: RecordedEvent;
}

async function bring(work: Work): Promise<NoticeOutcome> {
  const { duty, dossier, procedure, notice, recorded } = work;
  const context: CallContext = {
    dossierId: notice.dossierId,
    subject: recorded.actor.subject,
    agency: dossier.handler,
    purpose: 'Thông báo cho người nộp hồ sơ',
    procedureCode: procedure.code,
    person: null,
  };
  const key = `${notice.dossierId}.${notice.version}.${notice.round}`;
  const known =
    notice.tries === 0 || duty.messenger.stateOf === null
      ? null
      : await duty.messenger.stateOf(key, context);
  if (known !== null) return outcomeOf(work, known);
  if (notice.state === 'sent') return settleOld(work, LOST);
  return send(work, key, context);
}

const LOST: NoticeOutcome = { state: 'sent', isSettled: false, providerId: null, fault: null };

async function send(work: Work, key: string, context: CallContext): Promise<NoticeOutcome> {
  const { duty, dossier, procedure, notice, recorded } = work;
  const kind = noticeKindOf(recorded.event, procedure);
  // What an officer sends again is sent; what nobody asked for must still be of use.
  const isLate = notice.round === 1 && kind !== null && isMoot(kind, recorded, dossier, duty.now());
  if (kind === null || isLate) {
    return { state: 'skipped', isSettled: true, providerId: null, fault: null };
  }
  const address = noticeAddress(dossier.applicant, duty.channel);
  if (address === null) {
    return { state: 'undeliverable', isSettled: true, providerId: null, fault: null };
  }
  const words = noticeWords(kind, recorded, dossier, {
    desk: duty.agencyName(dossier.desk),
    handler: duty.agencyName(dossier.handler),
    trackingUrl: duty.trackingUrl,
  });
  await noteTry(duty.pool, notice, maskedAddress(address));
  const message = { key, kind, address, code: dossier.code, words };
  return outcomeOf(work, await duty.messenger.send(message, context));
}

function outcomeOf(work: Work, state: MessageState): NoticeOutcome {
  const { kind, providerId } = state;
  if (kind === 'sent') {
    const isSettled = work.duty.messenger.stateOf === null;
    return settleOld(work, { state: kind, isSettled, providerId, fault: null });
  }
  return { state: kind, isSettled: true, providerId, fault: 'why' in state ? state.why : null };
}

/** What was asked about for days stays "sent": nobody knows more. */
function settleOld({ duty, notice }: Work, outcome: NoticeOutcome): NoticeOutcome {
  if (notice.sentAt === null) return outcome;
  const isOld = epochOf(duty.now()) - epochOf(notice.sentAt) > LONGEST_ASKING_MS;
  return isOld ? { ...outcome, isSettled: true } : outcome;
}
