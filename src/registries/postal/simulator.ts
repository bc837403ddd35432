import { randomUUID } from 'node:crypto';
import { STATUSES, TOKEN_REFUSED } from '#registries/postal/codec.ts';
import { isObject, type JsonObject, textOf } from '#registries/read-answer.ts';
import { jsonAnswer, type FaultPlan, type SimulatedAnswer } from '#registries/simulation/faults.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';

/** A parcel that the simulated post was told of. */
export interface SimulatedParcel {
  readonly number: string;
  readonly itemCode: string;
  /** How often it was sent: more than once where the sender did not ask first. */
  sent: number;
  code: string;
  readonly message: JsonObject;
}

/** The way of a parcel as the plan has it; it goes one stage on whenever somebody asks for news. */
const WAYS: Readonly<Record<FaultPlan['parcel'], readonly string[]>> = {
  ordered: ['GL-10'],
  collected: ['GL-10', 'GL-20'],
  delivered: ['GL-10', 'GL-20', 'GL-30', 'GL-40', 'GL-50'],
  returned: ['GL-10', 'GL-20', 'GL-30', 'GL-40', 'GL-60'],
  lost: ['GL-10', 'GL-20', 'GL-30', 'GL-70'],
};

const NEEDED = [
  'CustomerCode',
  'OrderNumber',
  'SenderName',
  'SenderAddress',
  'SenderTel',
  'SenderProvince',
  'ReceiverName',
  'ReceiverAddress',
  'ReceiverTel',
  'ReceiverProvince',
] as const;

/** The post, with status codes of its own: real ones are not known. */
export function simulatePost(): {
  readonly answer: SimulatedSystem;
  readonly parcels: ReadonlyMap<string, SimulatedParcel>;
  readonly endTokens: () => void;
} {
  const tokens = new Set<string>();
  const office = openOffice();
  return {
    parcels: office.parcels,
    endTokens: () => tokens.clear(),
    answer: ({ path, headers, body, plan, random }) => {
      const message: unknown = JSON.parse(body);
      if (!isObject(message)) return refused('Thiếu nội dung');
      if (path === 'vnpost/token') {
        if (textOf(message, 'username') === '') return refused('Sai tài khoản', TOKEN_REFUSED);
        const token = randomUUID();
        tokens.add(token);
        return jsonAnswer({ access_token: token, token_type: 'Bearer', expires_in: 3600 });
      }
      if (!tokens.has(String(headers['token']))) {
        return refused('Token không hợp lệ', TOKEN_REFUSED);
      }
      if (path === 'vnpost/order/post') return office.place(message);
      if (path === 'vnpost/order/cancel') return office.cancel(message);
      if (path !== 'vnpost/order/tracking') return null;
      for (const parcel of office.parcels.values()) office.goOn(parcel, plan, random());
      return office.tell(message);
    },
  };
}

/** Where parcels lie, and what was noted of them. */
function openOffice() {
  const parcels = new Map<string, SimulatedParcel>();
  const feed: { readonly id: string; readonly row: JsonObject }[] = [];
  const note = (parcel: SimulatedParcel, code: string): void => {
    const second = Math.floor(Date.now() / 1000).toString(16);
    const id = `${second}${feed.length.toString(16).padStart(16, '0')}`;
    const row = {
      _id: { $oid: id },
      OrderNumber: parcel.number,
      StatusCode: code,
      StatusMessage: `${STATUSES[code]?.words ?? code} (giả lập)`,
    };
    feed.push({ id, row });
  };
  return {
    parcels,
    place: (message: JsonObject): SimulatedAnswer => {
      const missing = NEEDED.find((name) => ['', '0'].includes(textOf(message, name)));
      if (missing !== undefined) return refused(`Thiếu ${missing}`);
      const number = textOf(message, 'OrderNumber');
      const known = parcels.get(number);
      if (known !== undefined) {
        known.sent += 1;
        return refused('OrderNumber đã tồn tại');
      }
      const itemCode = textOf(message, 'ItemCode') || `GL${String(1e8 + parcels.size)}VN`;
      const parcel = { number, itemCode, sent: 1, code: 'GL-10', message };
      parcels.set(number, parcel);
      note(parcel, parcel.code);
      return done({ ItemCode: itemCode });
    },
    goOn: (parcel: SimulatedParcel, { parcel: how, outOfOrder }: FaultPlan, drawn: number) => {
      const way = WAYS[how];
      const ahead = way[way.indexOf(parcel.code) + 1];
      if (!way.includes(parcel.code) || ahead === undefined) return;
      parcel.code = ahead;
      note(parcel, ahead);
      if (drawn < outOfOrder) note(parcel, 'GL-10');
    },
    tell: (message: JsonObject): SimulatedAnswer => {
      const from = textOf(message, 'lastId');
      const rows = feed.filter(({ id }) => id > from).slice(0, Number(message['pagesize']) || 50);
      return done({ _embedded: { 'rh:doc': rows.map(({ row }) => row) } });
    },
    cancel: (message: JsonObject): SimulatedAnswer => {
      const parcel = parcels.get(textOf(message, 'OrderNumber'));
      if (parcel === undefined) return refused('Không có OrderNumber này');
      if (parcel.code !== 'GL-10') return refused('Bưu gửi đã được thu gom, không hủy được');
      parcel.code = 'GL-80';
      note(parcel, parcel.code);
      return done({});
    },
  };
}

const done = (json: JsonObject): SimulatedAnswer => jsonAnswer({ Status: '200', ...json });

const refused = (why: string, status = '400'): SimulatedAnswer =>
  jsonAnswer({ Status: status, Message: why });
