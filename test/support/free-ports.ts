import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Below the range from which the machine takes ports for outgoing calls: a busy test has thousands. */
const LOWEST = 12_000;
const HIGHEST = 32_000;

/** The first of so many ports in a row that nobody listens on. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    const probes = await Promise.all(
      Array.from({ length: count }, (_, above) => listen(first + above).catch(() => null)),
    );
    for (const probe of probes) if (probe !== null) await once(probe.close(), 'close');
    if (!probes.includes(null)) return first;
  }
}

async function listen(port: number): Promise<Server> {
  const probe = createServer().listen(port, '127.0.0.1');
  await once(probe, 'listening');
  return probe;
}
