import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Secrets of a development installation, made at its first start and kept in its data directory. */
export interface Secrets {
  readonly databasePassword: string;
  /** Signs cookies and what forms carry along. */
  readonly formKey: string;
  readonly clientSecret: string;
  /** The one password of all demo accounts of the bundled identity provider. */
  readonly demoPassword: string;
  /** Keys of the bundled identity provider's cookies. */
  readonly providerKey: string;
}

/** Reads the secrets of a data directory, making them (mode 0600) where there are none. */
export function loadSecrets(dataDir: string): Secrets {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return readSecrets(file);
  const random = (bytes: number) => randomBytes(bytes).toString('base64url');
  const secrets: Secrets = {
    databasePassword: random(24),
    formKey: random(32),
    clientSecret: random(32),
    demoPassword: `mot-cua-${randomBytes(3).toString('hex')}`,
    providerKey: random(32),
  };
  // Written beside and renamed: a start that is killed here leaves no half a file.
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

const NAMES: readonly (keyof Secrets)[] = [
  'databasePassword',
  'formKey',
  'clientSecret',
  'demoPassword',
  'providerKey',
];

function readSecrets(file: string): Secrets {
  const secrets = JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
  const missing = NAMES.filter((name) => typeof secrets[name] !== 'string' || secrets[name] === '');
  if (missing.length === 0) return secrets as Secrets;
  throw new Error(`${file} lacks ${missing.join(', ')}: restore it from a copy`);
}
