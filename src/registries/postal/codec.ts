import type { PostalEnd, PostalOrder, PostalRecord, PostalState } from '#dossier/postal-order.ts';
import { formatDay, instantFromEpoch } from '#kernel/day.ts';
import type { HttpAnswer } from '#registries/call-http.ts';
import {
  isObject,
  type JsonObject,
  objectsOf,
  readJsonAnswer,
  textOf,
} from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/** An order as the post is sent it (data/integrations.json `vnpost`; docs/integrations/vnpost.md). */
export interface PostMessage {
  readonly CustomerCode: string;
  readonly ItemCode: string;
  readonly OrderNumber: string;
  readonly CODAmount: number;
  readonly SenderProvince: number;
  readonly SenderDistrict: number;
  readonly SenderAddress: string;
  readonly SenderName: string;
  readonly SenderTel: string;
  readonly SenderEmail: string;
  readonly SenderDesc: string;
  readonly ReceiverProvince: number;
  readonly ReceiverDistrict: number;
  readonly ReceiverAddress: string;
  readonly ReceiverName: string;
  readonly ReceiverTel: string;
  readonly ReceiverEmail: string;
  readonly Description: string;
  readonly FlagConfig: 2;
}

/** A result goes from the desk home, papers that are fetched from home to the desk. */
export function postMessage(customer: string, order: PostalOrder): PostMessage {
  const { direction, desk, home, contents, day } = order;
  const [sender, receiver] = direction === 'deliver' ? [desk, home] : [home, desk];
  return {
    CustomerCode: customer,
    ItemCode: order.itemCode,
    OrderNumber: order.number,
    CODAmount: order.cod,
    SenderProvince: areaCode(sender.province),
    SenderDistrict: areaCode(sender.district),
    SenderAddress: sender.address,
    SenderName: sender.name,
    SenderTel: sender.phone,
    SenderEmail: sender.email ?? '',
    SenderDesc: contents,
    ReceiverProvince: areaCode(receiver.province),
    ReceiverDistrict: areaCode(receiver.district),
    ReceiverAddress: receiver.address,
    ReceiverName: receiver.name,
    ReceiverTel: receiver.phone,
    ReceiverEmail: receiver.email ?? '',
    Description: day === null ? contents : `Thu gom ngày ${formatDay(day)}: ${contents}`,
    FlagConfig: 2,
  };
}

/**
 * Code of a province or district, 0 where there is none. It is that of the statistics office; whether
 * the post takes it, or wants codes of its own, is to be confirmed.
 */
const areaCode = (code: PostalEnd['district']): number => (code === null ? 0 : Number(code));

const OK = '200';
/** The token is not accepted: a new one may help. */
export const TOKEN_REFUSED = '401';

/** What the post answers to an order or a cancellation; any other status is a refusal with its words. */
export function readResult(answer: HttpAnswer): JsonObject {
  const json = readJsonAnswer(answer);
  const status = textOf(json, 'Status');
  if (status === '') throw new RegistryFault('wrong-shape', 'no Status', answer);
  if (status === OK) return json;
  const why = textOf(json, 'Message') || status;
  const httpStatus = status === TOKEN_REFUSED ? 401 : answer.status;
  throw new RegistryFault('refused', why, { status: httpStatus });
}

export interface PostToken {
  readonly token: string;
  readonly seconds: number;
}

export function readToken(answer: HttpAnswer): PostToken {
  const json = readJsonAnswer(answer);
  const token = textOf(json, 'access_token');
  const seconds = Number(json['expires_in']);
  if (token === '' || !Number.isFinite(seconds)) {
    throw new RegistryFault('no-token', textOf(json, 'Message') || 'no access_token', answer);
  }
  return { token, seconds };
}

/** A line of the tracking feed: of one order, noted at some time. */
export interface FeedRecord {
  readonly orderNumber: string;
  readonly record: PostalRecord;
}

/** The records after an id, the oldest first; of a feed that holds those of every order. */
export function readFeed(answer: HttpAnswer): readonly FeedRecord[] {
  const embedded = readResult(answer)['_embedded'];
  if (!isObject(embedded)) throw new RegistryFault('wrong-shape', 'no _embedded', answer);
  return objectsOf(embedded, 'rh:doc').map((row) => {
    const id = isObject(row['_id']) ? textOf(row['_id'], '$oid') : '';
    if (!/^[0-9a-f]{24}$/.test(id)) throw new RegistryFault('wrong-shape', 'no _id', answer);
    const code = textOf(row, 'StatusCode');
    // The first four bytes of such an id are the second in which it was made.
    const at = instantFromEpoch(Number.parseInt(id.slice(0, 8), 16) * 1000);
    const state = STATUSES[code]?.state ?? null;
    const words = textOf(row, 'StatusMessage') || STATUSES[code]?.words || code;
    return { orderNumber: textOf(row, 'OrderNumber'), record: { id, at, state, words } };
  });
}

const of = (state: PostalState, words: string) => ({ state, words });

/**
 * To be confirmed: no source gives the post's status codes. These are the simulator's; a code that
 * is not here is shown with its words and changes nothing. Real ones are written down here alone.
 */
export const STATUSES: Readonly<
  Record<string, { readonly state: PostalState; readonly words: string }>
> = {
  'GL-10': of('ordered', 'Đã tiếp nhận yêu cầu'),
  'GL-20': of('collected', 'Bưu tá đã nhận bưu gửi'),
  'GL-30': of('in-transit', 'Đang vận chuyển'),
  'GL-40': of('in-transit', 'Đang phát'),
  'GL-50': of('delivered', 'Phát thành công'),
  'GL-60': of('returned', 'Không phát được, đã chuyển hoàn'),
  'GL-70': of('failed', 'Thất lạc'),
  'GL-80': of('cancelled', 'Đã hủy theo yêu cầu'),
};
