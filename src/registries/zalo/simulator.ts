import { type MessageEnd, simulateProvider } from '#registries/messages/simulator.ts';
import { isObject, textOf } from '#registries/read-answer.ts';
import type { Mailbox } from '#registries/simulation/mailbox.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';

const STATES: Readonly<Record<MessageEnd, string>> = {
  sent: 'unknown',
  delivered: 'received',
  // A message that Zalo cannot bring to a phone stays unknown.
  expired: 'unknown',
};

/** A provider of Zalo messages by a template. */
export const simulateZalo = (mailbox: Mailbox): SimulatedSystem =>
  simulateProvider(
    {
      channel: 'zalo',
      send: 'SendZNS',
      ask: 'GetZNS',
      keyMember: 'tracking_id',
      messageOf: (body) => {
        const data = body['template_data'];
        const from = textOf(body, 'oa_id');
        if (!isObject(data) || from === '' || textOf(body, 'template_id') === '') return null;
        return { from, subject: textOf(data, 'trang_thai'), text: textOf(data, 'noi_dung') };
      },
      answers: {
        stateOf: (id, end) => ({
          error_code: 0,
          error_message: '',
          msg_id: id,
          delivery_status: STATES[end],
        }),
        wrongPhone: { error_code: -118, error_message: 'Zalo account not existed' },
        unknown: { error_code: -107, error_message: 'Message ID invalid' },
        incomplete: { error_code: -111, error_message: 'Template data empty' },
      },
    },
    mailbox,
  );
