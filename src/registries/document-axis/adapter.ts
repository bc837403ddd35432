import type { AxisDocument, AxisStatus } from '#axis/axis-document.ts';
import type { Instant } from '#kernel/day.ts';
import type { HttpAnswer } from '#registries/call-http.ts';
import { type AxisAccount, axisHeaders } from '#registries/document-axis/axis-signature.ts';
import { readDocument, writeDocument } from '#registries/document-axis/codec.ts';
import { readStatus, writeStatus } from '#registries/document-axis/status-codec.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';
import { isObject, objectsOf, readJsonAnswer, textOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/** The document axis (trục liên thông văn bản quốc gia): what goes out and what waits for us. */
export interface DocumentAxis {
  /** Our own agency there. */
  readonly organId: string;
  /** Takes a message of ours; the key names it, so that the axis can be asked for it. */
  readonly send: (key: string, message: OutgoingMessage, context: CallContext) => Promise<void>;
  /** Whether a message of this key arrived at the axis. */
  readonly isThere: (key: string, context: CallContext) => Promise<boolean>;
  /** Names of the messages that wait for us, the oldest first. */
  readonly waiting: (context: CallContext) => Promise<readonly string[]>;
  /** One of them; throws `wrong-shape` or `not-xml` where it cannot be read. */
  readonly fetch: (name: string, context: CallContext) => Promise<IncomingMessage>;
  /** It was taken and does not wait any more. */
  readonly taken: (name: string, context: CallContext) => Promise<void>;
}

export type OutgoingMessage =
  | { readonly kind: 'document'; readonly document: AxisDocument }
  | { readonly kind: 'status'; readonly status: AxisStatus; readonly to: string };

export type IncomingMessage =
  | { readonly kind: 'document'; readonly document: AxisDocument }
  | { readonly kind: 'status'; readonly status: AxisStatus };

const TIMEOUT = 60_000;
const XML = 'application/xml; charset=utf-8';
const JSON_TYPE = 'application/json';

export function documentAxis(
  gateway: Gateway,
  account: AxisAccount,
  now: () => Instant,
): DocumentAxis {
  const call = <T>(
    service: string,
    { type, body }: { readonly type: string; readonly body: string },
    read: (answer: HttpAnswer) => T,
    context: CallContext,
  ): Promise<T> =>
    gateway.call(
      {
        service: service.split('?')[0] ?? service,
        path: `vxp/${service}`,
        headers: axisHeaders(account, type, body, now()),
        body,
        // Files are kept with the document, not with the call.
        keptBody: body.replaceAll(
          /(<edXML:ContentTransferEncoded>)[^<]*/g,
          (_, tag: string) => `${tag}…`,
        ),
        timeout: TIMEOUT,
        read,
      },
      context,
    );
  const ask = <T>(
    service: string,
    asked: object,
    read: (answer: HttpAnswer) => T,
    on: CallContext,
  ) => call(service, { type: JSON_TYPE, body: JSON.stringify(asked) }, read, on);
  return {
    organId: account.organId,
    send: async (key, message, context) => {
      const query = new URLSearchParams({
        key,
        ...(message.kind === 'status' ? { to: message.to } : {}),
      });
      const body =
        message.kind === 'document' ? writeDocument(message.document) : writeStatus(message.status);
      const service = `${message.kind}/send?${query.toString()}`;
      await call(service, { type: XML, body }, readOk, context);
    },
    isThere: (key, context) =>
      ask('message/find', { key }, (answer) => readOk(answer)['found'] === true, context),
    waiting: (context) =>
      ask(
        'inbox/list',
        { organId: account.organId },
        (answer) => objectsOf(readOk(answer), 'messages').map((one) => textOf(one, 'name')),
        context,
      ),
    fetch: (name, context) => ask('inbox/get', { name }, readIncoming, context),
    taken: async (name, context) => {
      await ask('inbox/done', { name }, readOk, context);
    },
  };
}

function readOk(answer: HttpAnswer) {
  const json = readJsonAnswer(answer);
  const status = textOf(json, 'status');
  if (status === 'OK') return json;
  if (!isObject(json) || status === '') throw new RegistryFault('wrong-shape', 'no status', answer);
  throw new RegistryFault('refused', textOf(json, 'error') || status, answer);
}

const readIncoming = (answer: HttpAnswer): IncomingMessage => {
  // What is no message says why in JSON.
  if (answer.text.startsWith('{')) readOk(answer);
  return /<(?:\w+:)?Status[\s>]/.test(answer.text.slice(0, 400))
    ? { kind: 'status', status: readStatus(answer) }
    : { kind: 'document', document: readDocument(answer) };
};
