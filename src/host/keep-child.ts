import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** The child of a process that was killed a moment ago may hold the port a little longer. */
const TRIES = 3;
const PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 10_000;

/** A program of ours that runs beside us and is told by its channel what to be. */
export interface Child {
  readonly program: string;
  /** As messages to the operator call it. */
  readonly name: string;
  readonly port: number;
  readonly options: object;
}

/** Starts a program as a child and starts it again should it die. */
export async function keepChild(
  options: Child,
  say: (line: string) => void,
): Promise<{ readonly stop: () => Promise<void> }> {
  const stopping = new AbortController();
  let child = await startFirst(options);
  const keepUp = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      if (!hasExited(child)) await once(child, 'exit', stopping).catch(() => undefined);
      if (stopping.signal.aborted) return;
      say(`${options.name} stopped; starting it again`);
      child = (await startAgain(options, say, stopping.signal)) ?? child;
    }
  };
  void keepUp();
  return {
    stop: async () => {
      stopping.abort();
      await end(child);
    },
  };
}

async function startFirst(options: Child): Promise<ChildProcess> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startChild(options);
    } catch (fault) {
      if (tries === TRIES) throw fault;
      await pause(PAUSE_MS);
    }
  }
}

/** Ever more slowly until it runs; null where it is no longer wanted. */
async function startAgain(
  options: Child,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<ChildProcess | null> {
  for (let wait = PAUSE_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      const child = await startChild(options);
      if (!signal.aborted) return child;
      await end(child);
    } catch (fault) {
      say(fault instanceof Error ? fault.message : String(fault));
      await pause(wait, undefined, { ref: false });
    }
  }
  return null;
}

/** A child that listens; it gets nothing of our environment, and secrets by its channel only. */
async function startChild({ program, name, port, options }: Child): Promise<ChildProcess> {
  const env = { PATH: process.env['PATH'] ?? '' };
  const child = fork(program, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
    env,
  });
  child.send(options);
  const message = await Promise.race([
    once(child, 'message').then(([said]) => String(said)),
    once(child, 'exit').then(() => 'it ended'),
  ]);
  if (message === 'ready') return child;
  await end(child);
  throw new Error(`${name} cannot start on port ${port}: ${message}`);
}

const hasExited = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

async function end(child: ChildProcess): Promise<void> {
  if (hasExited(child)) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL'); // it keeps nothing that would need an orderly end
  await gone;
}
