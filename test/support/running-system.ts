import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePorts } from '#test/support/free-ports.ts';
import { newDataDir } from '#test/support/prepared-system.ts';

/** The whole system as its user starts it, in a data directory of its own and on free ports. */
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

type Environment = Readonly<Record<string, string>>;

export async function startSystem(
  demoDossiers = 300,
  dataDir?: string,
  environment: Environment = {},
): Promise<RunningSystem> {
  const startOnce = async (made: string): Promise<void> => {
    const { child } = await launch(demoDossiers, made, {});
    await end(child, 'SIGINT');
  };
  const directory = dataDir ?? (await newDataDir(demoDossiers, startOnce));
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  const launched = launch(demoDossiers, directory, environment);
  const { child, port, output } = await launched.catch((fault: unknown) => {
    remove();
    throw fault;
  });
  return {
    url: `http://localhost:${port}`,
    dataDir: directory,
    output,
    stop: async () => {
      await end(child, 'SIGINT');
      remove();
    },
    kill: () => end(child, 'SIGKILL'),
  };
}

interface Launched {
  readonly child: ChildProcess;
  readonly port: number;
  readonly output: () => string;
}

/** Answers once the system is ready. */
async function launch(
  demoDossiers: number,
  dataDir: string,
  environment: Environment,
): Promise<Launched> {
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
  const until = Date.now() + START_TIMEOUT_MS;
  while (!output.includes('ready after')) {
    if (child.exitCode !== null || Date.now() > until) {
      await end(child, 'SIGINT');
      throw new Error(`the system did not start:\n${output}`);
    }
    await pause(50);
  }
  return { child, port, output: () => output };
}

async function end(child: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
