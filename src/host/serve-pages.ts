import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Configuration } from '#host/config.ts';

/** How long answers that were begun may take when the system stops. */
const DRAIN_MS = 5000;
const IDLE_MS = 100;
/** Children of a system that was killed a moment ago may hold the port a little longer. */
const TRIES = 10;
const PAUSE_MS = 200;

type Address = Pick<Configuration, 'port' | 'host'>;

/** Listens as the one process that shows pages; whoever has the port already keeps it. */
export const listenAlone = (web: FastifyInstance, { port, host }: Address): Promise<string> =>
  web.listen({ port, host });

/** Listens beside others of ours on the same port; the system gives each new connection to one of them. */
export function listenBeside(web: FastifyInstance, { port, host }: Address): Promise<string> {
  // Fastify hands on what it does not know itself.
  const shared = { port, host, reusePort: true };
  return web.listen(shared);
}

/**
 * Listens as the first of several. The system would let any program of the same user join them, so it is
 * asked first whether nobody listens there; false where it lets only one listen, as this one does then.
 */
export async function listenFirst(web: FastifyInstance, address: Address): Promise<boolean> {
  if (!(await mayBeShared())) {
    await listenAlone(web, address);
    return false;
  }
  for (let tries = 1; ; tries += 1) {
    try {
      await probe(address);
      break;
    } catch (fault) {
      if (tries === TRIES) throw fault;
      await pause(PAUSE_MS);
    }
  }
  await listenBeside(web, address);
  return true;
}

/** Takes no new connection, lets answers end that were begun, then closes what is still open. */
export async function closePages(web: FastifyInstance): Promise<void> {
  // A browser holds its connection open after the answer: nothing more comes over it.
  const idle = setInterval(() => web.server.closeIdleConnections(), IDLE_MS);
  const late = setTimeout(() => web.server.closeAllConnections(), DRAIN_MS);
  await web.close();
  clearInterval(idle);
  clearTimeout(late);
}

const mayBeShared = (): Promise<boolean> =>
  probe({ port: 0, host: '127.0.0.1', reusePort: true }).then(
    () => true,
    () => false,
  );

async function probe({
  port,
  host,
  reusePort = false,
}: Address & { readonly reusePort?: boolean }): Promise<void> {
  const server = createServer().listen({ port, host, reusePort });
  await once(server, 'listening');
  await once(server.close(), 'close');
}
