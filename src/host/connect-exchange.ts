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
  }: {
    readonly pool: pg.Pool;
    readonly now: () => Instant;
    readonly onCall: Metrics['noteCall'];
  },
): ConnectedExchange {
  const answers = countAnswers<Party>();
  const keepOf = (party: Party) =>
    answers.counting(party, (record) => {
      onCall(party, record);
      return keepCall(pool, { ...record, party });
    });
  const registries = platform === null ? null : connectRegistries(platform, keepOf, now);
  const messengers = connectMessengers(notices, keepOf, now);
  const connected = PARTIES.filter((party) =>
    isNoticeChannel(party)
      ? messengers.has(party)
      : party === 'legs' || (registries?.connected.has(party) ?? false),
  );
  const sendText = notices.sms === null ? null : smsGateway(notices.sms, keepOf('sms'), now).send;
  return { registries, messengers, sendText, connected: new Set(connected), answers: answers.of };
}
