import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { err, ok, type Result } from '#kernel/result.ts';

/** The mark of the one process that serves a database; gone with the process, however it ends. */
export interface ServingLock {
  readonly release: () => Promise<void>;
}

/** Any number, the same in every process of one database. */
const LOCK = 4_115_318;
const PREFIX = 'mot-cua serving ';
/** The server needs a moment to notice that a process which held the lock was killed. */
const TRIES = 5;
const PAUSE_MS = 200;

/**
 * Marks a bundled database as served by this process, named by `label` (an address); the error is
 * the label of the process that serves it already. It is an advisory lock of a connection, not a
 * file, which would outlive a killed process. When the server restarts it is taken again.
 */
export async function holdServingLock(
  url: string,
  label: string,
): Promise<Result<ServingLock, string>> {
  for (let tries = 1; ; tries += 1) {
    const client = await tryLock(url, label);
    if (client !== null) return ok(keep(url, label, client));
    if (tries === TRIES) return err(await holderOf(url));
    await pause(PAUSE_MS);
  }
}

/** A connection that holds the lock; null where another one does. */
async function tryLock(url: string, label: string): Promise<pg.Client | null> {
  const client = await connect(url, `${PREFIX}${label}`);
  const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [LOCK]);
  if (rows[0].held) return client;
  await client.end();
  return null;
}

function keep(url: string, label: string, first: pg.Client): ServingLock {
  const released = new AbortController();
  let held = first;
  const watch = (client: pg.Client): void => {
    held = client;
    client.once('end', () => void again());
  };
  const again = async (): Promise<void> => {
    while (!released.signal.aborted) {
      const client = await tryLock(url, label).catch(() => null);
      if (client !== null && released.signal.aborted) return client.end();
      if (client !== null) return watch(client);
      await pause(PAUSE_MS, undefined, { ref: false });
    }
  };
  watch(first);
  return {
    release: async () => {
      released.abort();
      await held.end();
    },
  };
}

async function holderOf(url: string): Promise<string> {
  const client = await connect(url, 'mot-cua');
  try {
    const { rows } = await client.query(
      `select application_name as name from pg_locks join pg_stat_activity using (pid)
        where locktype = 'advisory' and objid = $1 and granted`,
      [LOCK],
    );
    return rows[0]?.name.replace(PREFIX, '') ?? 'another process';
  } finally {
    await client.end();
  }
}

async function connect(url: string, name: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined); // told by 'end' as well
  await client.connect();
  return client;
}
