import type { NoticeKind } from '#dossier/notice.ts';
import { internationalPhone, type MessageService } from '#registries/messages/adapter.ts';
import type { MessageState, NoticeMessage } from '#registries/messenger.ts';
import { type JsonObject, textOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/**
 * Messages of the Zalo Notification Service by a template, over a provider's gateway. The members of
 * the sending are those that one provider publishes, the numbers of the errors Zalo's own; the
 * template's fields and the asking by `tracking_id` are to be confirmed (docs/integrations/zalo.md).
 */
export const zaloService = (account: string, template: string): MessageService<NoticeMessage> => ({
  send: 'SendZNS',
  ask: 'GetZNS',
  write: ({ key, kind, address, code, words }) => ({
    oa_id: account,
    phone: internationalPhone(address),
    template_id: template,
    template_data: { ma_ho_so: code, trang_thai: STATES[kind], noi_dung: words.brief },
    tracking_id: key,
  }),
  writeAsking: (key) => ({ tracking_id: key }),
  read: readZns,
});

const STATES = {
  received: 'Đã tiếp nhận',
  supplement: 'Cần bổ sung',
  extended: 'Hẹn lại ngày trả',
  refused: 'Không được giải quyết',
  stopped: 'Dừng giải quyết',
  ready: 'Đã có kết quả',
  reissued: 'Có bản thay thế',
  revoked: 'Văn bản bị thu hồi',
} satisfies Record<NoticeKind, string>;

/** Message ID invalid: also what is answered about a message that was never sent (to be confirmed). */
const UNKNOWN_MESSAGE = '-107';
/** Phone number invalid; Zalo account not existed; account can not receive. */
const NOBODY: ReadonlySet<string> = new Set(['-108', '-118', '-119']);

function readZns(answer: JsonObject): MessageState | null {
  const providerId = textOf(answer, 'msg_id');
  const code = textOf(answer, 'error_code');
  const why = `${code} ${textOf(answer, 'error_message')}`.trim();
  if (code === UNKNOWN_MESSAGE) return null;
  if (NOBODY.has(code)) return { kind: 'undeliverable', providerId, why };
  if (code !== '0') throw new RegistryFault('refused', why);
  switch (textOf(answer, 'delivery_status').toLowerCase()) {
    case 'unknown':
      return { kind: 'sent', providerId };
    case 'received':
    case 'seen':
      return { kind: 'delivered', providerId };
  }
  throw new RegistryFault('wrong-shape', `delivery_status ${textOf(answer, 'delivery_status')}`);
}
