import type { NoticeKind } from '#dossier/notice.ts';
import type { NoticeWords } from '#dossier/notice-text.ts';
import type { CallContext } from '#registries/lgsp/gateway.ts';

/** A gateway that brings notices to applicants. Its faults are thrown as `RegistryFault`. */
export interface Messenger {
  readonly send: (message: NoticeMessage, context: CallContext) => Promise<MessageState>;
  /**
   * How the message of a key stands, or null where the gateway has none: then it was not sent yet.
   * Null where a gateway cannot be asked, as a mail server: what it took over is as good as sent.
   */
  readonly stateOf: ((key: string, context: CallContext) => Promise<MessageState | null>) | null;
}

export interface NoticeMessage {
  /** Under which the gateway knows it: of the dossier, the event and the round. */
  readonly key: string;
  readonly kind: NoticeKind;
  /** Where it goes: an e-mail address, or a mobile number as `0…`. */
  readonly address: string;
  /** Code of the dossier. */
  readonly code: string;
  readonly words: NoticeWords;
}

/** Where a message is. `failed`: the gateway gave up; `undeliverable`: nobody is at that address. */
export type MessageState =
  | { readonly kind: 'sent' | 'delivered'; readonly providerId: string }
  | {
      readonly kind: 'failed' | 'undeliverable';
      readonly providerId: string;
      readonly why: string;
    };
