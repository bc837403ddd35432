import type pg from 'pg';

/** Hands over a statement that need not be answered before the commit is sent behind it. */
export type WithCommit = (statement: Promise<unknown>) => void;

/**
 * Runs `work` in one transaction: committed when it answers, rolled back when it throws. On our
 * pipelined connections `begin` and `commit` are sent without waiting for an answer in between; a
 * failed last statement turns its commit into a rollback, and is thrown here.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (client: pg.PoolClient, withCommit: WithCommit) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const travelling: Promise<unknown>[] = [];
  const travel = (statement: Promise<unknown>): void => {
    statement.catch(() => undefined); // awaited below; here only so that none goes unheard
    travelling.push(statement);
  };
  try {
    travel(client.query('begin'));
    const answer = await work(client, travel);
    travel(client.query('commit'));
    await Promise.all(travelling);
    client.release();
    return answer;
  } catch (fault) {
    // A connection that cannot even roll back is broken: it leaves the pool.
    const usable = await client.query('rollback').then(
      () => true,
      () => false,
    );
    client.release(!usable);
    throw fault;
  }
}
