/**
 * Loaded before the system by `page-functions.ts`. From the first time that it is asked for `/_times` on,
 * what the database was asked before within a request is answered again from memory, so that what is left is
 * the function of the page; each time it tells how long the answers since took, and what they asked anew.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { Server, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';

export const TIMES_PATH = '/_times';

/** What one answer took. */
export interface Taken {
  readonly ms: number;
  /** Questions that only the database could answer. */
  readonly asked: number;
}

interface Running {
  asked: number;
}

const running = new AsyncLocalStorage<Running>();
const answers = new Map<string, Promise<unknown>>();
let taken: Taken[] = [];
let isRemembering = false;

const servers = Server.prototype as unknown as { emit: (...args: unknown[]) => boolean };
const { emit } = servers;
servers.emit = function (this: Server, event: unknown, ...args: unknown[]): boolean {
  if (event !== 'request') return Reflect.apply(emit, this, [event, ...args]);
  const [request, response] = args as [IncomingMessage, ServerResponse];
  if (request.url === TIMES_PATH) {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(taken));
    taken = [];
    isRemembering = true;
    return true;
  }
  const own: Running = { asked: 0 };
  const began = performance.now();
  response.once('finish', () => taken.push({ ms: performance.now() - began, asked: own.asked }));
  return running.run(own, () => Reflect.apply(emit, this, [event, ...args]));
};

const pools = pg.Pool.prototype as unknown as { query: (...args: unknown[]) => Promise<unknown> };
const { query } = pools;
pools.query = function (this: pg.Pool, ...args: unknown[]): Promise<unknown> {
  const own = running.getStore();
  if (own === undefined || !isRemembering) return Reflect.apply(query, this, args);
  // The time of day is another each time, and tells nothing apart here.
  const key = JSON.stringify(args).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d{13}/g, 'now');
  const known = answers.get(key);
  if (known !== undefined) return known;
  own.asked += 1;
  const answer = Reflect.apply(query, this, args);
  answers.set(key, answer);
  return answer;
};
