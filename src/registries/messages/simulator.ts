import type { NoticeChannel } from '#dossier/notice-channel.ts';
import { isObject, type JsonObject, textOf } from '#registries/read-answer.ts';
import { jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';
import type { Mailbox, ReceivedMessage } from '#registries/simulation/mailbox.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';

/** How a simulated provider speaks. */
export interface SimulatedProvider {
  readonly channel: NoticeChannel;
  readonly send: string;
  readonly ask: string;
  readonly keyMember: string;
  readonly messageOf: (
    body: JsonObject,
  ) => Pick<ReceivedMessage, 'from' | 'subject' | 'text'> | null;
  /** In the words of the provider. */
  readonly answers: {
    readonly stateOf: (id: string, state: MessageEnd) => object;
    readonly wrongPhone: object;
    readonly unknown: object;
    readonly incomplete: object;
  };
}

export type MessageEnd = 'sent' | 'delivered' | 'expired';

/** Numbers that begin so belong to nobody, or to a phone that stays switched off. */
const NOBODY = '84999';
const SWITCHED_OFF = '84998';
/** Landlines take no messages. */
const MOBILE = /^84[^02]\d{8}$/;

/**
 * A provider of messages to phones: each sending is a message more, whatever its key, so that what
 * is sent twice is seen twice. A message is on its way when it is first asked about, then arrives.
 */
export function simulateProvider(provider: SimulatedProvider, mailbox: Mailbox): SimulatedSystem {
  const { channel, keyMember, answers } = provider;
  const sent = new Map<string, { readonly id: string; readonly phone: string; asked: number }>();
  const send = (body: JsonObject): SimulatedAnswer => {
    const [key, phone] = [textOf(body, keyMember), textOf(body, 'phone')];
    const message = provider.messageOf(body);
    if (key === '' || message === null) return jsonAnswer(answers.incomplete);
    if (!MOBILE.test(phone) || phone.startsWith(NOBODY)) return jsonAnswer(answers.wrongPhone);
    const id = `${channel}-${sent.size + 1}`;
    sent.set(key, { id, phone, asked: 0 });
    mailbox.add({ channel, key, to: `0${phone.slice(2)}`, html: '', ...message });
    return jsonAnswer(answers.stateOf(id, 'sent'));
  };
  const ask = (body: JsonObject): SimulatedAnswer => {
    const known = sent.get(textOf(body, keyMember));
    if (known === undefined) return jsonAnswer(answers.unknown);
    known.asked += 1;
    const end = known.phone.startsWith(SWITCHED_OFF) ? 'expired' : 'delivered';
    return jsonAnswer(answers.stateOf(known.id, known.asked > 1 ? end : 'sent'));
  };
  return ({ path, body }) => {
    const message: unknown = JSON.parse(body);
    if (!isObject(message)) return null;
    if (path === `${channel}/${provider.send}`) return send(message);
    return path === `${channel}/${provider.ask}` ? ask(message) : null;
  };
}
