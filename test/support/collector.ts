import { fork } from 'node:child_process';
import { once } from 'node:events';
import { after } from 'node:test';
import { join } from 'node:path';
import { freePorts } from './free-ports.ts';
import type { CollectedSpan } from './trace-collector.ts';

const PROGRAM = join(import.meta.dirname, 'trace-collector.ts');

export interface Collected {
  readonly spans: readonly CollectedSpan[];
  /** Trace contexts that came with requests other than those of a collector. */
  readonly contexts: readonly string[];
}

/** A collector of traces in a process of its own, which ends with the test file. */
export async function startCollector(): Promise<{
  readonly url: string;
  readonly collected: () => Promise<Collected>;
}> {
  const port = await freePorts(1);
  const child = fork(PROGRAM, [String(port)], { execArgv: [] });
  after(() => child.kill());
  await once(child, 'message');
  const url = `http://127.0.0.1:${port}`;
  return { url, collected: async () => (await (await fetch(`${url}/spans`)).json()) as Collected };
}
