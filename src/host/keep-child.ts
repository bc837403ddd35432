import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type Channel, type Heed, openChannel } from '#host/process-channel.ts';

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
  /** Flags of Node that it runs with; by default none. */
  readonly flags?: readonly string[];
  /** What it may ask us; by default it asks nothing. */
  readonly heed?: Heed;
  /** Milliseconds that it has to end in order once it was told 'stop'; 0 for one that keeps nothing. */
  readonly goodbye?: number;
}

/** A child that is just being started again is told nothing: it learns all from its options. */
export interface KeptChild extends Channel {
  readonly stop: () => Promise<void>;
}

interface Running {
  readonly process: ChildProcess;
  readonly channel: Channel;
}

/** Starts a program as a child and starts it again should it die. */
export async function keepChild(options: Child, say: (line: string) => void): Promise<KeptChild> {
  const stopping = new AbortController();
  let child = await startFirst(options, say);
  const keepUp = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      if (!hasExited(child.process)) {
        await once(child.process, 'exit', stopping).catch(() => undefined);
      }
      if (stopping.signal.aborted) return;
      say(`${options.name} stopped; starting it again`);
      child = (await startAgain(options, say, stopping.signal)) ?? child;
    }
  };
  void keepUp();
  return {
    tell: (message) => child.channel.tell(message),
    ask: (question, milliseconds) => child.channel.ask(question, milliseconds),
    stop: async () => {
      stopping.abort();
      await end(child, options.goodbye);
    },
  };
}

async function startFirst(options: Child, say: (line: string) => void): Promise<Running> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startChild(options, say);
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
): Promise<Running | null> {
  for (let wait = PAUSE_MS; !signal.aborted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      const child = await startChild(options, say);
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
async function startChild(
  { program, name, port, options, environment, flags = [], heed = asksNothing }: Child,
  say: (line: string) => void,
): Promise<Running> {
  const child = fork(program, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [...flags],
    serialization: 'advanced',
    env: environment ?? bareEnvironment(),
  });
  const running = { process: child, channel: openChannel(child, heed, say) };
  child.send(options());
  const message = await Promise.race([
    once(child, 'message').then(([said]) => String(said)),
    once(child, 'exit').then(() => 'it ended'),
  ]);
  if (message === 'ready') return running;
  await end(running);
  const place = port === undefined ? '' : ` on port ${port}`;
  throw new Error(`${name} cannot start${place}: ${message}`);
}

/** Nothing of the system's own: where programs are found, and where Node keeps compiled modules. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  return { PATH, NODE_COMPILE_CACHE };
}

const asksNothing = (): Promise<null> => Promise.resolve(null);

const hasExited = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

async function end({ process: child, channel }: Running, goodbye = 0): Promise<void> {
  if (hasExited(child)) return;
  const gone = once(child, 'exit');
  if (goodbye > 0 && child.connected) {
    channel.tell({ kind: 'stop' });
    await Promise.race([gone, pause(goodbye, undefined, { ref: false })]);
  }
  if (!hasExited(child)) child.kill('SIGKILL');
  await gone;
}
