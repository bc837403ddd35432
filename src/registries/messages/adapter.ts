import type { Gateway } from '#registries/lgsp/gateway.ts';
import type { MessageState, Messenger } from '#registries/messenger.ts';
import { type JsonObject, readJsonAnswer } from '#registries/read-answer.ts';

/** How one provider's services for messages to phones differ from another's. */
export interface MessageService<Message> {
  readonly send: string;
  readonly ask: string;
  readonly write: (message: Message) => object;
  readonly writeAsking: (key: string) => object;
  /** Null where the provider has no such message. */
  readonly read: (answer: JsonObject) => MessageState | null;
}

/** A `Messenger` for messages of one kind. */
export interface MessageGateway<Message> {
  readonly send: (
    message: Message,
    context: Parameters<Messenger['send']>[1],
  ) => Promise<MessageState>;
  readonly stateOf: NonNullable<Messenger['stateOf']>;
}

const TIMEOUT = 30_000;
const HEADERS = { 'Content-Type': 'application/json' };

/** Messages to phones over HTTP and JSON: sent once under a key, then asked about by it. */
export function messageService<Message>(
  gateway: Gateway,
  service: MessageService<Message>,
): MessageGateway<Message> {
  const post = (path: string, body: object, context: Parameters<Messenger['send']>[1]) =>
    gateway.call(
      {
        service: path,
        path,
        headers: HEADERS,
        body: JSON.stringify(body),
        timeout: TIMEOUT,
        read: (answer) => service.read(readJsonAnswer(answer)),
      },
      context,
    );
  return {
    send: async (message, context) => {
      const sent = await post(service.send, service.write(message), context);
      return sent ?? { kind: 'failed', providerId: '', why: 'the provider has no such message' };
    },
    stateOf: (key, context) => post(service.ask, service.writeAsking(key), context),
  };
}

/** A mobile number as providers write it, with the code of the country. */
export const internationalPhone = (phone: string): string => `84${phone.slice(1)}`;
