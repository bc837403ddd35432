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

/** A text message, whatever it is about. */
export interface TextMessage {
  /** Under which the gateway knows it. */
  readonly key: string;
  /** A mobile number as `0…`. */
  readonly address: string;
  readonly words: Pick<NoticeWords, 'sms'>;
}

/** The way by which one message goes to one phone. Its faults are thrown as `RegistryFault`. */
export type SendText = (message: TextMessage, context: CallContext) => Promise<MessageState>;

export interface NoticeMessage extends TextMessage {
  readonly kind: NoticeKind;
  /** An e-mail address, or a mobile number as `0…`. */
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
