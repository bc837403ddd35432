import type { Instant } from '#kernel/day.ts';
import { type BearerAccount, bearerGateway } from '#registries/bearer-gateway.ts';
import type { KeepRecord } from '#registries/lgsp/gateway.ts';
import { type MessageGateway, messageService } from '#registries/messages/adapter.ts';
import type { TextMessage } from '#registries/messenger.ts';
import { smsService } from '#registries/sms/codec.ts';

export interface SmsAccount extends BearerAccount {
  /** The registered name under which messages come. */
  readonly sender: string;
}

/** The province's provider of text messages. */
export const smsGateway = (
  account: SmsAccount,
  keep: KeepRecord,
  now: () => Instant,
): MessageGateway<TextMessage> =>
  messageService(bearerGateway(account, keep, now), smsService(account.sender));
