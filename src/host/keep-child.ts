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
  /** On which it listens; without one it listens nowhere. */
  readonly port?: number;
  /** Its first message; asked for again where it is started again. */
  readonly options: () => object;
  /** By default it gets nothing of our environment, and secrets by its channel only. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Milliseconds that it has to end in order once it was told 'stop'; 0 for one that keeps nothing. */
  readonly goodbye?: number;
}

export interface KeptChild {
  /** Tells it something; a child that is just being started again learns it from its options. */
  readonly tell: (message: object) => void;
  /** Its next answer to a question; null where none comes within so many milliseconds. */
  readonly ask: (question: object, milliseconds: number) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Starts a program as a child and starts it again should it die. */
export async function keepChild(options: Child, say: (line: string) => void): Promise<KeptChild> {
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
  const tell = (message: object): void => {
    // One that dies at this very moment is told by its options when it is started again.
    if (child.connected) child.send(message, () => undefined);
  };
  return {
    tell,
    ask: async (question, milliseconds) => {
      if (!child.connected) return null;
      const signal = AbortSignal.timeout(milliseconds);
      const answer = once(child, 'message', { signal }).then(
        ([said]) => said,
        () => null,
      );
      tell(question);
      return answer;
    },
    stop: async () => {
      stopping.abort();
      await end(child, options.goodbye);
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
      await end(child, options.goodbye);
    } catch (fault) {
      say(fault instanceof Error ? fault.message : String(fault));
      await pause(wait, undefined, { ref: false });
    }
  }
  return null;
}

/** A child that said that it is ready. */
async function startChild({
  program,
  name,
  port,
  options,
  environment,
}: Child): Promise<ChildProcess> {
  const child = fork(program, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
    serialization: 'advanced',
    env: environment ?? { PATH: process.env['PATH'] ?? '' },
  });
  child.send(options());
  const message = await Promise.race([
    once(child, 'message').then(([said]) => String(said)),
    once(child, 'exit').then(() => 'it ended'),
  ]);
  if (message === 'ready') return child;
  await end(child);
  const place = port === undefined ? '' : ` on port ${port}`;
  throw new Error(`${name} cannot start${place}: ${message}`);
}

const hasExited = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

async function end(child: ChildProcess, goodbye = 0): Promise<void> {
  if (hasExited(child)) return;
  const gone = once(child, 'exit');
  if (goodbye > 0 && child.connected) {
    child.send({ kind: 'stop' }, () => undefined);
    await Promise.race([gone, pause(goodbye, undefined, { ref: false })]);
  }
  if (!hasExited(child)) child.kill('SIGKILL');
  await gone;
}
