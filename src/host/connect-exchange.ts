import type pg from 'pg';
import type { Accounts } from '#host/accounts.ts';
import type { Metrics } from '#host/metrics.ts';
import { type Party, PARTIES } from '#dossier/deliveries.ts';
import { isNoticeChannel } from '#dossier/notice-channel.ts';
import type { Instant } from '#kernel/day.ts';
import { connectRegistries, type Registries } from '#registries/connect.ts';
import type { SendText } from '#registries/messenger.ts';
import { smsGateway } from '#registries/sms/adapter.ts';
import { connectMessengers, type Messengers } from '#registries/connect-messengers.ts';
import type { KeepRecord } from '#registries/lgsp/gateway.ts';
import { type AnswerCount, countAnswers } from '#registries/lgsp/answer-count.ts';
import { keepCall } from '#store/exchange-calls.ts';

export interface ConnectedExchange {
  readonly registries: Registries | null;
  /** The ways to applicants. */
  readonly messengers: Messengers;
  /** One text message at once; null where the province sends none. */
  readonly sendText: SendText | null;
  /** Those who can be told anything: where one is not, nothing of it is in a hurry. */
  readonly connected: ReadonlySet<Party>;
  /** Where the calls to a party are kept. */
  readonly keepOf: (party: Party) => KeepRecord;
  /** How many calls each party answered. */
  readonly answers: AnswerCount<Party>['of'];
}

/** The outside systems and messengers of some accounts; each call is kept, counted and measured. */
export function connectExchange(
  { platform, notices }: Accounts,
  {
    pool,
    now,
    onCall,
    signs,
  }: {
    readonly pool: pg.Pool;
    readonly now: () => Instant;
    readonly onCall: Metrics['noteCall'];
    /** Whether there are keys to sign documents with. */
    readonly signs: boolean;
  },
): ConnectedExchange {
  const answers = countAnswers<Party>();
  const keepOf = (party: Party): KeepRecord =>
    answers.counting(party, (record) => {
      onCall(party, record);
      return keepCall(pool, { ...record, party });
    });
  const registries = platform === null ? null : connectRegistries(platform, keepOf, now);
  const messengers = connectMessengers(notices, keepOf, now);
  const isConnected = (party: Party): boolean => {
    if (isNoticeChannel(party)) return messengers.has(party);
    if (party === 'signing') return signs;
    return party === 'legs' || (registries?.connected.has(party) ?? false);
  };
  const connected = PARTIES.filter(isConnected);
  const sendText = notices.sms === null ? null : smsGateway(notices.sms, keepOf('sms'), now).send;
  return {
    registries,
    messengers,
    sendText,
    connected: new Set(connected),
    keepOf,
    answers: answers.of,
  };
}
