import type { PostalOrder, PostalRecord } from '#dossier/postal-order.ts';
import { epochOf, type Instant } from '#kernel/day.ts';
import type { HttpAnswer } from '#registries/call-http.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';
import {
  type FeedRecord,
  postMessage,
  type PostToken,
  readFeed,
  readResult,
  readToken,
} from '#registries/postal/codec.ts';
import { textOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/** The post, which carries papers between desks and homes (bưu chính công ích). */
export interface Post {
  /** Tells of a parcel; answers its item code, or the empty string. Throws `refused` where it is not taken. */
  readonly placeOrder: (order: PostalOrder, context: CallContext) => Promise<string>;
  /** What the post noted of an order up to now, or null where it knows none of that number. */
  readonly track: (
    orderNumber: string,
    context: CallContext,
  ) => Promise<readonly PostalRecord[] | null>;
  /** Throws `refused` where the post does not cancel. */
  readonly cancelOrder: (orderNumber: string, context: CallContext) => Promise<void>;
}

export interface PostAccount {
  /** CustomerCode, which the post gives the province. */
  readonly customer: string;
  readonly username: string;
  readonly password: string;
}

const TIMEOUT = 30_000;
/** A token is renewed while it still holds for this long. */
const RESERVE_MS = 60_000;
const PAGE = 100;
/** Before the first record of the feed. */
const START = '0'.repeat(24);

export function post(gateway: Gateway, account: PostAccount, now: () => Instant): Post {
  const call = postService(gateway, account, now);
  const feed = trackingFeed((lastId, context) =>
    call('getOrderTracking', 'order/tracking', { pagesize: PAGE, lastId }, context, readFeed),
  );
  return {
    placeOrder: async (order, context) => {
      const message = postMessage(account.customer, order);
      const result = await call('postOrder', 'order/post', message, context, readResult);
      return textOf(result, 'ItemCode');
    },
    track: feed,
    cancelOrder: async (orderNumber, context) => {
      const which = { CustomerCode: account.customer, OrderNumber: orderNumber };
      await call('cancelOrder', 'order/cancel', which, context, readResult);
    },
  };
}

type PostService = <T>(
  service: string,
  path: string,
  body: object,
  context: CallContext,
  read: (answer: HttpAnswer) => T,
) => Promise<T>;

/** Calls with the post's own token: kept while it holds, fetched once for all who wait, renewed when refused. */
function postService(gateway: Gateway, account: PostAccount, now: () => Instant): PostService {
  let held: { readonly token: string; readonly until: number } | null = null;
  let fetching: Promise<string> | null = null;
  const fetchToken = async (context: CallContext): Promise<string> => {
    const { username, password } = account;
    const { token, seconds }: PostToken = await gateway.call(
      {
        service: 'getToken',
        path: 'vnpost/token',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ username, password }),
        keptBody: JSON.stringify({ username }),
        isSecretAnswer: true,
        timeout: TIMEOUT,
        read: readToken,
      },
      context,
    );
    held = { token, until: epochOf(now()) + seconds * 1000 - RESERVE_MS };
    return token;
  };
  const tokenFor = (context: CallContext): Promise<string> => {
    if (held !== null && epochOf(now()) < held.until) return Promise.resolve(held.token);
    fetching ??= fetchToken(context).finally(() => {
      fetching = null;
    });
    return fetching;
  };
  return async (service, path, body, context, read) => {
    const once = (token: string) =>
      gateway.call(
        {
          service,
          path: `vnpost/${path}`,
          headers: { 'Content-Type': 'application/json', Token: token },
          body: JSON.stringify(body),
          timeout: TIMEOUT,
          read,
        },
        context,
      );
    const token = await tokenFor(context);
    try {
      return await once(token);
    } catch (fault) {
      if (!isTokenRefused(fault)) throw fault;
      if (held?.token === token) held = null;
    }
    try {
      return await once(await tokenFor(context));
    } catch (fault) {
      // It is the account that is not accepted, not the parcel.
      if (isTokenRefused(fault)) throw new RegistryFault('no-token', 'the new token is refused');
      throw fault;
    }
  };
}

const isTokenRefused = (fault: unknown): boolean =>
  fault instanceof RegistryFault && fault.code === 'refused' && fault.status === 401;

/**
 * The post tells of all orders in one feed, read on from the last record that is known. Whoever asks
 * gets an answer that was begun after the question: a reading that was under way may have passed the
 * place at which the order stands by now.
 */
function trackingFeed(
  read: (lastId: string, context: CallContext) => Promise<readonly FeedRecord[]>,
): Post['track'] {
  const byOrder = new Map<string, PostalRecord[]>();
  let lastId = START;
  let current: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  const readOn = async (context: CallContext): Promise<void> => {
    let page: readonly FeedRecord[];
    do {
      page = await read(lastId, context);
      for (const { orderNumber, record } of page) {
        byOrder.set(orderNumber, [...(byOrder.get(orderNumber) ?? []), record]);
        if (record.id > lastId) lastId = record.id;
      }
    } while (page.length >= PAGE);
  };
  const afterCurrent = async (context: CallContext): Promise<void> => {
    await current.catch(() => undefined);
    next = null;
    current = readOn(context);
    return current;
  };
  return async (orderNumber, context) => {
    next ??= afterCurrent(context);
    await next;
    return byOrder.get(orderNumber) ?? null;
  };
}
