import type { CallContext, Gateway, ServiceCall } from '#registries/lgsp/gateway.ts';
import {
  askMessage,
  type CallBack,
  callBackAnswer,
  type CallBackReply,
  keptMessage,
  type PaymentAccount,
  type PaymentOrder,
  type PaymentRef,
  type PaymentStatus,
  readBill,
  readCallBack,
  readStart,
  readStatus,
  startMessage,
} from '#registries/payment/codec.ts';
import { isObject, type JsonObject } from '#registries/read-answer.ts';

/** The payment platform of the national portal (domain.md §12.3). */
export interface PaymentPlatform {
  /** INIT: starts a payment; the address to which its payer goes. */
  readonly start: (order: PaymentOrder, context: CallContext) => Promise<string>;
  /** QUERY: how a payment stands. */
  readonly statusOf: (payment: PaymentRef, context: CallContext) => Promise<PaymentStatus>;
  /** GET_BILL: the bill of a payment as PDF. */
  readonly billOf: (payment: PaymentRef, context: CallContext) => Promise<Uint8Array>;
  /** Verifies and reads what came to us as a call-back. */
  readonly readCallBack: (body: unknown) => CallBack;
  /** What a call-back is answered with, and what the log keeps of it. */
  readonly answerCallBack: (reply: CallBackReply, body: unknown) => JsonObject;
  readonly keptCallBack: (body: unknown) => string;
}

const TIMEOUT = 30_000;
const HEADERS = { 'Content-Type': 'application/json' };

export function paymentPlatform(gateway: Gateway, account: PaymentAccount): PaymentPlatform {
  const call = <T>(
    service: string,
    message: JsonObject,
    read: ServiceCall<T>['read'],
    context: CallContext,
  ): Promise<T> =>
    gateway.call(
      {
        service,
        path: `thanhtoan/${service}`,
        headers: HEADERS,
        body: JSON.stringify(message),
        keptBody: keptMessage(message),
        timeout: TIMEOUT,
        read,
        ...(service === 'GET_BILL' ? { isFile: true } : {}),
      },
      context,
    );
  return {
    start: (order, context) => call('INIT', startMessage(order, account), readStart, context),
    statusOf: (payment, context) =>
      call('QUERY', askMessage('QUERY', payment, account), readStatus, context),
    billOf: (payment, context) =>
      call('GET_BILL', askMessage('GET_BILL', payment, account), readBill, context),
    readCallBack: (body) => readCallBack(body, account),
    answerCallBack: callBackAnswer,
    keptCallBack: (body) => (isObject(body) ? keptMessage(body) : ''),
  };
}
