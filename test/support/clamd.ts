import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectClamd } from '#documents/virus-scan.ts';
import { pdfFile, type SampleFile } from './sample-files.ts';

/** What the tests' own signature database calls a virus; it is none. */
const MARKER = 'MOT-CUA-TEST-VIRUS-6f1d';
export const SIGNATURE = 'MotCua.Test.Marker';

/** A whole PDF in which the scanner of the tests finds its virus. */
export const infectedPdf = (name: string): SampleFile => pdfFile(name, `${MARKER} ${name}`);

/** A place for a real clamd with a signature of our own, which can be started and stopped there. */
export interface ClamdPlace {
  readonly socket: string;
  readonly start: () => Promise<void>;
  /** Lets it stand still, as a machine that swaps; it takes connections and answers none. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly stop: () => Promise<void>;
  /** Stops it and removes the place. */
  readonly remove: () => Promise<void>;
}

const PROGRAM = '/usr/sbin/clamd';
const START_TIMEOUT_MS = 60_000;

export function clamdPlace(settings: readonly string[] = []): ClamdPlace {
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-clamd-'));
  const [database, socket] = [join(directory, 'db'), join(directory, 'clamd.sock')];
  mkdirSync(database);
  const hex = Buffer.from(MARKER).toString('hex');
  writeFileSync(join(database, 'test.ndb'), `${SIGNATURE}:0:*:${hex}\n`);
  const file = join(directory, 'clamd.conf');
  // As root it goes on as somebody else, who must reach the place.
  const user = process.getuid?.() === 0 ? ['User nobody'] : [];
  for (const path of [directory, database]) chmodSync(path, 0o777);
  const lines = [`DatabaseDirectory ${database}`, `LocalSocket ${socket}`, 'Foreground yes'];
  writeFileSync(file, [...lines, ...user, ...settings, ''].join('\n'));
  let child: ChildProcess | null = null;
  const stop = async (): Promise<void> => {
    if (child === null || child.exitCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    rmSync(socket, { force: true });
    child = null;
  };
  return {
    socket,
    start: async () => {
      if (!existsSync(PROGRAM)) throw new Error(`no ${PROGRAM}: apt-get install clamav-daemon`);
      child = spawn(PROGRAM, ['--config-file', file], { stdio: 'ignore' });
      await untilReady(child, socket);
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    stop,
    remove: async () => {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function untilReady(child: ChildProcess, socket: string): Promise<void> {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until && child.exitCode === null) {
    const version = await connectClamd({ path: socket })
      .version()
      .catch(() => null);
    if (version !== null) return;
    await pause(50);
  }
  throw new Error(`clamd did not start: ${child.exitCode ?? 'no answer'}`);
}
