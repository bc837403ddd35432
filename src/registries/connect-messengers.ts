import type { NoticeChannel } from '#dossier/notice-channel.ts';
import type { Instant } from '#kernel/day.ts';
import type { KeepRecord } from '#registries/lgsp/gateway.ts';
import { type MailAccount, mailServer } from '#registries/mail/adapter.ts';
import type { Messenger } from '#registries/messenger.ts';
import { type SmsAccount, smsGateway } from '#registries/sms/adapter.ts';
import { type ZaloAccount, zaloGateway } from '#registries/zalo/adapter.ts';

/** The ways to applicants that the province has; null for one that it has not. */
export interface NoticeAccounts {
  readonly mail: MailAccount | null;
  readonly sms: SmsAccount | null;
  readonly zalo: ZaloAccount | null;
}

export type Messengers = ReadonlyMap<NoticeChannel, Messenger>;

/** A messenger for each account; `keepOf` tells where each channel's calls are kept. */
export function connectMessengers(
  { mail, sms, zalo }: NoticeAccounts,
  keepOf: (channel: NoticeChannel) => KeepRecord,
  now: () => Instant,
): Messengers {
  const messengers = new Map<NoticeChannel, Messenger>();
  if (mail !== null) messengers.set('mail', mailServer(mail, keepOf('mail'), now));
  if (sms !== null) messengers.set('sms', smsGateway(sms, keepOf('sms'), now));
  if (zalo !== null) messengers.set('zalo', zaloGateway(zalo, keepOf('zalo'), now));
  return messengers;
}
