import type { Instant } from '#kernel/day.ts';
import { type BearerAccount, bearerGateway } from '#registries/bearer-gateway.ts';
import type { KeepRecord } from '#registries/lgsp/gateway.ts';
import { messageService } from '#registries/messages/adapter.ts';
import type { Messenger } from '#registries/messenger.ts';
import { zaloService } from '#registries/zalo/codec.ts';

export interface ZaloAccount extends BearerAccount {
  /** Id of the province's Official Account. */
  readonly officialAccount: string;
  /** Id of the template that Zalo approved for notices of dossiers. */
  readonly template: string;
}

/** The province's provider of Zalo messages. */
export const zaloGateway = (
  account: ZaloAccount,
  keep: KeepRecord,
  now: () => Instant,
): Messenger =>
  messageService(
    bearerGateway(account, keep, now),
    zaloService(account.officialAccount, account.template),
  );
