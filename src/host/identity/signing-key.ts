import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';

/** The signing key of the bundled provider, made once a data directory (a private JWK). */
export async function signingKey(dataDir: string): Promise<Readonly<Record<string, unknown>>> {
  const file = join(dataDir, 'identity-key.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: 'development' };
  // Written beside and renamed: a start that is killed here leaves no half a file.
  writeFileSync(`${file}.new`, JSON.stringify(key), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return key;
}
