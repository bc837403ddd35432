import type { HttpAnswer } from '#registries/call-http.ts';
import type { CallContext, Gateway } from '#registries/lgsp/gateway.ts';

/** Calls one JSON service of a system, and reads its answer. */
export type JsonService = <T>(
  service: string,
  body: object,
  context: CallContext,
  read: (answer: HttpAnswer) => T,
  /** Milliseconds to wait; nobody stands before most of the calls. */
  timeout?: number,
) => Promise<T>;

const TIMEOUT = 30_000;
const HEADERS = { 'Content-Type': 'application/json' };

/** The services of a system whose path names the service: `POST {path}/{service}`. */
export function jsonService(gateway: Gateway, path: string): JsonService {
  return async (service, body, context, read, timeout = TIMEOUT) =>
    gateway.call(
      {
        service,
        path: `${path}/${service}`,
        headers: HEADERS,
        body: JSON.stringify(body),
        timeout,
        read,
      },
      context,
    );
}
