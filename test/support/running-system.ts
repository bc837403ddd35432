import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePorts } from '#test/support/free-ports.ts';

/** The whole system as its user starts it, in a new data directory and on free ports. */
export interface RunningSystem {
  readonly url: string;
  readonly dataDir: string;
  /** All that it printed so far. */
  readonly output: () => string;
  /** Ends it as Ctrl-C does and removes its data. */
  readonly stop: () => Promise<void>;
  /** Ends its process at once, as a power cut does; its data stay. */
  readonly kill: () => Promise<void>;
}

const PROGRAM = join(import.meta.dirname, '../../bin/serve.ts');
const START_TIMEOUT_MS = 180_000;

export async function startSystem(
  demoDossiers = 300,
  dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-journey-')),
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningSystem> {
  // For the pages, the identity provider, the simulators, their control and their mail server.
  const port = await freePorts(5);
  const child = spawn(process.execPath, [PROGRAM, '--port', String(port), '--data-dir', dataDir], {
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      DEMO_DOSSIERS: String(demoDossiers),
      LOG_LEVEL: 'error',
      ...environment,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const stop = async () => {
    await end(child, 'SIGINT');
    rmSync(dataDir, { recursive: true, force: true });
  };
  const until = Date.now() + START_TIMEOUT_MS;
  while (!output.includes('ready after')) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`the system did not start:\n${output}`);
    }
    await pause(50);
  }
  return {
    url: `http://localhost:${port}`,
    dataDir,
    output: () => output,
    stop,
    kill: () => end(child, 'SIGKILL'),
  };
}

async function end(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
