import { createPrivateKey, X509Certificate } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PassAccount, PassKeyFiles } from '#host/vaccine-pass/pass-account.ts';
import type { SigningKey } from '#vaccine-pass/sign1.ts';
import { keyIdOf } from '#vaccine-pass/trust-list.ts';

/** With what passports are signed here, and in whose name. */
export interface PassIssuer {
  readonly key: SigningKey;
  readonly issuer: string;
}

/** The key of the configuration, development's own made where there is none yet; null where none is configured. */
export async function openPassKey({ directory, key }: PassAccount): Promise<PassIssuer | null> {
  switch (key.kind) {
    case 'none':
      return null;
    case 'files':
      return { key: await readPassKey(key), issuer: key.issuer };
    case 'development': {
      const files = await developmentKey(directory);
      return { key: await readPassKey(files), issuer: DEVELOPMENT_ISSUER };
    }
  }
}

/** An EC key signs by ES256, an RSA key by PS256; throws where the certificate is not of the key. */
export async function readPassKey(
  files: Pick<PassKeyFiles, 'key' | 'certificate'>,
): Promise<SigningKey> {
  const privateKey = createPrivateKey(await readFile(files.key));
  const certificate = new X509Certificate(await readFile(files.certificate));
  if (!certificate.checkPrivateKey(privateKey))
    throw new Error('the certificate is of another key');
  const algorithm = privateKey.asymmetricKeyType === 'rsa' ? 'PS256' : 'ES256';
  return { algorithm, keyId: keyIdOf(certificate.raw), privateKey };
}

const DEVELOPMENT_ISSUER = 'Sở Y tế (bản thử nghiệm, không có giá trị)';
const NAME = 'Hộ chiếu vắc xin thử nghiệm Một Cửa (không có giá trị pháp lý)';
const KEY = 'key.pem';
const CERTIFICATE = 'certificate.pem';
const YEAR_MS = 365 * 24 * 3_600_000;

/**
 * A key that nobody else believes: our own public page does, since its certificate is put among those of
 * `trust/`. Both files are there at once or not at all: another process may begin at the same moment.
 */
async function developmentKey(
  directory: string,
): Promise<Pick<PassKeyFiles, 'key' | 'certificate'>> {
  const own = join(directory, 'development');
  const files = { key: join(own, KEY), certificate: join(own, CERTIFICATE) };
  if (!(await isThere(files.key))) await makeKey(own);
  const trust = join(directory, 'trust');
  await mkdir(trust, { recursive: true });
  await copyFile(files.certificate, join(trust, 'development.pem'));
  return files;
}

async function makeKey(own: string): Promise<void> {
  // Half a megabyte of ASN.1 that no other start needs.
  const { createAuthority } = await import('#documents/signing/certificate-authority.ts');
  await mkdir(dirname(own), { recursive: true });
  const fresh = await mkdtemp(`${own}.new-`);
  const now = Date.now();
  const days = { from: new Date(now - 24 * 3_600_000), to: new Date(now + 20 * YEAR_MS) };
  const { privateKey, certificate } = await createAuthority(NAME, days);
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(join(fresh, KEY), key, { mode: 0o600 });
  await writeFile(join(fresh, CERTIFICATE), new X509Certificate(certificate).toString());
  try {
    await rename(fresh, own);
  } catch (fault) {
    await rm(fresh, { recursive: true });
    if (!(await isThere(join(own, KEY)))) throw fault;
  }
}

const isThere = (file: string): Promise<boolean> =>
  readFile(file).then(
    () => true,
    (fault: unknown) => {
      if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return false;
      throw fault;
    },
  );
