import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { DailyDigest } from '#store/daily-digest.ts';

/** What of the daily digests lies outside the database, where its owner does not reach. */
export interface DigestKeeper {
  /** Ed25519, made once a data directory. */
  readonly key: KeyObject;
  readonly keep: (digest: DailyDigest) => void;
  readonly kept: () => readonly DailyDigest[];
  /** Forgets all: only for a system whose past was invented (`mot-cua seed`). */
  readonly forget: () => void;
}

/** Key and digests of a data directory: `digest-key.pem` and `digests.jsonl`, one line each. */
export function digestKeeper(dataDir: string): DigestKeeper {
  const file = join(dataDir, 'digests.jsonl');
  return {
    key: readKey(join(dataDir, 'digest-key.pem')),
    keep: (digest) => appendFileSync(file, `${JSON.stringify(digest)}\n`, { mode: 0o600 }),
    kept: () => {
      if (!existsSync(file)) return [];
      const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
      return lines.map((line): DailyDigest => JSON.parse(line));
    },
    forget: () => rmSync(file, { force: true }),
  };
}

function readKey(file: string): KeyObject {
  if (existsSync(file)) return createPrivateKey(readFileSync(file));
  const { privateKey } = generateKeyPairSync('ed25519');
  // Written beside and renamed: a start that is killed here leaves no half a file.
  writeFileSync(`${file}.new`, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  });
  renameSync(`${file}.new`, file);
  return privateKey;
}
