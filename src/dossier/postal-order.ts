import type { Day, Instant } from '#kernel/day.ts';

/** `collect`: papers from the applicant's home to the desk; `deliver`: a result the other way. */
export type PostalDirection = 'collect' | 'deliver';

/**
 * Where a parcel is. `waiting`: the post has not been told yet; `refused`: the post did not take the
 * order; `failed`: the parcel is lost or spoilt. It is kept apart from the business state.
 */
export type PostalState =
  | 'waiting'
  | 'ordered'
  | 'collected'
  | 'in-transit'
  | 'delivered'
  | 'returned'
  | 'failed'
  | 'cancelled'
  | 'refused';

/** One end of a parcel's way, as it was when it was ordered. */
export interface PostalEnd {
  readonly name: string;
  /** Code of the unit, of its province, and of its district where there is one. */
  readonly unit: string;
  readonly province: string;
  readonly district: string | null;
  /** House, street, hamlet: what stands before the commune. */
  readonly line: string;
  /** The whole address, as a label prints it. */
  readonly address: string;
  readonly phone: string;
  readonly email: string | null;
}

/** Something that the post noted of a parcel; it may be told more than once, and out of order. */
export interface PostalRecord {
  /** Of the record at the post: later ones are greater. */
  readonly id: string;
  readonly at: Instant;
  /** Null where the post's code is none that is known: it is shown, and changes nothing. */
  readonly state: PostalState | null;
  readonly words: string;
}

export interface PostalCancel {
  readonly by: string;
  readonly at: Instant;
  readonly reason: string;
  /** Why the post did not cancel; null while it has not answered, or where it did. */
  readonly refusal: string | null;
}

/** Somebody saw to a parcel that went wrong. */
export interface PostalSettlement {
  readonly by: string;
  readonly at: Instant;
  readonly note: string;
}

export interface PostalOrder {
  readonly dossierId: string;
  readonly direction: PostalDirection;
  /** 1 for the first of its direction. */
  readonly serial: number;
  /** Under which the post knows it; the same however often it is sent. */
  readonly number: string;
  readonly home: PostalEnd;
  readonly desk: PostalEnd;
  readonly contents: string;
  /** Day on which papers are to be collected; null of a delivery. */
  readonly day: Day | null;
  /** Đồng that the postman collects. */
  readonly cod: number;
  readonly orderedBy: string;
  readonly orderedAt: Instant;
  readonly state: PostalState;
  readonly stateAt: Instant;
  /** Number of the parcel itself, on its label; empty where none is known. */
  readonly itemCode: string;
  /** When it was first on its way to the post: from then on it may be there. */
  readonly sentAt: Instant | null;
  /** Why the post refused it, or the empty string. */
  readonly refusal: string;
  readonly history: readonly PostalRecord[];
  readonly cancel: PostalCancel | null;
  readonly settled: PostalSettlement | null;
}

/** `000.01.40.H33-220621-0001-T1`: T for a result that is sent (trả), G for papers fetched (gom). */
export const orderNumber = (code: string, direction: PostalDirection, serial: number): string =>
  `${code}-${direction === 'deliver' ? 'T' : 'G'}${serial}`;

const WENT_WRONG: ReadonlySet<PostalState> = new Set(['returned', 'failed', 'refused']);

/** Nothing more happens to it at the post. */
export const isFinal = (state: PostalState): boolean =>
  state === 'delivered' || state === 'cancelled' || WENT_WRONG.has(state);

/** It went wrong, and nobody has seen to it yet. */
export const needsAttention = ({ state, settled }: PostalOrder): boolean =>
  WENT_WRONG.has(state) && settled === null;

/** The post can still be asked not to fetch it. */
export const isCancellable = ({ state, cancel }: PostalOrder): boolean =>
  cancel === null && (state === 'waiting' || state === 'ordered');

/** The officer wishes it cancelled; null where it is too late. What never left us is so at once. */
export function askCancel(order: PostalOrder, cancel: PostalCancel): PostalOrder | null {
  if (!isCancellable(order)) return null;
  const asked = { ...order, cancel };
  return order.sentAt === null ? moved(asked, 'cancelled', cancel.at) : asked;
}

/** About to be sent; null where it need not be any more. It may be at the post from now on. */
export function beginSending(order: PostalOrder, now: Instant): PostalOrder | null {
  if (order.state !== 'waiting' || order.cancel !== null) return null;
  return { ...order, sentAt: order.sentAt ?? now };
}

/** The post took the order. */
export function placed(order: PostalOrder, itemCode: string, now: Instant): PostalOrder {
  const named = { ...order, itemCode: itemCode === '' ? order.itemCode : itemCode };
  return order.state === 'waiting' ? moved(named, 'ordered', now) : named;
}

/** The post did not take the order. */
export const refusedByPost = (order: PostalOrder, refusal: string, now: Instant): PostalOrder =>
  order.state === 'waiting' ? moved({ ...order, refusal }, 'refused', now) : order;

/** The post answered whether it cancelled; `refusal` says why not. */
export function cancelAnswered(
  order: PostalOrder,
  refusal: string | null,
  now: Instant,
): PostalOrder {
  if (order.cancel === null || isFinal(order.state)) return order;
  if (refusal === null) return moved(order, 'cancelled', now);
  return { ...order, cancel: { ...order.cancel, refusal } };
}

const WAY: readonly PostalState[] = ['waiting', 'ordered', 'collected', 'in-transit'];

/**
 * What the post noted is added, each record once. The state goes on and never back: an end is an
 * end, and of what is not the furthest counts, in whatever order it was told.
 */
export function tracked(order: PostalOrder, records: readonly PostalRecord[]): PostalOrder {
  const known = new Set(order.history.map(({ id }) => id));
  const fresh = records.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return order;
  const history = [...order.history, ...fresh].sort((a, b) => (a.id < b.id ? -1 : 1));
  const grown = { ...order, history };
  if (isFinal(order.state)) return grown;
  const reached = history.reduce<PostalRecord | null>(further, null);
  if (reached === null || reached.state === null) return grown;
  if (WAY.indexOf(reached.state) >= 0 && WAY.indexOf(reached.state) <= WAY.indexOf(order.state)) {
    return grown;
  }
  return moved(grown, reached.state, reached.at);
}

function further(best: PostalRecord | null, record: PostalRecord): PostalRecord | null {
  if (record.state === null) return best;
  if (best === null || best.state === null) return record;
  if (isFinal(best.state)) return best;
  if (isFinal(record.state)) return record;
  return WAY.indexOf(record.state) > WAY.indexOf(best.state) ? record : best;
}

/** Somebody saw to what went wrong; null where nothing did, or somebody did before. */
export const settle = (order: PostalOrder, settled: PostalSettlement): PostalOrder | null =>
  needsAttention(order) ? { ...order, settled } : null;

const moved = (order: PostalOrder, state: PostalState, stateAt: Instant): PostalOrder => ({
  ...order,
  state,
  stateAt,
});
