import pg from 'pg';

/** Locks by name over all processes that work on one database. */
export interface SharedLocks {
  /** Whether the lock is this process's now; what it holds already it must not ask for again. */
  readonly tryLock: (name: string) => Promise<boolean>;
  readonly unlock: (name: string) => Promise<void>;
  /** Asks whoever holds the lock to let it go soon. */
  readonly wish: (name: string) => Promise<void>;
  /** Told of what another process wishes for; every process hears of every wish. */
  readonly onWish: (listener: (name: string) => void) => void;
  /** Told when all locks of this process are lost, since its connection broke. */
  readonly onLoss: (listener: () => void) => void;
  readonly close: () => Promise<void>;
}

/** Apart from other locks of the same database; any number. */
const SPACE = 4_115_319;
const WISHES = 'mot_cua_lock_wish';
const KEY = `hashtextextended($1, ${SPACE})`;

/**
 * Advisory locks of one connection, which is opened when the first is wanted: however long locks are
 * held, none of the pool's connections is, and a process that dies holds nothing.
 */
export function openSharedLocks(options: pg.ClientConfig): SharedLocks {
  const heard: ((name: string) => void)[] = [];
  const lost: (() => void)[] = [];
  let connection: Promise<pg.Client> | null = null;
  const open = async (): Promise<pg.Client> => {
    const client = new pg.Client({ ...options, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined); // told by 'end' as well
    client.on('notification', ({ payload }) => heard.forEach((tell) => tell(payload ?? '')));
    await client.connect();
    client.once('end', () => {
      connection = null;
      lost.forEach((tell) => tell());
    });
    await client.query(`listen ${WISHES}`);
    return client;
  };
  const connected = (): Promise<pg.Client> => {
    connection ??= open().catch((fault: unknown) => {
      connection = null;
      throw fault;
    });
    return connection;
  };
  return {
    tryLock: async (name) => {
      const client = await connected();
      const { rows } = await client.query(`select pg_try_advisory_lock(${KEY}) as held`, [name]);
      return rows[0].held;
    },
    unlock: async (name) => {
      // Without a connection there is no lock any more.
      const client = await connection?.catch(() => undefined);
      await client?.query(`select pg_advisory_unlock(${KEY})`, [name]).catch(() => undefined);
    },
    wish: async (name) => {
      await (await connected()).query('select pg_notify($1, $2)', [WISHES, name]);
    },
    onWish: (listener) => void heard.push(listener),
    onLoss: (listener) => void lost.push(listener),
    close: async () => {
      const client = await connection?.catch(() => undefined);
      await client?.end();
    },
  };
}
