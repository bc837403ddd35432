import { type MessageEnd, simulateProvider } from '#registries/messages/simulator.ts';
import { textOf } from '#registries/read-answer.ts';
import type { Mailbox } from '#registries/simulation/mailbox.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';

const STATES: Readonly<Record<MessageEnd, string>> = {
  sent: 'SENT',
  delivered: 'DELIVERED',
  expired: 'EXPIRED',
};

/** A provider of text messages under the name of an agency. */
export const simulateSms = (mailbox: Mailbox): SimulatedSystem =>
  simulateProvider(
    {
      channel: 'sms',
      send: 'send',
      ask: 'status',
      keyMember: 'request_id',
      messageOf: (body) => {
        const [from, text] = [textOf(body, 'sender'), textOf(body, 'message')];
        return from === '' || text === '' ? null : { from, subject: text.slice(0, 60), text };
      },
      answers: {
        stateOf: (id, end) => ({
          error_code: '0',
          error_message: end === 'expired' ? 'Thuê bao tắt máy' : '',
          message_id: id,
          status: STATES[end],
        }),
        wrongPhone: { error_code: 'INVALID_PHONE', error_message: 'Số điện thoại không đúng' },
        unknown: { error_code: 'NOT_FOUND', error_message: 'Không có tin này' },
        incomplete: { error_code: 'INCOMPLETE', error_message: 'Thiếu nội dung' },
      },
    },
    mailbox,
  );
