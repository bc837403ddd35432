import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import {
  answers,
  createDatabase,
  launch,
  type EmbeddedPostgresOptions,
  type PostgresSite,
  prepareSite,
  urlOf,
} from '#host/postgres-site.ts';
import { livePostmaster, stopPostmaster } from '#host/postmaster.ts';

export interface EmbeddedPostgres {
  readonly url: string;
  /** Whether a server ran already (left by a killed process, or another one uses it). */
  readonly adopted: boolean;
  /** Shuts the server down, keeping everything committed; answers when it is gone. */
  readonly stop: () => Promise<void>;
  /** Leaves the server running, for another process that uses it. */
  readonly leave: () => void;
}

/**
 * A real PostgreSQL server in `<dataDir>/postgres`, from the binaries of npm. A server that a
 * killed process left running is taken over; one that died is recovered by its own start; one that
 * dies under us is started again on the same port, so that the system comes back by itself.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const site = await prepareSite(options);
  const stopping = new AbortController();
  const { port, adopted } = await bringUp(site, await freePort(), stopping.signal);
  await createDatabase(site, port);
  const watch = keepUp(site, port, stopping.signal);
  const leave = (): void => {
    stopping.abort();
    clearInterval(watch);
  };
  return {
    url: urlOf(site, port),
    adopted,
    stop: async () => {
      leave();
      await stopPostmaster(site.data);
    },
    leave,
  };
}

interface Running {
  readonly port: number;
  readonly adopted: boolean;
}

/** Recovery after a crash may take long; a server that is at it is waited for. */
const START_TIMEOUT_MS = 10 * 60_000;
const LONG_START_MS = 5000;
const LAUNCHES = 6;

/**
 * Until the directory's server answers: the one that runs already, else one launched on `port`.
 * What was launched and does not come to answer is stopped again.
 */
async function bringUp(site: PostgresSite, port: number, signal: AbortSignal): Promise<Running> {
  const launches: ChildProcess[] = [];
  try {
    return await attach(site, port, signal, launches);
  } catch (fault) {
    for (const child of launches.filter((one) => !hasExited(one))) {
      child.kill('SIGINT');
      await once(child, 'exit');
    }
    throw fault;
  }
}

/**
 * A launch that fails is tried again ever more slowly, since what a killed server left (its
 * children, its port) may need a moment to go.
 */
async function attach(
  site: PostgresSite,
  port: number,
  signal: AbortSignal,
  launches: ChildProcess[],
): Promise<Running> {
  const started = Date.now();
  let told = false;
  while (Date.now() - started < START_TIMEOUT_MS && !signal.aborted) {
    const live = livePostmaster(site.data);
    const isOurs = launches.some((child) => child.pid === live?.pid);
    if (live !== null && live.port !== null && (await answers(site, live.port))) {
      return { port: live.port, adopted: !isOurs };
    }
    if (live === null && launches.every(hasExited)) {
      if (launches.length === LAUNCHES) break;
      if (launches.length > 0) await pause(100 * 2 ** launches.length);
      launches.push(launch(site, port));
    }
    if (!told && Date.now() - started > LONG_START_MS) {
      told = true;
      site.say('PostgreSQL is still starting (after a crash it first recovers what was written)');
    }
    await pause(20);
  }
  throw new Error(`PostgreSQL did not start; the end of ${site.logFile}:\n${endOf(site.logFile)}`);
}

const hasExited = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

const WATCH_MS = 500;

/** Looks whether the server is alive, be it our child or adopted, and brings it up again. */
function keepUp(site: PostgresSite, port: number, signal: AbortSignal): NodeJS.Timeout {
  let busy = false;
  const again = async (): Promise<void> => {
    site.say('PostgreSQL stopped; starting it again');
    try {
      await bringUp(site, port, signal);
      site.say('PostgreSQL is back');
    } catch (fault) {
      if (!signal.aborted) site.say(String(fault));
    }
    busy = false;
  };
  const look = (): void => {
    if (busy || signal.aborted || livePostmaster(site.data) !== null) return;
    busy = true;
    void again();
  };
  return setInterval(look, WATCH_MS).unref();
}

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const endOf = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join('\n') : '';
