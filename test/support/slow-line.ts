import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

/** A line to a server that carries so many bytes a second each way, and breaks now and then. */
export interface SlowLine {
  /** Where a browser goes instead of the server itself. */
  readonly url: string;
  /** All bytes that it carried to the server: heads, bodies, and what came twice. */
  readonly carriedUp: () => number;
  /** How often it broke so far. */
  readonly cuts: () => number;
  /** What it carries from now on: with nothing, every connection ends and none is made. */
  readonly carries: (what: Carried) => void;
}

/** All; all but the answer to what begins so; nothing. */
type Carried = 'all' | { readonly noAnswerTo: string } | 'nothing';

export interface SlowLineOptions {
  readonly bytesPerSecond: number;
  /** Where given, each time that so many bytes have gone up in all, every connection ends in the middle of what it carries. */
  readonly cutsAfter?: readonly number[];
}

/** How long nobody gets through after a cut. */
const DEAD_MS = 1500;
/** The most that is carried at once. */
const PIECE = 8192;

/** Listens before a server; the line is one for all connections, as that of a telephone is. */
export async function slowLine(
  server: string,
  { bytesPerSecond, cutsAfter = [] }: SlowLineOptions,
): Promise<SlowLine> {
  const port = Number(new URL(server).port);
  const open = new Set<Socket>();
  const unanswered = new Set<Socket>();
  const freeAt = { up: 0, down: 0 };
  let carriedUp = 0;
  let cuts = 0;
  let deadUntil = 0;
  let carried: Carried = 'all';

  const breakOff = (): void => {
    for (const socket of open) socket.resetAndDestroy();
  };

  /** Waits until the line has carried so many bytes; what others carry meanwhile comes first. */
  const carry = async (way: 'up' | 'down', bytes: number): Promise<void> => {
    freeAt[way] = Math.max(freeAt[way], Date.now()) + (bytes / bytesPerSecond) * 1000;
    await pause(Math.max(0, freeAt[way] - Date.now()));
    if (way === 'down') return;
    carriedUp += bytes;
    if (carriedUp < (cutsAfter[cuts] ?? Infinity)) return;
    cuts += 1;
    deadUntil = Date.now() + DEAD_MS;
    breakOff();
  };

  const pump = async (from: Socket, to: Socket, way: 'up' | 'down'): Promise<void> => {
    try {
      for await (const piece of piecesOf(from)) {
        await carry(way, piece.length);
        if (to.destroyed || unanswered.has(to)) return;
        const isLost = typeof carried === 'object' && piece.includes(carried.noAnswerTo);
        if (way === 'up' && isLost) unanswered.add(from);
        to.write(piece);
      }
      to.end();
    } catch {
      // A connection that broke breaks at its other end too.
      to.destroy();
    }
  };

  const proxy = createServer((near) => {
    if (Date.now() < deadUntil || carried === 'nothing') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(port, 'localhost');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
    }
    void pump(near, far, 'up');
    void pump(far, near, 'down');
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, 'localhost', resolve);
  });
  after(() => {
    for (const socket of open) socket.destroy();
    proxy.close();
  });
  const { port: own } = proxy.address() as AddressInfo;
  return {
    url: `http://localhost:${own}`,
    carriedUp: () => carriedUp,
    cuts: () => cuts,
    carries: (what) => {
      carried = what;
      if (what === 'nothing') breakOff();
    },
  };
}

async function* piecesOf(socket: Socket): AsyncGenerator<Buffer> {
  for await (const chunk of socket) {
    const bytes = chunk as Buffer;
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
  }
}
