import { connect, type Socket } from 'node:net';

/** One HTTP request as raw bytes, made anew for each sending. */
export type MakeRequest = (client: number) => Buffer;

export interface LoadResult {
  readonly seconds: number;
  readonly done: number;
  readonly perSecond: number;
  /** Answers whose status was not the expected one. */
  readonly failed: number;
  /** Milliseconds, sorted. */
  readonly latencies: Float64Array;
}

export interface LoadOptions {
  readonly port: number;
  readonly clients: number;
  readonly seconds: number;
  readonly request: MakeRequest;
  readonly expectStatus: number;
  /** Requests per second over all clients; absent means as fast as answers come back. */
  readonly rate?: number;
}

/**
 * A light HTTP/1.1 load generator on keep-alive sockets: one request in flight a client. Written
 * for this bench because the generator shares two cores with the server, so its own cost counts.
 */
export async function httpLoad(options: LoadOptions): Promise<LoadResult> {
  const latencies: number[] = [];
  let failed = 0;
  const started = performance.now();
  const until = started + options.seconds * 1000;
  const gap = options.rate === undefined ? 0 : (options.clients / options.rate) * 1000;

  const client = async (index: number): Promise<void> => {
    const socket = connect({ port: options.port, host: '127.0.0.1', noDelay: true });
    const answers = answersOf(socket);
    let due = started + (gap * index) / options.clients;
    while (performance.now() < until) {
      if (gap > 0) await waitUntil(due);
      const sent = gap > 0 ? Math.min(performance.now(), due + gap * 50) : performance.now();
      socket.write(options.request(index));
      const status = await answers.next();
      latencies.push(performance.now() - (gap > 0 ? due : sent));
      if (status !== options.expectStatus) failed += 1;
      due += gap;
    }
    socket.destroy();
  };

  await Promise.all(Array.from({ length: options.clients }, (_, index) => client(index)));
  const seconds = (performance.now() - started) / 1000;
  const done = latencies.length;
  const sorted = Float64Array.from(latencies).sort();
  return { seconds, done, perSecond: (done - failed) / seconds, failed, latencies: sorted };
}

/** The value below which the share `p` (0–1) of sorted values lies. */
export function percentile(sorted: Float64Array, p: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0;
}

/** Reads answers one by one; only status and content-length matter here. */
function answersOf(socket: Socket): { next(): Promise<number> } {
  let pending = '';
  let resolve: ((status: number) => void) | null = null;
  let reject: ((fault: Error) => void) | null = null;
  const deliver = () => {
    const end = pending.indexOf('\r\n\r\n');
    if (end === -1 || resolve === null) return;
    const length = /content-length: (\d+)/i.exec(pending.slice(0, end))?.[1] ?? '0';
    const total = end + 4 + Number(length);
    if (pending.length < total) return;
    const status = Number(pending.slice(9, 12));
    pending = pending.slice(total);
    const answer = resolve;
    resolve = null;
    answer(status);
  };
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    pending += String(chunk);
    deliver();
  });
  socket.on('error', (fault) => reject?.(fault));
  socket.on('close', () => reject?.(new Error('the server closed the connection')));
  return {
    next: () =>
      new Promise((yes, no) => {
        resolve = yes;
        reject = no;
        deliver();
      }),
  };
}

const waitUntil = (due: number): Promise<void> => {
  const ms = due - performance.now();
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
};
