import pg from 'pg';

export interface PoolOptions {
  readonly url: string;
  /** Database role to work under; null for the connecting user itself (the owner). */
  readonly role: 'mot_cua_app' | 'mot_cua_report' | null;
  readonly max: number;
  readonly applicationName: string;
  /** Told of a connection that broke while it lay idle; the pool replaces it by itself. */
  readonly onFault: (fault: Error) => void;
}

/** A pool of connections whose values are ours: instants and days as text, counts as numbers. */
export function createPool(options: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: options.applicationName,
    connectionTimeoutMillis: 5000,
    statement_timeout: 30_000,
    options: `-c datestyle=ISO${options.role === null ? '' : ` -c role=${options.role}`}`,
    pipeline: true,
    types: { getTypeParser },
  });
  pool.on('error', options.onFault);
  // One that breaks between two statements of a transaction: the next statement is refused, which
  // is how its user is told; without a listener the process would end.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Whether the server has a role and the connecting user may work under it. */
export async function mayUseRole(url: string, role: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select coalesce(bool_or(pg_has_role(current_user, oid, 'member')), false) as may
        from pg_roles where rolname = $1`,
      [role],
    );
    return rows[0].may;
  } finally {
    await client.end();
  }
}

const { builtins } = pg.types;

const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<
  number,
  (text: string) => unknown
>([
  [builtins.DATE, (text) => text],
  [builtins.TIMESTAMPTZ, instantText],
  [builtins.INT8, countOf],
]);

/** `2022-06-21 15:00:00+07` → `2022-06-21T08:00:00.000Z`; `infinity` stays what it is. */
function instantText(text: string): string {
  return text.endsWith('infinity') ? text : new Date(text).toISOString();
}

/** A count as a number; one too large to be exact stays text. */
function countOf(text: string): number | string {
  const count = Number(text);
  return Number.isSafeInteger(count) ? count : text;
}

function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  const own = format === 'binary' ? undefined : parsers.get(oid);
  return own ?? pg.types.getTypeParser(oid, 'text');
}
