import { internationalPhone, type MessageService } from '#registries/messages/adapter.ts';
import type { MessageState, TextMessage } from '#registries/messenger.ts';
import { type JsonObject, textOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/**
 * Text messages under the name of an agency (SMS brandname). No source gives the members that the
 * province's provider uses: all of these are to be confirmed (docs/integrations/sms.md).
 */
export const smsService = (sender: string): MessageService<TextMessage> => ({
  send: 'send',
  ask: 'status',
  write: ({ key, address, words }) => ({
    request_id: key,
    sender,
    phone: internationalPhone(address),
    message: words.sms,
  }),
  writeAsking: (key) => ({ request_id: key }),
  read: readSms,
});

function readSms(answer: JsonObject): MessageState | null {
  const providerId = textOf(answer, 'message_id');
  const why = textOf(answer, 'error_message');
  switch (textOf(answer, 'error_code')) {
    case 'NOT_FOUND':
      return null;
    case 'INVALID_PHONE':
      return { kind: 'undeliverable', providerId, why };
    case '0':
      return stateOf(textOf(answer, 'status'), providerId, why);
  }
  throw new RegistryFault('refused', `${textOf(answer, 'error_code')} ${why}`.trim());
}

function stateOf(status: string, providerId: string, why: string): MessageState {
  switch (status) {
    case 'QUEUED':
    case 'SENT':
      return { kind: 'sent', providerId };
    case 'DELIVERED':
      return { kind: 'delivered', providerId };
    case 'EXPIRED':
    case 'REJECTED':
      return { kind: 'failed', providerId, why };
  }
  throw new RegistryFault('wrong-shape', `status ${status} is not known`);
}
