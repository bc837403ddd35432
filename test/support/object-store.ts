import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ObjectStoreAccount } from '#documents/object-store.ts';
import { freePorts } from '#test/support/free-ports.ts';

export interface ObjectStorePlace {
  readonly account: ObjectStoreAccount;
  /** The same account as the environment of a system. */
  readonly environment: Readonly<Record<string, string>>;
  /** Has the next requests (of a method, or of any) go wrong. */
  readonly order: (
    kind: 'busy' | 'break' | 'break-within',
    times: number,
    method?: string,
  ) => Promise<void>;
  readonly names: () => Promise<readonly string[]>;
  readonly bytes: (name: string) => Promise<Buffer>;
  readonly overwrite: (name: string, bytes: Buffer) => Promise<void>;
  readonly drop: (name: string) => Promise<void>;
  readonly freeze: () => void;
  readonly thaw: () => void;
  readonly stop: () => Promise<void>;
}

const PROGRAM = join(import.meta.dirname, 'object-store-child.ts');

/** A running store that speaks S3, checks every signature and fails when told to. */
export async function startObjectStore(): Promise<ObjectStorePlace> {
  const port = await freePorts(1);
  const endpoint = `http://127.0.0.1:${port}`;
  const child: ChildProcess = fork(PROGRAM, [String(port)]);
  await once(child, 'message');
  const ask = async (path: string, body?: string | Buffer): Promise<Buffer> => {
    const init =
      body === undefined ? {} : { method: 'POST', body: new Uint8Array(Buffer.from(body)) };
    const answer = await fetch(`${endpoint}/${path}`, init);
    return Buffer.from(await answer.arrayBuffer());
  };
  const account = {
    endpoint,
    bucket: 'giay-to',
    region: 'vn-1',
    accessKey: 'mot-cua',
    secretKey: 'khoa-cua-kho-doi-tuong',
  };
  return {
    account,
    environment: {
      STORAGE_S3_ENDPOINT: endpoint,
      STORAGE_S3_BUCKET: account.bucket,
      STORAGE_S3_REGION: account.region,
      STORAGE_S3_ACCESS_KEY: account.accessKey,
      STORAGE_S3_SECRET_KEY: account.secretKey,
    },
    order: async (kind, times, method = '') => {
      await ask('_order', JSON.stringify({ kind, times, method }));
    },
    names: async () => JSON.parse((await ask('_names')).toString()) as readonly string[],
    bytes: (name) => ask(`_bytes?name=${name}`),
    overwrite: async (name, bytes) => void (await ask(`_put?name=${name}`, bytes)),
    drop: async (name) => void (await ask(`_drop?name=${name}`)),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}
